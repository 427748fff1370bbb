"""Wipe a demonstration: every row, every person it invented, every file."""

from datetime import datetime

from django.db import transaction

from tinnhiem.actions.archive.remove_campaign import remove_files, remove_rows
from tinnhiem.core.campaigns.errors import (
    CampaignUnknownError,
    NotADemonstrationError,
    SlugMismatchError,
)
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.rehearsals import came_from_file


def wipe_demonstration(*, slug: str, typed: str, by: str, now: datetime) -> None:
    """Remove all that a demonstration wrote; the office's journal says who did it.

    Args:
        slug: Which campaign.
        typed: Its name once more, as somebody typed it.
        by: Who.
        now: Aware.

    Raises:
        CampaignUnknownError: There is no such campaign.
        NotADemonstrationError: It is a campaign of the office; those are never wiped.
        SlugMismatchError: The name typed is another.
    """
    with transaction.atomic():
        campaign = Campaign.objects.filter(slug=slug).first()
        if campaign is None:
            raise CampaignUnknownError(slug, known=())
        # A file can call a real campaign a demonstration; only what we made is wiped.
        if came_from_file(campaign) or not campaign.is_demonstration:
            raise NotADemonstrationError(slug)
        if typed.strip() != slug:
            raise SlugMismatchError(slug)
        removed = remove_rows(campaign, certificate="")
        journal.write(None, "demonstration.wiped", at=now, by=by, slug=slug)
    remove_files(removed)
