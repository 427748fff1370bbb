"""Correcting the plan of a campaign in preparation; each correction is a version."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.campaigns.correct_plan import correct_plan
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.plans import plan_version_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.plans.begin_forms import CorrectionForm
from tinnhiem.web.plans.fact_form import FactForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("correct-plan")
def correct(request: Request, slug: str) -> HttpResponse:
    """Show each fact beside its sentence, and store what was corrected."""
    campaign = campaign_or_404(slug)
    newest = campaign.plan_versions.latest("number")
    head = CorrectionForm(request.POST or None, initial={"version": newest.number})
    number = head.cleaned_data["version"] if head.is_valid() else newest.number
    plan = plan_version_of(campaign, number)
    if plan is None:
        raise Http404
    form = FactForm(request.POST or None, plan=plan)
    sent = request.method == "POST" and head.is_valid() and form.is_valid()
    if sent and _done(request, slug, form, version=number):
        return redirect("plan", slug=slug)
    context = {
        "slug": slug,
        "head": CorrectionForm(initial={"version": number}),
        "form": form,
        "newest": newest,
        "is_open": campaign.phase == Phase.PLANNED,
    }
    return render(request, "plans/correct.html", context)


def _done(request: Request, slug: str, form: FactForm, *, version: int) -> bool:
    """Store the corrected plan; say whether it was stored."""
    try:
        made = correct_plan(
            campaign=campaign_or_404(slug),
            plan=form.corrected(),
            version=version,
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    said = _("Kế hoạch đang dùng là bản thứ {number}.").format(number=made.number)
    messages.success(request, said)
    return True
