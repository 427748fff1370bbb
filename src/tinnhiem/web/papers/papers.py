"""Every paper of a campaign on one page, and making them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.papers.print_papers import print_papers
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import campaign_meant
from tinnhiem.store.queries.papers import standings_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.papers.lines import NAMES, standing_lines
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("papers")
def papers(request: Request, slug: str) -> HttpResponse:
    """Show where every paper stands; make all drafts, or one."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        make(request, slug, code=request.POST.get("code", ""))
        return redirect("papers", slug=slug)
    standings = standings_of(campaign, titles=NAMES)
    lines = standing_lines(standings, campaign.papers.all())
    drafts = [line for line in lines if not line.is_frozen]
    context = {"slug": slug, "lines": lines, "has_drafts": bool(drafts)}
    return render(request, "papers/papers.html", context)


def make(request: Request, slug: str, *, code: str = "") -> None:
    """Make one draft, or all, and say how many files there are now."""
    try:
        made = print_papers(
            campaign=campaign_meant(slug),
            codes=[code] if code else None,
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return
    words = _("Đã lập {count} văn bản, mỗi văn bản một tệp PDF và một tệp Word.")
    if made:
        messages.success(request, words.format(count=len(made)))
    else:
        messages.warning(request, _("Không lập văn bản nào: bản đã chốt giữ nguyên."))
