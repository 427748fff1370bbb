"""Time in the hall goes on: nothing is recorded before what happened last.

Arrivals may be told in any order, for a desk writes down who came while it was busy; no
arrival is before the phase in which it is told. A moment that was recorded wrong would
keep everybody out, so a named person may say that it was, and why.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.errors import TimeGoesBackError
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import last_moment
from tinnhiem.store.queries.summons import ADJOURNED

CORRECTED: Final = "clock.corrected"
PHASE_EVENTS: Final = frozenset({"phase.reached", ADJOURNED})
HALL_EVENTS: Final = PHASE_EVENTS | {"voters.checked_in", "voter.left"}


def require_later(campaign: Campaign, now: datetime, *, among: Collection[str]) -> None:
    """Refuse a moment before the last of some events.

    Raises:
        TimeGoesBackError: Correct the time, or say that the record is wrong.
    """
    known = last_moment(campaign, among, since=CORRECTED)
    if known is not None and now < known:
        raise TimeGoesBackError(at=now, known=known)


@deed
def correct_clock(*, campaign: Campaign, reason: str, by: str, now: datetime) -> None:
    """Note that a moment on record is wrong: what follows is not held against it.

    Raises:
        TextMissingError: Nobody says why.
        TextTooLongError: The reason is longer than a paper has room for.
    """
    text = require_text(reason, what="lý do (--reason)", limit=PARAGRAPH)
    journal.write(campaign, CORRECTED, at=now, by=by, reason=text)
