"""One paper: its state, its files, its copies and who has them."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tinnhiem.core.campaigns.errors import CampaignUnknownError
from tinnhiem.core.papers.errors import PaperUnknownError
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store.queries.campaigns import campaign_meant
from tinnhiem.store.queries.papers import openings_of, standings_of
from tinnhiem.web.gate import page
from tinnhiem.web.papers.lines import NAMES, files_by_code, standing_line
from tinnhiem.web.papers.papers import make
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("one-paper")
def one_paper(request: Request, slug: str, code: str) -> HttpResponse:
    """Show one paper; make its draft again."""
    try:
        campaign = campaign_meant(slug)
    except CampaignUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal
    if code not in TITLES:
        raise Http404(say_here(PaperUnknownError(code, known=list(TITLES))))
    if request.method == "POST":
        make(request, slug, code=code)
        return redirect("one-paper", slug=slug, code=code)
    (standing,) = standings_of(campaign, titles={code: NAMES[code]})
    files = files_by_code(campaign.papers.all()).get(code, ())
    context = {
        "slug": slug,
        "line": standing_line(standing, files),
        "standing": standing,
        "note": TITLES[code].note,
        "openings": openings_of(campaign, code),
    }
    return render(request, "papers/one.html", context)
