"""Add a complaint, or a doubtful sheet and its decision, to the minutes."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.phases import HALL, Phase
from tinnhiem.core.count.errors import MinutesBeingSignedError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, Remark


@deed
def add_remark(*, campaign: Campaign, text: str, by: str, now: datetime) -> None:
    """Keep `text` for the minutes of the count.

    Raises:
        CampaignFrozenError: The minutes are signed, or the hall is not open.
        MinutesBeingSignedError: A member has signed what would then change.
        TextMissingError, TextTooLongError: Nothing to keep, or no room for it.
    """
    phase = Phase(campaign.phase)
    if phase not in HALL or phase in {Phase.SIGNED, Phase.ANNOUNCED}:
        raise CampaignFrozenError(what="biên bản kiểm phiếu", phase=campaign.phase)
    if campaign.committee.filter(signed_at__isnull=False).exists():
        raise MinutesBeingSignedError
    words = require_text(" ".join(text.split()), what="ý kiến", limit=PARAGRAPH)
    Remark.objects.create(campaign=campaign, text=words)
    journal.write(campaign, "remark.added", at=now, by=by)
