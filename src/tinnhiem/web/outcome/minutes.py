"""The minutes of the count: numbered copies, one click from the signed figures."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.outcome.make_minutes import MINUTES, make_minutes
from tinnhiem.actions.papers.print_out import CopyMeant, print_copy
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.errors import CopyUnknownError
from tinnhiem.store.queries.minutes_copies import minutes_of
from tinnhiem.store.queries.results import is_signed
from tinnhiem.web.downloads import download
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.papers.forms import PrintForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("minutes")
def minutes(request: Request, slug: str) -> HttpResponse:
    """Show the copies; make and finalise them in one click."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        try:
            by = request.who.login
            made = make_minutes(campaign=campaign, by=by, now=request.now)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(
                request,
                _("Đã lập, chốt và đánh số từng bản.")
                if made
                else _("Đã lập biên bản diễn tập, có chữ chìm."),
            )
        return redirect("minutes", slug=slug)
    signed = is_signed(campaign)
    standing = minutes_of(campaign, MINUTES)
    context = {
        "campaign": campaign,
        "is_signed": signed,
        "minutes": standing,
        "code": MINUTES,
        "printer": PrintForm(needs_reason=True) if standing.is_secret else None,
    }
    return render(request, "outcome/minutes.html", context)


@page("minutes")
def print_one(request: Request, slug: str, number: int) -> HttpResponse:
    """Record the print of one copy, then send its PDF."""
    campaign = campaign_or_404(slug)
    if request.method != "POST" or not is_signed(campaign):
        return redirect("minutes", slug=slug)
    copy = CopyMeant(
        code=MINUTES, number=number, reason=request.POST.get("reason", "").strip()
    )
    try:
        _row, content = print_copy(
            campaign=campaign, copy=copy, by=request.who.login, now=request.now
        )
    except CopyUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return redirect("minutes", slug=slug)
    return download(content, name=f"{slug}-{MINUTES}-ban-{number}.pdf")
