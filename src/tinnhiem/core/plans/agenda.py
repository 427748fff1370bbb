"""The days of a plan, for a calendar: by when each step, and when the conference."""

from collections import Counter
from collections.abc import Sequence
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
    placed = [
        (key, step, step.deadline.last_day(day) if step.deadline else None)
        for key, step in zip(_keys(plan.steps), plan.steps, strict=True)
    ]
    return Agenda(
        plan=plan,
        due=tuple(
            DueStep(key, step, last, step.number in done)
            for key, step, last in placed
            if last
        ),
        conference=conference,
        venue=venue,
        unplaced=tuple(step for _, step, last in placed if not last),
    )


def _keys(steps: Sequence[Step]) -> list[str]:
    """Return a key for each step; a number that a plan uses twice is counted on."""
    kinds = Counter(step.kind for step in steps)
    seen: Counter[str] = Counter()
    keys = []
    for step in steps:
        is_only_one = step.kind is not StepKind.OTHER and kinds[step.kind] == 1
        key = step.kind.value if is_only_one else step.number
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys
