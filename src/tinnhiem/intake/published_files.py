"""Published results that somebody brought, whatever the file → a published result."""

from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileRefusedError
from tinnhiem.core.outcome.combining import read_document
from tinnhiem.core.outcome.errors import NoFiguresReadError
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.outcome.result_table import headings_of, read_result_table
from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.core.tables import RawTable, TableFormat
from tinnhiem.intake.tables import LIMIT, read_table
from tinnhiem.intake.text_files import plain, read_bytes, text_of
from tinnhiem.intake.text_table import rows_of_csv, rows_of_pasted

PDF: Final = b"%PDF"
ZIPPED: Final = b"PK\x03\x04"
DOCX_PART: Final = b"word/document.xml"
PASTED: Final = Path("văn bản dán")


def read_published(path: Path) -> PublishedResult:
    """Return the figures of a published result; the content decides what it is.

    Args:
        path: .csv, .xlsx, .ods, .docx, a PDF with text, or plain text.

    Raises:
        FileRefusedError: The file cannot be read; choose another one.
        NoFiguresReadError: No figure of a vote was recognised in it.
    """
    content = read_bytes(path, limit=LIMIT)
    if content.startswith(PDF):
        from tinnhiem.intake.published_pdf import pdf_lines

        return _some(read_document((), pdf_lines(path, content), file=path.name), path)
    if content.startswith(ZIPPED) and DOCX_PART in content:
        from tinnhiem.intake.published_docx import docx_parts

        return _some(read_document(*docx_parts(path, content), file=path.name), path)
    if content.startswith(ZIPPED):
        return _some(read_document((read_table(path),), (), file=path.name), path)
    return _from_text(path, content)


def read_pasted_result(content: bytes) -> PublishedResult:
    """Return the figures of text that was pasted or piped in.

    Raises:
        FileRefusedError: The bytes are no text.
        NoFiguresReadError: No figure of a vote was recognised in it.
    """
    return _from_text(PASTED, content)


def _from_text(path: Path, content: bytes) -> PublishedResult:
    try:
        text = text_of(path, content)
    except FileRefusedError:
        # A table says by itself in which old encoding it was saved; prose does not.
        if path == PASTED:
            raise
        table = read_table(path)
        if headings_of(table) is None:
            raise
        return _some(read_document((table,), (), file=path.name), path)
    table_read = next(
        (table for table in _tables(path, text) if read_result_table(table, file="")),
        None,
    )
    if table_read is not None:
        return _some(read_document((table_read,), (), file=path.name), path)
    lines = [
        TextLine(text=line, line=number)
        for number, line in enumerate(plain(text).split("\n"), start=1)
    ]
    return _some(read_document((), lines, file=path.name), path)


def _tables(path: Path, text: str) -> list[RawTable]:
    """Return the text as a table in every way it may be one."""
    found = []
    for form, split in (
        (TableFormat.CSV, rows_of_csv),
        (TableFormat.PASTED, rows_of_pasted),
    ):
        try:
            rows = split(str(path), text)
        except FileRefusedError:
            continue  # then it is no table; prose may have quotes that never close
        found.append(RawTable(format=form, rows=rows))
    return found


def _some(result: PublishedResult, path: Path) -> PublishedResult:
    if not result.figures and not result.unread:
        raise NoFiguresReadError(str(path))
    return result
