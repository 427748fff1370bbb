"""What a plan is held against: a rulebook, a conference day, the public holidays."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from tinnhiem.core.plans.feasibility import (
    BoundKind,
    Window,
    conference_of,
    window_of,
)
from tinnhiem.core.plans.plan import Plan, Source, Step, StepKind
from tinnhiem.core.plans.words import fold, has
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Lead, Rule, Rulebook
from tinnhiem.core.wording import Wording, joined


class Severity(StrEnum):
    """How much a finding weighs (mức độ)."""

    CONFLICT = "conflict"  # mâu thuẫn: the plan breaks a rule or itself
    WARNING = "warning"  # lưu ý: a person should look
    GAP = "gap"  # thiếu: the plan does not say, or could not be read


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """Something a person must know about a plan (điểm cần xem lại).

    Attributes:
        code: Kebab-case, the same in `--json` and in `docs/reference/plan-check.md`.
        message: Vietnamese, for the clerk: what, which figures, what to do.
        rule: The citation it rests on; empty when it rests on the plan alone.
        source: The sentence of the plan; None when it is about something absent.
    """

    code: str
    severity: Severity
    message: str
    rule: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Everything a finding may look at.

    Attributes:
        rulebook: None when the plan rests on no instrument we have.
        named_day: The conference day somebody asked about, or None.
        holidays: Public holidays of the years concerned.
    """

    plan: Plan
    rulebook: Rulebook | None
    named_day: date | None
    holidays: Container[date]

    @property
    def window(self) -> Window:
        """The bounds of the conference day."""
        return window_of(self.plan)

    @property
    def conference(self) -> Step | None:
        """The step that is the conference."""
        return conference_of(self.plan)

    @property
    def day(self) -> date | None:
        """The day examined: the named one, else the latest the plan allows."""
        if self.named_day:
            return self.named_day
        # A report that falls due too early is a finding of its own.
        days = self.window.apart_from(BoundKind.REPORT).days
        return days[-1] if days else None

    @property
    def day_words(self) -> str:
        """The day examined, in words that say where it comes from."""
        if self.day is None:
            return ""
        if self.named_day:
            return Wording("họp ngày {day}", day=self.day)
        return Wording(
            "họp ngày {day} (ngày muộn nhất kế hoạch cho phép)", day=self.day
        )

    def lead(self, key: str) -> Rule[Lead] | None:
        """Return the rulebook's lead time of this key, if it has one."""
        leads = self.rulebook.leads if self.rulebook else ()
        return next((rule for rule in leads if rule.value.key == key), None)

    def has_unread(self, *words: str) -> bool:
        """Say whether a sentence with one of these words could not be read."""
        return any(has(fold(gap.text), *words) for gap in self.plan.gaps)

    def steps(self, kind: StepKind) -> tuple[Step, ...]:
        """Return the steps of a kind, in the order of the plan."""
        return tuple(step for step in self.plan.steps if step.kind is kind)


def severity_of(rule: Rule[Any]) -> Severity:
    """A rule that somebody has read makes a conflict, any other only a warning."""
    is_seen = rule.citation.status is Status.SEEN
    return Severity.CONFLICT if is_seen else Severity.WARNING


def texts_of(plan: Plan) -> Iterator[str]:
    """Yield every sentence the plan holds, for looking up words."""
    yield from plan.preamble
    for paragraph in (*plan.purposes, *plan.duties):
        yield from (paragraph.text, *paragraph.points)
    yield from (plan.officeholder_basis, plan.voter_basis, plan.criteria_basis)
    for criterion in plan.criteria:
        yield from (criterion.title, *criterion.points)
    for step in plan.steps:
        yield from (step.title, *step.body, step.deadline_text)
    yield from plan.closing


def listed(items: Sequence[str]) -> str:
    """Return «a, b và c»."""
    if len(items) < 2:  # noqa: PLR2004 - nothing to join
        return items[0] if items else ""
    return Wording("{most} và {last}", most=joined(items[:-1], ", "), last=items[-1])
