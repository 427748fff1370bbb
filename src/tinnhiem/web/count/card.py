"""The keys on a card: to be printed, since hints on a screen go unnoticed."""

from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.web.count.seat import seat_or_404
from tinnhiem.web.count.words import ALSO, MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request


@page("count-card")
def card(request: Request, slug: str) -> HttpResponse:
    """Show the card."""
    seat = seat_or_404(request, slug)
    context = {
        "campaign": seat.campaign,
        "slug": slug,
        "seat": seat,
        "keys": [(key, ALSO.get(key, ""), words) for key, words in MARKS.items()],
    }
    return render(request, "count/card.html", context)
