"""Refusals tell developers and logs what stopped, the figures and what to do."""

from collections.abc import Callable

import pytest

from tinnhiem.core.ballots.fault import FaultCode, fault
from tinnhiem.core.count import errors
from tinnhiem.core.count.cells import CellFault, CellFaultKind
from tinnhiem.core.count.errors import CountError

FAULTS = [
    CellFault(CellFaultKind.EMPTY_CELL, 3, "B"),
    CellFault(CellFaultKind.BLANK_ROW, 4),
] * 3


@pytest.mark.parametrize(
    ("make", "text"),
    [
        pytest.param(
            lambda: errors.NobodyRatedError(),
            "No officeholder to count for: name the columns.",
            id="nobody-rated",
        ),
        pytest.param(
            lambda: errors.OfficeholderTwiceError("a"),
            "a has two columns: keep one.",
            id="officeholder-twice",
        ),
        pytest.param(
            lambda: errors.SheetLengthError(sheet=7, lines=3, officeholders=4),
            "Sheet 7 has 3 lines for 4 officeholders: read that sheet again.",
            id="sheet-length",
        ),
        pytest.param(
            lambda: errors.DifferentOfficeholdersError(
                only_first=["a", "b"], only_second=["c", "d"]
            ),
            "Only in the first: a, b; only in the second: c, d. Use the same "
            "list of names for both.",
            id="different-officeholders",
        ),
        pytest.param(
            lambda: errors.DifferentSheetsError(first=24, second=25),
            "24 sheets against 25: find the sheet that was skipped or entered twice.",
            id="different-sheets",
        ),
        pytest.param(
            lambda: errors.DifferencesLeftError([(1, "a"), (2, "b")]),
            "2 cells undecided: look at the paper for each.",
            id="differences-left",
        ),
        pytest.param(
            lambda: errors.DecisionNotNeededError([(1, "a"), (2, "b")]),
            "2 decisions about cells that agree: check the sheet numbers.",
            id="decision-not-needed",
        ),
        pytest.param(
            lambda: errors.CountNotReconciledError(
                [fault(FaultCode.LINES_DIFFER), fault(FaultCode.SAME_TYPIST)]
            ),
            "E-201, E-204: follow the remedy of each, then count again.",
            id="count-not-reconciled",
        ),
        pytest.param(
            lambda: errors.WarningsNotAcceptedError(
                [fault(FaultCode.MISSING_SHEETS), fault(FaultCode.BLANK_SHEETS)]
            ),
            "W-101, W-201: check against the paper and write the reason.",
            id="warnings-not-accepted",
        ),
        pytest.param(
            lambda: errors.ReadingsFileFaultyError("doc.csv", faults=FAULTS),
            "doc.csv: 6 faults (B3 empty-cell, 4 blank-row, B3 empty-cell, 4 "
            "blank-row, B3 empty-cell): correct them all.",
            id="readings-file-faulty",
        ),
    ],
)
def test_a_refusal_says_what_to_do(make: Callable[[], CountError], text: str) -> None:
    assert str(make()) == text


def test_a_faulty_file_is_named_with_all_its_faults() -> None:
    refusal = errors.ReadingsFileFaultyError("doc.csv", faults=FAULTS)

    assert (refusal.path, refusal.faults) == ("doc.csv", tuple(FAULTS))
