"""Workbooks made for tests, as offices make them."""

import zipfile
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


def repacked(source: Path, target: Path, changed: dict[str, bytes | None]) -> Path:
    """Copy a package, its parts by name replaced, added, or (None) left out."""
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        kept = {name: old.read(name) for name in old.namelist()}
        for name, content in {**kept, **changed}.items():
            if content is not None:
                new.writestr(name, content)
    return target


def part_of(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as packed:
        return packed.read(name)
