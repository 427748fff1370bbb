"""How long a campaign is kept, as a named person decided (thời hạn lưu).

No instrument that was seen says how long ballots and files of a vote are kept
(docs/legal/open-questions.md), so the product offers no figure: a person names the last
day and the rule, and both are shown as not verified.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from tinnhiem.core.archive.errors import (
    PurgeNotAskedError,
    PurgeTooEarlyError,
    RetentionMissingError,
    RetentionRunningError,
)
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.rules.citation import Status

ENDED: Final = frozenset({Phase.ARCHIVED, Phase.VOID})
# A first step that lay around says nothing of what somebody means today.
ASKED_FOR: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Until when, by which rule, by whose decision.

    Attributes:
        until: The last day on which the campaign must still be there.
        rule: As the person named it.
        source: Where it stands, for whoever checks; may be empty.
    """

    until: date
    rule: str
    source: str
    decided_by: str
    decided_on: date

    @property
    def status(self) -> Status:
        """How well the rule is known: the product has not seen it."""
        return Status.UNVERIFIED


def require_purgeable(
    slug: str, *, phase: Phase, retention: Retention | None, today: date
) -> Retention:
    """Return the retention that is over.

    Raises:
        PurgeTooEarlyError: The campaign has not ended.
        RetentionMissingError: Nobody has said how long it is kept.
        RetentionRunningError: The last day is today or still to come.
    """
    if phase not in ENDED:
        raise PurgeTooEarlyError(slug, phase=phase.value)
    if retention is None:
        raise RetentionMissingError(slug)
    if today <= retention.until:
        raise RetentionRunningError(slug, until=retention.until)
    return retention


def require_asked(slug: str, *, asked_at: datetime | None, now: datetime) -> None:
    """Refuse the second step without a first one of the last thirty days.

    Raises:
        PurgeNotAskedError: Ask for the removal first; another look costs a minute.
    """
    if asked_at is None or now - asked_at > ASKED_FOR:
        raise PurgeNotAskedError(slug)
