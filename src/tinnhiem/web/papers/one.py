"""One paper: its state, its files, its copies and who has them."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tinnhiem.core.papers.copies import BALLOTS
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store.queries.papers import openings_of
from tinnhiem.web.gate import page
from tinnhiem.web.papers.lines import files_by_code, standing_line
from tinnhiem.web.papers.meant import paper_or_404
from tinnhiem.web.papers.papers import make
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 100


@page("one-paper")
def one_paper(request: Request, slug: str, code: str) -> HttpResponse:
    """Show one paper; make its draft again."""
    campaign, standing = paper_or_404(slug, code)
    if request.method == "POST":
        make(request, slug, code=code)
        return redirect("one-paper", slug=slug, code=code)
    files = files_by_code(campaign.papers.all()).get(code, ())
    copies = Paginator(standing.copies, ON_A_PAGE)
    context = {
        "slug": slug,
        "line": standing_line(standing, files),
        "standing": standing,
        "paged": copies.get_page(request.GET.get("trang")),
        "is_ballot": code in BALLOTS,
        "note": TITLES[code].note,
        "openings": openings_of(campaign, code),
    }
    return render(request, "papers/one.html", context)
