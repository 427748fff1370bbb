"""From the cells of a table's row to the columns of a sheet of people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tinnhiem.core.people.cell import MONTH, YEAR_ONLY, is_serial
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.heading import Meaning, says_whose_post
from tinnhiem.core.people.person import Gender
from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.read_row import NoteKind, RowFacts, RowNote
from tinnhiem.core.people.table_heading import HeadedColumn, TableHeading, headings_of
from tinnhiem.core.people.written_name import read_name

PLAIN: Final[Mapping[Meaning, Column]] = {
    Meaning.KEY: Column.KEY,
    Meaning.GENDER: Column.GENDER,
    Meaning.BIRTH: Column.BIRTH,
    Meaning.OFFICE: Column.TITLE,
    Meaning.UNIT: Column.UNIT,
    Meaning.FROM: Column.FROM,
    Meaning.TO: Column.TO,
    Meaning.CATEGORIES: Column.CATEGORIES,
    Meaning.RATED_AS: Column.RATED_AS,
}
HEADED_BY: Final[Mapping[Column, tuple[Meaning, ...]]] = {
    **{column: (meaning,) for meaning, column in PLAIN.items()},
    Column.NAME: (Meaning.NAME, Meaning.FAMILY, Meaning.GIVEN),
    Column.BIRTH: (
        *(Meaning.BIRTH, Meaning.BIRTH_MALE, Meaning.BIRTH_FEMALE),
        *(Meaning.BIRTH_DAY, Meaning.BIRTH_MONTH, Meaning.BIRTH_YEAR),
    ),
    Column.GENDER: (Meaning.GENDER, Meaning.MALE, Meaning.FEMALE),
}
FIELDS: Final[Mapping[Column, str]] = {
    Column.NAME: "name",
    **{column: meaning.value for meaning, column in PLAIN.items()},
}
LISTED: Final = re.compile(r"^(?:[-+•*–]|\d{1,2}[.)])\s*")
FORMULA_OPENINGS: Final = frozenset("=+-@＝＋－＠")
SEVERAL_LINES: Final = (Column.CATEGORIES,)
MANY_MAY_HOLD: Final = (Meaning.IGNORED, Meaning.NUMBER, Meaning.OFFICE)


class ColumnReader:
    """Knows which cells of a row are what; made once for a table."""

    def __init__(self, heading: TableHeading) -> None:
        used = _one_of_each(heading)
        self.number = next((c.index for c in used if c.meaning is Meaning.NUMBER), None)
        self.unnamed = [
            c.index for c in heading.columns if not c.heading and c.guess is None
        ]
        self.places: dict[Meaning, list[int]] = {}
        for column in used:
            if column.meaning is not None:
                self.places.setdefault(column.meaning, []).append(column.index)
        self.names = [
            place for meaning in HEADED_BY[Column.NAME] for place in self._at(meaning)
        ]
        held = headings_of(used)
        self.headings = {
            column: " + ".join(held[m] for m in meanings if m in held)
            for column, meanings in HEADED_BY.items()
            if any(m in held for m in meanings)
        }
        self.columns = frozenset(
            place
            for meaning, places in self.places.items()
            for place in places
            if meaning not in (Meaning.NUMBER, Meaning.IGNORED)
            and place not in self.names
        )

    def held(self) -> Iterator[tuple[Column, int]]:
        """Yield every column that is used, with its places in a row."""
        for column, meanings in HEADED_BY.items():
            for meaning in meanings:
                yield from ((column, place) for place in self._at(meaning))

    def name_in(self, row: Sequence[str]) -> str:
        """Return the name a row holds, as written."""
        return " ".join(text for i in self.names if (text := row[i]))

    def number_in(self, row: Sequence[str]) -> str:
        """Return the row's own number; empty where the table has none."""
        return row[self.number] if self.number is not None else ""

    def facts(self, row: Sequence[str]) -> RowFacts:
        """Return what the cells of one row hold, and what was changed in them."""
        values = {
            column: _lines(column, self._joined(row, meaning))
            for meaning, column in PLAIN.items()
            if meaning in self.places
        }
        notes, faults = self._name(row, values)
        more, wrong = self._birth_and_gender(row, values)
        return RowFacts(values, self.headings, (*notes, *more), (*faults, *wrong))

    def _at(self, meaning: Meaning) -> list[int]:
        return self.places.get(meaning, [])

    def _joined(self, row: Sequence[str], meaning: Meaning) -> str:
        texts = (row[place] for place in self._at(meaning))
        return "; ".join(dict.fromkeys(text for text in texts if text))

    def _name(
        self, row: Sequence[str], values: dict[Column, str]
    ) -> tuple[list[RowNote], list[PeopleFault]]:
        written = read_name(self.name_in(row).replace("\n", " "))
        values[Column.NAME] = written.name
        notes = []
        if written.taken_off:
            off = " ".join(written.taken_off)
            notes.append(RowNote(NoteKind.TAKEN_OFF, Column.NAME, off, written.name))
        if written.proposed != written.name:
            notes.append(
                RowNote(NoteKind.CAPITALS, Column.NAME, written.name, written.proposed)
            )
        if written.gender and not self._says_gender(row):
            values[Column.GENDER] = written.gender.value
            notes.append(
                RowNote(NoteKind.GENDER_BY_ADDRESS, Column.GENDER, written.gender.value)
            )
        return notes, []

    def _says_gender(self, row: Sequence[str]) -> bool:
        kinds = (
            *(Meaning.GENDER, Meaning.MALE, Meaning.FEMALE),
            *(Meaning.BIRTH_MALE, Meaning.BIRTH_FEMALE),
        )
        return any(row[place] for kind in kinds for place in self._at(kind))

    def _birth_and_gender(
        self, row: Sequence[str], values: dict[Column, str]
    ) -> tuple[list[RowNote], list[PeopleFault]]:
        faults: list[PeopleFault] = []
        for man, woman, column in (
            (Meaning.MALE, Meaning.FEMALE, Column.GENDER),
            (Meaning.BIRTH_MALE, Meaning.BIRTH_FEMALE, Column.BIRTH),
        ):
            his, hers = self._joined(row, man), self._joined(row, woman)
            if his and hers:
                kind = PeopleFaultKind.BOTH_GENDERS
                heading = self.headings.get(column, column.value)
                faults.append(PeopleFault(0, heading, f"{his}; {hers}", kind))
            elif his or hers:
                gender = Gender.MALE if his else Gender.FEMALE
                values[Column.GENDER] = gender.value
                if column is Column.BIRTH:
                    values[Column.BIRTH] = his or hers
        if not values.get(Column.BIRTH) and Meaning.BIRTH_YEAR in self.places:
            parts = (Meaning.BIRTH_DAY, Meaning.BIRTH_MONTH, Meaning.BIRTH_YEAR)
            texts = [self._joined(row, part) for part in parts]
            values[Column.BIRTH] = "/".join(text for text in texts if text)
        return _birth_notes(values.get(Column.BIRTH, "")), faults


