"""Every way the count says no."""

from collections.abc import Sequence

from tinnhiem.core.ballots.fault import Fault
from tinnhiem.core.count.cells import CellFault
from tinnhiem.core.errors import VoteError


class CountError(VoteError):
    """Something about readings or counts that cannot be."""

    code = "count-error"


class NobodyRatedError(CountError):
    """Readings without a single officeholder."""

    code = "nobody-rated"

    def __init__(self) -> None:
        super().__init__("No officeholder to count for: name the columns.")


class OfficeholderTwiceError(CountError):
    """The same officeholder stands for two columns."""

    code = "officeholder-twice"

    def __init__(self, officeholder: str) -> None:
        self.officeholder = officeholder
        super().__init__(f"{officeholder} has two columns: keep one.")


class SheetLengthError(CountError):
    """A sheet with more or fewer lines than there are officeholders."""

    code = "sheet-length"

    def __init__(self, *, sheet: int, lines: int, officeholders: int) -> None:
        self.sheet, self.lines, self.officeholders = sheet, lines, officeholders
        super().__init__(
            f"Sheet {sheet} has {lines} lines for {officeholders} officeholders: "
            "read that sheet again."
        )


class DifferentOfficeholdersError(CountError):
    """Two piles or entries that are not about the same persons."""

    code = "different-officeholders"

    def __init__(
        self, *, only_first: Sequence[str], only_second: Sequence[str]
    ) -> None:
        self.only_first, self.only_second = tuple(only_first), tuple(only_second)
        super().__init__(
            f"Only in the first: {', '.join(only_first)}; only in the second: "
            f"{', '.join(only_second)}. Use the same list of names for both."
        )


class DifferentSheetsError(CountError):
    """Two entries of the same pile with different numbers of sheets."""

    code = "different-sheets"

    def __init__(self, *, first: int, second: int) -> None:
        self.first, self.second = first, second
        super().__init__(
            f"{first} sheets against {second}: find the sheet that was skipped or "
            "entered twice."
        )


class DifferencesLeftError(CountError):
    """Cells that differ and about which nobody has decided."""

    code = "differences-left"

    def __init__(self, cells: Sequence[tuple[int, str]]) -> None:
        self.cells = tuple(cells)
        super().__init__(f"{len(cells)} cells undecided: look at the paper for each.")


class DecisionNotNeededError(CountError):
    """A decision about a cell on which both entries agree."""

    code = "decision-not-needed"

    def __init__(self, cells: Sequence[tuple[int, str]]) -> None:
        self.cells = tuple(cells)
        super().__init__(
            f"{len(cells)} decisions about cells that agree: check the sheet numbers."
        )


class CountNotReconciledError(CountError):
    """Faults that no reason can excuse."""

    code = "count-not-reconciled"

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        codes = ", ".join(fault.code for fault in faults)
        super().__init__(f"{codes}: follow the remedy of each, then count again.")


class WarningsNotAcceptedError(CountError):
    """Warnings that the committee has not accepted with a reason."""

    code = "warnings-not-accepted"

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        codes = ", ".join(fault.code for fault in faults)
        super().__init__(f"{codes}: check against the paper and write the reason.")


class RecountNeedsReasonError(CountError):
    """A count that would take away signatures, and nobody says why.

    Attributes:
        signed: Names of those who signed the count that would be replaced.
    """

    code = "recount-needs-reason"

    def __init__(self, signed: Sequence[str]) -> None:
        self.signed = tuple(signed)
        super().__init__(
            f"Signed already by {', '.join(signed)}: give the reason for the recount."
        )


class SameFileTwiceError(CountError):
    """One readings file given as both entries: nobody keyed the pile twice."""

    code = "same-file-twice"
    is_of_input = True

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} twice: give the file of the second typist.")


class ReadingsFileFaultyError(CountError):
    """A readings file with rows or cells that cannot be read; none of it is used."""

    code = "readings-file-faulty"
    is_of_input = True

    def __init__(self, path: str, *, faults: Sequence[CellFault]) -> None:
        self.path, self.faults = path, tuple(faults)
        places = ", ".join(f"{f.column}{f.row} {f.kind}" for f in faults[:5])
        super().__init__(f"{path}: {len(faults)} faults ({places}): correct them all.")
