"""Interrupt the hall, with a reason; it goes on where it stood."""

from datetime import datetime

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store.models import Campaign


@deed
def suspend(*, campaign: Campaign, reason: str, by: str, now: datetime) -> Campaign:
    """Suspend the hall; the reason stands in the journal and on the hall's page.

    Raises:
        TextMissingError, TextTooLongError: No reason, or no room for it.
        WrongPhaseError: The hall is not open, or is suspended already.
    """
    words = require_text(reason, what="lý do tạm dừng", limit=PARAGRAPH)
    return advance_phase(
        campaign=campaign, wanted=Phase.SUSPENDED, by=by, now=now, reason=words
    )
