"""Asking by card: a form, what became of one's own requests, every answer given."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.clarifications.ask import BY_CARD, Asked, ask, withdraw
from tinnhiem.core.clarifications.errors import DeskShutError
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.clarifications import STAGE_WORDS
from tinnhiem.store.envelopes import seal_state
from tinnhiem.store.queries.clarifications import (
    OwnRequest,
    askable_holders,
    given_questions,
    holder_of_order,
    own_requests,
)
from tinnhiem.store.queries.voters import EntryRow, entry_of_card
from tinnhiem.web.clarifications.forms import AskForm
from tinnhiem.web.clarifications.meant import clock_lines, key_in, today_of
from tinnhiem.web.gate import page
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request

ON_A_PAGE = 20


@page("my-questions")
def questions(request: Request) -> HttpResponse:
    """Show the form, one's own requests, and what every voter may read."""
    entry = entry_of_card(request.who.card)
    holders = [
        one
        for one in askable_holders(entry.campaign)
        if one.person_id != entry.person_id
    ]
    form = AskForm(request.POST or None, holders=holders)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            holder = holder_of_order(entry.campaign, int(sent["about"]))
            asked = Asked(holder, sent["text"], sent["papers"])
            new = ask(
                campaign=entry.campaign, voter=entry, asked=asked, now=request.now
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Bộ phận tham mưu đã nhận {count} nội dung mới.")
            messages.success(request, words.format(count=new))
            return redirect("my-questions")
    own, is_shut = _own(entry)
    given = given_questions(entry.campaign)
    context = {
        "form": form,
        "may_ask": entry.campaign.phase in BY_CARD and bool(holders),
        "own": own,
        "is_shut": is_shut,
        "seal": seal_state(),
        "clock": clock_lines(entry.campaign, now_day=today_of(request))[0],
        "paged": Paginator(given, ON_A_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "mine/questions.html", context)


@page("my-questions")
def take_back(request: Request) -> HttpResponse:
    """Take one's own request back before it is sent."""
    if request.method == "POST":
        entry = entry_of_card(request.who.card)
        try:
            key = key_in(request.POST, "request")
            withdraw(campaign=entry.campaign, voter=entry, request=key)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(request, _("Đã rút nội dung này."))
    return redirect("my-questions")


def _own(entry: EntryRow) -> tuple[list[tuple[OwnRequest, str]], bool]:
    try:
        own = own_requests(entry)
    except DeskShutError:
        return [], True
    return [(one, said(STAGE_WORDS[one.stage])) for one in own], False
