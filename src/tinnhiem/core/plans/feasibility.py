"""On which days the conference can be held, all the plan's own deadlines kept."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from tinnhiem.core.plans.plan import DeadlineKind, Plan, Step, StepKind

ONE_DAY: Final = timedelta(days=1)
# A window of more than a year is a slip of the pen, not a choice of days.
WIDEST: Final = timedelta(days=366)
SATURDAY: Final = 5


class BoundKind(StrEnum):
    """Why the conference can be no earlier, or no later, than a day."""

    PLAN_DATE = "plan-date"
    PREPARATION = "preparation"
    ANSWERS = "answers"
    OWN_DEADLINE = "own-deadline"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that the conference may not pass, and the step that sets it.

    Attributes:
        step: Its number in the plan; empty when the plan's own date sets it.
        is_floor: True for «no earlier than `day`», False for «no later than `day`».
    """

    kind: BoundKind
    day: date
    step: str
    is_floor: bool

    def allows(self, day: date) -> bool:
        """Say whether the conference may be held on `day` as far as this goes."""
        return day >= self.day if self.is_floor else day <= self.day


@dataclass(frozen=True, slots=True)
class Window:
    """All bounds of the conference day together (khoảng ngày khả thi)."""

    bounds: tuple[Bound, ...]

    @property
    def first(self) -> Bound | None:
        """The bound that decides the earliest day."""
        floors = [bound for bound in self.bounds if bound.is_floor]
        return max(floors, key=lambda bound: bound.day, default=None)

    @property
    def last(self) -> Bound | None:
        """The bound that decides the latest day."""
        ceilings = [bound for bound in self.bounds if not bound.is_floor]
        return min(ceilings, key=lambda bound: bound.day, default=None)

    @property
    def days(self) -> tuple[date, ...]:
        """Every feasible day; none when a side is open or the window is absurd."""
        if self.first is None or self.last is None:
            return ()
        length = self.last.day - self.first.day
        if length > WIDEST:
            return ()
        return tuple(self.first.day + ONE_DAY * n for n in range(length.days + 1))

    def apart_from(self, kind: BoundKind) -> "Window":
        """Return the window without the bounds of one kind."""
        return Window(tuple(bound for bound in self.bounds if bound.kind is not kind))

    def obstacles(self, day: date) -> tuple[Bound, ...]:
        """Return the bounds that forbid `day`."""
        return tuple(bound for bound in self.bounds if not bound.allows(day))


def feasible_days(plan: Plan) -> tuple[date, ...]:
    """Return every day on which the conference keeps all of the plan's deadlines.

    It lies after the last day of every step of preparation, within the conference's
    own deadline and the report's, and an answer falls due after the last day on which
    its question may still come. None when the plan gives the conference no last day.
    """
    return window_of(plan).days


def working_days(
    days: tuple[date, ...], *, holidays: Container[date]
) -> tuple[date, ...]:
    """Return those of `days` that are no weekend and no public holiday."""
    return tuple(day for day in days if is_working_day(day, holidays=holidays))


def is_working_day(day: date, *, holidays: Container[date]) -> bool:
    """Say whether offices are open on `day`."""
    return day.weekday() < SATURDAY and day not in holidays


def conference_of(plan: Plan) -> Step | None:
    """Return the step that is the conference; None when no step says so."""
    return next((s for s in plan.steps if s.kind is StepKind.CONFERENCE), None)


def window_of(plan: Plan) -> Window:
    """Return every bound that the plan sets to the day of its conference."""
    conference = conference_of(plan)
    if conference is None:
        return Window(())
    place = plan.steps.index(conference)
    before = [s for s in plan.steps[:place] if s.kind is not StepKind.REPORT]
    after = [s for s in plan.steps if s.kind is StepKind.REPORT]
    own = tuple(_own_deadline(conference))
    # Without its own last day the conference has none, whatever the report says.
    report = tuple(_report(after)) if own else ()
    return Window(
        (*_plan_date(plan), *_preparation(before), *_answers(before), *own, *report)
    )


def _plan_date(plan: Plan) -> Iterator[Bound]:
    dated_on = dated(plan)
    if dated_on:
        yield Bound(BoundKind.PLAN_DATE, dated_on, "", is_floor=True)


def dated(plan: Plan) -> date | None:
    """Return the plan's own date; None when a part is blank or it is no day."""
    head = plan.head
    if not (head.day and head.month and head.year):
        return None
    try:
        return date(head.year, head.month, head.day)
    except ValueError:
        return None


def _preparation(steps: list[Step]) -> Iterator[Bound]:
    for step in steps:
        last = step.deadline.last_day() if step.deadline else None
        if last:
            yield Bound(
                BoundKind.PREPARATION, last + ONE_DAY, step.number, is_floor=True
            )


def _answers(steps: list[Step]) -> Iterator[Bound]:
    """An answer due D - n must fall due after the last day for its question."""
    last_question = last_question_day(steps)
    for step in steps:
        days = step.deadline.days if step.deadline else None
        if last_question and days and step.kind is StepKind.ANSWERS:
            first = last_question + ONE_DAY + timedelta(days=days)
            yield Bound(BoundKind.ANSWERS, first, step.number, is_floor=True)


def last_question_day(steps: Sequence[Step]) -> date | None:
    """Return the last day on which a question may still come; None if relative."""
    last = [
        step.deadline.last_day()
        for step in steps
        if step.kind is StepKind.QUESTIONS and step.deadline
    ]
    return max((day for day in last if day), default=None)


def _own_deadline(conference: Step) -> Iterator[Bound]:
    deadline = conference.deadline
    last = deadline.last_day() if deadline else None
    if deadline is None or last is None:
        return
    kind = BoundKind.OWN_DEADLINE
    if deadline.kind is DeadlineKind.ON:
        yield Bound(kind, last, conference.number, is_floor=True)
    yield Bound(kind, last, conference.number, is_floor=False)


def _report(steps: list[Step]) -> Iterator[Bound]:
    for step in steps:
        last = step.deadline.last_day() if step.deadline else None
        if last:
            yield Bound(BoundKind.REPORT, last, step.number, is_floor=False)
