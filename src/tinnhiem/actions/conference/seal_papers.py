"""Record how the ballot papers were sealed and who keeps them."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.record import Sealing
from tinnhiem.store import journal, models


@deed
def seal_papers(
    *, campaign: models.Campaign, sealing: Sealing, by: str, now: datetime
) -> None:
    """Store the sealing; a second record replaces the first until the report.

    Raises:
        CampaignFrozenError: The minutes are not signed, or the report is out.
    """
    if campaign.phase not in {Phase.SIGNED, Phase.ANNOUNCED}:
        raise CampaignFrozenError(what="biên bản niêm phong", phase=campaign.phase)
    models.Sealing.objects.update_or_create(
        campaign=campaign,
        defaults={
            "packets": sealing.packets,
            "keeper_name": sealing.keeper.name,
            "keeper_title": sealing.keeper.title,
            "place": sealing.place,
            "sealed_at": sealing.sealed_at,
        },
    )
    journal.write(campaign, "papers.sealed", at=now, by=by, packets=sealing.packets)
