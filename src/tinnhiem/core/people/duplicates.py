"""Persons who may be one: suggested with score and reasons, merged by a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from tinnhiem.core.people.heading import without_marks
from tinnhiem.core.people.person import Person
from tinnhiem.core.people.vietnamese_name import name_order, normal_name


class Likeliness(StrEnum):
    """Why two persons may be one, or may not."""

    SAME_NAME = "same-name"
    SAME_LETTERS = "same-letters"  # without tones and hooks; đ is d
    SAME_WORDS = "same-words"  # in another order
    SAME_BIRTHDAY = "same-birthday"
    SAME_YEAR = "same-year"
    BIRTH_UNKNOWN = "birth-unknown"
    SAME_OFFICE = "same-office"
    SAME_UNIT = "same-unit"


POINTS: Final = {
    Likeliness.SAME_NAME: 50,
    Likeliness.SAME_LETTERS: 40,
    Likeliness.SAME_WORDS: 30,
    Likeliness.SAME_BIRTHDAY: 35,
    Likeliness.SAME_YEAR: 25,
    Likeliness.BIRTH_UNKNOWN: 5,
    Likeliness.SAME_OFFICE: 10,
    Likeliness.SAME_UNIT: 5,
}
LIKELY: Final = 55
NAMESAKES: Final = 60


@dataclass(frozen=True, slots=True)
class DuplicateHint:
    """Two persons who may be one; a person decides (nghi trùng hồ sơ).

    Attributes:
        score: 0 to 100, the sum of what the reasons weigh.
    """

    first: Person
    second: Person
    reasons: tuple[Likeliness, ...]

    @property
    def score(self) -> int:
        """How likely it is, from 0 to 100."""
        return sum(POINTS[reason] for reason in self.reasons)


def duplicate_hints(
    persons: Sequence[Person], *, at_least: int = LIKELY
) -> tuple[DuplicateHint, ...]:
    """Return the pairs that may be one person, the likeliest first.

    Two whose births are known and differ are never suggested: namesakes are common.
    Of more than `NAMESAKES` of one name and year only so many are compared: a list
    like that is no list of people, and every pair of it would be a hint.

    Args:
        persons: Everybody, in any order.
        at_least: The least score that is worth a look.
    """
    hints = {
        (first.key, second.key): hint
        for some in _groups(persons)
        for first, second in combinations(some[:NAMESAKES], 2)
        if (hint := compare_persons(first, second)) and hint.score >= at_least
    }
    return tuple(sorted(hints.values(), key=_order))


def _order(hint: DuplicateHint) -> tuple[int, object, str, str]:
    name = name_order(hint.first.name)
    return -hint.score, name, hint.first.key, hint.second.key


def _groups(persons: Iterable[Person]) -> Iterator[list[Person]]:
    """Yield persons of the same words and a year of birth that may be the same."""
    by_words: dict[str, dict[int | None, list[Person]]] = {}
    for person in persons:
        words = " ".join(sorted(without_marks(normal_name(person.name)).split()))
        years = by_words.setdefault(words, {})
        years.setdefault(person.birth_year, []).append(person)
    for years in by_words.values():
        unknown = years.pop(None, [])
        if not years:
            yield unknown
        for some in years.values():
            yield [*some, *unknown]


def compare_persons(first: Person, second: Person) -> DuplicateHint | None:
    """Return how two persons of the same words agree; None when their births differ."""
    birth = _birth(first, second)
    if birth is None:
        return None
    reasons = [_name(first, second), birth]
    titles = [{t.title.casefold() for t in p.tenures} for p in (first, second)]
    units = [{t.unit.casefold() for t in p.tenures if t.unit} for p in (first, second)]
    if titles[0] & titles[1]:
        reasons.append(Likeliness.SAME_OFFICE)
    if units[0] & units[1]:
        reasons.append(Likeliness.SAME_UNIT)
    return DuplicateHint(first, second, tuple(reasons))


def _name(first: Person, second: Person) -> Likeliness:
    names = [normal_name(person.name).casefold() for person in (first, second)]
    if names[0] == names[1]:
        return Likeliness.SAME_NAME
    bare = [without_marks(name) for name in names]
    same = bare[0] == bare[1]
    return Likeliness.SAME_LETTERS if same else Likeliness.SAME_WORDS


def _birth(first: Person, second: Person) -> Likeliness | None:
    """Return how two births agree; None when they are known and differ."""
    if first.birth_year is None or second.birth_year is None:
        return Likeliness.BIRTH_UNKNOWN
    if first.birth_year != second.birth_year:
        return None
    if first.birth_on and second.birth_on:
        same = first.birth_on == second.birth_on
        return Likeliness.SAME_BIRTHDAY if same else None
    return Likeliness.SAME_YEAR


def merged(keep: Person, drop: Person) -> Person:
    """Return `keep` with what only `drop` knows: birth, gender, posts, categories."""
    known = {(t.title.casefold(), t.unit.casefold()) for t in keep.tenures}
    more = tuple(
        tenure
        for tenure in drop.tenures
        if (tenure.title.casefold(), tenure.unit.casefold()) not in known
    )
    takes_birth = keep.birth_on is None and (
        keep.birth_year is None or drop.birth_year == keep.birth_year
    )
    return Person(
        key=keep.key,
        name=keep.name,
        gender=keep.gender or drop.gender,
        birth_year=(drop.birth_year or keep.birth_year)
        if takes_birth
        else keep.birth_year,
        birth_on=drop.birth_on if takes_birth else keep.birth_on,
        tenures=(*keep.tenures, *more),
        categories=tuple(dict.fromkeys((*keep.categories, *drop.categories))),
    )
