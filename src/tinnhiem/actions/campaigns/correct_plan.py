"""Correct what was read wrong in the plan, as a new version of it."""

from datetime import datetime

from tinnhiem.actions.campaigns.create_campaign import save_plan
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError, PlanCorrectedError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.plans.plan import Plan
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, PlanVersion
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.records import roster_as_planned


@deed
def correct_plan(
    *, campaign: Campaign, plan: Plan, version: int, by: str, now: datetime
) -> PlanVersion:
    """Store `plan` as the newest version; the older ones stay.

    Args:
        campaign: Whose plan; still in preparation.
        plan: The whole plan, corrected. The same again changes nothing.
        version: The number of the version that was corrected.
        by: Who corrects it.
        now: When; aware.

    Raises:
        CampaignFrozenError: The roster is frozen, and the plan with it.
        PlanCorrectedError: Somebody else corrected it meanwhile; nothing was written.
        PeopleError: The people imported do not fit the corrected plan.
    """
    if campaign.phase != Phase.PLANNED:
        raise CampaignFrozenError(what="kế hoạch", phase=campaign.phase)
    newest = campaign.plan_versions.latest("number")
    if plan == plan_of(campaign):
        return newest
    if newest.number != version:
        raise PlanCorrectedError(version=newest.number)
    made = save_plan(campaign, plan, now=now)
    if campaign.category_members.exists():
        roster_as_planned(campaign)  # refuses a category that people still have
    journal.write(
        campaign,
        "plan.corrected",
        at=now,
        by=by,
        version=made.number,
        plan_sha256=made.sha256,
    )
    return made
