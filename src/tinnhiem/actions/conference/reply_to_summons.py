"""Note what somebody summoned answers: they come, or they do not and why."""

from datetime import datetime
from typing import Final

from django.utils.timezone import localdate

from tinnhiem.actions.conference.record_absence import OPEN_UNTIL
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import LINE, limited, require_text
from tinnhiem.core.conference.errors import AbsentButPresentError
from tinnhiem.core.conference.reply import COMING, AbsenceReason, SummonsReply
from tinnhiem.messages.conference import absence_words
from tinnhiem.store import journal
from tinnhiem.store.models import Absence, Campaign, Reply, RosterEntry

BEFORE_THE_HALL: Final = {"planned", "summoned"}


@deed
def reply_to_summons(  # noqa: PLR0913 - who answers what, and who notes it
    *,
    campaign: Campaign,
    voter: RosterEntry,
    reply: SummonsReply,
    on_paper: bool,
    by: str,
    now: datetime,
) -> None:
    """Store the reply; a second one replaces the first.

    Args:
        campaign: Whose conference.
        voter: Who answers.
        reply: As `core.conference.reply` allows it.
        on_paper: The desk notes what was brought or said, until ballots are out; by
            card one answers until the conference begins.
        by: Who notes it.
        now: Aware.

    Raises:
        CampaignFrozenError: It is too late for this kind of reply.
        AbsentButPresentError: This person has come.
        TextMissingError: «Other» without words is no reason.
        TextTooLongError: The words fit no line of the minutes.
    """
    phases = OPEN_UNTIL if on_paper else BEFORE_THE_HALL
    begun = campaign.starts_at is not None and now >= campaign.starts_at
    if campaign.phase not in phases or (begun and not on_paper):
        raise CampaignFrozenError(what="trả lời Giấy mời", phase=campaign.phase)
    stays = voter.stays.filter(sitting=campaign.sitting)
    stay = stays.order_by("arrived_at").first()
    if stay is not None and not reply.is_coming:
        raise AbsentButPresentError(voter.name, at=now, known=stay.arrived_at)
    said = _readable(reply)
    Reply.objects.update_or_create(
        entry=voter,
        defaults={
            "is_coming": reply.is_coming,
            "on_paper": on_paper,
            "replied_on": localdate(now),
        },
    )
    if said.reason is None:
        Absence.objects.filter(entry=voter).delete()
    else:
        row = {"code": said.reason.value, "reason": absence_words(said)}
        Absence.objects.update_or_create(entry=voter, defaults=row)
    # Not why: the reason of absence is for the desk and the chair, not for a journal.
    facts = {"number": voter.number, "is_coming": reply.is_coming}
    journal.write(campaign, "summons.answered", at=now, by=by, **facts)


def _readable(reply: SummonsReply) -> SummonsReply:
    """Return the reply as it is kept: whoever comes has no reason."""
    if reply.is_coming or reply.reason is None:
        return COMING
    fit = require_text if reply.reason is AbsenceReason.OTHER else limited
    words = fit(reply.words, what="lý do vắng mặt", limit=LINE // 2)
    return SummonsReply(is_coming=False, reason=reply.reason, words=words)
