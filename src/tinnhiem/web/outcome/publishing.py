"""Publishing the result: each act with its audience, form, day and right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tinnhiem.actions.outcome.publish_result import (
    publish_result,
    take_back_publication,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.core.outcome.publishing import publicity_in
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.results import is_signed
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.outcome.acts import publication_lines, rules_of
from tinnhiem.web.outcome.forms import PublishForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted


@page("publications")
def publications(request: Request, slug: str) -> HttpResponse:
    """Show what was published; record one more act."""
    campaign = campaign_or_404(slug)
    rulebook = rulebook_of(campaign)
    rules = rules_of(rulebook)
    today = localdate(request.now)
    form = PublishForm(posted(request), rules=rules, initial={"published_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            publish_result(
                campaign=campaign,
                publication=form.publication(),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi lần công khai."))
            return redirect("publications", slug=slug)
    context = {
        "campaign": campaign,
        "is_signed": is_signed(campaign),
        "is_announced": campaign.announced_at is not None,
        "lines": publication_lines(campaign, rulebook),
        "rules": rules,
        "said_by_plan": publicity_in(plan_of(campaign)),
        "form": form,
    }
    return render(request, "outcome/publications.html", context)


@page("publications")
def strike(request: Request, slug: str, number: int) -> HttpResponse:
    """Strike out a record that was written by mistake."""
    if request.method == "POST":
        take_back_publication(
            campaign=campaign_or_404(slug),
            number=number,
            by=request.who.login,
            now=request.now,
        )
        messages.success(request, _("Đã bỏ ghi nhận; nhật ký vẫn giữ cả hai việc."))
    return redirect("publications", slug=slug)
