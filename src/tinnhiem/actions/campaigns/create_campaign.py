"""Begin a campaign from a compiled plan."""

import hashlib
from datetime import datetime

import structlog
import tomli_w
from django.db import transaction

from tinnhiem.core.campaigns.errors import CampaignExistsError
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_to_table
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, PlanVersion

log = structlog.get_logger()


@transaction.atomic
def create_campaign(  # noqa: PLR0913 - what a campaign is made of
    *,
    plan: Plan,
    rulebook: Rulebook,
    slug: str,
    by: str,
    now: datetime,
    is_rehearsal: bool = False,
) -> Campaign:
    """Make a campaign in phase «planned» and freeze the rulebook into it.

    Args:
        plan: As compiled or read from our TOML.
        rulebook: The instrument it runs under; its text is copied.
        slug: Short name within the data folder.
        by: Who begins it, for the journal.
        now: When; aware.
        is_rehearsal: Papers will carry a watermark.

    Raises:
        CampaignExistsError: The name is taken; nothing was written.
    """
    if Campaign.objects.filter(slug=slug).exists():
        raise CampaignExistsError(slug)
    campaign = Campaign.objects.create(
        slug=slug,
        rulebook_key=rulebook.key,
        rulebook_version=rulebook.version,
        rulebook_text=rulebook.text,
        is_rehearsal=is_rehearsal,
        created_at=now,
    )
    version = save_plan(campaign, plan, now=now)
    journal.write(
        campaign,
        "campaign.created",
        at=now,
        by=by,
        rulebook=rulebook.name,
        rulebook_version=rulebook.version,
        plan_sha256=version.sha256,
    )
    log.info("campaign.created", campaign=slug, rulebook=rulebook.key)
    return campaign


def save_plan(campaign: Campaign, plan: Plan, *, now: datetime) -> PlanVersion:
    """Add `plan` as the campaign's newest plan version."""
    text = plan_text(plan)
    return PlanVersion.objects.create(
        campaign=campaign,
        number=campaign.plan_versions.count() + 1,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        saved_at=now,
    )


def plan_text(plan: Plan) -> str:
    """Return `plan` as the TOML in which it is kept, exported and corrected."""
    return tomli_w.dumps(plan_to_table(plan), multiline_strings=True)
