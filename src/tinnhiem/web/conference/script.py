"""The chair's script: beside the present act, and whole to print."""

from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.core.conference.phase import Phase
from tinnhiem.papers.catalogue.script import script_step, whole_script
from tinnhiem.store.queries.hall import sequence_of
from tinnhiem.store.queries.records import record_to_show
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request
from tinnhiem.web.words import stage_words


@page("hall-script")
def script(request: Request, slug: str) -> HttpResponse:
    """Show the script of the whole conference."""
    campaign = campaign_or_404(slug)
    steps = [
        (stage_words(step.phase), step, step.phase == campaign.phase)
        for step in whole_script(record_to_show(campaign))
    ]
    return render(
        request, "conference/script.html", {"campaign": campaign, "steps": steps}
    )


@page("hall-script")
def script_now(request: Request, slug: str) -> HttpResponse:
    """Answer the hall's page what is said and done in the present step."""
    campaign = campaign_or_404(slug)
    step = script_step(record_to_show(campaign), Phase(campaign.phase))
    context = {"campaign": campaign, "step": step, "seq": sequence_of(campaign)}
    return render(request, "conference/_script.html", context)
