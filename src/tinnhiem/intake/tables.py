"""Every file that an office brings, as one `RawTable`."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from tinnhiem.core.files import (
    FileEmptyError,
    FileEncryptedError,
    FileLettersError,
    FileNotTableError,
    FileOldFormatError,
    SheetMissingError,
)
from tinnhiem.core.tables import RawTable, TableFormat
from tinnhiem.intake.letters.converting import convert
from tinnhiem.intake.letters.recognising import recognise
from tinnhiem.intake.package_kinds import PackageKind, kind_of
from tinnhiem.intake.packed import open_package
from tinnhiem.intake.text_bytes import different, read_text_rows
from tinnhiem.intake.text_files import (
    MEGABYTE,
    plain,
    read_bytes,
    require_size,
    stranger,
)
from tinnhiem.intake.text_table import rows_of_csv, rows_of_pasted
from tinnhiem.intake.word_table import read_word_table
from tinnhiem.intake.workbook import Progress, read_workbook

LIMIT: Final = 32 * MEGABYTE  # 57,000 rows of ten columns are 4 MB of .xlsx
LOST: Final = "\ufffd"
NO_LETTER: Final = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
ZIPPED: Final = b"PK\x03\x04"
PASTED: Final = "phần dán"  # what a refusal calls text that came from no file
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
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
    return table_in(content, str(path), sheet=sheet, progress=progress)


def table_in(
    content: bytes,
    name: str,
    *,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> RawTable:
    """Return the table in the bytes of a file, as `read_table` does.

    Args:
        content: Of at most `LIMIT` bytes.
        name: What refusals call the file.
        sheet: As for `read_table`.
        progress: As for `read_table`.

    Raises:
        FileRefusedError: One of its subclasses says why, where, and what to do.
    """
    require_size(name, len(content), limit=LIMIT)
    table = _read(name, content, sheet=sheet, progress=progress)
    return _with_letters_only(name, table)


def read_pasted(text: str) -> RawTable:
    """Return the table in text pasted from Word, Excel or a web page.

    Raises:
        FileEmptyError: Nothing but blanks.
        TableTooLargeError: More rows or columns than any roster has.
    """
    table = RawTable(
        format=TableFormat.PASTED, rows=rows_of_pasted(PASTED, plain(text))
    )
    if not table.rows:
        raise FileEmptyError(PASTED)
    return _with_letters_only(PASTED, _with_letters(table))


def _read(
    path: str, content: bytes, *, sheet: str | None, progress: Progress | None
) -> RawTable:
    if content.startswith(ZIPPED):
        return _read_package(path, content, sheet=sheet, progress=progress)
    if content.startswith(COMPOUND):
        _refuse_compound(path, content)
    kind = stranger(content)
    if kind:
        raise FileNotTableError(path, detail=kind)
    if sheet is not None:
        raise SheetMissingError(path, sheet=sheet, sheets=())
    return _read_text(path, content)


def _read_package(
    path: str, content: bytes, *, sheet: str | None, progress: Progress | None
) -> RawTable:
    package = open_package(path, content)
    kind = kind_of(package)
    if kind is PackageKind.DOCX:
        table, fonts = read_word_table(package, sheet=sheet)
    else:
        table, fonts = read_workbook(package, kind, sheet=sheet, progress=progress)
    return _with_letters(table, fonts=fonts)


def _refuse_compound(path: str, content: bytes) -> None:
    """Refuse what Office before 2007 wrote, or writes around a locked file."""
    if ENCRYPTED in content:
        raise FileEncryptedError(path)
    raise FileOldFormatError(path, detail=".xls, .doc")


def _read_text(path: str, content: bytes) -> RawTable:
    found = read_text_rows(path, content, split=partial(rows_of_csv, path))
    return RawTable(
        format=TableFormat.CSV,
        rows=found.rows,
        encoding=found.encoding,
        notes=found.notes,
    )


def _with_letters(table: RawTable, *, fonts: Iterable[str] = ()) -> RawTable:
    """Return a table with the letters of old fonts inside it read as Unicode."""
    recognised = recognise(different(table.rows), fonts=fonts)
    converted = convert(table.rows, recognised)
    return replace(
        table,
        rows=converted.rows,
        encoding=recognised.encoding(table.encoding),
        notes={**table.notes, **converted.notes},
    )


def _with_letters_only(path: str, table: RawTable) -> RawTable:
    """Refuse a table with what is no letter.

    It may be a control character, or the «\ufffd» that some program already put for a
    letter it did not know.
    """
    if not any(map(NO_LETTER.search, different(table.rows))):
        return table
    row, column, sign = next(
        (row, column, found[0])
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if (found := NO_LETTER.search(cell))
    )
    detail = f"ký tự điều khiển U+{ord(sign):04X}"
    if sign == LOST:
        detail = "chữ ở đây đã mất trong lần lưu trước, chỉ còn dấu thay thế"
    raise FileLettersError(
        path,
        row=table.first_row + row,
        column=table.first_column + column + 1,
        detail=detail,
    )
