"""From the cells of one row to a person, noting every impossible value."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

from tinnhiem.core.people.category import same_category
from tinnhiem.core.people.cell import (
    NO,
    YES,
    Birth,
    has_short_year,
    pieces,
    read_birth,
    read_day,
)
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.people.person import Gender, Person, Tenure
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.people.vietnamese_name import normal_name

NAMESPACE: Final = UUID("5f3a7c1e-9d64-4b0a-8a6e-2c1f0e7b9d96")
YOUNGEST: Final = 18
OLDEST: Final = 100
EARLIEST: Final = 1900
LONGEST_KEY: Final = 80
LONGEST_NAME: Final = 120
LONGEST: Final = 200
NOTHING: Final = "-"  # keeps the place of a post that has no unit or no day
NAME_LETTERS: Final = re.compile(r"[^\W\d_][\w '’.\-]*")
GENDERS: Final = {
    "": Gender.UNKNOWN,
    **dict.fromkeys(("nam", "m", "male"), Gender.MALE),
    **dict.fromkeys(("nữ", "nu", "f", "female"), Gender.FEMALE),
}


class Column(StrEnum):
    """The columns of a sheet of people; the value is the usual heading."""

    KEY = "Mã"
    NAME = "Họ và tên"
    GENDER = "Giới tính"
    BIRTH = "Ngày sinh"
    TITLE = "Chức vụ"
    UNIT = "Đơn vị"
    FROM = "Giữ chức từ"
    TO = "đến"
    CATEGORIES = "Thành phần"
    RATED_AS = "Chức danh được lấy phiếu"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row as it was written.

    Attributes:
        number: As Excel counts, the heading being row 1.
        cells: By column; absent columns are empty.
        headings: How the file calls each column.
    """

    number: int
    cells: Mapping[Column, str]
    headings: Mapping[Column, str]

    def cell(self, column: Column) -> str:
        """Return a cell with single blanks, NFC; empty where there is none."""
        raw = self.cells.get(column, "")
        lines = (" ".join(line.split()) for line in raw.splitlines())
        return unicodedata.normalize("NFC", "\n".join(lines)).strip()


def people_of(
    rows: Iterable[PersonRow], *, today: date | None
) -> tuple[PeopleSheet, tuple[PeopleFault, ...]]:
    """Return the people of all rows, and every fault found on the way.

    Args:
        rows: In the order of the file.
        today: For ages; None leaves ages alone.

    Returns:
        The sheet is to be used only when there is no fault.
    """
    readers = [_RowReader(row, today=today) for row in rows]
    persons = tuple(reader.person() for reader in readers)
    faults = [fault for reader in readers for fault in reader.faults]
    faults += _twice(readers, persons)
    holders = [
        Officeholder(order=1, key=p.key, person=p.key, name=p.name, title=r.rated_as(p))
        for r, p in zip(readers, persons, strict=True)
        if r.rated_as(p)
    ]
    sheet = PeopleSheet(persons, tuple(holders))
    in_order = sorted(faults, key=lambda fault: fault.row)
    return PeopleSheet(persons, sheet.in_order_of(())), tuple(in_order)


def _twice(
    readers: Iterable["_RowReader"], persons: Iterable[Person]
) -> list[PeopleFault]:
    seen: dict[str, int] = {}
    faults = []
    for reader, person in zip(readers, persons, strict=True):
        column = Column.KEY if reader.row.cell(Column.KEY) else Column.NAME
        if person.key in seen and person.name:
            kind = PeopleFaultKind.KEY_TWICE
            faults.append(reader.fault(column, kind, str(seen[person.key])))
        seen.setdefault(person.key, reader.row.number)
    return faults


