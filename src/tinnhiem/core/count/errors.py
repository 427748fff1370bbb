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


class SampleImpossibleError(CountError):
    """A sample that cannot be drawn: no seed, no sheets, more to draw than there are.

    Attributes:
        what: `sheets`, `size`, `seed`, `margin`, `wrong` or `confidence`.
        value: As given.
    """

    code = "sample-impossible"

    def __init__(self, what: str, *, value: str) -> None:
        self.what, self.value = what, value
        super().__init__(f"No sample with {what} {value}: give another {what}.")


class ReadingsFileFaultyError(CountError):
    """A readings file with rows or cells that cannot be read; none of it is used."""

    code = "readings-file-faulty"
    is_of_input = True

    def __init__(self, path: str, *, faults: Sequence[CellFault]) -> None:
        self.path, self.faults = path, tuple(faults)
        places = ", ".join(f"{f.column}{f.row} {f.kind}" for f in faults[:5])
        super().__init__(f"{path}: {len(faults)} faults ({places}): correct them all.")


# --- while the count is open, before there is anything to reconcile ---------------


class CountNotOpenError(CountError):
    """Keys or signatures for a count that nobody has opened."""

    code = "count-not-open"

    def __init__(self) -> None:
        super().__init__("No open count: the head of the committee opens it.")


class CountOpenAlreadyError(CountError):
    """A second count of the same box while one is under way."""

    code = "count-open-already"

    def __init__(self) -> None:
        super().__init__("A count is open: go on with it, or recount with a reason.")


class CountUnderKeyError(CountError):
    """An act by command on a count that lives on the committee's devices."""

    code = "count-under-key"

    def __init__(self) -> None:
        super().__init__(
            "The count is sealed to the committee's devices: act on those."
        )


class CountKeyMissingError(CountError):
    """A committee's device that was bound after the count was opened."""

    code = "count-key-missing"

    def __init__(self) -> None:
        super().__init__(
            "This device has no key of the count: hand it over from another one."
        )


class CountSealBrokenError(CountError):
    """A sealed row that is not what this program wrote there."""

    code = "count-seal-broken"

    def __init__(self) -> None:
        super().__init__("A sealed row does not open: recount from the paper.")


class BatchSizeError(CountError):
    """A batch of no sheets, or of more than anybody can search."""

    code = "batch-size"

    def __init__(self, *, batch: int, declared: int, most: int) -> None:
        self.batch, self.declared, self.most = batch, declared, most
        super().__init__(f"Batch {batch} has {declared} sheets: 1 to {most}.")


class BatchesDoNotFitError(CountError):
    """Batches that together are more or fewer sheets than the box holds."""

    code = "batches-do-not-fit"

    def __init__(self, *, declared: int, sheets: int) -> None:
        self.declared, self.sheets = declared, sheets
        super().__init__(f"{declared} in batches, {sheets} to key: count them again.")


class BatchUnknownError(CountError):
    """A batch or an entry that this count does not have."""

    code = "batch-unknown"

    def __init__(self, batch: int) -> None:
        self.batch = batch
        super().__init__(f"No batch {batch} to key like that: choose from the list.")


class BatchFinishedError(CountError):
    """Keys for an entry that its typist has finished."""

    code = "batch-finished"

    def __init__(self, batch: int) -> None:
        self.batch = batch
        super().__init__(f"Batch {batch} is finished: take it up again to correct it.")


class BatchUnfinishedError(CountError):
    """A batch that is to be finished in the middle of a sheet."""

    code = "batch-unfinished"

    def __init__(self, *, batch: int, lines: int, width: int) -> None:
        self.batch, self.lines, self.width = batch, lines, width
        super().__init__(f"{lines} of {width} lines keyed: finish or undo that sheet.")


class DraftOutdatedError(CountError):
    """A draft that would overwrite what another window has kept since.

    Attributes:
        kept: Version that is kept.
        based_on: Version the sender had read.
    """

    code = "draft-outdated"

    def __init__(self, *, kept: int, based_on: int) -> None:
        self.kept, self.based_on = kept, based_on
        super().__init__(f"Version {kept} is kept, not {based_on}: load it again.")


