"""What does not add up, by code: E-… blocks, W-… may be accepted with a reason."""

from dataclasses import dataclass
from enum import StrEnum

from tinnhiem.core.rules.citation import Citation


class FaultCode(StrEnum):
    """Codes as screens, papers and `docs/explanation/counting.md` print them.

    1xx is about sheets of paper, 2xx about what was read from them.
    """

    PRINTED_UNEXPLAINED = "E-101"
    STAMPED_UNEXPLAINED = "E-102"
    ISSUED_OVER_PRESENT = "E-103"
    PRESENT_OVER_SUMMONED = "E-104"
    RETURNED_OVER_ISSUED = "E-105"
    NEGATIVE_SHEETS = "E-106"
    FOREIGN_OVER_RETURNED = "E-107"
    MISSING_SHEETS = "W-101"
    FOREIGN_SHEETS = "W-102"
    PRINT_RUN_DIFFERS = "W-103"
    LINES_DIFFER = "E-201"
    SHEETS_DIFFER = "E-202"
    BATCH_DIFFERS = "E-203"
    SAME_TYPIST = "E-204"
    FOREIGN_DIFFERS = "E-205"
    NEGATIVE_COUNT = "E-206"
    NOTHING_COUNTED = "E-207"
    ENTRIES_DIFFER_IN_LENGTH = "E-208"
    CELLS_DIFFER = "E-209"
    DOUBTS_LEFT = "E-210"
    BATCH_UNFINISHED = "E-211"
    PAGES_LEFT = "E-212"
    ROWS_LEFT = "E-213"
    BATCH_UNSCANNED = "E-214"
    BLANK_SHEETS = "W-201"
    UNIFORM_COLUMN = "W-202"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not add up (sai lệch).

    Attributes:
        figures: Named whole numbers, in the order of the sentence.
        subject: The officeholder's key or the batch it is about; empty for the whole.
        citation: The rule behind it; None for plain arithmetic.
    """

    code: FaultCode
    figures: tuple[tuple[str, int], ...]
    subject: str = ""
    citation: Citation | None = None

    @property
    def blocks(self) -> bool:
        """Say whether no reason can be good enough."""
        return self.code.startswith("E")


def fault(
    code: FaultCode,
    *,
    subject: str = "",
    citation: Citation | None = None,
    **figures: int,
) -> Fault:
    """Return a fault with its named figures."""
    return Fault(code, tuple(figures.items()), subject, citation)
