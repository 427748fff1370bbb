"""The roster: who votes and why, who is rated, who plays two parts."""

from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.roster_page import ON_A_PAGE, roster_page, voters_wanted
from tinnhiem.web.who import Request


@page("people")
def roster(request: Request, slug: str) -> HttpResponse:
    """Show the roster, a hundred people a page."""
    campaign = campaign_or_404(slug)
    shown = roster_page(campaign)
    category, name = request.GET.get("thanh-phan", ""), request.GET.get("ten", "")
    wanted = voters_wanted(shown.voters, category=category, name=name)
    paged = Paginator(wanted, ON_A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "campaign": campaign,
        "roster": shown,
        "paged": paged,
        "category": category,
        "name": name,
        "category_query": quote(category),
        "name_query": quote(name),
    }
    return render(request, "people/roster.html", context)
