"""Take an officeholder off the ballot, with reason and evidence, or put one back."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import LINE, limited
from tinnhiem.core.people.roster import Eligibility, Officeholder
from tinnhiem.store import journal, models


@deed
def save_eligibility(
    *, campaign: models.Campaign, decided: Officeholder, by: str, now: datetime
) -> None:
    """Store what `core.people.eligibility` decided about one officeholder.

    Raises:
        CampaignFrozenError: The summons are out; the ballot stands.
        TextTooLongError: The evidence fits no cell of the list.
    """
    if campaign.phase != "planned" or campaign.roster.exists():
        raise CampaignFrozenError(
            what="danh sách người được lấy phiếu", phase=campaign.phase
        )
    evidence = limited(decided.evidence, what="tài liệu chứng minh", limit=LINE)
    campaign.officeholders.filter(person__key=decided.person).update(
        eligibility=decided.eligibility.value, evidence=evidence
    )
    event = (
        "officeholder.rated"
        if decided.eligibility is Eligibility.RATED
        else "officeholder.excluded"
    )
    journal.write(
        campaign,
        event,
        at=now,
        by=by,
        officeholder=decided.name,
        reason=decided.eligibility.value,
        evidence=evidence,
    )
