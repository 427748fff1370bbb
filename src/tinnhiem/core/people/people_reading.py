"""Reading a clerk's table row by row: every row is a person, an error, or says why not.

The order of the questions below is the law of this module: a row that carries its own
number is never taken for a title, a total or a signature.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tinnhiem.core.people.category import same_category
from tinnhiem.core.people.cell import NO, read_birth
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.heading import Meaning, plain_words
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.people.person_row import Column, PersonRow, people_of
from tinnhiem.core.people.read_row import (
    NoteKind,
    PeopleReading,
    ReadRow,
    RowNote,
    RowVerdict,
)
from tinnhiem.core.people.row_cells import ColumnReader, repeated_columns
from tinnhiem.core.people.row_kinds import (
    Section,
    SkipKind,
    figures_in,
    is_long,
    is_note,
    is_section_number,
    is_signature,
    is_total,
    looks_like_a_name,
    names_a_unit,
    section_of,
)
from tinnhiem.core.people.table_heading import (
    ColumnChoice,
    TableHeading,
    find_heading,
    numbers_columns,
)
from tinnhiem.core.tables import CellNote, Encoding, RawTable, TableFormat

FEWEST: Final = 2
FORMULA_NOTES: Final = {CellNote.FORMULA_ERROR, CellNote.NOT_CALCULATED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoices:
    """What the clerk says about the table (lựa chọn khi đọc bảng).

    Attributes:
        columns: Columns named by hand.
        heading_row: As Excel numbers it; None looks for it.
        category: For everybody to whom the table gives none.
        known_categories: Those of the plan, so that a section may name one.
        are_officeholders: Whether everybody in the table is rated.
        today: For ages; None leaves ages alone.
    """

    columns: tuple[ColumnChoice, ...] = ()
    heading_row: int | None = None
    category: str = ""
    known_categories: tuple[str, ...] = ()
    are_officeholders: bool = False
    today: date | None = None


NO_CHOICES: Final = ReadingChoices()


def read_people_table(
    table: RawTable, choices: ReadingChoices = NO_CHOICES
) -> PeopleReading:
    """Return what every row of a table is.

    Raises:
        HeadingNotFoundError: No row names a column of names.
        ColumnNotFoundError: A chosen column is not in the table.
    """
    heading = find_heading(table, choices=choices.columns, said_row=choices.heading_row)
    reader = _TableReader(table, heading, choices)
    rows = _with_persons(reader.rows(), choices)
    heading_row = table.first_row + heading.row if heading.row >= 0 else 0
    return PeopleReading(
        sheet=table.sheet,
        format=table.format,
        encoding=table.encoding,
        heading=heading,
        heading_row=heading_row,
        rows=(*_rows_above(table), *rows),
        faults=_faults_of(heading, heading_row, reader, choices),
        cautions=table.cautions,
    )


def read_people_rows(
    rows: Sequence[PersonRow],
    *,
    faults: Sequence[PeopleFault],
    choices: ReadingChoices,
) -> PeopleReading:
    """Return the reading of rows whose cells are already named, as TOML names them."""
    known = {row.number for row in rows}
    found = [
        ReadRow(
            row.number,
            cells=row,
            faults=tuple(fault for fault in faults if fault.row == row.number),
        )
        for row in rows
    ]
    return PeopleReading(
        sheet="",
        format=TableFormat.CSV,
        encoding=Encoding("utf-8"),
        heading=TableHeading(-1, 0, ()),
        heading_row=0,
        rows=_with_persons(found, choices),
        faults=tuple(fault for fault in faults if fault.row not in known),
    )


def sheet_of(reading: PeopleReading) -> PeopleSheet:
    """Return the people of a reading as they would be taken in."""
    rows = [row.cells for row in reading.rows if row.cells is not None]
    sheet, _ = people_of(rows, today=None)
    return sheet


def _rows_above(table: RawTable) -> Iterable[ReadRow]:
    """Empty rows before the first are rows of the file too."""
    return (ReadRow(number, SkipKind.BLANK) for number in range(1, table.first_row))


class _TableReader:
    """Goes down the rows, remembering the section, the last person and the end."""

    def __init__(
        self, table: RawTable, heading: TableHeading, choices: ReadingChoices
    ) -> None:
        self.table, self.heading, self.choices = table, heading, choices
        self.columns = ColumnReader(heading)
        self.has_sections_as_categories = False
        self._known = {same_category(c): c for c in choices.known_categories}
        self._sections: list[Section] = []
        self._is_over = False
        self._carried = [""] * len(heading.columns)
        self._number = 0
        lines = table.rows[max(heading.row, 0) : heading.row + heading.lines]
        self._heading_words = {
            (place, plain_words(text))
            for line in lines
            for place, text in enumerate(line)
            if text
        }

    def rows(self) -> list[ReadRow]:
        """Return every row, persons not yet read."""
        found: list[ReadRow] = []
        for index, row in enumerate(self.table.rows):
            number = self.table.first_row + index
            read = self._row(index, row, number)
            if read.skip is SkipKind.CONTINUED:
                self._continue(found, row)
            found.append(read)
            self._remember(index, row)
        return found

    def _row(self, index: int, row: Sequence[str], number: int) -> ReadRow:
        texts = [text for text in row if text]
        shown = " · ".join(" ".join(text.split()) for text in texts)
        kind = self._kind(index, row, texts)
        if kind is SkipKind.SECTION:
            return self._begin_section(row, number, shown)
        if kind is not None:
            return ReadRow(number, kind, shown)
        return self._person(index, row, number)

    def _kind(
        self, index: int, row: Sequence[str], texts: list[str]
    ) -> SkipKind | None:
        """Return why a row is no person; None when it is one, or should be."""
        if not texts:
            return SkipKind.BLANK
        if index < self.heading.row + self.heading.lines:
            is_above = index < self.heading.row
            return SkipKind.ABOVE_TABLE if is_above else SkipKind.HEADING
        if self._is_heading_again(row):
            self._is_over = False
            return SkipKind.HEADING_AGAIN
        if self.columns.number_in(row).rstrip(".").isdecimal():
            return self._kind_of_numbered(row)
        return self._kind_of_unnumbered(index, row, texts)

    def _kind_of_numbered(self, row: Sequence[str]) -> SkipKind | None:
        name = self.columns.name_in(row)
        filled = [row[place] for place in self.columns.columns if row[place]]
        if not name and not filled:
            return SkipKind.NUMBER_ONLY
        if not filled and names_a_unit(name):
            return SkipKind.SECTION
        self._is_over = False
        return None

    def _kind_of_unnumbered(
        self, index: int, row: Sequence[str], texts: list[str]
    ) -> SkipKind | None:
        name = self.columns.name_in(row)
        if is_total(texts[0]) or is_total(name):
            return SkipKind.TOTAL
        if self._is_below(row, name, texts):
            return SkipKind.BELOW_TABLE
        if is_note(texts[0]) or (len(texts) == 1 and is_long(texts[0])):
            return SkipKind.NOTE
        if self._is_section(row, name):
            return SkipKind.SECTION
        is_continued = not name and self._is_merged_name(index)
        return SkipKind.CONTINUED if is_continued else None

    def _is_below(self, row: Sequence[str], name: str, texts: list[str]) -> bool:
        """Say whether the table is over, which a place to sign says."""
        is_sign = any(map(is_signature, [name] if name else texts))
        if is_sign and not self._is_born(row):
            self._is_over = True
        is_back = bool(name) and self.columns.number is None and self._is_born(row)
        return self._is_over and not is_back

    def _is_section(self, row: Sequence[str], name: str) -> bool:
        filled = [row[place] for place in self.columns.columns if row[place]]
        words = [text for text in filled if not text.isdecimal()]
        own = self.columns.number_in(row)
        if name:
            if words:
                return False
            if is_section_number(own) or names_a_unit(name):
                return True
            return bool(self.columns.columns) and not looks_like_a_name(name)
        # A text in front of the names, alone in its row or with a count.
        front = next(place for place, text in enumerate(row) if text)
        return front < min(self.columns.names, default=0) and not words

    def _is_born(self, row: Sequence[str]) -> bool:
        written = self.columns.facts(row).values.get(Column.BIRTH, "")
        birth = read_birth(written)
        return birth is not None and birth.year is not None

    def _is_heading_again(self, row: Sequence[str]) -> bool:
        if self.heading.row < 0:
            return False
        words = {(place, plain_words(text)) for place, text in enumerate(row) if text}
        is_same = len(words) >= FEWEST and words <= self._heading_words
        return is_same or (not self._number and numbers_columns(row))

    def _is_merged_name(self, index: int) -> bool:
        notes = self.table.notes
        return any(
            notes.get((index, place)) is CellNote.MERGED for place in self.columns.names
        )

    def _begin_section(self, row: Sequence[str], number: int, shown: str) -> ReadRow:
        name, own = self.columns.name_in(row), self.columns.number_in(row)
        words = name or next(text for text in row if text)
        section = section_of(words, number=own if name else "")
        known = self._known.get(same_category(section.words))
        if known is not None:
            section = replace(section, words=known, is_category=True)
        styles = [outer.style for outer in self._sections]
        if section.style in styles:
            del self._sections[styles.index(section.style) :]
        self._sections.append(section)
        self._number = 0
        return ReadRow(number, SkipKind.SECTION, shown, section)

    def _person(self, index: int, row: Sequence[str], number: int) -> ReadRow:
        facts = self.columns.facts(self._filled(index, row))
        values, notes = dict(facts.values), list(facts.notes)
        self._fill_from_section(values, notes)
        faults = [replace(fault, row=number) for fault in facts.faults]
        faults += self._formula_errors(index, row, number)
        for place in self.columns.unnamed if self.heading.row >= 0 else ():
            if row[place]:
                letter = self.heading.columns[place].letter
                kind = PeopleFaultKind.CELL_WITHOUT_HEADING
                faults.append(PeopleFault(number, f"cột {letter}", row[place], kind))
                notes.append(RowNote(NoteKind.CELL_LEFT, None, row[place], letter))
        notes += self._unsure_letters(index, row)
        own = self.columns.number_in(row).rstrip(".")
        name = values.get(Column.NAME, "")
        if self._stands_alone(row, own) and looks_like_a_name(name):
            heading = self.columns.headings.get(Column.NAME, Column.NAME.value)
            kind = PeopleFaultKind.NAME_ALONE
            faults.append(PeopleFault(number, heading, name, kind))
        if own.isdecimal():
            if self._number and int(own) > self._number + 1:
                jump = RowNote(NoteKind.NUMBER_JUMPS, None, own, str(self._number))
                notes.append(jump)
            self._number = int(own)
        cells = PersonRow(number, values, facts.headings)
        return ReadRow(number, cells=cells, faults=tuple(faults), notes=tuple(notes))

    def _stands_alone(self, row: Sequence[str], own: str) -> bool:
        """Say whether a name has neither a number nor anything beside it."""
        filled = any(row[place] for place in self.columns.columns)
        return not (filled or own or not self.columns.columns)

    def _formula_errors(
        self, index: int, row: Sequence[str], number: int
    ) -> list[PeopleFault]:
        kind = PeopleFaultKind.FORMULA_ERROR
        used = {*self.columns.columns, *self.columns.names}
        return [
            PeopleFault(number, self.heading.columns[place].heading, row[place], kind)
            for place in sorted(used)
            if self.table.notes.get((index, place)) in FORMULA_NOTES
        ]

    def _unsure_letters(self, index: int, row: Sequence[str]) -> list[RowNote]:
        """Note cells whose old font hides which letter, or which case, was meant."""
        return [
            RowNote(NoteKind.LETTERS_UNSURE, column, row[place])
            for column, place in self.columns.held()
            if self.table.notes.get((index, place)) is CellNote.LETTERS_UNSURE
        ]

    def _filled(self, index: int, row: Sequence[str]) -> Sequence[str]:
        """Return a row in which a merged cell has the text of the cells above."""
        if not self.table.notes:
            return row
        notes = self.table.notes
        return [
            text
            or (
                self._carried[place]
                if notes.get((index, place)) is CellNote.MERGED
                else ""
            )
            for place, text in enumerate(row)
        ]

    def _fill_from_section(
        self, values: dict[Column, str], notes: list[RowNote]
    ) -> None:
        for column, kind, is_category in (
            (Column.CATEGORIES, NoteKind.CATEGORY_BY_SECTION, True),
            (Column.UNIT, NoteKind.UNIT_BY_SECTION, False),
        ):
            found = [s.words for s in self._sections if s.is_category is is_category]
            if found and not values.get(column):
                values[column] = found[-1]
                self.has_sections_as_categories |= is_category
                notes.append(RowNote(kind, column, found[-1]))
        if self.choices.category and not values.get(Column.CATEGORIES):
            values[Column.CATEGORIES] = self.choices.category
        rated = values.get(Column.RATED_AS, "")
        if self.choices.are_officeholders and rated.casefold() in NO:
            values[Column.RATED_AS] = "x"

    def _continue(self, found: list[ReadRow], row: Sequence[str]) -> None:
        """Give what stands beside a merged name to the person it belongs to."""
        before = next((r for r in reversed(found) if r.cells is not None), None)
        if before is None or before.cells is None:
            return
        values = dict(before.cells.cells)
        more = self.columns.facts(row).values
        for column in (Column.TITLE, Column.UNIT, Column.CATEGORIES):
            if more.get(column):
                values[column] = "; ".join(
                    part for part in (values.get(column, ""), more[column]) if part
                )
        place = found.index(before)
        cells = replace(before.cells, cells=values)
        found[place] = replace(before, cells=cells)

    def _remember(self, index: int, row: Sequence[str]) -> None:
        notes = self.table.notes
        if not notes:
            return
        for place, text in enumerate(row):
            if text or notes.get((index, place)) is not CellNote.MERGED:
                self._carried[place] = text


def _with_persons(rows: list[ReadRow], choices: ReadingChoices) -> tuple[ReadRow, ...]:
    """Read the persons of all rows together, for two may be the same."""
    cells = [row.cells for row in rows if row.cells is not None]
    sheet, faults = people_of(cells, today=choices.today)
    by_row: dict[int, list[PeopleFault]] = {}
    for fault in faults:
        by_row.setdefault(fault.row, []).append(fault)
    rated = {holder.person: holder.title for holder in sheet.officeholders}
    persons = iter(sheet.persons)
    found, by_number = [], {}
    for row in rows:
        if row.cells is None:
            found.append(row)
            continue
        person = next(persons)
        wrong = (*row.faults, *by_row.get(row.number, ()))
        read = replace(
            row, person=person, rated_as=rated.get(person.key, ""), faults=wrong
        )
        by_number[row.number] = read
        found.append(_as_namesake(read, by_number))
    return tuple(_compare_totals(found))


def _as_namesake(row: ReadRow, before: dict[int, ReadRow]) -> ReadRow:
    """Say that a row names somebody whom another names too, or repeats it whole."""
    for fault in row.faults:
        if fault.kind is not PeopleFaultKind.KEY_TWICE:
            continue
        other = before.get(int(fault.detail))
        if other is not None and other.person == row.person and _is_known(row):
            twice = replace(fault, kind=PeopleFaultKind.ROW_TWICE)
            kept = tuple(f for f in row.faults if f is not fault)
            return replace(row, faults=(*kept, twice))
        note = RowNote(NoteKind.NAMESAKE, Column.NAME, fault.value, fault.detail)
        return replace(row, notes=(*row.notes, note))
    return row


def _is_known(row: ReadRow) -> bool:
    """Say whether enough is known of a person to call an equal row a repetition."""
    person = row.person
    return person is not None and person.birth_on is not None and bool(person.tenures)


def _compare_totals(rows: Iterable[ReadRow]) -> Iterable[ReadRow]:
    """Hold each «Tổng cộng» against the persons above it, of the section or of all."""
    since, whole, doubtful = 0, 0, 0
    for row in rows:
        is_error = row.verdict is RowVerdict.ERROR
        doubtful += is_error
        if row.person is not None and not is_error:
            since, whole = since + 1, whole + 1
        if row.section is not None:
            since = 0
        if row.skip is not SkipKind.TOTAL:
            yield row
            continue
        figures = figures_in(row.text)
        fitting = {
            figure
            for counted in (since, whole)
            for figure in range(counted, counted + doubtful + 1)
        }
        since = 0
        if not figures or fitting & {*figures}:
            yield row
        else:
            said = ", ".join(map(str, figures))
            note = RowNote(NoteKind.TOTAL_DIFFERS, None, said, str(whole))
            yield replace(row, notes=(note,))


def _faults_of(
    heading: TableHeading,
    row: int,
    reader: _TableReader,
    choices: ReadingChoices,
) -> tuple[PeopleFault, ...]:
    """Return what is wrong with the heading: unknown, repeated, missing columns.

    An unknown column is refused, never skipped: a misspelt «Thành phần» would
    otherwise lose every voter in silence.
    """
    unknown = PeopleFaultKind.COLUMN_UNKNOWN
    known = ", ".join(column.value for column in Column)
    faults = [
        PeopleFault(row, column.heading, column.heading, unknown, known)
        for column in heading.columns
        if column.heading and column.guess is None
    ]
    twice = PeopleFaultKind.COLUMN_TWICE
    faults += [
        PeopleFault(row, column.heading, column.heading, twice)
        for column in repeated_columns(heading)
    ]
    wanted = [(Column.TITLE, heading.of(Meaning.OFFICE))]
    has_categories = (
        choices.category
        or choices.are_officeholders
        or reader.has_sections_as_categories
    )
    if not has_categories:
        wanted.append((Column.CATEGORIES, heading.of(Meaning.CATEGORIES)))
    missing = PeopleFaultKind.COLUMN_MISSING
    faults += [
        PeopleFault(row, column.value, column.value, missing)
        for column, found in wanted
        if not found
    ]
    return tuple(faults)
