"""Looking into the bytes of a copy that somebody brought, however broken they are."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from tinnhiem.core.files import (
    FileEncryptedError,
    FileNotTextError,
    FileOldFormatError,
    FileSyntaxError,
    FileTooLargeError,
)
from tinnhiem.core.one_at_a_time import PDFIUM
from tinnhiem.core.papers.proofs import ProofEntry
from tinnhiem.papers.verifying import Verdict, verify_file

LARGEST: Final = 20 * 1024 * 1024
MOST_PAGES: Final = 6_000  # letters to 5,000 voters are 5,000 pages
PDF: Final = b"%PDF"
PACKED: Final = b"PK\x03\x04"
COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc, or a locked .docx
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
BODY: Final = "word/document.xml"
LOCKED: Final = 1  # bit of the flags of a zip entry
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,
    KeyError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    EOFError,
)


def verdict_on_file(
    name: str,
    content: bytes,
    entries: Sequence[ProofEntry] | None,
    *,
    originals: Path | None,
) -> Verdict:
    """Return what can be said of a file, known by its content and not by its name.

    Args:
        name: What refusals call it.
        content: At most `LARGEST` bytes.
        entries: The public list; None when there is none.
        originals: The folder with the files of the list, when it is at hand.

    Raises:
        FileRefusedError: It is no paper, locked, broken or too long.
    """
    if content.startswith(COMPOUND):
        if ENCRYPTED in content:
            raise FileEncryptedError(name)
        raise FileOldFormatError(name, detail=".doc")
    if not content.startswith((PDF, PACKED)):
        raise FileNotTextError(name, detail="không phải tệp PDF hay .docx")
    try:
        if content.startswith(PACKED):
            _require_document(name, content)
        else:
            _require_few_pages(name, content)
        return verify_file(content, entries, originals=originals)
    except (pypdfium2.PdfiumError, *BROKEN) as broken:
        if "password" in str(broken).casefold():
            raise FileEncryptedError(name) from broken
        detail = "tệp bị hỏng hoặc thiếu phần cuối"
        raise FileSyntaxError(name, detail=detail) from broken


def _require_document(name: str, content: bytes) -> None:
    """Refuse an archive without a Word document: nothing in it could be compared."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
    if any(entry.flag_bits & LOCKED for entry in entries):
        raise FileEncryptedError(name)
    if all(entry.filename != BODY for entry in entries):
        detail = "tệp nén, bên trong không có văn bản Word"
        raise FileNotTextError(name, detail=detail)


def _require_few_pages(name: str, content: bytes) -> None:
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            pages = len(document)
        finally:
            document.close()
    if pages > MOST_PAGES:
        raise FileTooLargeError(name, detail=f"{pages} trang, tối đa {MOST_PAGES}")
