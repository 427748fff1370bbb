"""What stands in one cell of a sheet of people: days, years, marks, several pieces."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SEVERAL: Final = re.compile(r"\s*[;|\n]\s*")
DAY: Final = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
DAY_IN_WORDS: Final = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})"
)
ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
MONTH: Final = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
YEAR: Final = re.compile(r"\d{4}")
YEAR_ONLY: Final = re.compile(r"[./\-…_ ]+(\d{4})")  # «…/…/1975»: a form half filled
SHORT_YEAR: Final = re.compile(
    r"(?:\d{1,2}\s*[/.\-]\s*){1,2}\d{2}|\d{1,2}\s*[/.\-]\s*\d{1,2}|['’]?\d{2}"
)
BORN: Final = re.compile(
    r"^(?:sinh\s+(?:ngày|năm)|sinh|sn|ns)\s*[:.]?\s*", re.IGNORECASE
)
DECEMBER: Final = 12
# Excel counts days from here; its numbers of 1928 to 2200 cannot be years.
EXCEL_BEGINS: Final = date(1899, 12, 30)
SERIAL: Final = re.compile(r"(\d{5})(?:\.0+)?")
SERIALS: Final = range(10_228, 109_576)

YES: Final = frozenset({"x", "có", "1", "true", "✓", "✔"})
NO: Final = frozenset({"", "không", "0", "false", "-", "–"})


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth as far as a roster knows it: the day, or only the year."""

    year: int | None = None
    on: date | None = None

    def __str__(self) -> str:
        return self.on.isoformat() if self.on else str(self.year or "")


def pieces(cell: str) -> tuple[str, ...]:
    """Return the pieces of a cell that holds several, separated by «;» or «|»."""
    return tuple(piece for piece in SEVERAL.split(cell.strip()) if piece)


def read_birth(cell: str) -> Birth | None:
    """Return the birth a cell names; None when it is neither a day nor a year.

    «7/1975» and «…/…/1975» are the year: a roster needs no more, and the month alone
    would be taken for a day that nobody named.
    """
    written = BORN.sub("", cell.strip())
    if not written:
        return Birth()
    if YEAR.fullmatch(written):
        return Birth(year=int(written)) if int(written) else None
    if found := MONTH.fullmatch(written):
        year = int(found[2])
        return Birth(year=year) if _last_of(int(found[1]), year) else None
    if found := YEAR_ONLY.fullmatch(written):
        return Birth(year=int(found[1])) if int(found[1]) else None
    day = read_day(written)
    return Birth(day.year, day) if day else None


def has_short_year(cell: str) -> bool:
    """Say whether a birth's year has two digits, so that its century is a guess."""
    return bool(SHORT_YEAR.fullmatch(BORN.sub("", cell.strip())))


def is_serial(cell: str) -> bool:
    """Say whether a cell holds a day as Excel counts days."""
    found = SERIAL.fullmatch(cell.strip())
    return bool(found) and int(found[1] if found else 0) in SERIALS


def read_day(cell: str, *, end_of_month: bool = False) -> date | None:
    """Return the day a cell names, day first; None when it names none.

    «5/2021» is the first day of that month, or the last with `end_of_month`.
    """
    if is_serial(cell):
        return EXCEL_BEGINS + timedelta(days=int(cell.strip()[:5]))
    if found := DAY.fullmatch(cell) or DAY_IN_WORDS.fullmatch(cell.casefold()):
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
