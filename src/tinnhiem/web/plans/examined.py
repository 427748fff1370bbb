"""A plan examined, as pages show it: facts, findings, days."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.plans.examination import Examination, PlanFinding, Severity
from tinnhiem.core.plans.findings import findings_of
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.intake.public_holidays import holidays_around
from tinnhiem.web.figures import day as day_words
from tinnhiem.web.parts.plan_days import PlanDays, days_of
from tinnhiem.web.parts.plan_facts import PlanFacts, facts_of

SEVERITIES: Final[dict[Severity, Promise]] = {
    Severity.CONFLICT: _("Mâu thuẫn"),
    Severity.WARNING: _("Lưu ý"),
    Severity.GAP: _("Còn thiếu"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedPlan:
    """Everything a page shows of a plan.

    Attributes:
        findings: Each with the word for its severity, the gravest first.
    """

    facts: PlanFacts
    findings: tuple[tuple[Promise, PlanFinding], ...]
    days: PlanDays
    day: date | None

    @property
    def day_words(self) -> str:
        """The day as papers write it; nothing where there is none."""
        return day_words(self.day) if self.day else ""


def examined(
    plan: Plan, *, rulebook: Rulebook | None, day: date | None
) -> ExaminedPlan:
    """Return what a page shows of `plan`.

    Args:
        plan: As compiled.
        rulebook: What it is held against; None where it cites none that we have.
        day: The day of the conference, set or asked about.
    """
    holidays = holidays_around(plan, day)
    exam = Examination(plan=plan, rulebook=rulebook, named_day=day, holidays=holidays)
    return ExaminedPlan(
        facts=facts_of(plan, vote_on=day),
        findings=tuple(
            (SEVERITIES[finding.severity], finding) for finding in findings_of(exam)
        ),
        days=days_of(exam, chosen=day, holidays=holidays),
        day=day,
    )
