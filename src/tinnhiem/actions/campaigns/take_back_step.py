"""Take back that a step of the plan is done."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import StepUnknownError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of


@deed
def take_back_step(*, campaign: Campaign, step: str, by: str, now: datetime) -> None:
    """Delete the record; taking back what was never recorded changes nothing.

    Raises:
        StepUnknownError: The plan has no step of that number.
    """
    known = tuple(planned.number for planned in plan_of(campaign).steps)
    if step not in known:
        raise StepUnknownError(step, known=known)
    recorded = campaign.steps_done.filter(step=step).first()
    if recorded is None:
        return
    day = recorded.done_on.isoformat()
    recorded.delete()
    journal.write(campaign, "step.taken-back", at=now, by=by, step=step, done_on=day)
