"""On which days the conference can be held."""

from datetime import date, timedelta

from hypothesis import given, settings

from tests.strategies_plans import SEED, compiled, filled, plans, saying
from tinnhiem.core.plans.feasibility import (
    BoundKind,
    feasible_days,
    is_working_day,
    window_of,
    working_days,
)
from tinnhiem.core.plans.plan import Plan, StepKind


def july(*days: int) -> tuple[date, ...]:
    return tuple(date(2023, 7, day) for day in days)


def test_a_conference_on_one_day_has_that_day() -> None:
    plan = compiled(saying(("Trước ngày 14/7/2023", "Ngày 12/7/2023"))(SEED))

    assert feasible_days(plan) == july(12)


def test_later_questions_push_the_conference() -> None:
    plan = compiled(saying(("**05/7/2023", "**08/7/2023"))(SEED))

    assert feasible_days(plan) == july(11, 12, 13)
    first = window_of(plan).first
    assert first is not None
    assert first.kind is BoundKind.ANSWERS


def test_the_report_closes_the_window() -> None:
    plan = compiled(saying(("Trước ngày 20/7", "Trước ngày 11/7"))(SEED))

    assert feasible_days(plan) == july(8, 9, 10)


def test_the_conference_is_not_before_the_plan() -> None:
    dated = saying(("ngày 15 tháng 6 năm", "ngày 10 tháng 7 năm"))
    plan = compiled(dated(filled(SEED)))

    assert feasible_days(plan) == july(10, 11, 12, 13)


def test_a_relative_deadline_of_the_conference_lists_nothing() -> None:
    plan = compiled(
        saying(("Trước ngày 14/7/2023", "Trước ngày lấy phiếu 3 ngày"))(SEED)
    )

    assert feasible_days(plan) == ()
    assert window_of(plan).last is None


def test_without_a_conference_there_is_no_window() -> None:
    text = saying(
        ("Tổ chức Hội nghị lấy phiếu tín nhiệm", "Việc thứ hai"),
        ("tại hội nghị lấy phiếu tín nhiệm", "tại chỗ"),
    )(SEED)
    plan = compiled(text)

    assert window_of(plan).bounds == ()


def test_holidays_and_weekends_are_no_working_days() -> None:
    days = july(*range(8, 14))

    assert working_days(days, holidays={date(2023, 7, 12)}) == july(10, 11, 13)
    assert not is_working_day(date(2023, 7, 9), holidays=())


@settings(deadline=None)
@given(plans())
def test_a_feasible_day_breaks_no_bound_and_its_neighbours_outside_do(
    plan: Plan,
) -> None:
    window = window_of(plan)
    for day in window.days[:1] + window.days[-1:]:
        assert window.obstacles(day) == ()
    if window.days:
        assert window.obstacles(window.days[0] - timedelta(days=1))
        assert window.obstacles(window.days[-1] + timedelta(days=1))


@given(plans())
def test_preparation_is_over_before_every_feasible_day(plan: Plan) -> None:
    kinds = [step.kind for step in plan.steps]
    place = kinds.index(StepKind.CONFERENCE) if StepKind.CONFERENCE in kinds else 0
    for step in plan.steps[:place]:
        last = step.deadline.last_day() if step.deadline else None
        if last and step.kind is not StepKind.REPORT:
            assert all(last < day for day in feasible_days(plan))
