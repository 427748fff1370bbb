"""Printed counts and percents, and what they can stand for, on integers only."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

HUNDRED: Final = 100
MOST_DIGITS: Final = 9  # more people than any hall; Python refuses 4,301 digits
MOST_PLACES: Final = 6  # a workbook's 0,884615384615385 says no more than six do
_PERCENT: Final = re.compile(r"(\d{1,4})(?:[.,](\d{1,20}))?\s*%?")

_COUNT: Final = re.compile(
    r"(-?\d{1,3}(?:[. ]\d{3})+|-?\d{1,9})(?:[.,]0)?(?:\s*\(\s*[^\W\d][^)]*\))?"
    r"(?:\s*(?:phiếu|đại biểu|người))?"
)


class Fit(StrEnum):
    """How a printed percent stands to a count and a whole."""

    ROUNDED = "rounded"  # half up, as the papers of the state are rounded
    CUT = "cut"  # further digits cut off instead
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PrintedPercent:
    """A percent as it stands in print: «88,46 %» is 8846 with 2 places.

    «74,7» and «74,70» are two prints; whoever drops a zero rounds to one place.
    """

    digits: int
    places: int

    @property
    def text(self) -> str:
        """Return «88,46%»."""
        if not self.places:
            return f"{self.digits}%"
        units, rest = divmod(self.digits, 10**self.places)
        return f"{units},{rest:0{self.places}d}%"

    @property
    def scale(self) -> int:
        """How many of the last printed digit make a whole."""
        return int(HUNDRED * 10**self.places)

    @property
    def is_above_hundred(self) -> bool:
        """Say whether this is more than everything."""
        return self.digits > self.scale

    def fit(self, part: int, whole: int) -> Fit:
        """Say whether this is what `part` of `whole` comes to."""
        ways = (Fit.ROUNDED, Fit.CUT)
        return next((way for way in ways if self.is_of(part, whole, way)), Fit.NONE)

    def is_of(self, part: int, whole: int, fit: Fit) -> bool:
        """Say whether `part` of `whole` comes to this when rounded, or when cut."""
        if whole <= 0 or part < 0 or fit is Fit.NONE:
            return False
        if fit is Fit.CUT:
            return self.digits == part * self.scale // whole
        return self.digits == self.right(part, whole).digits

    def right(self, part: int, whole: int) -> "PrintedPercent":
        """Return what should stand here, to as many places, half up."""
        exact = (2 * part * self.scale + whole) // (2 * whole)
        return PrintedPercent(exact, self.places)

    def counts(self, whole: int, fit: Fit = Fit.ROUNDED) -> range:
        """Return the counts which, out of `whole`, come to this percent."""
        if fit is Fit.CUT:
            low, high = self.digits * whole, (self.digits + 1) * whole
            step = self.scale
        else:
            low, high = (2 * self.digits - 1) * whole, (2 * self.digits + 1) * whole
            step = 2 * self.scale
        first = max(_upwards(low, step), 0)
        return range(first, min(_upwards(high, step), whole + 1))

    def wholes(self, part: int) -> range:
        """Return the wholes of which `part` comes to this percent, rounded.

        Nothing out of anything is 0 %, so a percent of nought names no whole.
        """
        if self.digits == 0 or part <= 0:
            return range(0)
        most = 2 * part * self.scale // (2 * self.digits - 1)
        least = 2 * part * self.scale // (2 * self.digits + 1) + 1
        return range(max(least, part), most + 1)


def read_percent(text: str) -> PrintedPercent | None:
    """Return the percent in «88,46 %», «88.46», «74,7»; None for anything else."""
    found = _PERCENT.fullmatch(text.replace("\u202f", " ").replace("\xa0", " ").strip())
    if found is None:
        return None
    units, decimals = found[1], found[2] or ""
    if len(decimals) > MOST_PLACES:
        return _shortened(units + decimals, len(decimals))
    return PrintedPercent(int(units + decimals), len(decimals))


def read_count(text: str) -> int | None:
    """Return the count in «54», «01», «1.234», «46 (bốn mươi sáu) phiếu»."""
    found = _COUNT.fullmatch(text.replace("\xa0", " ").strip())
    digits = re.sub(r"[. ]", "", found[1]) if found else ""
    return int(digits) if 0 < len(digits) <= MOST_DIGITS else None


def read_fraction_of_one(text: str) -> PrintedPercent | None:
    """Return 88,46 % for 0.8846, as a workbook keeps a cell formatted in percent."""
    found = _PERCENT.fullmatch(text.strip())
    if found is None or "%" in text:
        return None
    decimals = (found[2] or "").ljust(2, "0")
    units = found[1] + decimals[:2]
    rest = decimals[2:]
    return read_percent(f"{int(units)}.{rest}" if rest else str(int(units)))


def _shortened(digits: str, places: int) -> PrintedPercent:
    cut = 10 ** (places - MOST_PLACES)
    short = (2 * int(digits) + cut) // (2 * cut)
    return PrintedPercent(short, MOST_PLACES)


def _upwards(part: int, whole: int) -> int:
    return -(-part // whole)
