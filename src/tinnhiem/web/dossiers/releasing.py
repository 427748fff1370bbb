"""Giving the dossiers to the voters: what goes out, what is missing, then the deed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tinnhiem.actions.dossiers.release_dossiers import release_dossiers
from tinnhiem.core.errors import VoteError
from tinnhiem.web.dossiers.forms import ReleaseForm
from tinnhiem.web.dossiers.overview import overview
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("release-dossiers")
def release(request: Request, slug: str) -> HttpResponse:
    """Show what would go out; release it."""
    campaign = campaign_or_404(slug)
    shown = overview(campaign, today=timezone.localdate(request.now))
    form = ReleaseForm(request.POST or None, asks_reason=bool(shown.lacking))
    if request.method == "POST" and form.is_valid():
        try:
            released = release_dossiers(
                campaign=campaign,
                seen=frozenset(request.POST.get("seen", "").split()),
                reason=form.cleaned_data.get("reason", ""),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã phát hành lần {number}: {count} bản, tới {voters} người.")
            messages.success(
                request,
                words.format(
                    number=released.number,
                    count=released.filings.count(),
                    voters=campaign.roster.count(),
                ),
            )
            return redirect("dossiers", slug=slug)
    context = {"campaign": campaign, "shown": shown, "form": form}
    context["voters"] = campaign.roster.count()
    return render(request, "dossiers/release.html", context)
