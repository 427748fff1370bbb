"""Rehearsals: which there is, and which there were."""

from dataclasses import dataclass
from datetime import datetime

from tinnhiem.store.models import Campaign, JournalEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class WipedRehearsal:
    """A rehearsal of which nothing but this is left."""

    at: datetime
    by: str
    certificate: str


def rehearsal_of(campaign: Campaign) -> Campaign | None:
    """Return the rehearsal of a campaign that is there now."""
    return Campaign.objects.filter(rehearses=campaign).first()


def rehearsed_by(campaign: Campaign) -> Campaign | None:
    """Return the campaign that a rehearsal was made from; None of an own one."""
    return campaign.rehearses


def wiped_rehearsals(campaign: Campaign) -> tuple[WipedRehearsal, ...]:
    """Return the rehearsals of a campaign that were wiped, oldest first."""
    rows = JournalEntry.objects.filter(campaign=campaign, event="rehearsal.wiped")
    return tuple(
        WipedRehearsal(at=row.at, by=row.by, certificate=row.facts["certificate"])
        for row in rows.order_by("id")
    )


def came_from_file(campaign: Campaign) -> bool:
    """Say whether a campaign was brought in a file, which may call it anything."""
    brought = ("campaign.imported", "archive.restored")
    return campaign.journal.filter(event__in=brought).exists()


def is_own_rehearsal(campaign: Campaign) -> bool:
    """Say whether a campaign is a rehearsal that was made in this folder."""
    is_practice = campaign.is_rehearsal and not campaign.is_demonstration
    return is_practice and not came_from_file(campaign)
