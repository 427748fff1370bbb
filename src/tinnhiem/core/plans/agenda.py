"""The days of a plan, for a calendar: by when each step, and when the conference."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from tinnhiem.core.plans.plan import Plan, Step, StepKind


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step and the last day on which it may still be done (hạn cuối).

    Attributes:
        key: The same as long as the plan has the step, whatever its date: its kind
            where only one step is of that kind, else its number.
        is_done: Somebody reported it as done.
    """

    key: str
    step: Step
    last_day: date
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All the days of a plan (lịch công việc).

    Attributes:
        conference: A day, or a moment when the hour is set; None before either.
        unplaced: Steps whose deadline has no day yet: relative to a conference that
            has none, or not readable.
    """

    plan: Plan
    due: tuple[DueStep, ...]
    conference: date | datetime | None
    venue: str = ""
    unplaced: tuple[Step, ...] = ()


def agenda_of(
    plan: Plan,
    *,
    conference: date | datetime | None,
    venue: str = "",
    done: frozenset[str] = frozenset(),
) -> Agenda:
    """Return the days of `plan`; a relative deadline counts back from the conference.

    Args:
        plan: Whose steps.
        conference: Its day or, aware, its moment; None when it is not set.
        venue: Where it is held; empty when it is not set.
        done: Numbers of the steps that were reported as done.
    """
    day = conference.date() if isinstance(conference, datetime) else conference
    kinds = Counter(step.kind for step in plan.steps)
    placed = {
        step.number: step.deadline.last_day(day) for step in plan.steps if step.deadline
    }
    return Agenda(
        plan=plan,
        due=tuple(
            DueStep(_key(step, kinds), step, last, step.number in done)
            for step in plan.steps
            if (last := placed.get(step.number))
        ),
        conference=conference,
        venue=venue,
        unplaced=tuple(step for step in plan.steps if not placed.get(step.number)),
    )


def _key(step: Step, kinds: Counter[StepKind]) -> str:
    is_only_one = step.kind is not StepKind.OTHER and kinds[step.kind] == 1
    return step.kind.value if is_only_one else step.number
