"""What taking in a table would change, cell by cell, before anything is written.

A preview is a value: the command prints it, the page shows it, and the deed that
writes it is told its fingerprint, so that nothing is written that nobody has seen.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from tinnhiem.core.people.category import same_category
from tinnhiem.core.people.duplicates import LIKELY, compare_persons
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.heading import without_marks
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.preview_cells import cells_of, person_as_kept
from tinnhiem.core.people.read_row import NoteKind, PeopleReading, ReadRow, RowNote
from tinnhiem.core.people.roster import Officeholder


class CellVerdict(StrEnum):
    """What taking in a cell would do."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    WARNING = "warning"
    ERROR = "error"


class PreviewVerdict(StrEnum):
    """What taking in a row would do: its gravest cell, or nothing."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    WARNING = "warning"
    ERROR = "error"
    SKIPPED = "skipped"


# What the table says in another place than the cell; nothing to doubt.
TOLD_ELSEWHERE: Final = frozenset(
    {
        NoteKind.UNIT_BY_SECTION,
        NoteKind.CATEGORY_BY_SECTION,
        NoteKind.GENDER_BY_ADDRESS,
    }
)
# What a table may leave out about somebody who is stored already.
MAY_BE_LEFT_OUT: Final = {
    PeopleFaultKind.TITLE_MISSING: Column.TITLE,
    PeopleFaultKind.CATEGORY_MISSING: Column.CATEGORIES,
}
GRAVEST: Final = (CellVerdict.ERROR, CellVerdict.WARNING, CellVerdict.CHANGED)


@dataclass(frozen=True, slots=True)
class CellPreview:
    """One cell: what it is now, what it would be, and why to look (ô xem trước).

    Attributes:
        old: What is stored; empty for a new person.
        faults, notes: Why the verdict is error or warning.
    """

    column: Column
    verdict: CellVerdict
    value: str
    old: str = ""
    faults: tuple[PeopleFault, ...] = ()
    notes: tuple[RowNote, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPreview:
    """One row of the table with its cells (dòng xem trước)."""

    read: ReadRow
    verdict: PreviewVerdict
    cells: tuple[CellPreview, ...] = ()
    is_new: bool = False

    @property
    def number(self) -> int:
        """The row as Excel numbers it."""
        return self.read.number


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """The people that are stored, as the preview compares with them.

    Attributes:
        persons: Everybody in the data folder by key, with this campaign's categories.
        members: Keys of those who are in this campaign.
        officeholders: Those considered for this campaign's ballot.
        categories: The plan's voter categories; posts: its rated posts, in order.
        fingerprint: Of everything above; a later write compares it.
    """

    persons: Mapping[str, Person] = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    officeholders: tuple[Officeholder, ...] = ()
    categories: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePreview:
    """A table held against a campaign (bảng xem trước khi ghi).

    Attributes:
        faults: What is wrong with the heading.
        rows: As many as the table has.
        leaving: Members of the campaign whom the table no longer names.
        persons: As they would be stored, in the order of the table.
        officeholders: As they would be stored; None leaves them as they are.
        keeps_members: Whether who is not in the table stays in the campaign.
        fingerprint: Of what is stored; the write is refused when it has changed.
    """

    reading: PeopleReading
    faults: tuple[PeopleFault, ...]
    rows: tuple[RowPreview, ...]
    leaving: tuple[Person, ...]
    persons: tuple[Person, ...]
    officeholders: tuple[Officeholder, ...] | None
    keeps_members: bool
    fingerprint: str

    def count(self, verdict: PreviewVerdict) -> int:
        """Return how many rows have this verdict; all verdicts add up to the rows."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def is_ready(self) -> bool:
        """Whether it can be written: nothing is wrong and somebody is there."""
        has_errors = self.faults or self.count(PreviewVerdict.ERROR)
        return bool(self.persons) and not has_errors


def preview_people(
    reading: PeopleReading, known: KnownPeople, *, are_officeholders: bool = False
) -> PeoplePreview:
    """Return what taking in `reading` would do to `known`.

    Columns that the table does not have leave what is stored as it is. A table
    without «được lấy phiếu» leaves the officeholders; a table of officeholders leaves
    the voters.
    """
    columns = _columns(reading)
    words = {same_category(category): category for category in known.categories}
    namesakes = _by_bare_name(known.persons.values())
    rated_before = {holder.person: holder.title for holder in known.officeholders}
    faults = _of_heading(reading, known)
    rows, persons, holders = [], [], []
    for read in reading.rows:
        if read.person is None:
            rows.append(RowPreview(read, PreviewVerdict.SKIPPED))
            continue
        old = known.persons.get(read.person.key)
        person = person_as_kept(_proposed(read, old), old, columns, words=words)
        if are_officeholders and old is not None:
            person = replace(person, categories=old.categories)
        read = _with_hints(_left_out(read, old, columns), namesakes, words=words)
        before = rated_before.get(person.key, "")
        rows.append(_row(read, person, old, rated_before=before))
        persons.append(person)
        if read.rated_as:
            holders.append(_holder(read, person))
    found = {person.key for person in persons}
    ordered = PeopleSheet((), tuple(holders)).in_order_of(known.posts)
    decides_holders = are_officeholders or Column.RATED_AS in columns
    leaving = known.members - found
    return PeoplePreview(
        reading=reading,
        faults=faults,
        rows=tuple(rows),
        leaving=()
        if are_officeholders
        else tuple(known.persons[key] for key in sorted(leaving)),
        persons=tuple(persons),
        officeholders=_with_decisions(ordered, known) if decides_holders else None,
        keeps_members=are_officeholders,
        fingerprint=known.fingerprint,
    )


