"""A small office: who belongs to what, said as briefly as a test needs it."""

from datetime import date
from pathlib import Path

from tinnhiem.core.people.person import Person, Tenure
from tinnhiem.core.people.roster import Eligibility, Officeholder
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Rulebook

DAY = date(2023, 7, 11)
LEADERS, PARTY, HEADS = "Tập thể lãnh đạo", "Đảng ủy viên", "Trưởng các phòng"
CATEGORIES = (LEADERS, PARTY, HEADS)
BOOKS = Path(__file__).parents[3] / "src/tinnhiem/rulebooks"


def book(key: str = "party-96-qd-tw-2023") -> Rulebook:
    return read_rulebook((BOOKS / f"{key}.toml").read_text(encoding="utf-8"), where=key)


def person(
    name: str,
    *categories: str,
    title: str = "Trưởng phòng",
    since: date | None = None,
    until: date | None = None,
) -> Person:
    tenure = Tenure(title, "Văn phòng", since, until)
    return Person(key=name, name=name, tenures=(tenure,), categories=categories)


def rated(
    name: str,
    *,
    title: str = "Chánh Văn phòng",
    eligibility: Eligibility = Eligibility.RATED,
    order: int = 1,
) -> Officeholder:
    return Officeholder(
        order=order,
        key=name,
        person=name,
        name=name,
        title=title,
        eligibility=eligibility,
    )
