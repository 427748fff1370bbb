"""Correcting the plan of a campaign in preparation; each correction is a version."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.campaigns.correct_plan import correct_plan
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.intake.plan_toml_file import plan_in_toml
from tinnhiem.messages import say
from tinnhiem.store.queries.campaigns import campaign_meant
from tinnhiem.web.found import found
from tinnhiem.web.gate import page
from tinnhiem.web.plans.begin import TYPED
from tinnhiem.web.plans.begin_forms import CorrectionForm
from tinnhiem.web.who import Request


@page("correct-plan")
def correct(request: Request, slug: str) -> HttpResponse:
    """Show the plan's text, and store it when it was corrected."""
    campaign = found(campaign_meant, slug)
    newest = campaign.plan_versions.latest("number")
    first = {"text": newest.text, "version": newest.number}
    form = CorrectionForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid() and _done(request, slug, form):
        return redirect("plan", slug=slug)
    is_open = campaign.phase == Phase.PLANNED
    context = {"slug": slug, "form": form, "newest": newest, "is_open": is_open}
    return render(request, "plans/correct.html", context)


def _done(request: Request, slug: str, form: CorrectionForm) -> bool:
    """Store the corrected plan; say whether it was stored."""
    try:
        made = correct_plan(
            campaign=found(campaign_meant, slug),
            plan=plan_in_toml(TYPED, form.cleaned_data["text"]),
            version=form.cleaned_data["version"],
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        form.add_error("text", say(refusal))
        return False
    said = _("Kế hoạch đang dùng là bản thứ {number}.").format(number=made.number)
    messages.success(request, said)
    return True