def _columns(reading: PeopleReading) -> frozenset[Column]:
    """Return the columns about which the table says anything."""
    return frozenset(
        column
        for row in reading.rows
        if row.cells is not None
        for column in row.cells.cells
    )


def _of_heading(reading: PeopleReading, known: KnownPeople) -> tuple[PeopleFault, ...]:
    """Return the faults of the heading that matter: what is stored may be left out."""
    are_known = all(
        row.person.key in known.persons for row in reading.persons if row.person
    )
    return tuple(
        fault
        for fault in reading.faults
        if fault.kind is not PeopleFaultKind.COLUMN_MISSING or not are_known
    )


def _left_out(read: ReadRow, old: Person | None, columns: frozenset[Column]) -> ReadRow:
    """Drop the faults of columns that the table lacks and the stored person has."""
    if old is None:
        return read
    has = {Column.TITLE: old.tenures, Column.CATEGORIES: old.categories}
    faults = []
    for fault in read.faults:
        column = MAY_BE_LEFT_OUT.get(fault.kind)
        if column is None or column in columns or not has[column]:
            faults.append(fault)
    return replace(read, faults=tuple(faults))


def _proposed(read: ReadRow, old: Person | None) -> Person:
    """Return the person of a row with the capitals that are proposed."""
    person = read.person
    assert person is not None  # noqa: S101 - the caller has looked
    for note in read.notes:
        if note.kind is not NoteKind.CAPITALS:
            continue
        name = note.detail
        if old is not None and old.name.casefold() == name.casefold():
            name = old.name
        return replace(person, name=name)
    return person


def _holder(read: ReadRow, person: Person) -> Officeholder:
    return Officeholder(
        order=1,
        key=person.key,
        person=person.key,
        name=person.name,
        title=read.rated_as,
    )


def _with_decisions(
    holders: Sequence[Officeholder], known: KnownPeople
) -> tuple[Officeholder, ...]:
    """Keep what was decided about who is rated; a list of names does not undo it."""
    decided = {holder.person: holder for holder in known.officeholders}
    return tuple(
        replace(
            holder,
            eligibility=decided[holder.person].eligibility,
            evidence=decided[holder.person].evidence,
        )
        if holder.person in decided
        else holder
        for holder in holders
    )


def _by_bare_name(persons: Iterable[Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in persons:
        found.setdefault(without_marks(person.name), []).append(person)
    return found


def _with_hints(
    read: ReadRow,
    namesakes: Mapping[str, Sequence[Person]],
    *,
    words: Mapping[str, str],
) -> ReadRow:
    """Add what only the campaign can say: unknown categories, possible namesakes."""
    person = read.person
    assert person is not None  # noqa: S101 - the caller has looked
    notes = list(read.notes)
    for other in namesakes.get(without_marks(person.name), ()):
        hint = compare_persons(person, other)
        if other.key != person.key and hint and hint.score >= LIKELY:
            born = str(other.birth_on or other.birth_year or "")
            kind = NoteKind.MAY_BE_KNOWN
            notes.append(RowNote(kind, Column.NAME, other.name, born))
    heading = Column.CATEGORIES.value
    if read.cells is not None:
        heading = read.cells.headings.get(Column.CATEGORIES, heading)
    unknown = PeopleFaultKind.CATEGORY_UNKNOWN
    faults = [
        PeopleFault(read.number, heading, category, unknown, "; ".join(words.values()))
        for category in person.categories
        if words and same_category(category) not in words
    ]
    return replace(read, notes=tuple(notes), faults=(*read.faults, *faults))


def _row(
    read: ReadRow, person: Person, old: Person | None, *, rated_before: str
) -> RowPreview:
    faults: dict[str, list[PeopleFault]] = {}
    for fault in read.faults:
        faults.setdefault(fault.column, []).append(fault)
    notes: dict[Column, list[RowNote]] = {}
    for note in read.notes:
        notes.setdefault(note.column or Column.NAME, []).append(note)
    cells = []
    for column, value, before in cells_of(read, person, old, rated_before=rated_before):
        heading = read.cells.headings.get(column, column.value) if read.cells else ""
        wrong = tuple(faults.pop(heading, ()))
        doubts = tuple(n for n in notes.get(column, ()) if n.kind not in TOLD_ELSEWHERE)
        verdict = _verdict(value, before, is_new=old is None)
        if wrong:
            verdict = CellVerdict.ERROR
        elif doubts:
            verdict = CellVerdict.WARNING
        cells.append(CellPreview(column, verdict, value, before, wrong, doubts))
    rest = tuple(fault for several in faults.values() for fault in several)
    if rest:  # about a cell that is not shown: the name answers for the row
        first = next(c for c in cells if c.column is Column.NAME)
        place = cells.index(first)
        wrong = (*first.faults, *rest)
        cells[place] = replace(first, verdict=CellVerdict.ERROR, faults=wrong)
    return RowPreview(read, _gravest(cells, old), tuple(cells), is_new=old is None)


def _verdict(value: str, before: str, *, is_new: bool) -> CellVerdict:
    if is_new:
        return CellVerdict.NEW
    return CellVerdict.SAME if value == before else CellVerdict.CHANGED


def _gravest(cells: Sequence[CellPreview], old: Person | None) -> PreviewVerdict:
    found = {cell.verdict for cell in cells}
    for verdict in GRAVEST:
        if verdict in found:
            return PreviewVerdict(verdict.value)
    return PreviewVerdict.SAME if old is not None else PreviewVerdict.NEW
