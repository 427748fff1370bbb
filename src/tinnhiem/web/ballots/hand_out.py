"""Sheets handed out by the list of who is in the hall, each signature one sheet."""

import re
from collections.abc import Iterable
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.ballots.hand_out_sheets import hand_out_sheets, take_back_sheet
from tinnhiem.actions.once import once
from tinnhiem.core.campaigns.errors import VoterUnknownError
from tinnhiem.core.conference.keeping import ISSUING
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.ledger import in_the_hall, receipts_of
from tinnhiem.store.queries.voters import voter_meant
from tinnhiem.web.ballots.forms import HandOutForm, ReasonForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import content_of, key_of
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted

ON_A_PAGE: Final = 100
MOST: Final = 10_000
TICK: Final = re.compile(r"[0-9]{1,5}")
PIECE: Final = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")


def numbers_in(text: str) -> set[int] | None:
    """Return the numbers of «1-20, 23»; None where it says something else.

    >>> sorted(numbers_in("1-3, 7") or ())
    [1, 2, 3, 7]
    """
    found: set[int] = set()
    for piece in filter(None, re.split(r"[,;\s]+(?![-–])", _joined(text))):
        match = PIECE.fullmatch(piece)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= MOST:
            return None
        found.update(range(first, last + 1))
    return found


@page("hand-out")
def hand_out(request: Request, slug: str) -> HttpResponse:
    """List who is in the hall; note who signed for a sheet."""
    campaign = campaign_or_404(slug)
    rows = in_the_hall(campaign)
    paged = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    form = HandOutForm(posted(request))
    if request.method == "POST" and form.is_valid():
        wanted = _wanted(request, form, [row.number for row in paged.object_list])
        if wanted:
            try:
                done = once(
                    key_of(request),
                    campaign=campaign,
                    deed="sheets.hand-out",
                    content=content_of(request),
                    act=lambda: hand_out_sheets(
                        campaign=campaign,
                        numbers=wanted,
                        duties=request.who.duties,
                        by=request.who.login,
                        now=request.now,
                    ),
                )
            except VoteError as refusal:
                form.add_error(None, say_here(refusal))
            else:
                messages.success(request, _told(done["issued"], done["already"]))
                return redirect(request.get_full_path())
        elif not form.errors:
            form.add_error(None, _("Chưa đánh dấu ai. Đánh dấu người đã ký nhận."))
    context = {
        "campaign": campaign,
        "paged": paged,
        "form": form,
        "ticked": _ticked(request),
        "has": receipts_of(campaign),
        "may": Phase(campaign.phase) in ISSUING,
        "sent_key": request.POST.get("once", ""),
    }
    return render(request, "ballots/hand_out.html", context)


@page("take-back-sheet")
def take_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Ask why somebody has no sheet after all, and note it."""
    campaign = campaign_or_404(slug)
    try:
        voter = voter_meant(campaign, str(number))
    except VoterUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            once(
                key_of(request),
                campaign=campaign,
                deed="sheets.take-back",
                content=content_of(request),
                act=lambda: {
                    "done": take_back_sheet(
                        campaign=campaign,
                        voter=voter,
                        reason=form.cleaned_data["reason"],
                        duties=request.who.duties,
                        by=request.who.login,
                        now=request.now,
                    )
                },
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã rút lại, kèm lý do."))
            return redirect("hand-out", slug=slug)
    context = {"campaign": campaign, "voter": voter, "form": form}
    return render(request, "ballots/take_back.html", context)


def _joined(text: str) -> str:
    return re.sub(r"\s*[-–]\s*", "-", text.strip())


def _wanted(request: Request, form: HandOutForm, shown: Iterable[int]) -> set[int]:
    """Return whom the form names: typed, ticked, or everybody on this page."""
    typed = numbers_in(form.cleaned_data["numbers"])
    if typed is None:
        form.add_error("numbers", _("Chỉ ghi số thứ tự, ví dụ: 1-20, 23, 25."))
        return set()
    if request.POST.get("whom") == "all":
        return typed | set(shown)
    return typed | _ticked(request)


def _ticked(request: Request) -> set[int]:
    """Return the numbers ticked; a text that is no number of a list ticks nobody."""
    return {int(one) for one in request.POST.getlist("one") if TICK.fullmatch(one)}


def _told(issued: int, already: int) -> str:
    words = _("Đã ghi: phát {issued} phiếu.").format(issued=issued)
    if already:
        words += " " + _("{n} người đã nhận từ trước, không ghi lại.").format(n=already)
    return words
