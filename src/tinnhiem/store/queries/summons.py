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
    """Say whether somebody may hold a summons: made final, issued, or sent."""
    sent = campaign.acts.filter(kind=Act.SUMMONS_SENT.value)
    return sent.exists() or _frozen_at(campaign) is not None


def summons_outdated(campaign: Campaign) -> bool:
    """Say whether the conference has moved since the summons in force were frozen."""
    moves = campaign.journal.filter(event=MOVED).order_by("-at")
    moved_at = moves.values_list("at", flat=True).first()
    if moved_at is None:
        return False
    frozen_at = _frozen_at(campaign)
    return frozen_at is None or frozen_at <= moved_at


def _frozen_at(campaign: Campaign) -> datetime | None:
    papers = FrozenPaper.objects.filter(campaign=campaign, code=SUMMONS)
    frozen = papers.filter(state__in=IN_FORCE).order_by("-frozen_at")
    return frozen.values_list("frozen_at", flat=True).first()
