"""Why a file that somebody brought is refused, whatever it was brought for."""

from tinnhiem.core.errors import VoteError


class FileRefusedError(VoteError):
    """A file cannot be used at all."""

    code = "file-refused"
    is_of_input = True

    def __init__(self, path: str, *, detail: str = "") -> None:
        self.path, self.detail = path, detail
        super().__init__(f"{path}: {self.code}{f' ({detail})' if detail else ''}")


class FileMissingError(FileRefusedError):
    """There is no such file."""

    code = "file-missing"


class FileIsFolderError(FileRefusedError):
    """The path names a folder."""

    code = "file-is-folder"


class FileUnreadableError(FileRefusedError):
    """The system does not let us read the file; `detail` is what it said."""

    code = "file-unreadable"


class FileEmptyError(FileRefusedError):
    """The file has no content."""

    code = "file-empty"


class FileTooLargeError(FileRefusedError):
    """The file is larger than anything of its kind; `detail` says both sizes."""

    code = "file-too-large"


class FileNotTextError(FileRefusedError):
    """The bytes are not text: a picture, a program, an old Word file."""

    code = "file-not-text"


class FileEncodingError(FileRefusedError):
    """The text is not UTF-8; `detail` says where the first wrong byte stands."""

    code = "file-encoding"


class FileSyntaxError(FileRefusedError):
    """The text breaks the rules of its format; `detail` says line and column."""

    code = "file-syntax"


class FileNotWritableError(FileRefusedError):
    """Something cannot be written where it was asked to go."""

    code = "file-not-writable"
