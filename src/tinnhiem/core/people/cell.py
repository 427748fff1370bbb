"""What stands in one cell of a sheet of people: days, years, marks, several pieces."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

SEVERAL: Final = re.compile(r"\s*[;|\n]\s*")
DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
MONTH: Final = re.compile(r"(\d{1,2})[/.\-](\d{4})")
YEAR: Final = re.compile(r"\d{4}")
DECEMBER: Final = 12

YES: Final = frozenset({"x", "có", "1", "true", "✓", "✔"})
NO: Final = frozenset({"", "không", "0", "false", "-", "–"})


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth as far as a roster knows it: the day, or only the year."""

    year: int | None = None
    on: date | None = None


def pieces(cell: str) -> tuple[str, ...]:
    """Return the pieces of a cell that holds several, separated by «;» or «|»."""
    return tuple(piece for piece in SEVERAL.split(cell.strip()) if piece)


def read_birth(cell: str) -> Birth | None:
    """Return the birth a cell names; None when it is neither a day nor a year."""
    if not cell:
        return Birth()
    if YEAR.fullmatch(cell):
        return Birth(year=int(cell)) if int(cell) else None
    day = read_day(cell)
    return Birth(day.year, day) if day else None


def read_day(cell: str, *, end_of_month: bool = False) -> date | None:
    """Return the day a cell names, day first; None when it names none.

    «5/2021» is the first day of that month, or the last with `end_of_month`.
    """
    if found := DAY.fullmatch(cell):
        day, month, year = (int(part) for part in found.groups())
    elif found := ISO_DAY.fullmatch(cell):
        year, month, day = (int(part) for part in found.groups())
    elif found := MONTH.fullmatch(cell):
        month, year = (int(part) for part in found.groups())
        day = _last_of(month, year) if end_of_month else 1
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_of(month: int, year: int) -> int:
    """Return the last day of a month; 0, which no month has, for an impossible one."""
    return monthrange(year, month)[1] if 1 <= month <= DECEMBER and year else 0
