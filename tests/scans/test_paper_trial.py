"""The trial on real paper: a wrong answer is found, a needless look is counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from dev.paper_trial import FLAG, PEOPLE, compared, plan_to, planned, told
from tinnhiem.core.scanning.page import (
    PageOutcome,
    PageReading,
    Rejection,
    RowFlag,
    RowReading,
)

PLAN = ["1230" * 4 + "DF", "0" * PEOPLE, "F" * PEOPLE]


def page(answers: str) -> PageReading:
    """Return a page read like that; «f» is a row shown to people."""
    rows = tuple(
        RowReading(row=row, answer=None, flag=RowFlag.WEAK)
        if one == "f"
        else RowReading(row=row, answer=int(one))
        for row, one in enumerate(answers, 1)
    )
    return PageReading(file="a.pdf", page=1, outcome=PageOutcome.READ, rows=rows)


RIGHT = [page("1230" * 4 + "f1"), page("0" * PEOPLE), page("f" * PEOPLE)]


def test_what_was_read_as_it_was_marked_is_no_finding() -> None:
    trial = compared(PLAN, RIGHT)
    assert (trial.rows, trial.findings, trial.missed) == (3 * PEOPLE, (), {})
    assert (trial.plain, trial.needless) == (16 + PEOPLE, 0)


@pytest.mark.parametrize(
    ("answers", "row", "marked", "read"),
    [
        pytest.param("2230" + "1230" * 3 + "f1", 1, "1", "2", id="another box"),
        pytest.param("1230" * 4 + "11", 17, "D", "1", id="two boxes read as one"),
        pytest.param("1230" * 4 + "f2", 18, "F", "2", id="faint, read elsewhere"),
        pytest.param("1230" * 4 + "f0", 18, "F", "0", id="faint, read as blank"),
    ],
)
def test_a_silent_error_is_found_where_it_is(
    answers: str, row: int, marked: str, read: str
) -> None:
    trial = compared(PLAN, [page(answers), *RIGHT[1:]])
    (one,) = trial.findings
    assert (one.sheet, one.row, one.marked, one.read) == (1, row, marked, read)
    said = "\n".join(told(trial, device="copier"))
    assert f"sheet 1, row {row}: marked {marked}, read {read}" in said


def test_a_plain_row_shown_to_people_is_needless_and_no_error() -> None:
    trial = compared(PLAN, [page("f230" + "1230" * 3 + "f1"), *RIGHT[1:]])
    assert (trial.findings, trial.needless) == ((), 1)


def test_a_sheet_that_was_not_counted_or_never_came_is_named() -> None:
    refused = replace(
        RIGHT[0], outcome=PageOutcome.REJECTED, reason=Rejection.FEW_MARKERS.value
    )
    trial = compared(PLAN, [refused, RIGHT[1]])
    assert trial.missed == {1: "few-markers", 3: "no page"}
    assert trial.rows == PEOPLE


def test_a_plan_has_every_sign_and_comes_again_from_its_seed(tmp_path: Path) -> None:
    plan = planned(40, seed=7)
    assert planned(40, seed=7) == plan != planned(40, seed=8)
    assert {len(signs) for signs in plan} == {PEOPLE}
    assert set("".join(plan)) == set("1230DCNF")

    plan_to(tmp_path, sheets=2, seed=7)
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "ballots.pdf",
        "layout.json",
        "marks.txt",
        "plan.json",
    ]
    assert planned(2, seed=7)[1][:6] in (tmp_path / "marks.txt").read_text(
        encoding="utf-8"
    )
    assert FLAG not in plan[0]
