"""The cells of a person, as the table has them and as they are stored."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace

from tinnhiem.core.people.category import same_category
from tinnhiem.core.people.cell import Birth
from tinnhiem.core.people.person import Person, Tenure
from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.read_row import ReadRow


def person_as_kept(
    person: Person,
    old: Person | None,
    columns: Set[Column],
    *,
    words: Mapping[str, str],
) -> Person:
    """Return the person as stored: what the table does not speak of stays.

    Args:
        person: As the table has it.
        old: As stored; None for somebody new.
        columns: The columns about which the table says anything.
        words: The plan's categories by what is compared; a category is stored in the
            plan's own words.
    """
    categories = tuple(
        dict.fromkeys(words.get(same_category(c), c) for c in person.categories)
    )
    person = replace(person, categories=categories)
    if old is None:
        return person
    if Column.GENDER not in columns or not person.gender:
        person = replace(person, gender=old.gender)
    if Column.BIRTH not in columns:
        person = replace(person, birth_year=old.birth_year, birth_on=old.birth_on)
    if Column.CATEGORIES not in columns:
        person = replace(person, categories=old.categories)
    return replace(person, tenures=_tenures(person, old, columns))


def _tenures(person: Person, old: Person, columns: Set[Column]) -> tuple[Tenure, ...]:
    if Column.TITLE not in columns:
        return old.tenures
    stored = {tenure.title.casefold(): tenure for tenure in old.tenures}
    return tuple(
        _tenure(tenure, stored.get(tenure.title.casefold()), columns)
        for tenure in person.tenures
    )


def _tenure(tenure: Tenure, old: Tenure | None, columns: Set[Column]) -> Tenure:
    if old is None:
        return tenure
    return Tenure(
        tenure.title,
        tenure.unit if Column.UNIT in columns else old.unit,
        tenure.held_from if Column.FROM in columns else old.held_from,
        tenure.held_to if Column.TO in columns else old.held_to,
    )


def cells_of(
    read: ReadRow, person: Person, old: Person | None, *, rated_before: str
) -> Iterator[tuple[Column, str, str]]:
    """Yield column, value and stored value of each cell the table speaks of."""
    spoken = read.cells.cells if read.cells is not None else {}
    before = _values(old, rated_before) if old is not None else {}
    for column, value in _values(person, read.rated_as).items():
        if column in spoken or column is Column.NAME:
            shown = value or (spoken.get(column, "") if read.faults else "")
            yield column, shown, before.get(column, "")


def _values(person: Person, rated_as: str) -> dict[Column, str]:
    tenures = person.tenures
    return {
        Column.NAME: person.name,
        Column.GENDER: person.gender.value,
        Column.BIRTH: str(Birth(person.birth_year, person.birth_on)),
        Column.TITLE: "; ".join(tenure.title for tenure in tenures),
        Column.UNIT: "; ".join(dict.fromkeys(t.unit for t in tenures if t.unit)),
        Column.FROM: _days(tenure.held_from for tenure in tenures),
        Column.TO: _days(tenure.held_to for tenure in tenures),
        Column.CATEGORIES: "; ".join(person.categories),
        Column.RATED_AS: rated_as,
    }


def _days(days: Iterator[object]) -> str:
    return "; ".join(str(day) for day in days if day is not None)
