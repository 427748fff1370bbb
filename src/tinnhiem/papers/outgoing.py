"""What a finished file says of its own foot and head: post of the signer, place."""

import io
import re
from typing import Final

import docx
import pypdfium2  # type: ignore[import-untyped]

from tinnhiem.core.one_at_a_time import PDFIUM

# The signer's lines stand in one cell, in this style, the name last.
SIGNING: Final = "VB Ky"
PLACE: Final = "VB So, ngay"
_DATED: Final = re.compile(r"^(?P<place>[^,\d]+), ngày ")


def pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        pypdfium2.PdfiumError: It is no PDF.
    """
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def post_in(word: bytes, signer: str) -> str:
    """Return the lines above a signer's name, «KT. CHÁNH VĂN PHÒNG, PHÓ …»."""
    for cell in _cells(word):
        lines = [text for style, text in cell if style == SIGNING and text]
        if lines and lines[-1].casefold() == signer.casefold():
            return ", ".join(lines[:-1])
    return ""


def place_in(word: bytes) -> str:
    """Return the place before the day (ô 4); empty for minutes, which have none."""
    for cell in _cells(word):
        for style, text in cell:
            found = _DATED.match(text) if style == PLACE else None
            if found:
                return found["place"].strip()
    return ""


def _cells(word: bytes) -> list[list[tuple[str, str]]]:
    package = docx.Document(io.BytesIO(word))
    return [
        [
            (str(one.style.name) if one.style else "", one.text.strip())
            for one in cell.paragraphs
        ]
        for table in package.tables
        for row in table.rows
        for cell in row.cells
    ]
