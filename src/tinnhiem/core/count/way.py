"""The ways of taking a box of sheets into figures (cách kiểm phiếu)."""

from enum import StrEnum
from typing import Final


class Way(StrEnum):
    """How the marks come from the paper into the count."""

    ALOUD = "aloud"  # one reads, one keys, one watches
    DOUBLE = "double"  # two key the same pile, neither seeing the other
    SCANNED = "scanned"  # read by machine; whatever is in doubt is decided by people
    TOTALS = "totals"  # the paper tally sheet's figures, keyed twice; the last resort

    @property
    def entries(self) -> int:
        """How many times each batch is keyed, by as many members; 0 for scans."""
        return {Way.ALOUD: 1, Way.SCANNED: 0}.get(self, 2)


class Part(StrEnum):
    """What a member does for a batch; printed with the count."""

    READER = "reader"
    MARKER = "marker"
    CHECKER = "checker"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    SCANNER = "scanner"
    VIEWER = "viewer"


# The figures of one officeholder in the order of keying totals; the names of `Count`.
FIGURES: Final = ("high", "confidence", "low", "blank", "several", "struck")
