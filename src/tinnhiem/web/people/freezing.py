"""Freezing the roster: what is missing, the freeze, and what has changed since."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.people.freeze_roster import freeze_roster
from tinnhiem.core.errors import VoteError
from tinnhiem.core.people.roster import roster_mark
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.freeze_page import checklist
from tinnhiem.web.people.roster_page import roster_page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("people-freeze")
def freeze(request: Request, slug: str) -> HttpResponse:
    """Show what is missing; freeze when nothing is."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        if "sure" not in request.POST:
            messages.error(request, _("Đánh dấu vào ô đã đối chiếu rồi chốt."))
            return redirect("people-freeze", slug=slug)
        try:
            voters = freeze_roster(
                campaign=campaign,
                by=request.who.login,
                now=request.now,
                seen=request.POST.get("seen", ""),
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã chốt danh sách {count} người ghi phiếu.")
            messages.success(request, words.format(count=len(voters)))
        return redirect("people-freeze", slug=slug)
    shown = roster_page(campaign)
    lines = () if shown.is_frozen else checklist(campaign, shown)
    context = {
        "campaign": campaign,
        "roster": shown,
        "lines": lines,
        "seen": roster_mark(shown.voters),
        "is_ready": all(line.is_met or not line.is_required for line in lines),
    }
    return render(request, "people/freeze.html", context)
