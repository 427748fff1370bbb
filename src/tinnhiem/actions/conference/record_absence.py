"""Note why somebody summoned does not come."""

from datetime import datetime

from django.utils.timezone import localdate

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import LINE, require_text
from tinnhiem.core.conference.errors import AbsentButPresentError
from tinnhiem.core.conference.reply import AbsenceReason
from tinnhiem.store import journal
from tinnhiem.store.models import Absence, Campaign, Reply, RosterEntry

OPEN_UNTIL = {"planned", "summoned", "check-in", "quorate", "committee-elected"}


@deed
def record_absence(
    *, campaign: Campaign, voter: RosterEntry, reason: str, by: str, now: datetime
) -> None:
    """Store the reason; a second one replaces the first.

    Raises:
        CampaignFrozenError: Ballots are out; the attendance stands.
        AbsentButPresentError: This person has come.
        TextMissingError, TextTooLongError: No reason, or one that fits no line.
    """
    if campaign.phase not in OPEN_UNTIL:
        raise CampaignFrozenError(what="lý do vắng mặt", phase=campaign.phase)
    stays = voter.stays.filter(sitting=campaign.sitting)
    stay = stays.order_by("arrived_at").first()
    if stay is not None:
        raise AbsentButPresentError(voter.name, at=now, known=stay.arrived_at)
    words = require_text(reason, what="lý do vắng mặt", limit=LINE)
    said = {"code": AbsenceReason.OTHER.value, "reason": words}
    Absence.objects.update_or_create(entry=voter, defaults=said)
    noted = {"is_coming": False, "on_paper": True, "replied_on": localdate(now)}
    Reply.objects.update_or_create(entry=voter, defaults=noted)
    journal.write(campaign, "absence.recorded", at=now, by=by, number=voter.number)
