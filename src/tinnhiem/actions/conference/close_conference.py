"""Note when the conference ended."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store import journal, models


@deed
def close_conference(*, campaign: models.Campaign, by: str, now: datetime) -> int:
    """Fix the end of the conference and let everybody out of the hall.

    Returns:
        How many were still in the hall.

    Raises:
        CampaignFrozenError: The result is not announced yet, or it is over already.
    """
    if campaign.phase != Phase.ANNOUNCED or campaign.closed_at is not None:
        raise CampaignFrozenError(what="giờ bế mạc", phase=campaign.phase)
    campaign.closed_at = now
    campaign.save(update_fields=["closed_at"])
    inside = models.PresenceInterval.objects.filter(
        entry__campaign=campaign, left_at=None
    )
    present = inside.update(left_at=now)
    journal.write(campaign, "conference.closed", at=now, by=by, present=present)
    return present
