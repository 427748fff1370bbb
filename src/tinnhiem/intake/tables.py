"""Every file that an office brings, as one `RawTable`."""

from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileEmptyError, FileNotTableError, FileOldFormatError
from tinnhiem.core.tables import Encoding, RawTable, TableFormat
from tinnhiem.intake.text_files import MEGABYTE, plain, read_bytes, read_text, stranger
from tinnhiem.intake.text_table import rows_of_csv, rows_of_pasted
from tinnhiem.intake.workbook import Progress, read_workbook

LIMIT: Final = 32 * MEGABYTE  # 57,000 rows of ten columns are 4 MB of .xlsx
ZIPPED: Final = b"PK\x03\x04"
PASTED: Final = "phần dán"  # what a refusal calls text that came from no file
COMPOUND: Final = b"\xd0\xcf\x11\xe0"


def read_table(
    path: Path, *, sheet: str | None = None, progress: Progress | None = None
) -> RawTable:
    """Return the table in a file; its content decides what it is, not its name.

    Args:
        path: .xlsx, .ods, .docx, or text separated by commas, semicolons or tabs.
        sheet: Which sheet, or which table of a Word file («Bảng 2»). None takes the
            first visible sheet that has rows, or the longest table.
        progress: Called with rows done and rows in all, now and then.

    Raises:
        FileRefusedError: One of its subclasses says why, where, and what to do.
    """
    content = read_bytes(path, limit=LIMIT)
    name = str(path)
    if content.startswith(ZIPPED):
        return read_workbook(name, content, sheet=sheet, progress=progress)
    if content.startswith(COMPOUND):
        raise FileOldFormatError(name, detail=".xls, .doc")
    kind = stranger(content)
    if kind:
        raise FileNotTableError(name, detail=kind)
    rows = rows_of_csv(name, read_text(path, limit=LIMIT))
    return RawTable(format=TableFormat.CSV, rows=rows, encoding=Encoding("utf-8"))


def read_pasted(text: str) -> RawTable:
    """Return the table in text pasted from Word, Excel or a web page.

    Raises:
        FileEmptyError: Nothing but blanks.
        TableTooLargeError: More rows or columns than any roster has.
    """
    rows = rows_of_pasted(PASTED, plain(text))
    if not rows:
        raise FileEmptyError(PASTED)
    return RawTable(format=TableFormat.PASTED, rows=rows)
