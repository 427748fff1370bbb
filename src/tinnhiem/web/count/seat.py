"""Who sits at the committee's table and asks, with what opens the count."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from tinnhiem.core.count.box import KeyedBatch, OpenBox
from tinnhiem.core.count.errors import BatchUnknownError, CountKeyMissingError
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.open_count import (
    MemberRow,
    OpenCountRow,
    box_of,
    members_of,
    open_count_of,
)
from tinnhiem.store.sealed_rows import key_with
from tinnhiem.web.count.telling import tell_later
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.who import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A member at his own device.

    Attributes:
        count: The open or recorded count; None before the opening and after the end.
        device: Names the device.
    """

    campaign: CampaignRow
    count: OpenCountRow | None
    member: MemberRow
    members: list[MemberRow]
    is_head: bool
    device: str
    sealed_key: bytes | None = field(repr=False)  # no report of an error shows it

    @property
    def key(self) -> bytes:
        """The key of the count.

        Raises:
            CountKeyMissingError: The device was bound later; hand the key over.
        """
        if self.sealed_key is None:
            raise CountKeyMissingError
        return self.sealed_key

    @property
    def person(self) -> str:
        """The member's key."""
        return self.member.entry.person.key

    @property
    def name(self) -> str:
        """The member's name, as the journal has it."""
        return self.member.entry.name

    @property
    def names(self) -> dict[str, str]:
        """Names of the committee by key."""
        return {one.entry.person.key: one.entry.name for one in self.members}

    def box(self) -> OpenBox:
        """Open everything that was keyed.

        Raises:
            CountKeyMissingError: As `key` says.
            CountSealBrokenError: A row was altered.
        """
        assert self.count is not None  # noqa: S101 - asked only where one is open
        return box_of(self.count, key=self.key)


def seat_or_404(request: Request, slug: str) -> Seat:
    """Return the seat of whoever asks.

    Raises:
        Http404: Not the device of a member of this campaign's committee.
    """
    campaign = campaign_or_404(slug)
    device = request.who.device
    members = members_of(campaign)
    member = next((m for m in members if device and m.pk == device.member), None)
    if device is None or member is None:
        raise Http404
    count = open_count_of(campaign)
    key = None
    if count is not None:
        try:
            key = key_with(campaign, device=device.key, token=device.token)
        except CountKeyMissingError:
            key = None
    return Seat(
        campaign=campaign,
        count=count,
        member=member,
        members=members,
        is_head=device.is_head,
        device=str(device.key),
        sealed_key=key,
    )


def batch_in(box: OpenBox, number: int) -> KeyedBatch:
    """Return one batch of the box.

    Raises:
        BatchUnknownError: It has none of that number.
    """
    for batch in box.batches:
        if batch.number == number:
            return batch
    raise BatchUnknownError(number)


def or_back(view: View[P]) -> View[P]:
    """Lead whoever asks for what is not there (any longer) to the count's own page."""

    @wraps(view)
    def answer(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except VoteError as refusal:
            tell_later(request, refusal)
            return redirect("count", slug=str(kwargs["slug"]))

    return answer
