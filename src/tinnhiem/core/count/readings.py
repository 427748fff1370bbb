"""Readings of sheets, and their one tally, wherever they came from."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinnhiem.core.count.count import Count
from tinnhiem.core.count.errors import (
    DifferentOfficeholdersError,
    NobodyRatedError,
    OfficeholderTwiceError,
    SheetLengthError,
)
from tinnhiem.core.count.mark import Mark


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read from a pile of sheets (kết quả đọc phiếu).

    They live only inside an open count: whole sheets are never stored.

    Attributes:
        officeholders: Keys, in the order of the columns.
        sheets: One row a sheet the committee issued, one mark an officeholder.

    Raises:
        NobodyRatedError, OfficeholderTwiceError, SheetLengthError: Read again.
    """

    officeholders: tuple[str, ...]
    sheets: tuple[tuple[Mark, ...], ...]

    def __post_init__(self) -> None:
        if not self.officeholders:
            raise NobodyRatedError
        for officeholder, times in Counter(self.officeholders).items():
            if times > 1:
                raise OfficeholderTwiceError(officeholder)
        width = len(self.officeholders)
        for number, sheet in enumerate(self.sheets, 1):
            if len(sheet) != width:
                raise SheetLengthError(
                    sheet=number, lines=len(sheet), officeholders=width
                )

    def columns(self) -> Iterable[tuple[str, tuple[Mark, ...]]]:
        """Yield each officeholder's key with its marks, in the order of the sheets."""
        if not self.sheets:
            return [(officeholder, ()) for officeholder in self.officeholders]
        return zip(self.officeholders, zip(*self.sheets, strict=True), strict=True)

    def in_order_of(self, officeholders: Sequence[str]) -> "Readings":
        """Return the same readings with the columns in another order.

        Raises:
            DifferentOfficeholdersError: Not the same persons.
        """
        require_same_officeholders(self.officeholders, officeholders)
        if tuple(officeholders) == self.officeholders:
            return self
        places = [self.officeholders.index(key) for key in officeholders]
        sheets = tuple(tuple(sheet[i] for i in places) for sheet in self.sheets)
        return Readings(tuple(officeholders), sheets)


def tally(readings: Readings, *, foreign: int = 0) -> tuple[Count, ...]:
    """Count the lines of every officeholder, in the order of the columns.

    Args:
        readings: Sheets the committee issued.
        foreign: Sheets in the box that it did not; invalid for everybody.
    """
    return tuple(
        _count_of(officeholder, Counter(marks), foreign)
        for officeholder, marks in readings.columns()
    )


def merge(first: Sequence[Count], second: Sequence[Count]) -> tuple[Count, ...]:
    """Add the counts of two piles, in the order of the first.

    Raises:
        DifferentOfficeholdersError: The piles are not about the same persons.
    """
    require_same_officeholders(
        [count.officeholder for count in first],
        [count.officeholder for count in second],
    )
    other = {count.officeholder: count for count in second}
    return tuple(_sum(count, other[count.officeholder]) for count in first)


def require_same_officeholders(first: Sequence[str], second: Sequence[str]) -> None:
    """Refuse two lists that do not name the same persons, in whatever order.

    Raises:
        DifferentOfficeholdersError: With those named in one list only.
    """
    if sorted(first) != sorted(second):
        raise DifferentOfficeholdersError(
            only_first=[key for key in first if key not in second],
            only_second=[key for key in second if key not in first],
        )


def _count_of(officeholder: str, lines: Counter[Mark], foreign: int) -> Count:
    return Count(
        officeholder=officeholder,
        high=lines[Mark.HIGH],
        confidence=lines[Mark.CONFIDENCE],
        low=lines[Mark.LOW],
        blank=lines[Mark.BLANK],
        several=lines[Mark.SEVERAL],
        struck=lines[Mark.STRUCK],
        foreign=foreign,
    )


def _sum(first: Count, second: Count) -> Count:
    return Count(
        officeholder=first.officeholder,
        high=first.high + second.high,
        confidence=first.confidence + second.confidence,
        low=first.low + second.low,
        blank=first.blank + second.blank,
        several=first.several + second.several,
        struck=first.struck + second.struck,
        foreign=first.foreign + second.foreign,
    )
