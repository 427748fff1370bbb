"""The XML of an .xlsx: where its sheets are, and what only the XML says of cells."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from xml.parsers import expat

from tinnhiem.core.files import FileDamagedError, FileUnsafeError
from tinnhiem.core.tables import ALPHABET, CellNote
from tinnhiem.intake.packed import Package
from tinnhiem.intake.sheet_scan import Place, SheetScan, shown_formula

ROOT_RELATIONS: Final = "_rels/.rels"
STYLES: Final = "xl/styles.xml"
LINKS: Final = "xl/externalLinks/"
PERCENT_FORMATS: Final = frozenset({"9", "10"})  # 0% and 0.00%
TRUE: Final = ("1", "true")
FIGURES: Final = "0123456789"
QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

Attributes = dict[str, str]
OnElement = Callable[[str, Attributes], None]


@dataclass(frozen=True, slots=True)
class Styles:
    """Which cell styles show a number as a share, and the names of all fonts."""

    percents: frozenset[str] = frozenset()
    fonts: tuple[str, ...] = ()


def sheet_parts(package: Package) -> dict[str, str]:
    """Return the part that holds each sheet, by the name of the sheet."""
    book = _workbook_part(package)
    folder, name = posixpath.split(book)
    targets = _relations(package, f"{folder}/_rels/{name}.rels", folder=folder)
    found: dict[str, str] = {}

    def on_element(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            key = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            found[attributes.get("name", "")] = targets.get(key, ("", ""))[1]

    _walk(package, book, on_element)
    return found


def styles_of(package: Package) -> Styles:
    """Return what the style sheet says; nothing where there is none."""
    if STYLES not in package.entries:
        return Styles()
    reading = _StyleReading()
    _walk(package, STYLES, reading.element)
    return Styles(frozenset(reading.percents), tuple(sorted(reading.fonts)))


def scan_sheet(package: Package, part: str, *, percents: frozenset[str]) -> SheetScan:
    """Read one sheet's XML once.

    Raises:
        FileDamagedError: The part is missing or no XML.
        FileUnsafeError: A cell has no place in any sheet.
    """
    reading = _SheetReading(package.path, percents)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    reading.parser = parser
    package.parse(part, parser)
    return reading.scan()


@dataclass(slots=True)
class _StyleReading:
    codes: dict[str, str] = field(default_factory=dict)
    fonts: set[str] = field(default_factory=set)
    percents: set[str] = field(default_factory=set)
    count: int = -1  # cell formats seen; -1 outside their list

    def element(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            code = QUOTED.sub("", attributes.get("formatCode", ""))
            self.codes[attributes.get("numFmtId", "")] = code
        elif tag in {"name", "rFont"}:
            self.fonts.add(attributes.get("val", ""))
        elif tag == "cellXfs":
            self.count = 0
        elif tag in {"cellStyles", "dxfs"}:
            self.count = -1
        elif tag == "xf" and self.count >= 0:
            number = attributes.get("numFmtId", "")
            if number in PERCENT_FORMATS or "%" in self.codes.get(number, ""):
                self.percents.add(str(self.count))
            self.count += 1


class _SheetReading:
    """Handlers for one pass. Written for speed: a sheet has half a million cells."""

    def __init__(self, path: str, percents: frozenset[str]) -> None:
        self.path, self.percents = path, percents
        self.parser: Any = None
        self.columns: set[int] = set()
        self.rows: set[int] = set()
        self.hidden: set[int] = set()
        self.found = SheetScan()
        self.row = self.column = -1
        self.kind = self.style = ""
        self.text: list[str] = []
        self.formula = ""
        self.place: Place | None = None  # of a formula whose value has not come
        self.deeds: dict[str, Callable[[Attributes], None] | None] = {
            "row": self._row,
            "c": self._cell,
            "f": self._formula,
            "v": self._value,
            "is": self._value,
            "col": self._hidden_columns,
        }

    def start(self, tag: str, attributes: Attributes) -> None:
        try:
            deed = self.deeds[tag]
        except KeyError:  # a tag with a prefix, or one that says nothing here
            deed = self.deeds[tag] = self.deeds.get(tag.rpartition(":")[2])
        if deed is not None:
            deed(attributes)

    def _row(self, attributes: Attributes) -> None:
        self._settle()
        number = attributes.get("r")
        self.row = int(number) - 1 if number and number.isdecimal() else self.row + 1
        self.column = -1
        if attributes.get("hidden") in TRUE:
            self.hidden.add(self.row)

    def _cell(self, attributes: Attributes) -> None:
        self._settle()
        reference = attributes.get("r")
        if reference:
            letters = reference.rstrip(FIGURES)
            self.column = _column(letters)
            number = reference[len(letters) :]
            if self.column < 0 or not number:
                raise FileUnsafeError(self.path, detail=f"ô «{reference[:20]}»")
            self.row = int(number) - 1
        else:
            self.column += 1
        self.kind, self.style = attributes.get("t", ""), attributes.get("s", "")

    def _formula(self, _attributes: Attributes) -> None:
        self.place, self.text, self.formula = (self.row, self.column), [], ""
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.text.append

    def _value(self, _attributes: Attributes) -> None:
        self.columns.add(self.column)
        self.rows.add(self.row)
        if self.kind == "e":
            self.place, self.text = (self.row, self.column), []
            self.parser.EndElementHandler = self._end
            self.parser.CharacterDataHandler = self.text.append
        elif not self.kind and self.style in self.percents:
            self.found.notes[self.row, self.column] = CellNote.PERCENT

    def _end(self, tag: str) -> None:
        """Part the formula from its value. Cells without one are not listened to."""
        name = tag.rpartition(":")[2]
        if name == "f":
            self.formula = "".join(self.text)
            self.text.clear()
        elif name == "c":
            self._settle()

    def _settle(self) -> None:
        """Close the cell before: a formula without a value, or the text of an error."""
        if self.place is None:
            return
        text = "".join(self.text).strip()
        if self.kind == "e":
            self.found.notes[self.place] = CellNote.FORMULA_ERROR
            self.found.texts[self.place] = text
        elif not text and self.kind != "str":
            self.found.notes[self.place] = CellNote.NOT_CALCULATED
            self.found.texts[self.place] = shown_formula(self.formula)
            self.rows.add(self.place[0])
            self.columns.add(self.place[1])
        self.place = None
        self.parser.EndElementHandler = None
        self.parser.CharacterDataHandler = None

    def _hidden_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") not in TRUE:
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self.found.hidden_columns += range(int(first) - 1, min(int(last), 16_384))

    def scan(self) -> SheetScan:
        self._settle()
        found = self.found
        if self.rows:
            found.first = (min(self.rows), min(self.columns))
            found.last = (max(self.rows), max(self.columns))
        found.hidden_rows = sorted(self.hidden & self.rows)
        found.hidden_columns = sorted(set(found.hidden_columns) & self.columns)
        return found


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """Return 0 for «A»; -1 for what names no column."""
    index = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            return -1
        index = index * ALPHABET + ord(letter) - ord("A") + 1
    return index - 1 if len(letters) <= len("XFD") else -1


def _workbook_part(package: Package) -> str:
    found = _relations(package, ROOT_RELATIONS, folder="")
    for kind, target in found.values():
        if kind.endswith("/officeDocument"):
            return target
    raise FileDamagedError(package.path, detail="không thấy bảng tính")


def _relations(
    package: Package, part: str, *, folder: str
) -> dict[str, tuple[str, str]]:
    """Return kind and target of each relation of a part, by its key."""
    found: dict[str, tuple[str, str]] = {}

    def on_element(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            whole = target[1:] if target[:1] == "/" else posixpath.join(folder, target)
            kind = attributes.get("Type", "")
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(whole))

    _walk(package, part, on_element)
    return found


def _walk(package: Package, part: str, on_element: OnElement) -> None:
    parser = expat.ParserCreate()

    def start(tag: str, attributes: Attributes) -> None:
        on_element(tag.rpartition(":")[2], attributes)

    parser.StartElementHandler = start
    package.parse(part, parser)
