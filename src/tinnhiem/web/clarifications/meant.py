"""Whose desk an address names; for whoever is asked about there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate

from tinnhiem.core.clarifications.clocks import Clock, ClockKind
from tinnhiem.core.clarifications.errors import (
    OfficeholderNotAskableError,
    RequestMovedError,
)
from tinnhiem.messages.clarifications import CLOCK_WORDS, day_words, until_words
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.clarifications import (
    HolderRow,
    clocks_of,
    holder_of_order,
    holders_hidden_from,
)
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request
from tinnhiem.web.words import source_words


@dataclass(frozen=True, slots=True)
class ClockLine:
    """One clock in words, with its rule."""

    what: str
    words: str
    is_over: bool
    source: str
    law: str


@dataclass(frozen=True, slots=True)
class Meant:
    """The campaign and the officeholder of an address."""

    campaign: CampaignRow
    holder: HolderRow

    def address(self, name: str) -> str:
        """Return the address of a page of this desk."""
        return reverse(name, args=[self.campaign.slug, self.holder.order])


def hidden_from(request: Request, campaign: CampaignRow) -> frozenset[UUID]:
    """Return whose desk does not exist for the account that asks."""
    who = request.who
    return holders_hidden_from(campaign, person=who.person, name=who.name)


def meant(request: Request, slug: str, order: int) -> Meant:
    """Return what the address names.

    Raises:
        Http404: There is no such campaign or officeholder, or the account is the
            officeholder: to them their desk does not exist.
    """
    campaign = campaign_or_404(slug)
    try:
        holder = holder_of_order(campaign, order)
    except OfficeholderNotAskableError as refusal:
        raise Http404(say_here(refusal)) from refusal
    if holder.pk in hidden_from(request, campaign):
        # The same words as for a number that nobody has.
        raise Http404(say_here(OfficeholderNotAskableError()))
    return Meant(campaign, holder)


def key_in(sent: Mapping[str, object], name: str) -> UUID:
    """Return the key that a form sent.

    Raises:
        RequestMovedError: It is none.
    """
    try:
        return UUID(str(sent.get(name, "")))
    except ValueError as error:
        raise RequestMovedError from error


def clock_lines(campaign: CampaignRow, *, now_day: date) -> list[ClockLine]:
    """Return both clocks as a page shows them."""
    clocks = clocks_of(campaign)
    return [_line(clocks[kind], today=now_day) for kind in ClockKind]


def today_of(request: Request) -> date:
    """Return the day of the request in Viet Nam."""
    return localdate(request.now)


def _line(clock: Clock, *, today: date) -> ClockLine:
    law = ""
    if clock.law is not None and clock.law_day is not None:
        law = f"{source_words(clock.law)}: {day_words(clock.law_day)}"
    return ClockLine(
        what=said(CLOCK_WORDS[clock.kind]),
        words=said(until_words(clock, today=today)),
        is_over=clock.is_late(today),
        source=source_words(clock.citation),
        law=law,
    )
