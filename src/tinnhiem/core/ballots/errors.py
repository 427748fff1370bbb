"""Every way the account of ballot papers says no."""

from tinnhiem.core.ballots.fault import Fault
from tinnhiem.core.errors import VoteError


class BallotError(VoteError):
    """Something about sheets of paper that cannot be."""

    code = "ballot-error"


class BallotsUnbalancedError(BallotError):
    """Sheets that went somewhere nobody wrote down, or came from nowhere."""

    code = "ballots-unbalanced"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        codes = ", ".join(fault.code for fault in faults)
        super().__init__(f"{codes}: count the sheets again and correct the figures.")
