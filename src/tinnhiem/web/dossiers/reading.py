"""Voters read what was released; the desk sees who has not opened anything yet."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tinnhiem.store.queries.dossier_readers import (
    is_rated,
    released_for_voter,
    voters_with_readings,
)
from tinnhiem.store.queries.vault import vault_state
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

ON_A_PAGE = 100
NOT_YET = "chua"


@page("read-dossiers")
def released(request: Request, slug: str) -> HttpResponse:
    """List the released versions, and which of them this voter has opened."""
    campaign = campaign_or_404(slug)
    shown = released_for_voter(campaign, request.who.person)
    context = {
        "campaign": campaign,
        "shown": shown,
        "unread": sum(one.waits for one in shown),
        "vault": vault_state(),
    }
    return render(request, "dossiers/read.html", context)


@page("dossier-readings")
def readings(request: Request, slug: str) -> HttpResponse:
    """Show how many have opened how much; never to somebody who is rated."""
    campaign = campaign_or_404(slug)
    if is_rated(campaign, person=request.who.person, name=request.who.name):
        raise Http404(_("Người được lấy phiếu không xem ai đã đọc hồ sơ."))
    found = voters_with_readings(campaign)
    waits = request.GET.get("loc", "") == NOT_YET
    rows = [row for row in found.voters if not row.opened] if waits else found.voters
    context = {
        "campaign": campaign,
        "found": found,
        "is_unknown": request.who.person is None,
        "only_waiting": waits,
        "paged": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "dossiers/readings.html", context)
