"""The ways of taking a box of sheets into figures (cách kiểm phiếu)."""

from enum import StrEnum
from typing import Final


class Way(StrEnum):
    """How the marks come from the paper into the count."""

    ALOUD = "aloud"  # one reads, one keys, one watches
    DOUBLE = "double"  # two key the same pile, neither seeing the other
    TOTALS = "totals"  # the paper tally sheet's figures, keyed twice; the last resort

    @property
    def entries(self) -> int:
        """How many times each batch is keyed, by as many members."""
        return 1 if self is Way.ALOUD else 2


class Part(StrEnum):
    """What a member does for a batch; printed with the count."""

    READER = "reader"
    MARKER = "marker"
    CHECKER = "checker"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"


# The figures of one officeholder in the order of keying totals; the names of `Count`.
FIGURES: Final = ("high", "confidence", "low", "blank", "several", "struck")
