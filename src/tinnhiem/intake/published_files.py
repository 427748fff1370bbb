"""Published results that somebody brought: tables → a published result."""

import csv
import io
from pathlib import Path
from typing import Final

from tinnhiem.core.outcome.errors import NoFiguresReadError
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.outcome.result_table import read_result_table
from tinnhiem.core.tables import RawTable, TableFormat
from tinnhiem.intake.text_files import read_text

DELIMITERS: Final = ",;\t"


def read_published(path: Path) -> PublishedResult:
    """Return the figures of a published result.

    Raises:
        FileRefusedError: The file cannot be read; choose another one.
        NoFiguresReadError: No figure of a vote was recognised in it.
    """
    text = read_text(path)
    result = read_result_table(_table(text), file=path.name)
    if result is None or not result.figures:
        raise NoFiguresReadError(str(path))
    return result


def _table(text: str) -> RawTable:
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    width = max((len(row) for row in rows), default=0)
    padded = (
        tuple(c.strip() for c in row) + ("",) * (width - len(row)) for row in rows
    )
    return RawTable(format=TableFormat.CSV, rows=tuple(padded))
