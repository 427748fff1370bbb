"""Who was summoned and is not here, and why."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.record_absence import OPEN_UNTIL, record_absence
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.hall import missing_voters
from tinnhiem.store.queries.voters import voter_meant
from tinnhiem.web.conference.forms import AbsenceForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted

ON_A_PAGE: Final = 100


@page("hall-absences")
def absences(request: Request, slug: str) -> HttpResponse:
    """Show who is missing; note a reason."""
    campaign = campaign_or_404(slug)
    form = AbsenceForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            voter = voter_meant(campaign, form.cleaned_data["number"])
            record_absence(
                campaign=campaign,
                voter=voter,
                reason=form.cleaned_data["reason"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã ghi lý do vắng mặt của {name}.").format(name=voter.name)
            messages.success(request, words)
            return redirect("hall-absences", slug=slug)
    rows = missing_voters(campaign)
    context = {
        "campaign": campaign,
        "form": form,
        "is_open": campaign.phase in OPEN_UNTIL,
        "paged": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "conference/absences.html", context)
