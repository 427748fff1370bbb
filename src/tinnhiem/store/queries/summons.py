"""What the summons say of the conference, and whether it still is so."""

from datetime import datetime
from hashlib import sha256
from typing import Final

from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.papers.states import PaperState
from tinnhiem.store.models import Campaign, FrozenPaper

SUMMONS: Final = "D10"
# The deed that is written down when the conference moves although the summons are out.
MOVED: Final = "conference.moved"
# After it the summons in force tell of a sitting that is over.
ADJOURNED: Final = "conference.adjourned"
IN_FORCE: Final = (PaperState.FINAL.value, PaperState.ISSUED.value)


def conference_mark(campaign: Campaign) -> str:
    """Return what tells these facts of the conference from any others."""
    begins = campaign.starts_at.timestamp() if campaign.starts_at else None
    facts = (
        *(begins, campaign.venue, campaign.members),
        *(campaign.chair_id, campaign.secretary_id),
    )
    return sha256(repr(facts).encode()).hexdigest()


def summons_are_out(campaign: Campaign) -> bool:
    """Say whether somebody may hold a summons to the sitting that comes next."""
    if campaign.acts.filter(kind=Act.SUMMONS_SENT.value).exists():
        return True
    frozen_at, ended_at = _frozen_at(campaign), _last(campaign, ADJOURNED)
    return frozen_at is not None and (ended_at is None or ended_at < frozen_at)


def summons_outdated(campaign: Campaign) -> bool:
    """Say whether the summons in force were frozen before it moved or was adjourned."""
    moved_at = _last(campaign, MOVED, ADJOURNED)
    if moved_at is None:
        return False
    frozen_at = _frozen_at(campaign)
    return frozen_at is None or frozen_at <= moved_at


def _last(campaign: Campaign, *events: str) -> datetime | None:
    told = campaign.journal.filter(event__in=events).order_by("-at")
    return told.values_list("at", flat=True).first()


def _frozen_at(campaign: Campaign) -> datetime | None:
    papers = FrozenPaper.objects.filter(campaign=campaign, code=SUMMONS)
    frozen = papers.filter(state__in=IN_FORCE).order_by("-frozen_at")
    return frozen.values_list("frozen_at", flat=True).first()
