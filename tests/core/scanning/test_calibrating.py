"""When a device is fit: below, on and above each limit."""

from dataclasses import replace

import pytest

from tests.core.scanning.test_composing import composed
from tinnhiem.core.scanning.calibrating import (
    DARKNESSES,
    GRAVE,
    ScanFault,
    ScanGrade,
    ScanMeasure,
    faults_of,
    grade_of,
    is_of_test,
    known_marks,
)

GOOD = ScanMeasure(
    dots_per_inch=200,
    is_bilevel=False,
    black=0.1,
    paper=235,
    noise=0.01,
    blur=0.3,
    turn=1.0,
    warp=0.1,
    markers=6,
    is_code_read=True,
    seen=((1.0, 0.85), (0.6, 0.5), (0.35, 0.3)),
)


def test_a_good_scan_has_no_fault() -> None:
    assert faults_of(GOOD) == ()
    assert grade_of(()) is ScanGrade.GOOD


@pytest.mark.parametrize(
    ("figure", "below", "on", "above", "fault"),
    [
        ("noise", 0.034, 0.035, 0.036, ScanFault.NOISY),
        ("blur", 0.44, 0.45, 0.46, ScanFault.BLURRED),
        ("turn", 4.9, 5.0, 5.1, ScanFault.CROOKED),
        ("turn", -4.9, -5.0, -5.1, ScanFault.CROOKED),
        ("warp", 1.1, 1.2, 1.3, ScanFault.WARPED),
        ("black", 0.54, 0.55, 0.56, ScanFault.PALE),
        ("dots_per_inch", 329, 330, 331, ScanFault.TOO_FINE),
        ("paper", 151, 150, 149, ScanFault.DARK_PAPER),
        ("dots_per_inch", 191, 190, 189, ScanFault.TOO_COARSE),
    ],
)
def test_a_figure_on_its_limit_will_do_and_beyond_it_is_a_fault(
    figure: str, below: float, on: float, above: float, fault: ScanFault
) -> None:
    for fine in (below, on):
        assert faults_of(replace(GOOD, **{figure: fine})) == ()  # type: ignore[arg-type]
    assert faults_of(replace(GOOD, **{figure: above})) == (fault,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dpi", "faults"),
    [
        pytest.param(140, (ScanFault.TOO_COARSE,), id="the reader still takes it"),
        pytest.param(139, (ScanFault.UNREADABLE,), id="the reader rejects it"),
    ],
)
def test_what_the_reader_would_reject_is_said_to_be_unreadable(
    dpi: float, faults: tuple[ScanFault, ...]
) -> None:
    assert faults_of(replace(GOOD, dots_per_inch=dpi)) == faults


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"is_bilevel": True}, ScanFault.BILEVEL),
        ({"markers": 5}, ScanFault.FEW_MARKERS),
        ({"is_code_read": False}, ScanFault.CODE_UNREAD),
        ({"streaks": 1}, ScanFault.STREAKED),
        ({"seen": ((1.0, 0.8), (0.35, 0.11))}, ScanFault.FAINT_LOST),
    ],
)
def test_what_cannot_be_measured_in_figures_is_a_fault_too(
    wrong: dict[str, object], fault: ScanFault
) -> None:
    assert faults_of(replace(GOOD, **wrong)) == (fault,)  # type: ignore[arg-type]


def test_a_page_without_known_crosses_says_nothing_of_faint_strokes() -> None:
    assert faults_of(replace(GOOD, seen=())) == ()


@pytest.mark.parametrize("fault", ScanFault)
def test_only_what_could_lose_a_mark_makes_a_device_unfit(fault: ScanFault) -> None:
    grade = ScanGrade.UNFIT if fault in GRAVE else ScanGrade.USABLE
    assert grade_of((fault,)) is grade


def test_the_gravest_fault_is_said_first() -> None:
    found = faults_of(replace(GOOD, turn=9, is_bilevel=True, noise=0.2))
    assert found == (ScanFault.BILEVEL, ScanFault.NOISY, ScanFault.CROOKED)


@pytest.mark.parametrize("is_test", [True, False])
def test_a_test_sheet_is_told_from_a_ballot_by_its_style(*, is_test: bool) -> None:
    assert is_of_test(composed(3, 9, is_test=is_test)) is is_test


@pytest.mark.parametrize(("people", "crosses"), [(1, 1), (2, 1), (4, 3), (18, 17)])
def test_a_test_sheet_has_crosses_of_every_darkness_and_a_row_for_ones_own_pen(
    people: int, crosses: int
) -> None:
    marks = known_marks(composed(people).pages[0])
    assert len(marks) == crosses
    assert {mark.darkness for mark in marks} == set(DARKNESSES[:crosses])
    assert people == 1 or all(mark.row < people for mark in marks)
