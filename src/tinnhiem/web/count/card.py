"""What lies on the table: the card of keys, and labels for trays and batches."""

from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.web.count.seat import seat_or_404
from tinnhiem.web.count.words import ALSO, MARKS, TRAYS
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


@page("count-card")
def labels(request: Request, slug: str) -> HttpResponse:
    """Show labels for the trays, and for the batches once they are declared."""
    seat = seat_or_404(request, slug)
    context = {
        "campaign": seat.campaign,
        "slug": slug,
        "seat": seat,
        "trays": TRAYS,
        "batches": seat.count.batches.all() if seat.count else (),
    }
    return render(request, "count/labels.html", context)
