"""A table of a Word document (.docx), merged cells and all."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from tinnhiem.core.files import (
    FileDamagedError,
    FileEmptyError,
    SheetMissingError,
    TableMissingError,
    TableTooLargeError,
)
from tinnhiem.core.tables import CellNote, RawTable, SheetName, TableFormat
from tinnhiem.intake.cells import tidy
from tinnhiem.intake.packed import Package
from tinnhiem.intake.plan_docx import BROKEN, FALLBACK, SIGNS, WORD
from tinnhiem.intake.sheet_scan import COLUMNS, ROWS, Place, require_sheet_count

TITLE: Final = "Bảng {}"  # Word gives tables no names; a clerk counts them
TEXT: Final = f"{WORD}t"
PARAGRAPH: Final = f"{WORD}p"
TABLE: Final = f"{WORD}tbl"
ROW: Final = f"{WORD}tr"
CELL: Final = f"{WORD}tc"
VALUE: Final = f"{WORD}val"
FONTS: Final = f"{WORD}rFonts"


@dataclass(slots=True)
class _Grid:
    rows: list[list[str]] = field(default_factory=list)
    notes: dict[Place, CellNote] = field(default_factory=dict)


def read_word_table(
    package: Package, *, sheet: str | None = None
) -> tuple[RawTable, tuple[str, ...]]:
    """Return one table, and the names of the fonts that the document uses.

    Args:
        package: Looked at already; what it unpacks to is bounded.
        sheet: «Bảng 2» is the second table; None takes the one with most rows, the
            first of several.

    Raises:
        TableMissingError: The document has no table.
        SheetMissingError: It has fewer tables.
        FileEmptyError: All cells are blank.
        TableTooLargeError: More rows or columns than any list of people.
        FileDamagedError: The document is broken.
    """
    from docx.opc.exceptions import OpcError

    try:
        body = _body(package)
        tables = list(_tables(body))
        names = [TITLE.format(number) for number in range(1, len(tables) + 1)]
        place = _chosen(package.path, tables, names=names, wanted=sheet)
        grid = _grid(package.path, tables[place])
        fonts = _fonts(body)
    except (OpcError, *BROKEN) as broken:
        raise FileDamagedError(package.path, detail="văn bản Word") from broken
    if not any(map(any, grid.rows)):
        raise FileEmptyError(package.path)
    table = RawTable(
        format=TableFormat.DOCX,
        rows=_even(grid.rows),
        sheet=names[place],
        sheets=tuple(SheetName(name=name) for name in names),
        notes=grid.notes,
    )
    return table, fonts


def _body(package: Package) -> Any:
    import docx

    return docx.Document(BytesIO(package.content)).element.body


def _tables(body: Any) -> Iterator[Any]:
    """Yield the tables in order; one inside a cell belongs to that cell."""
    for table in body.iter(TABLE):
        is_copy = next(table.iterancestors(FALLBACK), None) is not None
        if not is_copy and next(table.iterancestors(TABLE), None) is None:
            yield table


def _chosen(
    path: str, tables: list[Any], *, names: list[str], wanted: str | None
) -> int:
    if not tables:
        raise TableMissingError(path)
    require_sheet_count(path, len(tables))
    if wanted is None:
        heights = [len(list(_rows(table))) for table in tables]
        return heights.index(max(heights))
    if wanted not in names:
        raise SheetMissingError(path, sheet=wanted, sheets=names)
    return names.index(wanted)


def _rows(table: Any) -> Iterator[Any]:
    for row in table.iter(ROW):
        if next(row.iterancestors(TABLE)) is table:
            yield row


def _grid(path: str, table: Any) -> _Grid:
    grid = _Grid()
    for number, row in enumerate(_rows(table)):
        if number >= ROWS:
            raise TableTooLargeError(path, what="dòng", count=number + 1, limit=ROWS)
        texts: list[str] = [""] * _number(row, "gridBefore")
        for cell in _cells(row):
            place = (number, len(texts))
            texts += [_text_of(cell), *[""] * (_number(cell, "gridSpan", least=1) - 1)]
            _note_merged(grid, place, width=len(texts) - place[1], cell=cell)
            if len(texts) > COLUMNS:
                count = len(texts)
                raise TableTooLargeError(path, what="cột", count=count, limit=COLUMNS)
        grid.rows.append(texts)
    return grid


def _cells(row: Any) -> Iterator[Any]:
    for cell in row.iter(CELL):
        if next(cell.iterancestors(ROW)) is row:
            yield cell


def _note_merged(grid: _Grid, place: Place, *, width: int, cell: Any) -> None:
    row, column = place
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    # Without a value the cell goes on with the one above.
    is_below = merge is not None and merge.get(VALUE, "continue") == "continue"
    for c in range(column if is_below else column + 1, column + width):
        grid.notes[row, c] = CellNote.MERGED


def _number(element: Any, name: str, *, least: int = 0) -> int:
    for found in element.iterfind(f"./*/{WORD}{name}"):
        value = found.get(VALUE, "")
        if value.isdecimal():
            return max(least, min(int(value), COLUMNS + 1))
    return least


def _text_of(cell: Any) -> str:
    r"""Return the paragraphs of a cell, one below the other."""
    lines = []
    for paragraph in cell.iter(PARAGRAPH):
        if next(paragraph.iterancestors(FALLBACK), None) is None:
            pieces = (
                node.text or "" if node.tag == TEXT else SIGNS[node.tag]
                for node in paragraph.iter(TEXT, *SIGNS)
                if next(node.iterancestors(PARAGRAPH)) is paragraph
            )
            lines.append("".join(pieces))
    return tidy("\n".join(lines))


def _even(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows))
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _fonts(body: Any) -> tuple[str, ...]:
    names = {
        name
        for fonts in body.iter(FONTS)
        for name in (fonts.get(f"{WORD}ascii"), fonts.get(f"{WORD}hAnsi"))
        if name
    }
    return tuple(sorted(names))
