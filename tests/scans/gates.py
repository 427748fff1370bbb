"""What the gates have in common: the sheet, the score of a set, and the sentence."""

from collections.abc import Iterable
from functools import cache

import pytest

from tests.scans.devices import device
from tests.scans.model import ACCEPTANCE
from tests.scans.printed import printed_sheet
from tests.scans.running import score
from tests.scans.scoring import Score, Verdict

# Needless flags of every hundred rows that a device may cause, as the issue asks; on
# so few pages as a test can read. `make accuracy` says how many they really are.
HARD = 0.1


@cache
def scored(name: str, pages: int) -> Score:
    """Return the score of the first acceptance pages of a device."""
    seeds = ACCEPTANCE[:pages]
    return score(printed_sheet(), device(name, hard=HARD), seeds)


def percent(result: Score, *verdicts: Verdict) -> float:
    """Return how many of a hundred rows came to one of these verdicts."""
    return 100 * result.count(*verdicts) / result.count()


def told(result: Score) -> Iterable[str]:
    """Say every silent error so that it can be made again."""
    return [
        f"{found.device} seed {found.seed} row {found.row}: {found.kind} read as "
        f"{found.answer}, may be {found.accepted}"
        for found in result.findings
    ]


def require_none_silent(result: Score) -> None:
    """Fail with the list of every silent error."""
    wrong = list(told(result))
    if wrong:
        pytest.fail("\n".join(wrong))
