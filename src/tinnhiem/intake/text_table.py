"""A table from text: CSV with whatever separator, or cells pasted from elsewhere."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
from itertools import islice
from typing import Final

from tinnhiem.core.files import FileSyntaxError, TableTooLargeError
from tinnhiem.intake.cells import tidy

TAB: Final = "\t"
SEPARATORS: Final = (";", TAB, "|", ",")  # a comma is also punctuation
SEP_LINE: Final = re.compile(r"\A(?:\"sep=(.)\"|sep=(.))[ ;,\t]*\n", re.IGNORECASE)
SAMPLE: Final = 200  # records that decide about the separator
ROWS: Final = 100_000
COLUMNS: Final = 256

Rows = tuple[tuple[str, ...], ...]


def rows_of_csv(path: str, text: str) -> Rows:
    r"""Return the records of CSV, padded to one width; blank lines are blank rows.

    Args:
        path: Only to name the file in a refusal.
        text: With `\n` line ends. A first line `sep=;` is obeyed and is no row, as in
            Excel.

    Raises:
        FileSyntaxError: Quotes do not close; the row is named.
        TableTooLargeError: More rows or columns than any roster has.
    """
    said = SEP_LINE.match(text)
    body = text[said.end() :] if said else text
    separator = (said[1] or said[2]) if said else separator_of(body)
    return padded(path, list(_records(path, body, separator=separator)))


def rows_of_pasted(path: str, text: str) -> Rows:
    """Return the rows of text pasted from Word, Excel or a web page.

    Excel quotes a cell with line breaks; Word quotes nothing. Where the quotes make no
    sense they are letters like others.
    """
    if TAB not in text:
        return rows_of_csv(path, text)
    try:
        records = list(_records(path, text, separator=TAB))
    except FileSyntaxError:
        records = [line.split(TAB) for line in text.split("\n")]
    return padded(path, records)


def separator_of(text: str) -> str:
    """Return the separator under which most records have the same number of cells.

    Titles above the table have one cell and do not vote. Of two separators that fit
    equally, the one that makes more cells wins: «1;An;Phó trưởng phòng, đảng viên».
    """
    fits = {separator: _fit(text, separator=separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=fits.__getitem__)


def padded(path: str, records: Sequence[Sequence[str]]) -> Rows:
    """Return records as rows of one width, without blank rows at the end."""
    rows = [tuple(tidy(cell) for cell in record) for record in records]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((_width(row) for row in rows), default=0)
    if width > COLUMNS:
        raise TableTooLargeError(path, what="cột", count=width, limit=COLUMNS)
    return tuple((row + ("",) * (width - len(row)))[:width] for row in rows)


def _width(row: Sequence[str]) -> int:
    """Count cells up to the last that is not blank."""
    return next((place for place in range(len(row), 0, -1) if row[place - 1]), 0)


def _fit(text: str, *, separator: str) -> tuple[int, int]:
    reader = csv.reader(StringIO(text), delimiter=separator)
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # a monstrous cell: the records before it decide
        widths.update(len(record) for record in islice(reader, SAMPLE) if any(record))
    several = {width: times for width, times in widths.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda width: (several[width], width))
    return several[width], width


def _records(path: str, text: str, *, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if number > ROWS:
                raise TableTooLargeError(path, what="dòng", count=number, limit=ROWS)
            yield record
    except csv.Error as wrong:
        detail = f"dấu ngoặc kép ở dòng {number + 1}: mở mà không đóng đúng chỗ"
        raise FileSyntaxError(path, detail=detail) from wrong