class KeyUnknownError(CountError):
    """A key that is no mark, or a figure that is no number."""

    code = "key-unknown"

    def __init__(self, key: str, *, row: int, place: int) -> None:
        self.key, self.row, self.place = key, row, place
        super().__init__(f"{key!r} in row {row}, place {place}: 1 2 3 0 X G or ?.")


class RowLengthError(CountError):
    """A sheet with a line too many or too few."""

    code = "row-length"

    def __init__(self, *, row: int, cells: int, width: int) -> None:
        self.row, self.cells, self.width = row, cells, width
        super().__init__(f"Row {row} has {cells} of {width} lines: read it again.")


class TakenByOtherError(CountError):
    """An entry that another member has begun."""

    code = "taken-by-other"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} keys this: take another batch.")


class SameTypistError(CountError):
    """The same member as both typists of a batch."""

    code = "same-typist"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} keyed it once: another member keys it again.")


class NotTheThirdError(CountError):
    """A typist who would settle a difference with himself.

    Attributes:
        names: Who may settle it.
    """

    code = "not-the-third"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"Only {', '.join(names)} may: they keyed neither entry.")


class CellsLeftError(CountError):
    """Differing cells about which nobody has looked at the paper."""

    code = "cells-left"

    def __init__(self, cells: Sequence[tuple[int, int]]) -> None:
        self.cells = tuple(cells)
        super().__init__(f"{len(cells)} cells undecided: look at the paper for each.")


class CellsNotDifferingError(CountError):
    """A decision about cells on which both entries agree, or that are not there."""

    code = "cells-not-differing"

    def __init__(self, cells: Sequence[tuple[int, int]]) -> None:
        self.cells = tuple(cells)
        super().__init__(f"{len(cells)} cells do not differ: load the list again.")


class CellNotDoubtfulError(CountError):
    """A decision of the committee about a line that nobody keyed as doubtful."""

    code = "cell-not-doubtful"

    def __init__(self, *, batch: int, row: int, place: int) -> None:
        self.batch, self.row, self.place = batch, row, place
        super().__init__(f"Batch {batch}, {row}/{place} is not «?»: reload the list.")


class CountIncompleteError(CountError):
    """A box that is to be closed with batches unsettled.

    Attributes:
        batches: Their numbers.
    """

    code = "count-incomplete-batches"

    def __init__(self, batches: Sequence[int]) -> None:
        self.batches = tuple(batches)
        super().__init__(f"Batches {batches} are not settled: see to each first.")


class MinutesBeingSignedError(CountError):
    """Something that the minutes print would be added after the first signature."""

    code = "minutes-being-signed"

    def __init__(self) -> None:
        super().__init__("Somebody has signed: refuse to sign and say why, or recount.")


class MinutesRefusedError(CountError):
    """A signature of a member who has refused to sign.

    Attributes:
        name: The member.
    """

    code = "minutes-refused"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} refused: take the refusal back, or recount.")


class ResultChangedError(CountError):
    """A signature or a refusal for figures other than those that stand now."""

    code = "result-changed"

    def __init__(self) -> None:
        super().__init__("These figures are not the newest: show them, then ask again.")


class ReadingChangedError(CountError):
    """A decision about a proposal or readings other than those that stand now.

    Attributes:
        batch: Its number; 0 for a proposal about the whole box.
    """

    code = "reading-changed"

    def __init__(self, batch: int) -> None:
        self.batch = batch
        super().__init__(f"Batch {batch} was changed since: show it, then ask again.")


class TotalsMissingError(CountError):
    """A table of totals that is finished without a row for everybody.

    Attributes:
        rows: Kept so far.
        officeholders: How many it needs.
    """

    code = "totals-missing"

    def __init__(self, *, rows: int, officeholders: int) -> None:
        self.rows, self.officeholders = rows, officeholders
        super().__init__(
            f"{rows} rows of totals for {officeholders} officeholders: save the table."
        )
