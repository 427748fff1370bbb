"""Make a campaign from the TOML of another, perhaps edited by a person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog
import tomli_w
from django.db import IntegrityError, transaction

from tinnhiem.actions.campaigns.create_campaign import save_plan
from tinnhiem.actions.campaigns.imported_facts import require_lawful
from tinnhiem.actions.campaigns.imported_rows import save_rows
from tinnhiem.core.campaigns.campaign_file import require_campaign_file
from tinnhiem.core.campaigns.errors import (
    CampaignExistsError,
    CampaignFileError,
    FileProblem,
)
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.plans.plan_toml import plan_from_table
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign

log = structlog.get_logger()


@transaction.atomic
def import_campaign(
    *, tables: Mapping[str, Any], path: str, by: str, now: datetime
) -> Campaign:
    """Make the campaign; all or nothing. The journal says that it came from a file.

    Args:
        tables: As parsed from TOML.
        path: The file's name, for refusals and the journal.
        by: Who imports.
        now: When; aware.

    Raises:
        CampaignExistsError: The folder has a campaign of that name.
        CampaignFileError: A table, key, type or value cannot be.
        PlanError, RulebookError, ConferenceError: A part contradicts itself.
    """
    campaign = save_campaign(tables=tables, path=path, now=now)
    journal.write(campaign, "campaign.imported", at=now, by=by, file=path)
    log.info("campaign.imported", campaign=campaign.slug)
    return campaign


def save_campaign(*, tables: Mapping[str, Any], path: str, now: datetime) -> Campaign:
    """Write every row of the file; part of a deed that says where it came from.

    Raises:
        CampaignExistsError: The folder has a campaign of that name.
        CampaignFileError: A table, key, type or value cannot be.
        PlanError, RulebookError, ConferenceError: A part contradicts itself.
    """
    require_campaign_file(tables, path=path)
    slug = tables["campaign"]["slug"]
    if Campaign.objects.filter(slug=slug).exists():
        raise CampaignExistsError(slug)
    plan = plan_from_table(tables["plan"])
    book = read_rulebook(tables["rulebook"]["text"], where=path)
    try:
        campaign = _campaign(tables, rulebook_key=book.key)
        save_plan(campaign, plan, now=now)
        save_rows(campaign, tables)
    except (IntegrityError, KeyError, ValueError, OverflowError) as fault:
        raise CampaignFileError(
            path=path, place="*", problem=FileProblem.VALUE, detail=str(fault)
        ) from fault
    # Reading everything back through the core finds what no single table shows.
    require_lawful(campaign, path=path)
    return campaign


def _campaign(tables: Mapping[str, Any], *, rulebook_key: str) -> Campaign:
    row = dict(tables["campaign"])
    for key in ("phase", "resumes_to"):
        if key in row:
            Phase(row[key])
    for role in ("chair", "secretary"):
        row.pop(role, None)
    rulebook = tables["rulebook"]
    return Campaign.objects.create(
        **row,
        rulebook_key=rulebook_key,
        rulebook_version=rulebook["version"],
        rulebook_text=rulebook["text"],
    )


def as_toml(tables: Mapping[str, Any]) -> str:
    """Return the TOML of a campaign's tables."""
    return tomli_w.dumps(tables, multiline_strings=True)
