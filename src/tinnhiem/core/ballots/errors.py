"""Every way the account of ballot papers says no."""

from collections.abc import Mapping

from tinnhiem.core.ballots.fault import Fault
from tinnhiem.core.errors import VoteError


class BallotError(VoteError):
    """Something about sheets of paper that cannot be."""

    code = "ballot-error"


class SheetsRecordedAlreadyError(BallotError):
    """The very figures that were recorded last: recorded again, they would add up.

    Attributes:
        totals: Total so far and what it would become, by movement.
    """

    code = "sheets-recorded-already"

    def __init__(self, totals: Mapping[str, tuple[int, int]]) -> None:
        self.totals = dict(totals)
        told = ", ".join(f"{k} {a} -> {b}" for k, (a, b) in totals.items())
        super().__init__(f"Recorded just before ({told}): say that it is once more.")


class BallotsUnbalancedError(BallotError):
    """Sheets that went somewhere nobody wrote down, or came from nowhere."""

    code = "ballots-unbalanced"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        codes = ", ".join(fault.code for fault in faults)
        super().__init__(f"{codes}: count the sheets again and correct the figures.")


class CorrectionNeedsReasonError(BallotError):
    """Sheets are taken off the ledger and nobody says why."""

    code = "correction-needs-reason"

    def __init__(self) -> None:
        super().__init__("A number below zero is a correction: give the reason.")


class NoSheetsError(BallotError):
    """Nothing was written down: every figure is empty or zero."""

    code = "no-sheets"

    def __init__(self) -> None:
        super().__init__("No sheets moved: write how many, at least one figure.")


class SheetTooEarlyError(BallotError):
    """A ballot for machines while the names on it may still change."""

    code = "sheet-too-early"

    def __init__(self) -> None:
        super().__init__("The roster is not frozen: freeze it, then print ballots.")


class SheetBatchTakenError(BallotError):
    """A print run of a number that was used already."""

    code = "sheet-batch-taken"

    def __init__(self, batch: int, *, latest: int) -> None:
        self.batch = batch
        self.latest = latest
        super().__init__(f"Run {batch} is past; the next one is {latest + 1}.")


class SheetOutdatedError(BallotError):
    """A run laid out by another version, whose layout is not what would be drawn."""

    code = "sheet-outdated"

    def __init__(self, batch: int) -> None:
        self.batch = batch
        super().__init__(
            f"Run {batch} was laid out by another version: print the file kept from "
            "then, or lay out a new run."
        )


class SheetsHandedOutError(BallotError):
    """A new form while voters hold sheets of the one in force."""

    code = "sheets-handed-out"

    def __init__(self, issued: int) -> None:
        self.issued = issued
        super().__init__(
            f"{issued} sheets are handed out: another form would make them foreign. "
            "Print more of the same, or take all of them back first."
        )
