"""Put a person on the roster, or take one off it, by decision."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.people.roster import Adjustment
from tinnhiem.store import journal, models
from tinnhiem.store.queries.records import roster_as_planned


@deed
def adjust_roster(
    *,
    campaign: models.Campaign,
    change: Adjustment,
    adds: bool,
    by: str,
    now: datetime,
) -> int:
    """Store `change`, a second one of the same person replacing the first.

    Returns:
        How many voters the roster now has.

    Raises:
        CampaignFrozenError: The roster is frozen.
        TextTooLongError: The reason is longer than a paper has room for.
        PeopleError: No reason, nobody of that key, or a rule that keeps them off;
            nothing was changed.
    """
    if campaign.phase != "planned" or campaign.roster.exists():
        raise CampaignFrozenError(
            what="danh sách người ghi phiếu", phase=campaign.phase
        )
    reason = limited(change.reason, what="căn cứ điều chỉnh", limit=PARAGRAPH)
    person = models.Person.objects.get(key=change.person)
    models.RosterAdjustment.objects.update_or_create(
        campaign=campaign,
        person=person,
        defaults={"adds": adds, "reason": reason},
    )
    # The formula itself says what may not be; the transaction takes it back.
    voters = roster_as_planned(campaign).voters
    journal.write(
        campaign,
        "roster.adjusted",
        at=now,
        by=by,
        person=person.key,
        name=person.name,
        adds=adds,
        reason=reason,
    )
    return len(voters)
