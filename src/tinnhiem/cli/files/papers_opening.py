"""Opening a copy that somebody brought, and the list to hold it against."""

import io
import zipfile
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from tinnhiem.cli.files.papers_reading import BROKEN, LIMIT
from tinnhiem.core.files import (
    FileEncryptedError,
    FileMissingError,
    FileNotTextError,
    FileOldFormatError,
    FileSyntaxError,
)
from tinnhiem.core.papers.proofs import ProofEntry
from tinnhiem.intake.text_files import read_bytes
from tinnhiem.papers.proof_book import LIST, read_list
from tinnhiem.papers.verifying import Verdict, verify_code, verify_file

PACKED: Final = b"PK\x03\x04"
KINDS: Final = (b"%PDF", PACKED)
COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc, or a locked .docx
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
BODY: Final = "word/document.xml"
LOCKED: Final = 1  # bit of the flags of a zip entry


def verdict_on(file: Path | None, typed: str | None, listed: Path | None) -> Verdict:
    """Return what can be said of a file, or of a code.

    Raises:
        FileRefusedError: The file or the list cannot be read.
        ProofCodeError: What was typed is no code.
    """
    place = listed or _beside(file)
    entries = read_list(place) if place else None
    if file is None:
        if entries is None:
            raise FileMissingError(LIST)
        return verify_code(typed or "", entries)
    return _on_file(file, entries, originals=place.parent if place else None)


def _on_file(
    file: Path, entries: list[ProofEntry] | None, *, originals: Path | None
) -> Verdict:
    content = read_bytes(file, limit=LIMIT)
    if content.startswith(COMPOUND):
        if ENCRYPTED in content:
            raise FileEncryptedError(str(file))
        raise FileOldFormatError(str(file), detail=".doc")
    if not content.startswith(KINDS):
        raise FileNotTextError(str(file), detail="không phải tệp PDF hay .docx")
    try:
        if content.startswith(PACKED):
            _require_document(str(file), content)
        return verify_file(content, entries, originals=originals)
    except (pypdfium2.PdfiumError, *BROKEN) as broken:
        if "password" in str(broken).casefold():
            raise FileEncryptedError(str(file)) from broken
        detail = "tệp bị hỏng hoặc thiếu phần cuối"
        raise FileSyntaxError(str(file), detail=detail) from broken


def _require_document(file: str, content: bytes) -> None:
    """Refuse an archive without a Word document: nothing in it could be compared."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
    if any(entry.flag_bits & LOCKED for entry in entries):
        raise FileEncryptedError(file)
    if all(entry.filename != BODY for entry in entries):
        detail = "tệp nén, bên trong không có văn bản Word"
        raise FileNotTextError(file, detail=detail)


def _beside(file: Path | None) -> Path | None:
    folder = file.parent if file else Path()
    for place in (folder / LIST, folder.parent / LIST):
        if place.is_file():
            return place
    return None
