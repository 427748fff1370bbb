"""Begin a campaign from an older one: its plan, nothing of what happened."""

from dataclasses import replace
from datetime import datetime

from tinnhiem.actions.campaigns.create_campaign import create_campaign
from tinnhiem.actions.deed import deed
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of


@deed
def clone_campaign(
    *, campaign: Campaign, rulebook: Rulebook, slug: str, by: str, now: datetime
) -> Campaign:
    """Return a new campaign with the text, posts and categories of an older plan.

    Number and day are left blank: the new plan gets its own. Persons, cards, papers,
    attendance and votes stay where they are; the deadlines are last time's until
    somebody brings a new plan.

    Args:
        campaign: The older one; it is not changed.
        rulebook: As it reads today, not as the older campaign froze it.
        slug: Short name of the new one.
        by: Who begins it.
        now: When.

    Raises:
        CampaignExistsError: The name is taken; nothing was written.
    """
    plan = plan_of(campaign)
    head = replace(plan.head, number="", day=None, month=None, year=None)
    made = create_campaign(
        plan=replace(plan, head=head), rulebook=rulebook, slug=slug, by=by, now=now
    )
    journal.write(made, "campaign.cloned", at=now, by=by, older=campaign.slug)
    return made
