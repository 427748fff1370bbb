"""Declare the vote void, with a written reason."""

from datetime import datetime

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.deed import deed
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store.models import Campaign


@deed
def void_vote(*, campaign: Campaign, reason: str, by: str, now: datetime) -> Campaign:
    """End the vote without a result. It cannot be taken back.

    Raises:
        NotYetError: No reason is given.
        WrongPhaseError: The vote is archived or void already.
    """
    campaign.void_reason = reason.strip()
    campaign.save(update_fields=["void_reason"])
    return advance_phase(campaign=campaign, wanted=Phase.VOID, by=by, now=now)
