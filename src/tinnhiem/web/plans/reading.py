"""The plan of a campaign: what was read from it, what is amiss, which days remain."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tinnhiem.core.conference.phase import Phase
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.plans.examined import examined
from tinnhiem.web.who import Request


@page("plan")
def plan(request: Request, slug: str) -> HttpResponse:
    """Show the plan as it was read."""
    campaign = campaign_or_404(slug)
    held = campaign.starts_at
    shown = examined(
        plan_of(campaign),
        rulebook=rulebook_of(campaign),
        day=timezone.localdate(held) if held else None,
    )
    version = campaign.plan_versions.latest("number")
    context = {
        "slug": slug,
        "plan": shown,
        "version": version,
        "is_open": campaign.phase == Phase.PLANNED,
    }
    return render(request, "plans/plan.html", context)
