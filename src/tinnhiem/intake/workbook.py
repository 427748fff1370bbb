"""A sheet of a workbook (.xlsx, .ods) as a table. Formulas are never run."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any, Final

from tinnhiem.core.files import (
    FileDamagedError,
    FileEmptyError,
    SheetHiddenError,
    SheetMissingError,
)
from tinnhiem.core.tables import CellNote, RawTable, SheetName, TableFormat
from tinnhiem.intake.cells import Cell, cell_of

STEP: Final = 1_000  # rows between two reports of progress

Progress = Callable[[int, int], None]


def read_workbook(
    path: str,
    content: bytes,
    *,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> RawTable:
    """Return one sheet of a workbook."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_object(BytesIO(content))
        sheets = _sheets(book)
        name = _chosen(path, book, sheets=sheets, wanted=sheet)
        found = book.get_sheet_by_name(name)
    except python_calamine.CalamineError as broken:
        raise FileDamagedError(path, detail="bảng tính") from broken
    rows, notes = _cells(found.iter_rows(), total=found.height, progress=progress)
    row, column = found.start or (0, 0)
    return RawTable(
        format=TableFormat.XLSX,
        rows=tuple(rows)[row:],
        sheet=name,
        sheets=sheets,
        first_row=row + 1,
        first_column=column,
        notes={(r - row, c): note for (r, c), note in notes.items()},
    )


def _sheets(book: Any) -> tuple[SheetName, ...]:
    from python_calamine import SheetVisibleEnum

    shown = SheetVisibleEnum.Visible
    return tuple(
        SheetName(name=meta.name, is_hidden=meta.visible != shown)
        for meta in book.sheets_metadata
    )


def _chosen(
    path: str, book: Any, *, sheets: tuple[SheetName, ...], wanted: str | None
) -> str:
    names = [each.name for each in sheets]
    if wanted is not None:
        if wanted not in names:
            raise SheetMissingError(path, sheet=wanted, sheets=names)
        return wanted
    shown = [each.name for each in sheets if not each.is_hidden]
    hidden = [each.name for each in sheets if each.is_hidden]
    for name in shown:
        if book.get_sheet_by_name(name).height:
            return name
    filled = [name for name in hidden if book.get_sheet_by_name(name).height]
    if filled:
        raise SheetHiddenError(path, sheets=filled)
    raise FileEmptyError(path)


def _cells(
    values: Iterable[list[Any]], *, total: int, progress: Progress | None
) -> tuple[list[tuple[str, ...]], dict[tuple[int, int], CellNote]]:
    rows: list[tuple[str, ...]] = []
    notes: dict[tuple[int, int], CellNote] = {}
    known: dict[str, str] = {}
    for number, line in enumerate(values):
        cells: list[Cell] = [cell_of(value) for value in line]
        rows.append(tuple(known.setdefault(text, text) for text, _ in cells))
        notes |= {(number, c): note for c, (_, note) in enumerate(cells) if note}
        if progress and number % STEP == 0:
            progress(number, total)
    return rows, notes
