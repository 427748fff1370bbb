"""Record how the ballot papers were sealed and who keeps them."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import LINE, NAME, limited, require_text
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
        TextMissingError, TextTooLongError: Keeper or place missing or too long.
    """
    if campaign.phase not in {Phase.SIGNED, Phase.ANNOUNCED}:
        raise CampaignFrozenError(what="biên bản niêm phong", phase=campaign.phase)
    models.Sealing.objects.update_or_create(
        campaign=campaign,
        defaults={
            "packets": sealing.packets,
            "keeper_name": require_text(
                sealing.keeper.name, what="tên người lưu giữ", limit=NAME
            ),
            "keeper_title": limited(
                sealing.keeper.title, what="chức vụ người lưu giữ", limit=LINE
            ),
            "place": require_text(sealing.place, what="nơi lưu giữ", limit=LINE),
            "sealed_at": sealing.sealed_at,
        },
    )
    journal.write(campaign, "papers.sealed", at=now, by=by, packets=sealing.packets)