class _RowReader:
    """Reads one row; a fault is noted and reading goes on with a stand-in."""

    def __init__(self, row: PersonRow, *, today: date | None) -> None:
        self.row, self.today = row, today
        self.faults: list[PeopleFault] = []

    def person(self) -> Person:
        name = self._name()
        birth = self._birth()
        return Person(
            key=self._key(name, birth),
            name=name,
            gender=self._gender(),
            birth_year=birth.year,
            birth_on=birth.on,
            tenures=self._tenures(birth),
            categories=self._categories(),
        )

    def rated_as(self, person: Person) -> str:
        """Return the post under vote; empty for who is not rated."""
        cell = self.row.cell(Column.RATED_AS)
        if cell.casefold() in NO:
            return ""
        if cell.casefold() in YES:
            return ", ".join(tenure.title for tenure in person.tenures)
        return cell

    def fault(
        self, column: Column, kind: PeopleFaultKind, detail: str = ""
    ) -> PeopleFault:
        heading = self.row.headings.get(column, column.value)
        value = self.row.cell(column)
        return PeopleFault(self.row.number, heading, value, kind, detail)

    def _note(self, column: Column, kind: PeopleFaultKind, detail: str = "") -> None:
        self.faults.append(self.fault(column, kind, detail))

    def _name(self) -> str:
        name = normal_name(self.row.cell(Column.NAME))
        if not name:
            self._note(Column.NAME, PeopleFaultKind.NAME_MISSING)
        elif any(letter.isdigit() for letter in name):
            self._note(Column.NAME, PeopleFaultKind.NAME_WITH_DIGITS)
        elif not NAME_LETTERS.fullmatch(name) or "_" in name:
            self._note(Column.NAME, PeopleFaultKind.NAME_IMPOSSIBLE)
        elif len(name) > LONGEST_NAME:
            self._note(Column.NAME, PeopleFaultKind.TOO_LONG, str(LONGEST_NAME))
        return name

    def _key(self, name: str, birth: Birth) -> str:
        """Return the file's own key, else one that another import finds again."""
        written = self.row.cell(Column.KEY)
        if len(written) > LONGEST_KEY:
            self._note(Column.KEY, PeopleFaultKind.KEY_TOO_LONG, str(LONGEST_KEY))
        born = birth.on.isoformat() if birth.on else str(birth.year or "")
        return written or str(uuid5(NAMESPACE, f"{name.casefold()}|{born}"))

    def _gender(self) -> Gender:
        written = self.row.cell(Column.GENDER).casefold()
        if written not in GENDERS:
            self._note(Column.GENDER, PeopleFaultKind.GENDER_UNKNOWN)
        return GENDERS.get(written, Gender.UNKNOWN)

    def _birth(self) -> Birth:
        written = self.row.cell(Column.BIRTH)
        birth = read_birth(written)
        if birth is None:
            unreadable = PeopleFaultKind.DATE_UNREADABLE
            short = PeopleFaultKind.CENTURY_UNKNOWN
            self._note(Column.BIRTH, short if has_short_year(written) else unreadable)
            return Birth()
        kind = _impossible_age(birth, self.today)
        if kind is None:
            return birth
        self._note(Column.BIRTH, kind)
        return Birth()

    def _tenures(self, birth: Birth) -> tuple[Tenure, ...]:
        titles = pieces(self.row.cell(Column.TITLE))
        if not titles or NOTHING in titles:
            self._note(Column.TITLE, PeopleFaultKind.TITLE_MISSING)
        units = tuple(
            "" if unit == NOTHING else unit
            for unit in self._spread(Column.UNIT, len(titles))
        )
        first = self._days(Column.FROM, len(titles))
        last = self._days(Column.TO, len(titles))
        self._note_too_long(Column.TITLE, titles)
        self._note_too_long(Column.UNIT, units)
        self._note_impossible_days(first, last, birth)
        spread = zip(titles, units, first, last, strict=True)
        return tuple(Tenure(*tenure) for tenure in spread)

    def _spread(self, column: Column, size: int) -> tuple[str, ...]:
        """Return as many pieces as there are posts; one piece serves them all."""
        found = pieces(self.row.cell(column))
        if len(found) in (0, 1):
            return (found or ("",)) * size
        if len(found) != size:
            self._note(column, PeopleFaultKind.PIECES_DISAGREE, str(size))
            return ("",) * size
        return found

    def _days(self, column: Column, size: int) -> tuple[date | None, ...]:
        days: list[date | None] = []
        for piece in self._spread(column, size):
            blank = piece.casefold() in NO or piece.casefold() in ("nay", "đến nay")
            day = read_day(piece, end_of_month=column is Column.TO)
            if day is not None and day.year < EARLIEST:
                day = None
            if day is None and not blank:
                self._note(column, PeopleFaultKind.DATE_UNREADABLE)
            days.append(day)
        return tuple(days)

    def _note_too_long(self, column: Column, texts: Iterable[str]) -> None:
        if any(len(text) > LONGEST for text in texts):
            self._note(column, PeopleFaultKind.TOO_LONG, str(LONGEST))

    def _note_impossible_days(
        self,
        first: tuple[date | None, ...],
        last: tuple[date | None, ...],
        birth: Birth,
    ) -> None:
        for begins, ends in zip(first, last, strict=True):
            if begins and ends and ends < begins:
                day = f"{begins:%d/%m/%Y}"
                self._note(Column.TO, PeopleFaultKind.TENURE_BACKWARDS, day)
            if begins and birth.year and begins.year < birth.year + YOUNGEST:
                year = str(birth.year)
                self._note(Column.FROM, PeopleFaultKind.TENURE_TOO_YOUNG, year)

    def _categories(self) -> tuple[str, ...]:
        found = pieces(self.row.cell(Column.CATEGORIES))
        rated = self.row.cell(Column.RATED_AS).casefold() not in NO
        if not found and not rated:
            self._note(Column.CATEGORIES, PeopleFaultKind.CATEGORY_MISSING)
        if len({same_category(c) for c in found}) < len(found):
            self._note(Column.CATEGORIES, PeopleFaultKind.CATEGORY_TWICE)
        self._note_too_long(Column.CATEGORIES, found)
        return found


def _impossible_age(birth: Birth, today: date | None) -> PeopleFaultKind | None:
    """Return why a birth cannot be, on `today`; None when it can."""
    if birth.year is None:
        return None
    if today is None:
        return PeopleFaultKind.AGE_TOO_HIGH if birth.year < EARLIEST else None
    if (birth.on or date(birth.year, 1, 1)) > today:
        return PeopleFaultKind.BIRTH_IN_FUTURE
    age = today.year - birth.year
    if birth.on and (today.month, today.day) < (birth.on.month, birth.on.day):
        age -= 1
    if age < YOUNGEST:
        return PeopleFaultKind.AGE_TOO_LOW
    return PeopleFaultKind.AGE_TOO_HIGH if age > OLDEST else None
