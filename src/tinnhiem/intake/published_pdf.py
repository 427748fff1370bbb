"""A PDF with text → its lines, page by page; one of scanned pages is refused."""

from pathlib import Path
from typing import Final

from tinnhiem.core.files import (
    FileDamagedError,
    FileEncryptedError,
    FileNotTextError,
    FileTooLargeError,
)
from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.intake.text_files import plain

MOST_PAGES: Final = 300
BROKEN_HYPHEN: Final = "\ufffe"  # pdfium's sign for a hyphen at the end of a line
TEXTLESS: Final = "PDF là ảnh quét, không có chữ"


def pdf_lines(path: Path, content: bytes) -> list[TextLine]:
    """Return the text of a PDF, each line with its page and its number on it.

    Raises:
        FileEncryptedError: It has a password.
        FileDamagedError: It is no PDF inside.
        FileTooLargeError: More pages than any report has.
        FileNotTextError: Its pages are pictures.
    """
    import pypdfium2  # type: ignore[import-untyped]  # 30 ms; only a PDF pays

    try:
        document = pypdfium2.PdfDocument(content)
        pages = len(document)
        if pages > MOST_PAGES:
            detail = f"{pages} trang, tối đa {MOST_PAGES}"
            raise FileTooLargeError(str(path), detail=detail)
        texts = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as failure:
        if "password" in str(failure).casefold():
            raise FileEncryptedError(str(path)) from failure
        raise FileDamagedError(str(path), detail="PDF") from failure
    if not any(text.strip() for text in texts):
        raise FileNotTextError(str(path), detail=TEXTLESS)
    return [
        TextLine(text=line.replace(BROKEN_HYPHEN, "-"), line=number, page=page)
        for page, text in enumerate(texts, start=1)
        for number, line in enumerate(plain(text).split("\n"), start=1)
    ]
