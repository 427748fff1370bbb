"""Persons who may be one: pointed out with reasons, never merged by themselves."""

from datetime import date

import pytest

from tinnhiem.core.people.duplicates import LIKELY, NAMESAKES, duplicate_hints, merged
from tinnhiem.core.people.person import Gender, Person, Tenure


def person(
    key: str,
    name: str = "Nguyễn Văn An",
    *,
    year: int | None = 1975,
    on: date | None = None,
    title: str = "",
) -> Person:
    tenures = (Tenure(title, "Phòng A"),) if title else ()
    year = on.year if on else year
    return Person(key=key, name=name, birth_year=year, birth_on=on, tenures=tenures)


@pytest.mark.parametrize(
    ("first", "second", "is_likely"),
    [
        pytest.param(person("a"), person("b"), True, id="name and year"),
        pytest.param(
            person("a", on=date(1975, 7, 5)),
            person("b"),
            True,
            id="a day beside its year",
        ),
        pytest.param(
            person("a", "Nguyen Van An"), person("b"), True, id="without diacritics"
        ),
        pytest.param(
            person("a", "Đỗ Thị Đào"),
            person("b", "DO THI DAO"),
            True,
            id="đ is d, capitals are letters",
        ),
        pytest.param(
            person("a", "An Nguyễn Văn"), person("b"), True, id="in another order"
        ),
        pytest.param(
            person("a", year=None, title="Trưởng phòng"),
            person("b", title="Trưởng phòng"),
            True,
            id="birth unknown, same post",
        ),
        pytest.param(
            person("a", year=None), person("b"), True, id="birth unknown, same name"
        ),
        pytest.param(
            person("a", "Nguyen Van An", year=None),
            person("b"),
            False,
            id="birth unknown, name only alike",
        ),
        pytest.param(person("a"), person("b", year=1976), False, id="another year"),
        pytest.param(
            person("a", on=date(1975, 7, 5)),
            person("b", on=date(1975, 7, 6)),
            False,
            id="another day",
        ),
        pytest.param(
            person("a"), person("b", "Nguyễn Văn Ân Ca"), False, id="another name"
        ),
    ],
)
def test_who_may_be_one(first: Person, second: Person, is_likely: bool) -> None:
    assert bool(duplicate_hints([first, second])) is is_likely


def test_the_likeliest_pair_comes_first_and_each_pair_once() -> None:
    some = [
        person("a", on=date(1975, 7, 5)),
        person("b", on=date(1975, 7, 5)),
        person("c", year=None),
        person("d", year=None),
    ]

    hints = duplicate_hints(some)

    pairs = [(hint.first.key, hint.second.key) for hint in hints]
    assert pairs[0] == ("a", "b")
    assert len(pairs) == len({frozenset(pair) for pair in pairs}) == 6
    assert all(LIKELY <= hint.score <= 100 for hint in hints)


def test_thousands_of_one_name_do_not_make_millions_of_pairs() -> None:
    namesakes = [person(str(number), title="Trưởng phòng") for number in range(5000)]

    assert len(duplicate_hints(namesakes)) == NAMESAKES * (NAMESAKES - 1) // 2


def test_what_only_one_knows_is_kept() -> None:
    keep = person("a", title="Trưởng phòng")
    drop = Person(
        key="b",
        name="Nguyen Van An",
        gender=Gender.MALE,
        birth_year=1975,
        birth_on=date(1975, 7, 5),
        tenures=(Tenure("trưởng phòng", "Phòng A"), Tenure("Đảng ủy viên")),
        categories=("Đảng ủy viên",),
    )

    one = merged(keep, drop)

    assert (one.key, one.name) == ("a", "Nguyễn Văn An")
    assert (one.gender, one.birth_on) == (Gender.MALE, date(1975, 7, 5))
    assert [t.title for t in one.tenures] == ["Trưởng phòng", "Đảng ủy viên"]
    assert one.categories == ("Đảng ủy viên",)
