"""Declare the vote void, with a written reason."""

from datetime import datetime

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store.models import Campaign


@deed
def void_vote(*, campaign: Campaign, reason: str, by: str, now: datetime) -> Campaign:
    """End the vote without a result. It cannot be taken back.

    Raises:
        NotYetError: No reason is given.
        TextTooLongError: The reason is longer than a paper has room for.
        WrongPhaseError: The vote is archived or void already.
    """
    text = limited(reason, what="lý do tuyên bố không có giá trị", limit=PARAGRAPH)
    if text:  # else the step refuses, and what another has written stands
        campaign.void_reason = text
        campaign.save(update_fields=["void_reason"])
    return advance_phase(campaign=campaign, wanted=Phase.VOID, by=by, now=now)
