"""A person, the posts they hold and the voter categories they belong to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Gender(StrEnum):
    """As the roster writes it; empty when it does not."""

    MALE = "nam"
    FEMALE = "nữ"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post held from one day to another (thời gian giữ chức vụ); None is open."""

    title: str
    unit: str = ""
    held_from: date | None = None
    held_to: date | None = None

    def is_held_on(self, day: date) -> bool:
        """Say whether the post is held on `day`; its first and last day count."""
        begun = self.held_from is None or self.held_from <= day
        return begun and (self.held_to is None or day <= self.held_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the office.

    Attributes:
        key: Stable within the data folder; never printed.
        name: Full name in Vietnamese order, NFC.
        birth_year, birth_on: A roster often knows the year only.
        categories: Voter categories by the plan's own names.
    """

    key: str
    name: str
    gender: Gender = Gender.UNKNOWN
    birth_year: int | None = None
    birth_on: date | None = None
    tenures: tuple[Tenure, ...] = ()
    categories: tuple[str, ...] = ()

    def title_on(self, day: date) -> str:
        """Return the posts held on `day`, joined by commas, as papers print them."""
        return ", ".join(t.title for t in self.tenures if t.is_held_on(day))
