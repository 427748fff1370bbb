"""A whole campaign as one value: the dataset that papers, pages and exports share."""

from django.utils import timezone

from tinnhiem.core.people.roster import Voter
from tinnhiem.core.people.roster_formula import build_roster
from tinnhiem.core.record import CampaignRecord
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import conference_of
from tinnhiem.store.queries.people import (
    frozen_voters_of,
    officeholders_of,
    persons_of,
)
from tinnhiem.store.queries.plans import overrides_of, plan_of, rulebook_of
from tinnhiem.store.queries.results import outcomes_of


def record_of(campaign: Campaign) -> CampaignRecord:
    """Return everything the campaign knows and may show."""
    return CampaignRecord(
        slug=campaign.slug,
        plan=plan_of(campaign),
        rulebook=rulebook_of(campaign),
        overrides=overrides_of(campaign),
        voters=frozen_voters_of(campaign) or roster_as_planned(campaign),
        officeholders=officeholders_of(campaign),
        conference=conference_of(campaign),
        outcomes=outcomes_of(campaign),
        is_rehearsal=campaign.is_rehearsal,
    )


def roster_as_planned(campaign: Campaign) -> tuple[Voter, ...]:
    """Return the voters the formula yields today; not frozen yet."""
    persons = persons_of(campaign)
    if not persons:
        return ()
    plan = plan_of(campaign)
    day = timezone.localdate(campaign.starts_at or campaign.created_at)
    roster = build_roster(
        persons,
        categories=tuple(category.name for category in plan.voter_categories),
        officeholders=officeholders_of(campaign),
        rulebook=rulebook_of(campaign),
        day=day,
    )
    return roster.voters
