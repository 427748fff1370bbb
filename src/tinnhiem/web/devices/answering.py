"""Where somebody answers for the devices: who waits, who is bound, whose key it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinnhiem.actions.devices.answer_request import (
    confirm_device,
    revoke_device,
    turn_down,
)
from tinnhiem.actions.devices.hand_key import hand_key
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.devices import DeviceKind
from tinnhiem.core.devices.binding import confirmers
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.devices import confirmer_words
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.devices import DeviceRow
from tinnhiem.store.queries.hall import sequence_of
from tinnhiem.store.queries.waiting_devices import (
    bound_devices,
    committee_members,
    waiting_devices,
)
from tinnhiem.web.asking import Question, ask_once, is_sure
from tinnhiem.web.devices.forms import CodeForm
from tinnhiem.web.devices.invitation import address_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.parts.conference import ROLE_WORDS
from tinnhiem.web.qr import qr_svg
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request, Who, posted


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    """One device as the page shows it.

    Attributes:
        role: Of the member; empty for a desk.
        is_mine: This person may confirm or revoke it.
        hand: Who may.
        takes_key: This device could be given the key by the one that asks.
    """

    row: DeviceRow
    role: str
    is_mine: bool
    hand: str
    takes_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Where a device is bound.

    Attributes:
        drawing: The address as a QR code.
    """

    title: str
    address: str
    drawing: SafeString = field(repr=False)


@page("hall-devices")
def devices(request: Request, slug: str) -> HttpResponse:
    """Show the devices of the hall, and how to bind another one."""
    campaign = campaign_or_404(slug)
    context = {
        "campaign": campaign,
        "invitations": _invitations(request, campaign),
        **_lines(request, campaign),
    }
    return render(request, "devices/devices.html", context)


@page("hall-devices")
def waiting(request: Request, slug: str) -> HttpResponse:
    """Answer the page's question which devices wait and which are bound."""
    campaign = campaign_or_404(slug)
    context = {"campaign": campaign, **_lines(request, campaign)}
    return render(request, "devices/_devices.html", context)


