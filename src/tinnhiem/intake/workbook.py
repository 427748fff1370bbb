"""A sheet of a workbook (.xlsx, .ods) as a table. Formulas are never run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any, Final

from tinnhiem.core.files import (
    FileDamagedError,
    FileEmptyError,
    SheetHiddenError,
    SheetMissingError,
)
from tinnhiem.core.tables import (
    Caution,
    CautionKind,
    CellNote,
    RawTable,
    SheetName,
    TableFormat,
    column_letters,
)
from tinnhiem.intake.cells import cell_of
from tinnhiem.intake.ods_scan import scan_ods
from tinnhiem.intake.package_kinds import PackageKind
from tinnhiem.intake.packed import Package
from tinnhiem.intake.sheet_scan import (
    SHOWN,
    Place,
    SheetScan,
    require_sheet_count,
    require_table_size,
)
from tinnhiem.intake.xlsx_scan import LINKS, scan_sheet, sheet_parts, styles_of

STEP: Final = 1_000  # rows between two reports of progress

Progress = Callable[[int, int], None]
Scan = Callable[[str], SheetScan]


@dataclass(frozen=True, slots=True)
class _Scans:
    """How to scan a sheet by its name, and what the whole book says."""

    of: Scan
    fonts: tuple[str, ...]
    has_links: bool


@dataclass(slots=True)
class _Grid:
    rows: list[list[str]]
    notes: dict[Place, CellNote] = field(default_factory=dict)


def read_workbook(
    package: Package,
    kind: PackageKind,
    *,
    sheet: str | None = None,
    progress: Progress | None = None,
) -> tuple[RawTable, tuple[str, ...]]:
    """Return one sheet, and the names of the fonts that the book uses.

    Args:
        package: Looked at already; what it unpacks to is bounded.
        kind: XLSX or ODS.
        sheet: None takes the first visible sheet that has cells.
        progress: Called with rows done and rows in all, now and then.

    Raises:
        SheetMissingError: No sheet has that name.
        SheetHiddenError: Only hidden sheets have cells.
        FileEmptyError: No sheet has any.
        TableTooLargeError: More sheets, rows or columns than any list of people.
        FileDamagedError: The XML is broken.
    """
    import python_calamine

    scans = _scans(package, kind)
    try:
        book = python_calamine.CalamineWorkbook.from_object(BytesIO(package.content))
        sheets = _sheets(book)
        require_sheet_count(package.path, len(sheets))
        name, scan = _chosen(package.path, sheets, wanted=sheet, scan=scans.of)
        found = book.get_sheet_by_name(name)
        grid = _grid(found, scan, progress=progress)
    except python_calamine.CalamineError as broken:
        raise FileDamagedError(package.path, detail="bảng tính") from broken
    shape = _trimmed(grid)
    if not shape.rows:
        raise FileEmptyError(package.path)
    table = RawTable(
        format=TableFormat(kind.value),
        rows=tuple(map(tuple, shape.rows)),
        sheet=name,
        sheets=sheets,
        first_row=scan.first[0] + shape.above + 1,
        first_column=scan.first[1],
        notes=shape.notes,
        cautions=_cautions(scan, has_links=scans.has_links),
    )
    return table, scans.fonts


def _scans(package: Package, kind: PackageKind) -> _Scans:
    if kind is PackageKind.ODS:
        by_name, fonts = scan_ods(package)
        has_links = any(scan.has_links for scan in by_name.values())
        return _Scans(lambda name: by_name.get(name, SheetScan()), fonts, has_links)
    parts, styles = sheet_parts(package), styles_of(package)

    def scan(name: str) -> SheetScan:
        part = parts.get(name, "")
        if part not in package.entries:  # a chart has no cells, and no part here
            return SheetScan()
        return scan_sheet(package, part, percents=styles.percents)

    has_links = any(name.startswith(LINKS) for name in package.entries)
    return _Scans(scan, styles.fonts, has_links)


def _sheets(book: Any) -> tuple[SheetName, ...]:
    from python_calamine import SheetVisibleEnum

    shown = SheetVisibleEnum.Visible
    return tuple(
        SheetName(name=meta.name, is_hidden=meta.visible != shown)
        for meta in book.sheets_metadata
    )


def _chosen(
    path: str, sheets: tuple[SheetName, ...], *, wanted: str | None, scan: Scan
) -> tuple[str, SheetScan]:
    names = [each.name for each in sheets]
    if wanted is not None and wanted not in names:
        raise SheetMissingError(path, sheet=wanted, sheets=names)
    shown = [each.name for each in sheets if not each.is_hidden]
    for name in shown if wanted is None else [wanted]:
        found = scan(name)
        if not found.is_empty:
            require_table_size(path, found)
            return name, found
    hidden = [each.name for each in sheets if each.is_hidden]
    filled = [name for name in hidden if wanted is None and not scan(name).is_empty]
    if filled:
        raise SheetHiddenError(path, sheets=filled)
    raise FileEmptyError(path)


def _grid(found: Any, scan: SheetScan, *, progress: Progress | None) -> _Grid:
    """Put the library's values where the scan says that the sheet has cells.

    The library leaves out errors and formulas without a value, also at the edges.
    """
    grid = _Grid([[""] * scan.width for _ in range(scan.height)])
    start = found.start
    if start is not None:
        top, left = start[0] - scan.first[0], start[1] - scan.first[1]
        values = islice(found.iter_rows(), start[0], None)
        _fill(grid, values, corner=(top, left), progress=progress)
    for (row, column), note in scan.notes.items():
        _put(grid, (row - scan.first[0], column - scan.first[1]), note=note)
    for (row, column), text in scan.texts.items():
        place = (row - scan.first[0], column - scan.first[1])
        if _is_inside(grid, place):
            grid.rows[place[0]][place[1]] = text
    for place in _merged(found, scan):
        _put(grid, place, note=CellNote.MERGED)
    return grid


def _fill(
    grid: _Grid,
    values: Iterable[list[Any]],
    *,
    corner: Place,
    progress: Progress | None,
) -> None:
    known: dict[str, str] = {}
    top, left = corner
    height = len(grid.rows)
    for row, line in enumerate(values, start=top):
        cells = [cell_of(value) for value in line]
        texts = [known.setdefault(text, text) for text, _ in cells]
        grid.rows[row][left : left + len(texts)] = texts
        for column, (_, note) in enumerate(cells, start=left):
            if note:
                grid.notes[row, column] = note
        if progress and row % STEP == 0:
            progress(row, height)
    if progress:
        progress(height, height)


def _put(grid: _Grid, place: Place, *, note: CellNote) -> None:
    if _is_inside(grid, place):
        grid.notes[place] = note


def _is_inside(grid: _Grid, place: Place) -> bool:
    row, column = place
    return 0 <= row < len(grid.rows) and 0 <= column < len(grid.rows[0])


def _merged(found: Any, scan: SheetScan) -> Iterable[Place]:
    """Yield every cell of a merged range but its first, as indexes into the grid."""
    top, left = scan.first
    for (row, column), (bottom, right) in found.merged_cell_ranges or ():
        for r in range(max(row, top), min(bottom, scan.last[0]) + 1):
            for c in range(max(column, left), min(right, scan.last[1]) + 1):
                if (r, c) != (row, column):
                    yield r - top, c - left


@dataclass(frozen=True, slots=True)
class _Shape:
    rows: list[list[str]]
    notes: Mapping[Place, CellNote]
    above: int


def _trimmed(grid: _Grid) -> _Shape:
    """Leave out rows without any text above and below."""
    kept = [row for row, cells in enumerate(grid.rows) if any(cells)]
    if not kept:
        return _Shape([], {}, 0)
    above, below = kept[0], kept[-1]
    notes = {
        (row - above, column): note
        for (row, column), note in grid.notes.items()
        if above <= row <= below
    }
    return _Shape(grid.rows[above : below + 1], notes, above)


def _cautions(scan: SheetScan, *, has_links: bool) -> tuple[Caution, ...]:
    found = []
    if has_links:
        found.append(Caution(kind=CautionKind.EXTERNAL_LINKS))
    if scan.hidden_rows:
        rows = tuple(str(row + 1) for row in scan.hidden_rows[:SHOWN])
        found.append(Caution(kind=CautionKind.HIDDEN_ROWS, places=rows))
    if scan.hidden_columns:
        columns = tuple(map(column_letters, scan.hidden_columns[:SHOWN]))
        found.append(Caution(kind=CautionKind.HIDDEN_COLUMNS, places=columns))
    return tuple(found)
