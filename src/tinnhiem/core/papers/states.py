"""How far a paper has come: draft, final or issued, replaced, cancelled."""

from enum import StrEnum


class PaperState(StrEnum):
    """The state of one edition of a paper (trạng thái văn bản).

    A draft is whatever has no edition in the ledger. A paper that bears no number is
    made final; one that bears a number is issued. Both are frozen.
    """

    DRAFT = "draft"
    FINAL = "final"
    ISSUED = "issued"
    REPLACED = "replaced"
    CANCELLED = "cancelled"

    @property
    def is_current(self) -> bool:
        """Whether this edition is the one in force, and so nobody may change it."""
        return self in {PaperState.FINAL, PaperState.ISSUED}
