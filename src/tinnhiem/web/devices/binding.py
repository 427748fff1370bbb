"""On the device itself: say what it is, show the code, wait, be told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.devices.ask_to_bind import (
    ask_for_desk,
    ask_for_member,
    withdraw,
)
from tinnhiem.actions.devices.hand_key import key_code
from tinnhiem.core.conference.devices import DeviceKind
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.devices.binding import is_waiting
from tinnhiem.core.errors import VoteError
from tinnhiem.store.device_keys import new_token
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.devices import DeviceRow
from tinnhiem.store.queries.hall import sequence_of
from tinnhiem.store.queries.waiting_devices import (
    committee_members,
    device_of_token,
    free_desk_number,
    somebody_holds_the_key,
)
from tinnhiem.web.conference.places import place_of
from tinnhiem.web.devices.forms import DeskForm, MemberForm
from tinnhiem.web.devices.invitation import is_invited
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import DEVICE_COOKIE, Request, keep_token, posted

COUNT_IS_OPEN = {Phase.COUNTING.value, Phase.RECONCILED.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the device stands, as its own page shows it.

    Attributes:
        code: In two groups of three; empty when nothing is to be read aloud.
        home: The page it works on, once it is bound.
        needs_key: The count is open and this device has not been given its key.
    """

    name: str
    slug: str
    is_desk: bool
    is_bound: bool = False
    is_refused: bool = False
    code: str = ""
    needs_key: bool = False
    seq: int = 0
    home: str = ""


@page("device")
def device(request: Request) -> HttpResponse:
    """Show what this device is, or its code while it waits."""
    if request.who.is_staff:
        return render(request, "devices/signed_in.html")
    return render(request, "devices/device.html", {"standing": _standing(request)})


@page("device")
def state(request: Request) -> HttpResponse:
    """Answer the page that asks whether somebody has confirmed."""
    return render(request, "devices/_standing.html", {"standing": _standing(request)})


@page("device")
def give_up(request: Request) -> HttpResponse:
    """Let this device be nothing again."""
    row = device_of_token(request.COOKIES.get(DEVICE_COOKIE, ""))
    answer = redirect("device")
    if request.method == "POST" and row is not None:
        try:
            withdraw(campaign=row.campaign, device=row, now=request.now)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
            return answer
        answer.delete_cookie(DEVICE_COOKIE)
        messages.success(request, _("Thiết bị này không còn dùng cho Hội nghị."))
    return answer


@page("device")
def bind_desk(request: Request, slug: str, token: str) -> HttpResponse:
    """Ask to be a desk of the check-in."""
    campaign = campaign_or_404(slug)
    if not is_invited(campaign, DeviceKind.DESK, token):
        return render(request, "devices/not_invited.html", status=410)
    name = _("Bàn {number}").format(number=free_desk_number(campaign))
    form = DeskForm(posted(request), initial={"name": name})

    def ask(own: str) -> None:
        ask_for_desk(
            campaign=campaign,
            name=form.cleaned_data["name"],
            token=own,
            now=request.now,
        )

    return _bind(request, campaign, form, ask=ask)


@page("device")
def bind_member(request: Request, slug: str, token: str) -> HttpResponse:
    """Ask to be the device of a member of the tally committee."""
    campaign = campaign_or_404(slug)
    if not is_invited(campaign, DeviceKind.COMMITTEE, token):
        return render(request, "devices/not_invited.html", status=410)
    members = committee_members(campaign)
    form = MemberForm(posted(request), members=members)

    def ask(own: str) -> None:
        chosen = form.cleaned_data["member"]
        (member,) = (row for row in members if str(row.pk) == chosen)
        entered = request.who.key
        ask_for_member(
            campaign=campaign,
            member=member,
            token=own,
            card=entered if isinstance(entered, UUID) else None,
            now=request.now,
        )

    return _bind(request, campaign, form if members else None, ask=ask)


def _bind(
    request: Request,
    campaign: CampaignRow,
    form: DeskForm | MemberForm | None,
    *,
    ask: Callable[[str], None],
) -> HttpResponse:
    if request.who.is_staff:
        return render(request, "devices/signed_in.html")
    token = request.COOKIES.get(DEVICE_COOKIE, "")
    row = device_of_token(token)
    if row is not None and row.confirmed_at and row.revoked_at is None:
        return redirect("device")
    # The token is in the browser before it is asked for: a double click asks once.
    is_spent = not token or (row is not None and row.revoked_at is not None)
    if form is not None and form.is_bound and form.is_valid():
        if is_spent:
            form.add_error(None, _("Trình duyệt chưa giữ được dấu nhận. Gửi lại."))
        elif _asked(form, token, ask=ask):
            return redirect("device")
    answer = render(request, "devices/bind.html", {"campaign": campaign, "form": form})
    if is_spent:
        keep_token(answer, new_token())
    return answer


def _asked(
    form: DeskForm | MemberForm, token: str, *, ask: Callable[[str], None]
) -> bool:
    try:
        ask(token)
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    return True


def _standing(request: Request) -> Standing | None:
    row = device_of_token(request.COOKIES.get(DEVICE_COOKIE, ""))
    if row is None:
        return None
    standing = _standing_of(row, now=request.now)
    if not standing.is_bound:
        return standing
    place = "check-in" if standing.is_desk else "hall"
    home = place_of(place, slug=standing.slug, who=request.who)
    return replace(standing, home=home or reverse("hall", args=[standing.slug]))


def _standing_of(row: DeviceRow, *, now: datetime) -> Standing:
    is_bound = row.confirmed_at is not None and row.revoked_at is None
    waits = not is_bound and row.revoked_at is None
    waits = waits and is_waiting(row.asked_at, wrong_codes=row.wrong_codes, now=now)
    needs_key = (
        is_bound
        and row.member_id is not None
        and row.campaign.phase in COUNT_IS_OPEN
        and not bytes(row.wrapped_key)
        and somebody_holds_the_key(row.campaign)
    )
    code = row.code if waits else key_code(row) if needs_key else ""
    return Standing(
        name=row.name,
        slug=row.campaign.slug,
        is_desk=row.kind == DeviceKind.DESK.value,
        is_bound=is_bound,
        is_refused=not (is_bound or waits),
        code=f"{code[:3]} {code[3:]}".strip(),
        needs_key=needs_key,
        seq=sequence_of(row.campaign),
    )