def _birth_notes(written: str) -> list[RowNote]:
    if is_serial(written):
        return [RowNote(NoteKind.SERIAL_DAY, Column.BIRTH, written)]
    if MONTH.fullmatch(written) or YEAR_ONLY.fullmatch(written):
        return [RowNote(NoteKind.YEAR_ONLY, Column.BIRTH, written)]
    return []


def _lines(column: Column, text: str) -> str:
    """Return a cell whose line breaks only wrapped its words on one line.

    A list of lines, each with its dash or number, is several pieces. The apostrophe
    that keeps a spreadsheet from running a text as a formula is no part of it.
    """
    if text.startswith("'") and text[1:2] in FORMULA_OPENINGS:
        text = text[1:]
    if "\n" not in text or column in SEVERAL_LINES:
        return text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(LISTED.match(line) for line in lines[1:]):
        return "; ".join(LISTED.sub("", line).rstrip(" ;,") for line in lines)
    return " ".join(lines)


def _one_of_each(heading: TableHeading) -> tuple[HeadedColumn, ...]:
    """Return the columns to read: where two hold the same, the surer one."""
    twice = {column.index for column in repeated_columns(heading)}
    best: dict[Meaning, HeadedColumn] = {}
    for column in heading.columns:
        if column.index in twice and column.guess is not None:
            known = best.get(column.guess.meaning)
            if known is None or _score(known) < column.guess.score:
                best[column.guess.meaning] = column
    kept = {column.index for column in best.values()}
    return tuple(c for c in heading.columns if c.index not in twice - kept)


def _score(column: HeadedColumn) -> int:
    return column.guess.score if column.guess else 0


def repeated_columns(heading: TableHeading) -> tuple[HeadedColumn, ...]:
    """Return the columns that claim to hold what another holds as well.

    Several columns of posts are one, if their headings say whose posts they are.
    """
    found: list[HeadedColumn] = []
    for meaning in Meaning:
        columns = heading.of(meaning)
        if len(columns) > 1 and not _may_be_several(meaning, columns):
            found += columns
    return tuple(sorted(found, key=lambda column: column.index))


def _may_be_several(meaning: Meaning, columns: Sequence[HeadedColumn]) -> bool:
    if meaning is Meaning.OFFICE:
        said = [column for column in columns if says_whose_post(column.heading)]
        return len(said) >= len(columns) - 1
    return meaning in MANY_MAY_HOLD


def headings_by_field(heading: TableHeading) -> dict[str, str]:
    """Return the table's own headings by what `people read --json` calls them."""
    held = headings_of(_one_of_each(heading))
    found = {}
    for column, field in FIELDS.items():
        names = [held[meaning] for meaning in HEADED_BY[column] if meaning in held]
        if names:
            found[field] = " + ".join(dict.fromkeys(names))
    return found
