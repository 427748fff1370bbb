"""What the committee signs, who has signed, and a refusal with its reason."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinnhiem.actions.count.print_to_sign import (
    MINUTES,
    TALLY_SHEET,
    minutes_to_sign,
    note_printing,
)
from tinnhiem.actions.count.sign_count import (
    Objection,
    refuse_to_sign,
    sign_count,
)
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.errors import CountNotOpenError
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.minutes import copies_of
from tinnhiem.store.queries.open_count import (
    Refusal,
    RoundResult,
    rated_of,
    refusals_of,
    results_of,
)
from tinnhiem.store.queries.signing import seen_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.forms import RefusalForm
from tinnhiem.web.count.seat import Seat, or_back, seat_or_404
from tinnhiem.web.count.words import WAYS_SHORT
from tinnhiem.web.downloads import download
from tinnhiem.web.gate import page
from tinnhiem.web.parts.conference import ROLE_WORDS
from tinnhiem.web.who import Request

SEEN = "seen"  # the field that says which figures the page showed
SIGNED = ORDER[ORDER.index(Phase.SIGNED) :]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningLine:
    """One member: signed, refused or not yet."""

    pk: int  # two members may have one name
    name: str
    title: str
    role: str | Promise
    is_signed: bool
    refusal: str


@page("sign-count")
@or_back
def sign(request: Request, slug: str) -> HttpResponse:
    """Show what is signed, count beside count; take this member's signature."""
    seat = seat_or_404(request, slug)
    is_shut = seat.count is None and Phase(seat.campaign.phase) in SIGNED
    if seat.count is None and not is_shut:
        raise CountNotOpenError
    if seat.count is not None and not seat.count.is_recorded:
        messages.error(
            request,
            _("Chưa ký được: chưa ghi kết quả kiểm phiếu. Xem ở đây còn thiếu gì."),
        )
        return redirect("reconcile", slug=slug)
    if request.method == "POST":
        # The last signature sent again finds the count shut: what it asked is done.
        return redirect("sign-count", slug=slug) if is_shut else _signed(request, seat)
    context: dict[str, object] = {
        "campaign": seat.campaign,
        "slug": slug,
        "seat": seat,
        "is_shut": is_shut,
        "account": account_of(seat.campaign),
        "signers": _signers(seat, ()),
    }
    if not is_shut:
        context |= _to_sign(seat)
    return render(request, "count/sign.html", context)


@page("sign-count")
@or_back
def refuse(request: Request, slug: str) -> HttpResponse:
    """Take a refusal with its reason, or take it back."""
    seat = seat_or_404(request, slug)
    form = RefusalForm(request.POST)
    if request.method == "POST":
        seen = request.POST.get(SEEN, "")
        takes_back = not request.POST.get("reason", "").strip()
        if not form.is_valid() and not takes_back:
            messages.error(request, _("Lý do quá dài. Viết gọn lại rồi gửi lại."))
            return redirect("sign-count", slug=slug)
        reason = "" if takes_back else form.cleaned_data["reason"]
        done_once(
            request,
            seat,
            deed="minutes.refuse",
            act=lambda: refuse_to_sign(
                campaign=seat.campaign,
                member=seat.member,
                objection=Objection(seen=seen, reason=reason),
                key=seat.key,
                now=request.now,
            ),
            words=_("Đã ghi."),
        )
    return redirect("sign-count", slug=slug)


@page("sign-count")
@or_back
def print_out(request: Request, slug: str, number: int) -> HttpResponse:
    """Return a copy of the minutes to be signed on paper; the server keeps none."""
    seat = seat_or_404(request, slug)
    if request.method != "POST":
        return redirect("sign-count", slug=slug)
    if seat.count is None or not seat.count.is_recorded:
        raise CountNotOpenError
    told = seat.count.number
    content = minutes_to_sign(
        campaign=seat.campaign,
        copy=number,
        seen=request.POST.get(SEEN, ""),
        key=seat.key,
        now=request.now,
    )
    refused = done_once(
        request,
        seat,
        deed="minutes.print",
        act=lambda: note_printing(
            campaign=seat.campaign, number=told, by=seat.name, now=request.now
        ),
    )
    if refused is not None:
        return redirect("sign-count", slug=slug)
    code = f"{MINUTES}-{number}" if number else TALLY_SHEET
    return download(content, name=f"{slug}-{code}-lan-kiem-{told}.pdf")


def _signed(request: Request, seat: Seat) -> HttpResponse:
    slug = seat.campaign.slug
    if "sure" not in request.POST:
        messages.error(request, _("Đánh dấu vào ô đã đọc kết quả rồi ký."))
        return redirect("sign-count", slug=slug)
    done_once(
        request,
        seat,
        deed="minutes.sign",
        act=lambda: sign_count(
            campaign=seat.campaign,
            member=seat.member,
            seen=request.POST.get(SEEN, ""),
            key=seat.key,
            now=request.now,
        ),
        words=_("Đồng chí {name} đã ký.").format(name=seat.name),
    )
    return redirect("sign-count", slug=slug)


def _to_sign(seat: Seat) -> dict[str, object]:
    assert seat.count is not None  # noqa: S101 - the page asked
    results = results_of(seat.campaign, key=seat.key)
    newest = results[-1]
    standing = tuple(
        one
        for one in refusals_of(seat.campaign, key=seat.key)
        if one.number == newest.number and not one.is_withdrawn
    )
    signers = _signers(seat, standing)
    mine = next(line for line in signers if line.pk == seat.member.pk)
    return {
        "count": seat.count,
        "way": WAYS_SHORT[seat.count.way],
        "newest": newest,
        "seen": seen_of(seat.campaign, newest),
        "older": results[:-1],
        "rows": _rows(seat, results),
        "signers": signers,
        "mine": mine,
        "refusal_form": RefusalForm(),
        "copies": range(1, copies_of(seat.campaign) + 1),
    }


def _rows(
    seat: Seat, results: tuple[RoundResult, ...]
) -> list[tuple[str, list[tuple[int, Count]]]]:
    """Return each person with the count of each round, the newest first."""
    names = {one.key: one.name for one in rated_of(seat.campaign)}
    newest = results[-1]
    return [
        (
            names.get(count.officeholder, count.officeholder),
            [
                (
                    result.number,
                    next(
                        one
                        for one in result.counts
                        if one.officeholder == count.officeholder
                    ),
                )
                for result in reversed(results)
            ],
        )
        for count in newest.counts
    ]


def _signers(seat: Seat, refusals: tuple[Refusal, ...]) -> list[SigningLine]:
    why = {one.member: one.reason for one in refusals}
    return [
        SigningLine(
            pk=member.pk,
            name=member.entry.name,
            title=member.entry.title,
            role=ROLE_WORDS[CommitteeRole(member.role)],
            is_signed=member.signed_at is not None,
            refusal=why.get(member.entry.person.key, ""),
        )
        for member in seat.members
    ]
