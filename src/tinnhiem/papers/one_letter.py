"""One letter out of the file that has those of everybody."""

import io
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from tinnhiem.papers.reading_back import pdf_pages

HEADING: Final = "GIẤY MỜI"  # on the first page of each, and nowhere else


def letter_in(content: bytes, number: int) -> bytes:
    """Return the pages of one letter of the summons as a PDF of their own.

    What the file carries to be verified by stays with the whole; the code at the foot
    of each page stays on the page.

    Args:
        content: The summons as PDF, one letter after the other.
        number: Of the letter, from 1.

    Raises:
        ValueError: There are fewer letters; the file is another one.
    """
    pages = pdf_pages(content)
    starts = [at for at, words in enumerate(pages) if HEADING in words]
    if not 1 <= number <= len(starts):
        raise ValueError(number)
    ends = [*starts[1:], len(pages)]
    wanted = list(range(starts[number - 1], ends[number - 1]))
    whole = pypdfium2.PdfDocument(content)
    one = pypdfium2.PdfDocument.new()
    try:
        one.import_pages(whole, wanted)
        written = io.BytesIO()
        one.save(written)
    finally:
        one.close()
        whole.close()
    return written.getvalue()
