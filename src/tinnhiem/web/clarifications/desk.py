"""The desk at a glance, and what the conference still has to hear."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tinnhiem.store.envelopes import seal_state
from tinnhiem.store.queries.clarifications import (
    desk_lines,
    open_questions,
    unsealed_requests,
)
from tinnhiem.web.clarifications.meant import clock_lines, hidden_from, today_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.papers.papers import make
from tinnhiem.web.who import Request

OPEN_LIST = "D08c"
ON_A_PAGE = 50


@page("clarifications")
def desk(request: Request, slug: str) -> HttpResponse:
    """Show how much waits where, for every officeholder but oneself."""
    campaign = campaign_or_404(slug)
    hidden = hidden_from(request, campaign)
    seal = seal_state()
    context = {
        "campaign": campaign,
        "lines": desk_lines(campaign, hidden=hidden),
        "clocks": clock_lines(campaign, now_day=today_of(request)),
        "seal": seal,
        "unsealed": seal == "open" and unsealed_requests(campaign).exists(),
        "is_unknown": request.who.person is None,
    }
    return render(request, "clarifications/desk.html", context)


@page("clarifications")
def still_open(request: Request, slug: str) -> HttpResponse:
    """Show what was sent and not answered; make it a paper for the conference."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        make(request, slug, code=OPEN_LIST)
        return redirect("one-paper", slug=slug, code=OPEN_LIST)
    rows = open_questions(campaign)
    context = {
        "campaign": campaign,
        "paged": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang")),
        "clocks": clock_lines(campaign, now_day=today_of(request)),
    }
    return render(request, "clarifications/still_open.html", context)
