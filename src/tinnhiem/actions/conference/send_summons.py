"""Say that the summons are out: the act is recorded and the campaign goes on."""

from datetime import datetime

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.conference.phase import Phase
from tinnhiem.store.models import Campaign


@deed
def send_summons(*, campaign: Campaign, by: str, now: datetime) -> None:
    """Record that every summons was sent, and reach the phase that it opens.

    Args:
        campaign: Its roster is frozen and its day is set.
        by: Who sent them.
        now: When.

    Raises:
        NotYetError: Something is missing before the summons; nothing was written.
        WrongPhaseError: They were sent already, or the campaign has ended.
    """
    record_act(campaign=campaign, act=Act.SUMMONS_SENT, note="", by=by, now=now)
    advance_phase(campaign=campaign, wanted=Phase.SUMMONED, by=by, now=now)
