"""What reading a table says about one of its rows, and about all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from tinnhiem.core.people.cell import Birth, pieces
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.person_row import Column, PersonRow
from tinnhiem.core.people.row_kinds import Section, SkipKind
from tinnhiem.core.people.table_heading import TableHeading
from tinnhiem.core.tables import Caution, Encoding, TableFormat


class RowVerdict(StrEnum):
    """What a row is."""

    PERSON = "person"
    SKIPPED = "skipped"
    ERROR = "error"


class NoteKind(StrEnum):
    """Why the clerk should look at a row that is read all the same."""

    TAKEN_OFF = "taken-off"
    CAPITALS = "capitals"
    SERIAL_DAY = "serial-day"
    YEAR_ONLY = "year-only"
    GENDER_BY_ADDRESS = "gender-by-address"
    UNIT_BY_SECTION = "unit-by-section"
    CATEGORY_BY_SECTION = "category-by-section"
    NUMBER_JUMPS = "number-jumps"
    NAMESAKE = "namesake"
    MAY_BE_KNOWN = "may-be-known"
    TOTAL_DIFFERS = "total-differs"
    CELL_LEFT = "cell-left"
    LETTERS_UNSURE = "letters-unsure"


@dataclass(frozen=True, slots=True)
class RowNote:
    """One warning about a row.

    Attributes:
        column: Which cell it is about; None for the row.
        detail: What the sentence needs besides the value.
    """

    kind: NoteKind
    column: Column | None = None
    value: str = ""
    detail: str = ""


# Without a campaign a row may lack these; the roster of a campaign may not.
ASKED_BY_CAMPAIGNS: Final = frozenset(
    {
        PeopleFaultKind.TITLE_MISSING,
        PeopleFaultKind.CATEGORY_MISSING,
        PeopleFaultKind.CATEGORY_UNKNOWN,
        PeopleFaultKind.KEY_TWICE,
        PeopleFaultKind.CELL_WITHOUT_HEADING,
    }
)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the table (một dòng của bảng đã đọc).

    Attributes:
        number: As Excel numbers it.
        skip: Why it is no person; None for persons and errors.
        text: What stands in a skipped row, or the row as the section it begins.
        cells: What was read, by column, for persons and errors.
        person: None for skipped rows.
    """

    number: int
    skip: SkipKind | None = None
    text: str = ""
    section: Section | None = None
    cells: PersonRow | None = None
    person: Person | None = None
    rated_as: str = ""
    faults: tuple[PeopleFault, ...] = ()
    notes: tuple[RowNote, ...] = ()

    @property
    def birth(self) -> str:
        """The birth as an ISO day, a year, or empty."""
        if self.person is None:
            return ""
        return str(Birth(self.person.birth_year, self.person.birth_on))

    @property
    def unit(self) -> str:
        """The units of a person, several joined; also of one without any post."""
        tenures = self.person.tenures if self.person else ()
        units = [tenure.unit for tenure in tenures if tenure.unit]
        if not units and self.cells is not None:
            units = list(pieces(self.cells.cell(Column.UNIT)))
        return "; ".join(dict.fromkeys(units))

    @property
    def unreadable(self) -> tuple[PeopleFault, ...]:
        """The faults that stand whatever the row is read for."""
        return tuple(f for f in self.faults if f.kind not in ASKED_BY_CAMPAIGNS)

    @property
    def verdict(self) -> RowVerdict:
        """What the row is without asking any campaign."""
        if self.person is None:
            return RowVerdict.SKIPPED
        return RowVerdict.ERROR if self.unreadable else RowVerdict.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleReading:
    """A table of people, row by row; nobody lost, nobody invented (bảng đã đọc).

    Attributes:
        rows: Every row of the sheet from the first to the last that holds anything.
        faults: What is wrong with the heading: unknown, repeated, missing columns.
        cautions: What the file holds beside what it shows.
    """

    sheet: str
    format: TableFormat
    encoding: Encoding
    heading: TableHeading
    heading_row: int
    rows: tuple[ReadRow, ...]
    faults: tuple[PeopleFault, ...] = ()
    cautions: tuple[Caution, ...] = ()

    def count(self, verdict: RowVerdict) -> int:
        """Return how many rows have this verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def persons(self) -> tuple[ReadRow, ...]:
        """The rows that hold somebody, faulty ones too."""
        return tuple(row for row in self.rows if row.person is not None)


@dataclass(frozen=True, slots=True)
class RowFacts:
    """The cells of one row by what they hold, before they mean anything.

    Attributes:
        values: By column; merged cells have the text of the range.
        notes: What was changed on the way.
    """

    values: Mapping[Column, str]
    headings: Mapping[Column, str]
    notes: tuple[RowNote, ...] = ()
    faults: tuple[PeopleFault, ...] = field(default=())
