"""Note that a step of the plan is done."""

from datetime import date, datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import StepUnknownError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, StepDone
from tinnhiem.store.queries.plans import plan_of


@deed
def record_step_done(
    *, campaign: Campaign, step: str, done_on: date, by: str, now: datetime
) -> None:
    """Store the day; a second record corrects the first.

    Raises:
        StepUnknownError: The plan has no step of that number.
    """
    known = tuple(planned.number for planned in plan_of(campaign).steps)
    if step not in known:
        raise StepUnknownError(step, known=known)
    StepDone.objects.update_or_create(
        campaign=campaign, step=step, defaults={"done_on": done_on}
    )
    journal.write(
        campaign, "step.done", at=now, by=by, step=step, done_on=done_on.isoformat()
    )
