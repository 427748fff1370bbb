"""The office, its folder on the disk, and when it was last backed up."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from tinnhiem.store.models import Campaign, JournalEntry, Office

# For the signatures of pages, which touch no table themselves.
OfficeRow = Office


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFacts:
    """The data folder as its owner should know it.

    Attributes:
        place: Absolute.
        free: Bytes left on its disk.
        used: Bytes of the folder itself.
        is_private: Only this account may look into it; None where the system does not
            say it in this way (Windows).
        backed_up_at: The last backup that the journal knows; None: never.
    """

    place: str
    free: int
    used: int
    is_private: bool | None
    backed_up_at: datetime | None


def the_office() -> Office:
    """Return the office, blank where nobody has named it."""
    return Office.objects.first() or Office()


def folder_facts() -> FolderFacts:
    """Look at the data folder."""
    place = Path(settings.DATA_FOLDER).absolute()
    is_private = place.stat().st_mode & 0o077 == 0 if os.name == "posix" else None
    last = JournalEntry.objects.filter(campaign=None, event="backup.made")
    entry = last.order_by("-id").first()
    return FolderFacts(
        place=str(place),
        free=shutil.disk_usage(place).free,
        used=sum(one.stat().st_size for one in place.rglob("*") if one.is_file()),
        is_private=is_private,
        backed_up_at=entry.at if entry else None,
    )


def demonstration_there() -> Campaign | None:
    """Return the demonstration of this folder, if there is one."""
    return Campaign.objects.filter(is_demonstration=True).first()


class NotReal(StrEnum):
    """Why what a page shows is not a vote of the office."""

    DEMONSTRATION = "demonstration"
    REHEARSAL = "rehearsal"


def not_real_row(campaign: Campaign) -> NotReal | None:
    """Return why a campaign is none of the office's own; None where it is."""
    if campaign.is_demonstration:
        return NotReal.DEMONSTRATION
    return NotReal.REHEARSAL if campaign.is_rehearsal else None


def not_real(slug: str) -> NotReal | None:
    """Return the same of the campaign of that name; None where there is none."""
    marks = Campaign.objects.only("is_demonstration", "is_rehearsal")
    campaign = marks.filter(slug=slug).first()
    return not_real_row(campaign) if campaign else None


def has_own_campaign() -> bool:
    """Say whether the office has begun a campaign of its own."""
    return Campaign.objects.filter(is_demonstration=False).exists()
