"""Opening a file that somebody brought: refused politely, or read as plain text."""

import codecs
import re
import stat
import unicodedata
from pathlib import Path
from typing import Final

from tinnhiem.core.files import (
    FileEmptyError,
    FileEncodingError,
    FileIsFolderError,
    FileMissingError,
    FileNotTextError,
    FileTooLargeError,
    FileUnreadableError,
)

MEGABYTE: Final = 1024 * 1024
LIMIT: Final = 4 * MEGABYTE  # the seed's plan is 10 KB, a roster of 5,000 under 1 MB

# The first bytes of what people choose by mistake, and how a clerk calls it.
STRANGERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "tệp PDF"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"BM", "ảnh BMP"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"\xd0\xcf\x11\xe0", "tệp Word, Excel đời cũ .doc, .xls"),
    (b"{\\rtf", "tệp RTF"),
    (b"PK\x03\x04", "tệp nén hoặc tệp Office"),
    (b"PK\x05\x06", "tệp nén rỗng"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"Rar!", "tệp nén RAR"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"SQLite format 3", "tệp cơ sở dữ liệu SQLite"),
    (b"\x7fELF", "chương trình"),
    (b"MZ", "chương trình"),
)
BINARY_ONLY: Final = (b"BM", b"MZ")  # two letters that a text may begin with

# UTF-32 begins like UTF-16, so it is not offered: nobody saves a plan in it.
MARKED: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text needs; tabs, line ends and form feeds stay.
CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")


def read_text(path: Path, *, limit: int = LIMIT) -> str:
    r"""Return the text of a file, NFC, lines ended by `\n`, without byte-order mark.

    Args:
        path: What the operator named.
        limit: Largest size in bytes that makes sense for what is being read.

    Raises:
        FileRefusedError: One of its subclasses; the operator chooses another file
            or saves this one again as UTF-8 text.
    """
    return text_of(path, read_bytes(path, limit=limit))


def text_of(path: Path, content: bytes) -> str:
    """Return the text that bytes are, as `read_text` does; `path` names them.

    Raises:
        FileRefusedError: They are no text, or in an encoding nobody should guess.
    """
    _reject_stranger(path, content)
    text = _decode(path, content)
    _reject_controls(path, text)
    if not text.strip():
        raise FileEmptyError(str(path))
    return plain(text)


def read_bytes(path: Path, *, limit: int = LIMIT) -> bytes:
    """Return the content of an ordinary, non-empty file of at most `limit` bytes.

    Raises:
        FileRefusedError: One of its subclasses; the operator chooses another file.
    """
    try:
        status = path.stat()
        _reject_what_is_no_file(path, status.st_mode)
        _reject_size(path, status.st_size, limit=limit)
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as missing:
        raise FileMissingError(str(path)) from missing
    except PermissionError as refused:
        raise FileUnreadableError(str(path), detail="không có quyền đọc") from refused
    except OSError as failure:
        detail = failure.strerror or "lỗi hệ thống"
        raise FileUnreadableError(str(path), detail=detail) from failure
    _reject_size(path, len(content), limit=limit)
    return content


def require_size(name: str, size: int, *, limit: int) -> None:
    """Refuse what is empty or has more than `limit` bytes.

    Raises:
        FileEmptyError, FileTooLargeError: The operator chooses another file.
    """
    _reject_size(Path(name), size, limit=limit)


def plain(text: str) -> str:
    r"""Return `text` in NFC with every kind of line end as `\n`."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return unicodedata.normalize("NFC", joined)


def stranger(content: bytes) -> str:
    """Return what a clerk calls a file that begins like this; "" for likely text."""
    for start, name in STRANGERS:
        if content.startswith(start) and not (
            start in BINARY_ONLY and b"\x00" not in content
        ):
            return name
    return ""


def _reject_what_is_no_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise FileIsFolderError(str(path))
    # A device or a pipe never ends; reading one would hang the office's laptop.
    if not stat.S_ISREG(mode):
        raise FileUnreadableError(str(path), detail="không phải tệp thông thường")


def _reject_size(path: Path, size: int, *, limit: int) -> None:
    if size == 0:
        raise FileEmptyError(str(path))
    if size > limit:
        detail = f"{_size(size)}, tối đa {_size(limit)}"
        raise FileTooLargeError(str(path), detail=detail)


def _size(octets: int) -> str:
    if octets < MEGABYTE:
        return f"{-(-octets // 1024)} KB"
    return f"{-(-octets // MEGABYTE)} MB"


def _reject_stranger(path: Path, content: bytes) -> None:
    name = stranger(content)
    if name:
        raise FileNotTextError(str(path), detail=name)


def _decode(path: Path, content: bytes) -> str:
    encoding = next((e for mark, e in MARKED if content.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\x00" in content:
        raise FileNotTextError(str(path), detail="có byte 0, là tệp nhị phân")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as wrong:
        detail = f"byte thứ {wrong.start + 1}"
        raise FileEncodingError(str(path), detail=detail) from wrong


def _reject_controls(path: Path, text: str) -> None:
    found = CONTROL.search(text)
    if found:
        code, place = ord(found[0]), found.start() + 1
        detail = f"ký tự điều khiển U+{code:04X} ở vị trí {place}"
        raise FileNotTextError(str(path), detail=detail)
