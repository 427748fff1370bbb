"""Workbooks made for tests, as offices make them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook


def workbook(
    path: Path,
    rows: Iterable[Sequence[Any]],
    *,
    first: str = "A1",
    title: str = "Danh sách",
) -> Path:
    """Write one sheet, its first cell at `first`; return the path."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    corner = sheet[first]
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            sheet.cell(corner.row + down, corner.column + right, value)
    book.save(path)
    return path
