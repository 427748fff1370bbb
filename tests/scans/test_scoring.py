"""What a reading is worth: the table of verdicts."""

import numpy as np
import pytest

from tests.scans.model import FLAG, NOT_READ, Answer, GeneratedPage, RowTruth
from tests.scans.scoring import Score, Verdict
from tinnhiem.core.scanning.page import PageOutcome, PageReading, RowFlag, RowReading


def made(accepted: set[Answer], **changes: object) -> GeneratedPage:
    truth = RowTruth(row=1, accepted=frozenset(accepted), kind="x")
    values = {
        "image": np.zeros((2, 2), dtype=np.uint8), "truth": (truth,), "pen": "blue",
        "device": "L1", "level": "L1", "seed": 1, "page": 1, "dpi": 200, **changes,
    }  # fmt: skip
    return GeneratedPage(**values)  # type: ignore[arg-type]


def reading(answer: int | None, outcome: PageOutcome = PageOutcome.READ) -> PageReading:
    flag = None if answer is not None else RowFlag.WEAK
    row = RowReading(row=1, answer=answer, flag=flag)
    return PageReading(file="f", page=1, outcome=outcome, rows=(row,))


@pytest.mark.parametrize(
    ("accepted", "answer", "verdict"),
    [
        pytest.param({2}, 2, Verdict.RIGHT, id="the level that is meant"),
        pytest.param({2}, 1, Verdict.SILENT, id="another level"),
        pytest.param({2}, 0, Verdict.SILENT, id="a mark read as none"),
        pytest.param({2}, None, Verdict.NEEDLESS, id="a plain mark sent to people"),
        pytest.param({2, FLAG}, None, Verdict.TO_PEOPLE, id="a doubtful one sent"),
        pytest.param({FLAG}, 2, Verdict.SILENT, id="a doubtful one decided"),
        pytest.param({0, FLAG}, 0, Verdict.RIGHT, id="a dot taken for no mark"),
        pytest.param({0}, None, Verdict.NEEDLESS, id="an empty row sent to people"),
    ],
)
def test_verdict_of_a_row(
    accepted: set[Answer], answer: int | None, verdict: Verdict
) -> None:
    score = Score()

    score.add(made(accepted), reading(answer))

    assert score.count(verdict) == score.count() == 1
    assert len(score.findings) == (verdict is Verdict.SILENT)


def test_a_row_that_the_reader_does_not_name_goes_to_people() -> None:
    score = Score()

    score.add(made({2}), PageReading(file="f", page=1, outcome=PageOutcome.READ))

    assert score.count(Verdict.NEEDLESS) == 1


def test_a_refused_page_of_ours_counts_its_rows_as_refused_and_itself_as_wrong() -> (
    None
):
    score = Score()

    score.add(made({2}), reading(2, PageOutcome.REJECTED))

    assert score.count(Verdict.REFUSED) == 1
    assert [right for *_, right in score.pages] == [False]


def test_a_page_that_must_be_looked_at_and_was_read_is_a_silent_error() -> None:
    score = Score()

    score.add(made({2}, expected=NOT_READ), reading(2))

    assert [found.row for found in score.findings] == [0]
