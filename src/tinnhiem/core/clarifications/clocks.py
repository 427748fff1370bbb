"""The two clocks of the clarification desk: until when to ask, until when to answer.

The plan's own day leads. Where the plan is silent the rulebook's count of days before
the conference is taken. Both are shown: a plan may give more time than the law.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from tinnhiem.core.plans.plan import Plan, Step, StepKind
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Lead, Rule, Rulebook


class ClockKind(StrEnum):
    """What a clock runs for (đồng hồ)."""

    ASKING = "asking"
    ANSWERING = "answering"


_STEPS: Final = {
    ClockKind.ASKING: StepKind.QUESTIONS,
    ClockKind.ANSWERING: StepKind.ANSWERS,
}
# Nobody has been seen to say by when a voter asks; the law says by when the question
# reaches the officeholder, and no question can come later than that.
_LEADS: Final = {
    ClockKind.ASKING: "questions-to-officeholder",
    ClockKind.ANSWERING: "answers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """The last day of one thing, and by what right (thời hạn).

    Attributes:
        last_day: Inclusive; None while the conference has no day.
        citation: Of the plan's step, or of the rulebook's lead.
        law_day: The rulebook's own day, where it has one and the plan's is later.
        law: The rule that `law_day` comes from.
    """

    kind: ClockKind
    last_day: date | None
    citation: Citation
    law_day: date | None = None
    law: Citation | None = None

    def days_left(self, today: date) -> int | None:
        """Return 0 on the last day, negative after it; None without a last day."""
        return None if self.last_day is None else (self.last_day - today).days

    def is_late(self, on: date) -> bool:
        """Say whether something done on that day came too late."""
        return self.last_day is not None and on > self.last_day


UNKNOWN: Final = Citation(
    instrument="kế hoạch và bộ quy tắc đều không nêu thời hạn",
    article="",
    source="không thấy",
    status=Status.UNVERIFIED,
)


def clock_of(
    kind: ClockKind, *, plan: Plan, rulebook: Rulebook, vote_on: date | None
) -> Clock:
    """Return one clock of a campaign.

    Args:
        kind: Which of the two.
        plan: As last saved.
        rulebook: With its overrides.
        vote_on: The day of the conference; None while it is not set.

    Source:
        Bước 1, mục (3) and (4) of the plan of 2023; Điều 9 Quy định 96-QĐ/TW.
    """
    lead = _lead(rulebook, _LEADS[kind])
    law_day = _before(vote_on, lead)
    step = _step(plan, _STEPS[kind])
    if step is not None and step.deadline is not None:
        last = step.deadline.last_day(vote_on)
        is_later = last is not None and law_day is not None and last > law_day
        return Clock(
            kind=kind,
            last_day=last,
            citation=_of_plan(step),
            law_day=law_day if is_later else None,
            law=lead.citation if lead is not None and is_later else None,
        )
    citation = lead.citation if lead is not None else UNKNOWN
    return Clock(kind=kind, last_day=law_day, citation=citation)


def _lead(rulebook: Rulebook, key: str) -> Rule[Lead] | None:
    return next((rule for rule in rulebook.leads if rule.value.key == key), None)


def _before(vote_on: date | None, lead: Rule[Lead] | None) -> date | None:
    if vote_on is None or lead is None:
        return None
    return vote_on - timedelta(days=lead.value.days)


def _step(plan: Plan, kind: StepKind) -> Step | None:
    return next((s for s in plan.steps if s.kind is kind and s.deadline), None)


def _of_plan(step: Step) -> Citation:
    return Citation(
        instrument="Kế hoạch lấy phiếu tín nhiệm",
        article=f"mục {step.number}",
        source=step.deadline_text or step.title,
        status=Status.SEEN,
    )