@page("hall-devices")
def confirm(request: Request, slug: str, device: UUID) -> HttpResponse:
    """Ask for the code that is read aloud; bind the device that shows it."""
    campaign = campaign_or_404(slug)
    row = waiting_devices(campaign, now=request.now).filter(pk=device).first()
    form = CodeForm(posted(request))
    who = request.who
    if form.is_bound and form.is_valid():
        try:
            name = confirm_device(
                key=key_of(request),
                campaign=campaign,
                device=device,
                code=form.cleaned_data["code"],
                duties=who.duties,
                token=who.device.token if who.device else "",
                by=who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã xác nhận thiết bị: {name}.").format(name=name)
            messages.success(request, words)
            return redirect("hall-devices", slug=slug)
    if row is None:
        faults = [str(fault) for fault in form.non_field_errors()]
        messages.error(request, " ".join(faults) or _("Đề nghị này không còn."))
        return redirect("hall-devices", slug=slug)
    line = _line(row, who, bound_devices(campaign))
    context = {"campaign": campaign, "form": form, "line": line}
    return render(request, "devices/confirm.html", context)


@page("hall-devices")
def refuse(request: Request, slug: str, device: UUID) -> HttpResponse:
    """Turn a request down."""
    done = _("Đã từ chối thiết bị: {name}.")
    return _answer(request, slug, device, deed=turn_down, done=done)


@page("hall-devices")
def revoke(request: Request, slug: str, device: UUID) -> HttpResponse:
    """Take a bound device out of the hall, after a question."""
    campaign = campaign_or_404(slug)
    row = next((one for one in bound_devices(campaign) if one.pk == device), None)
    if row is not None and not is_sure(request):
        return ask_once(request, _about(slug, row))
    done = _("Đã thu hồi thiết bị: {name}.")
    return _answer(request, slug, device, deed=revoke_device, done=done)


@page("hall-devices")
def give_key(request: Request, slug: str, device: UUID) -> HttpResponse:
    """Hand the key of the open count to the device that stands opposite."""
    campaign = campaign_or_404(slug)
    row = next((one for one in bound_devices(campaign) if one.pk == device), None)
    own = request.who.device
    form = CodeForm(posted(request))
    if own is None or row is None or row.member is None or bytes(row.wrapped_key):
        messages.error(request, _("Thiết bị này không cần trao khóa."))
        return redirect("hall-devices", slug=slug)
    if form.is_bound and form.is_valid():
        try:
            hand_key(
                campaign=campaign,
                token=own.token,
                to=device,
                code=form.cleaned_data["code"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã trao khóa cho thiết bị của đồng chí {name}.")
            messages.success(request, words.format(name=row.name))
            return redirect("hall-devices", slug=slug)
    context = {"campaign": campaign, "form": form, "row": row}
    return render(request, "devices/give_key.html", context)


def _answer(
    request: Request,
    slug: str,
    device: UUID,
    *,
    deed: Callable[..., DeviceRow],
    done: str,
) -> HttpResponse:
    if request.method == "POST":
        try:
            row = deed(
                campaign=campaign_or_404(slug),
                device=device,
                duties=request.who.duties,
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(request, done.format(name=row.name))
    return redirect("hall-devices", slug=slug)


def _about(slug: str, row: DeviceRow) -> Question:
    return Question(
        title=_("Thu hồi thiết bị"),
        question=_("Thu hồi thiết bị {name}?").format(name=row.name),
        outcome=_(
            "Thiết bị hết quyền ngay; việc đã ghi vẫn còn. Muốn dùng lại thì phải quét "
            "mã và xác nhận từ đầu."
        ),
        button=_("Thu hồi thiết bị"),
        action=reverse("revoke-device", args=[slug, row.pk]),
        back=reverse("hall-devices", args=[slug]),
        fields={},
    )


def _lines(request: Request, campaign: CampaignRow) -> dict[str, object]:
    """Return who waits and who is bound, as the person who asks sees it."""
    who, bound = request.who, bound_devices(campaign)
    waiting = waiting_devices(campaign, now=request.now)
    lines = [_line(row, who, bound) for row in bound]
    return {
        "waiting": [_line(row, who, bound) for row in waiting],
        "desks": [line for line in lines if line.row.member_id is None],
        "seats": [
            (
                member,
                ROLE_WORDS[CommitteeRole(member.role)],
                [line for line in lines if line.row.member_id == member.pk],
            )
            for member in committee_members(campaign)
        ],
        "seq": sequence_of(campaign),
    }


def _line(row: DeviceRow, who: Who, bound: Sequence[DeviceRow]) -> DeviceLine:
    member = row.member
    role = CommitteeRole(member.role) if member else None
    wanted = confirmers(
        DeviceKind(row.kind),
        is_head=role is CommitteeRole.HEAD,
        holds_key=any(bytes(one.wrapped_key) for one in bound),
    )
    own = who.device.key if who.device else None
    holds_key = any(bytes(one.wrapped_key) for one in bound if one.pk == own)
    return DeviceLine(
        row=row,
        role=str(ROLE_WORDS[role]) if role else "",
        is_mine=bool(wanted & who.duties),
        hand=said(confirmer_words(wanted)),
        takes_key=holds_key and member is not None and not bytes(row.wrapped_key),
    )


def _invitations(request: Request, campaign: CampaignRow) -> list[Invitation]:
    """Return the addresses this person may give out."""
    kinds = []
    if request.who.is_staff:
        kinds.append((DeviceKind.DESK, _("Gắn máy điểm danh")))
    if campaign.committee.exists():
        kinds.append((DeviceKind.COMMITTEE, _("Gắn máy của thành viên Ban Kiểm phiếu")))
    found = []
    for kind, title in kinds:
        address = address_of(request, campaign, kind)
        found.append(Invitation(title=title, address=address, drawing=qr_svg(address)))
    return found
