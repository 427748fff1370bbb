"""Why a file that somebody brought is refused, whatever it was brought for."""

from collections.abc import Sequence

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


class FileNotTableError(FileRefusedError):
    """The content holds no table that can be read; `detail` says what it is."""

    code = "file-not-table"


class FileOldFormatError(FileRefusedError):
    """The file has a format that Office left behind: .xls, .doc, .xlsb."""

    code = "file-old-format"


class FileEncryptedError(FileRefusedError):
    """The file is locked with a password."""

    code = "file-encrypted"


class FileMacrosError(FileRefusedError):
    """The file carries a program (macros); nobody brings a table in one."""

    code = "file-macros"


class FileDamagedError(FileRefusedError):
    """The package or what is inside is broken; `detail` says which part."""

    code = "file-damaged"


class FileUnpacksTooLargeError(FileRefusedError):
    """Unpacked, the file would be far larger than any table; a trap, or a mistake."""

    code = "file-unpacks-too-large"


class FileUnsafeError(FileRefusedError):
    """The package is built as no office program builds it; `detail` says how."""

    code = "file-unsafe"


class FileLettersError(FileRefusedError):
    """Bytes are letters in none of the encodings known; none is guessed.

    Args:
        path: Which file.
        row: As Excel numbers it; 0 where it is not known.
        column: Counted from 1; 0 where it is not known.
        detail: The byte and the encodings tried.
    """

    code = "file-letters"

    def __init__(self, path: str, *, row: int, column: int, detail: str) -> None:
        self.row, self.column = row, column
        super().__init__(path, detail=detail)


class TableTooLargeError(FileRefusedError):
    """The table has more rows, columns or sheets than any list of people."""

    code = "table-too-large"

    def __init__(self, path: str, *, what: str, count: int, limit: int) -> None:
        self.what, self.count, self.limit = what, count, limit
        super().__init__(path, detail=f"{count} > {limit}")


class TableMissingError(FileRefusedError):
    """The document has no table at all."""

    code = "table-missing"


class SheetMissingError(FileRefusedError):
    """The file has no sheet, or no table, of that name."""

    code = "sheet-missing"

    def __init__(self, path: str, *, sheet: str, sheets: Sequence[str]) -> None:
        self.sheet, self.sheets = sheet, tuple(sheets)
        super().__init__(path, detail=sheet)


class SheetHiddenError(FileRefusedError):
    """Only hidden sheets have rows; a person must choose one by its name."""

    code = "sheet-hidden"

    def __init__(self, path: str, *, sheets: Sequence[str]) -> None:
        self.sheets = tuple(sheets)
        super().__init__(path, detail=", ".join(sheets))
