"""A Word plan as lines: paragraphs and table cells in the order of the page."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tinnhiem.core.files import (
    FileEmptyError,
    FileNotTextError,
    FileSyntaxError,
    FileTooLargeError,
)
from tinnhiem.intake.text_files import MEGABYTE, plain, read_bytes, stranger

LIMIT: Final = 20 * MEGABYTE
TEXT_LIMIT: Final = 400_000  # letters; the seed's plan has 9,400
UNPACKED_LIMIT: Final = 100 * MEGABYTE
DAMAGED: Final = "nội dung .docx bị hỏng"
BODY: Final = "word/document.xml"

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
)
SIGNS: Final = {
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}tab": " ",
    f"{WORD}noBreakHyphen": "-",
}
# What a damaged package makes zipfile, zlib and python-docx raise.
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what lxml's refusals of broken XML derive from
    KeyError,
    ValueError,
    AttributeError,
    TypeError,
    IndexError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)


def read_docx_lines(path: Path) -> tuple[str, ...]:
    """Return the text of a .docx line by line, NFC; a table cell is a line.

    Automatic numbering is not text and is left out: number the plan by typing, as
    official papers do.

    Raises:
        FileRefusedError: One of its subclasses; save the plan again as .docx.
    """
    return lines_in_docx(path, read_bytes(path, limit=LIMIT))


def lines_in_docx(path: Path, content: bytes) -> tuple[str, ...]:
    """Return the lines that bytes are, as `read_docx_lines` does; `path` names them.

    Raises:
        FileRefusedError: One of its subclasses; save the plan again as .docx.
    """
    body = docx_body(path, content)
    lines = tuple(lines_in(path, body))
    if sum(map(len, lines)) > TEXT_LIMIT:
        detail = f"quá {TEXT_LIMIT} ký tự"
        raise FileTooLargeError(str(path), detail=detail)
    if not any(line.strip() for line in lines):
        raise FileEmptyError(str(path))
    return lines


def require_docx(path: Path, content: bytes) -> None:
    """Refuse what is no .docx, is damaged, or would unpack to more than memory holds.

    Raises:
        FileRefusedError: One of its subclasses.
    """
    if not content.startswith(b"PK\x03\x04"):
        name = stranger(content) or "không phải tệp .docx"
        raise FileNotTextError(str(path), detail=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = {entry.filename for entry in packed.infolist()}
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError) as broken:
        detail = "tệp .docx bị hỏng, không giải nén được"
        raise FileSyntaxError(str(path), detail=detail) from broken
    if BODY not in names:
        raise FileNotTextError(str(path), detail="tệp nén hoặc tệp Office khác .docx")
    # A few kilobytes may unpack to gigabytes; the directory says so beforehand.
    if unpacked > UNPACKED_LIMIT:
        size = f"{unpacked // MEGABYTE} MB sau khi giải nén"
        limit = f"tối đa {UNPACKED_LIMIT // MEGABYTE} MB"
        raise FileTooLargeError(str(path), detail=f"{size}, {limit}")


def docx_body(path: Path, content: bytes) -> Any:
    """Return the body element of a .docx, its size looked at before it is unpacked.

    Raises:
        FileRefusedError: One of its subclasses; save the file again as .docx.
    """
    require_docx(path, content)
    # python-docx takes a quarter of a second to import; only a .docx pays for it.
    import docx
    from docx.opc.exceptions import OpcError

    try:
        return docx.Document(io.BytesIO(content)).element.body
    except (OpcError, *BROKEN) as broken:
        raise FileSyntaxError(str(path), detail=DAMAGED) from broken


def lines_in(path: Path, element: Any) -> Iterator[str]:
    """Yield the text of every paragraph below an element, line by line, NFC.

    Raises:
        FileSyntaxError: The element is not what Word writes.
    """
    try:
        texts = [_text_of(paragraph) for paragraph in _paragraphs(element)]
    except BROKEN as broken:
        raise FileSyntaxError(str(path), detail=DAMAGED) from broken
    for text in texts:
        yield from plain(text).split("\n")


def _paragraphs(body: Any) -> Iterator[Any]:
    """Yield every paragraph in order, in cells, text boxes and tracked insertions."""
    for paragraph in body.iter(f"{WORD}p"):
        # Word writes a text box twice, the second time for old readers.
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            yield paragraph


def _text_of(paragraph: Any) -> str:
    pieces = (
        node.text or "" if node.tag == f"{WORD}t" else SIGNS[node.tag]
        for node in paragraph.iter(f"{WORD}t", *SIGNS)
        if next(node.iterancestors(f"{WORD}p")) is paragraph
    )
    return "".join(pieces)
