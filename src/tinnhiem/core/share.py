"""Exact fractions that name their whole."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tinnhiem.core.errors import VoteError


class Base(StrEnum):
    """What a share is a share of (mẫu số)."""

    MEMBERS = "members"
    SUMMONED = "summoned"
    PRESENT = "present"
    ISSUED = "issued"
    RETURNED = "returned"
    VALID = "valid"


BASE_WORDS: dict[Base, str] = {
    Base.MEMBERS: "tổng số thành viên",
    Base.SUMMONED: "số người được triệu tập",
    Base.PRESENT: "số người có mặt",
    Base.ISSUED: "tổng số phiếu phát ra",
    Base.RETURNED: "tổng số phiếu thu về",
    Base.VALID: "tổng số phiếu hợp lệ",
}


class ImpossibleShareError(VoteError):
    """A part is negative or larger than its whole."""

    code = "impossible-share"

    def __init__(self, *, part: int, whole: int, base: Base) -> None:
        self.part, self.whole, self.base = part, whole, base
        super().__init__(f"{part} of {whole} {base}: recount this pile.")


class WholeUnknownError(VoteError):
    """The law counts of a whole that nobody has given."""

    code = "whole-unknown"

    def __init__(self, base: Base) -> None:
        self.base = base
        super().__init__(f"The rulebook counts of {base}: give that figure first.")


@dataclass(frozen=True, slots=True)
class Share:
    """So many out of a whole, for example 121 of 180 summoned."""

    part: int
    whole: int
    base: Base

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole:
            raise ImpossibleShareError(part=self.part, whole=self.whole, base=self.base)

    def exceeds(self, bound: Fraction) -> bool:
        """Say whether this is strictly more than `bound` («trên», «quá nửa»)."""
        return self.part * bound.denominator > self.whole * bound.numerator

    def reaches(self, bound: Fraction) -> bool:
        """Say whether this is at least `bound` («từ hai phần ba trở lên»).

        Nothing out of nothing reaches no bound: an empty box relieves nobody.
        """
        if self.whole == 0:
            return False
        return self.part * bound.denominator >= self.whole * bound.numerator

    @property
    def hundredths(self) -> int:
        """The share in hundredths of a percent, half up, for display only.

        121 of 180 is 6722. An empty whole reads as 0.
        """
        if self.whole == 0:
            return 0
        return (self.part * 20000 + self.whole) // (2 * self.whole)

    def percent(self) -> str:
        """Return «67,22%»: two decimals, half up, decimal comma. Display only."""
        units, rest = divmod(self.hundredths, 100)
        return f"{units},{rest:02d}%"
