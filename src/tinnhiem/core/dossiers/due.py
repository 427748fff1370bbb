"""By when an item is due: the plan's own day first, then what the rulebook says."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinnhiem.core.plans.citing import PLAN
from tinnhiem.core.plans.plan import Plan, StepKind
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook

UNIT_REPORT: Final = "unit-report"
REPORT: Final = "report"
ASSETS: Final = "assets"
EXPLANATION: Final = "explanation"
TO_VOTERS: Final = "dossier-to-voters"

_STEPS: Final = {
    UNIT_REPORT: StepKind.UNIT_REPORT,
    REPORT: StepKind.DOSSIERS,
    ASSETS: StepKind.DOSSIERS,
    EXPLANATION: StepKind.ANSWERS,
}
_LEADS: Final = {
    REPORT: "dossier-in",
    ASSETS: "dossier-in",
    EXPLANATION: "answers",
}


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day for something, and who says so."""

    day: date
    citation: Citation


def due_days(
    key: str, *, plan: Plan, rulebook: Rulebook, vote_on: date | None
) -> tuple[DueDay, ...]:
    """Return the last days for an item, the one that binds first.

    The plan binds who works under it; where it is silent the rulebook does.

    Args:
        key: Of the item, or `TO_VOTERS`.
        plan: Of the campaign.
        rulebook: With the campaign's overrides.
        vote_on: The day of the conference; None while it is not set, and then
            nothing that counts back from it is known.
    """
    found = []
    for step in plan.steps:
        if step.kind is _STEPS.get(key) and step.deadline is not None:
            last = step.deadline.last_day(vote_on)
            if last is not None:
                found.append(DueDay(last, PLAN))
    lead = _LEADS.get(key, key)
    for rule in rulebook.leads:
        if rule.value.key == lead and vote_on is not None:
            last = vote_on - timedelta(days=rule.value.days)
            found.append(DueDay(last, rule.citation))
    return tuple(found)
