"""Ask an officeholder to explain something, by card or on paper; take it back.

Asking and taking back leave no entry in the journal: its moment beside the moment at
which a card entered would tell who asked. The request itself has its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.utils.timezone import localdate

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import LINE, limited
from tinnhiem.core.clarifications.clocks import ClockKind
from tinnhiem.core.clarifications.errors import (
    AskedAboutOneselfError,
    RequestMovedError,
)
from tinnhiem.core.clarifications.items import items_of
from tinnhiem.core.clarifications.question import RequestState
from tinnhiem.store import journal
from tinnhiem.store.envelopes import Envelope, mark_of, marks_of, put
from tinnhiem.store.models import (
    Campaign,
    ClarificationRequest,
    Officeholder,
    RosterEntry,
)
from tinnhiem.store.queries.clarifications import clocks_of, own_requests

# By card until people are in the hall; the desk takes paper until ballots are out.
BY_CARD: Final = frozenset({"planned", "summoned"})
AT_THE_DESK: Final = BY_CARD | {"check-in", "quorate", "committee-elected"}
WHAT: Final = "đề nghị giải trình"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks: about whom, one item a line, and what is attached."""

    holder: Officeholder
    text: str
    papers: str = ""


@deed
def ask(*, campaign: Campaign, voter: RosterEntry, asked: Asked, now: datetime) -> int:
    """Take a request in by card; return how many items are new.

    An item that the same person sent before is not taken twice: a double click asks
    once.

    Raises:
        CampaignFrozenError: People are in the hall; ask there.
        AskedAboutOneselfError: The voter is the officeholder.
        NothingAskedError, TooManyItemsError, ItemTooLongError: See the items.
        DeskShutError: Names are sealed, and the vault is shut.
    """
    if campaign.phase not in BY_CARD:
        raise CampaignFrozenError(what=WHAT, phase=campaign.phase)
    return _take_in(campaign, voter, asked, on=localdate(now), on_paper=False)


@deed
def take_in_paper(  # noqa: PLR0913 - who asked what, when, and who notes it
    *,
    campaign: Campaign,
    voter: RosterEntry,
    asked: Asked,
    received_on: date,
    by: str,
    now: datetime,
) -> int:
    """Take in a request that was handed over on paper; return how many items are new.

    Args:
        campaign: Whose desk.
        voter: Who signed the paper.
        asked: What it says.
        received_on: The day it came; it decides whether it is late.
        by: The clerk.
        now: Aware.

    Raises:
        CampaignFrozenError: Ballots are out.
        AskedAboutOneselfError: The voter is the officeholder.
        NothingAskedError, TooManyItemsError, ItemTooLongError: See the items.
        DeskShutError: Names are sealed, and the vault is shut.
    """
    if campaign.phase not in AT_THE_DESK:
        raise CampaignFrozenError(what=WHAT, phase=campaign.phase)
    on = min(received_on, localdate(now))
    new = _take_in(campaign, voter, asked, on=on, on_paper=True)
    # Neither who asked nor about whom.
    journal.write(campaign, "clarification.taken-in", at=now, by=by, requests=new)
    return new


@deed
def withdraw(*, campaign: Campaign, voter: RosterEntry, request: UUID) -> None:
    """Take one's own request back, until its question is sent.

    Raises:
        RequestMovedError: It was sent, returned or withdrawn, or is not one's own.
        DeskShutError: Names are sealed, and the vault is shut.
    """
    row = (
        ClarificationRequest.objects.select_related("question")
        .filter(campaign=campaign, pk=request, asker_mark__in=marks_of(voter.pk))
        .first()
    )
    open_states = {RequestState.RECEIVED, RequestState.MERGED}
    if row is None or row.state not in open_states:
        raise RequestMovedError
    question = row.question
    if question is not None and question.sent_on is not None:
        raise RequestMovedError
    row.state, row.question = RequestState.WITHDRAWN, None
    row.save()
    if question is not None and not question.requests.exists():
        question.delete()


def _take_in(
    campaign: Campaign, voter: RosterEntry, asked: Asked, *, on: date, on_paper: bool
) -> int:
    if voter.person_id == asked.holder.person_id:
        raise AskedAboutOneselfError
    papers = limited(asked.papers, what="tài liệu kèm theo", limit=LINE)
    known = {
        one.words
        for one in own_requests(voter)
        if one.about == asked.holder.name and one.may_withdraw
    }
    items = [item for item in items_of(asked.text) if item not in known]
    clock = clocks_of(campaign)[ClockKind.ASKING]
    rows = _rows(voter, items, papers=papers)
    for key, content, is_sealed in rows:
        ClarificationRequest.objects.create(
            pk=key,
            campaign=campaign,
            officeholder=asked.holder,
            asker_mark=mark_of(voter.pk),
            envelope=content,
            is_sealed=is_sealed,
            received_on=on,
            is_late=clock.is_late(on),
            on_paper=on_paper,
        )
    return len(items)


def _rows(
    voter: RosterEntry, items: Iterable[str], *, papers: str
) -> list[tuple[UUID, bytes, bool]]:
    """Return key, envelope and whether it is sealed, one for each item."""
    made = []
    for item in items:
        key = uuid4()
        envelope = Envelope(
            entry=str(voter.pk),
            number=voter.number,
            name=voter.name,
            words=item,
            papers=papers,
        )
        made.append((key, *put(envelope, key)))
    return made
