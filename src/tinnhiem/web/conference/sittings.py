"""Sittings that were adjourned: who was there, to look at and to print."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tinnhiem.store.queries.hall import adjournment_of, came_to
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 100


@page("hall-sitting")
def sitting(request: Request, slug: str, number: int) -> HttpResponse:
    """Show the record of a sitting that ended without a vote; else the hall."""
    campaign = campaign_or_404(slug)
    ended = adjournment_of(campaign, number)
    if ended is None:
        return redirect("hall", slug=slug)
    rows = Paginator(came_to(campaign, number), ON_A_PAGE)
    paged = rows.get_page(request.GET.get("trang"))
    context = {"campaign": campaign, "ended": ended, "paged": paged}
    return render(request, "conference/sitting.html", context)
