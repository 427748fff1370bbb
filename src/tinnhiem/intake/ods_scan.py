"""The XML of an .ods: what only the XML says of its cells, for every sheet at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Final
from xml.parsers import expat

from tinnhiem.core.files import TableTooLargeError
from tinnhiem.core.tables import CellNote
from tinnhiem.intake.packed import Package
from tinnhiem.intake.sheet_scan import (
    CELLS,
    COLUMNS,
    SheetScan,
    require_table_size,
    shown_formula,
)

CONTENT: Final = "content.xml"
DURATION: Final = re.compile(r"PT(\d+)H(\d+)M([\d.]+)S")
COVERED: Final = "table:covered-table-cell"
HIDDEN: Final = ("collapse", "filter")

Attributes = dict[str, str]


@dataclass(slots=True)
class _Cell:
    """A cell, or several alike side by side."""

    column: int
    count: int
    note: CellNote | None = None
    text: str = ""
    has_content: bool = False
    is_error: bool = False


class _BookReading:
    """Handlers for one pass over content.xml."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.sheets: dict[str, SheetScan] = {}
        self.fonts: set[str] = set()
        self.sheet = SheetScan()
        self.row = self.column = 0
        self.repeated = 1
        self.is_hidden = False
        self.cells: list[_Cell] = []
        self.depth = 0  # inside a comment or a drawing, whose text is no cell's

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        match tag:
            case "table:table-cell" | "table:covered-table-cell":
                self._cell(tag, attributes)
            case "table:table-row":
                self.repeated = _times(attributes, "table:number-rows-repeated")
                self.is_hidden = attributes.get("table:visibility") in HIDDEN
                self.cells, self.column = [], 0
            case "table:table":
                self._table(attributes)
            case "office:annotation" | "draw:frame":
                self.depth += 1
            case "table:table-source" | "table:cell-range-source":
                self.sheet.has_links = True
            case "style:font-face":
                self.fonts.add(attributes.get("style:name", ""))
            case _:
                pass

    def end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._end_of_row()
        elif tag in {"office:annotation", "draw:frame"}:
            self.depth -= 1

    def letters(self, text: str) -> None:
        if self.cells and self.cells[-1].is_error and not self.depth:
            self.cells[-1].text += text.strip()

    def _table(self, attributes: Attributes) -> None:
        self.sheet = SheetScan(first=(-1, -1))
        self.sheets[attributes.get("table:name", "")] = self.sheet
        self.row = 0

    def _cell(self, tag: str, attributes: Attributes) -> None:
        count = _times(attributes, "table:number-columns-repeated")
        cell = _Cell(self.column, count, has_content=_has_content(attributes))
        self.column += count
        if tag == COVERED:
            cell.note = CellNote.MERGED
        elif attributes.get("calcext:value-type") == "error":
            cell.note, cell.is_error = CellNote.FORMULA_ERROR, True
        elif "table:formula" in attributes and "office:value-type" not in attributes:
            cell.note = CellNote.NOT_CALCULATED
            cell.text = shown_formula(attributes["table:formula"])
        elif attributes.get("office:value-type") == "percentage":
            cell.note = CellNote.PERCENT
        elif attributes.get("office:value-type") == "time":
            cell.text = _clock(attributes.get("office:time-value", ""))
        if cell.note or cell.has_content:
            self.cells.append(cell)

    def _end_of_row(self) -> None:
        filled = [cell for cell in self.cells if cell.has_content]
        if filled:
            self._stretch(filled)
            if self.is_hidden:
                self.sheet.hidden_rows.append(self.row)
        for cell in self.cells:
            self._note(cell)
        self.row += self.repeated
        self.cells = []

    def _stretch(self, filled: list[_Cell]) -> None:
        sheet = self.sheet
        left, last = filled[0].column, filled[-1].column + filled[-1].count - 1
        if sheet.first < (0, 0):
            sheet.first = (self.row, left)
        sheet.first = (sheet.first[0], min(sheet.first[1], left))
        bottom = self.row + self.repeated - 1
        sheet.last = (bottom, max(sheet.last[1], last))
        require_table_size(self.path, sheet)

    def _note(self, cell: _Cell) -> None:
        for place in islice(self._places(cell), CELLS):
            if cell.note:
                self.sheet.notes[place] = cell.note
            if cell.text:
                self.sheet.texts[place] = cell.text
        if len(self.sheet.notes) > CELLS:
            count = len(self.sheet.notes)
            raise TableTooLargeError(self.path, what="ô", count=count, limit=CELLS)

    def _places(self, cell: _Cell) -> Iterator[tuple[int, int]]:
        # Below and right of the last cell, formats are repeated a million times.
        rows = range(self.row, self.row + (self.repeated if cell.has_content else 1))
        columns = range(cell.column, min(cell.column + cell.count, COLUMNS))
        return product(rows, columns)


def scan_ods(package: Package) -> tuple[dict[str, SheetScan], tuple[str, ...]]:
    """Return what the XML says of each sheet, by name, and the names of fonts.

    Raises:
        FileDamagedError: There is no content, or it is no XML.
        TableTooLargeError: A sheet would not fit in memory.
    """
    reading = _BookReading(package.path)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.letters
    package.parse(CONTENT, parser)
    for sheet in reading.sheets.values():
        if sheet.first < (0, 0):
            sheet.first = (0, 0)
    return reading.sheets, tuple(sorted(reading.fonts))


def _has_content(attributes: Attributes) -> bool:
    return "office:value-type" in attributes or "table:formula" in attributes


def _times(attributes: Attributes, name: str) -> int:
    times = attributes.get(name, "1")
    return max(1, int(times)) if times.isdecimal() and len(times) < COLUMNS else 1


def _clock(duration: str) -> str:
    """Return «7:30» for the duration PT07H30M00S; "" for anything else."""
    found = DURATION.fullmatch(duration)
    if not found:
        return ""
    hours, minutes, seconds = found.groups()
    tail = "" if not float(seconds) else f":{int(float(seconds)):02}"
    return f"{int(hours):02}:{minutes}{tail}"
