"""The steps of the plan: who, by when, done or late; and the same as a calendar."""

from collections import Counter
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tinnhiem.actions.campaigns.record_step_done import record_step_done
from tinnhiem.actions.campaigns.take_back_step import take_back_step
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.exports.calendar import plan_calendar
from tinnhiem.store.queries.plans import agenda_of_campaign, plan_of
from tinnhiem.web.figures import day as day_words
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.parts.steps import Progress, StepLine, lines_of
from tinnhiem.web.plans.forms import UNDO, StepDoneForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("steps")
def steps(request: Request, slug: str) -> HttpResponse:
    """Show the steps; each has a form that says it is done, or takes that back."""
    form, today = None, timezone.localdate(request.now)
    if request.method == "POST":
        form = StepDoneForm(request.POST, today=today, auto_id="sent-%s")
        if form.is_valid() and _done(request, slug, form):
            return redirect("steps", slug=slug)
    lines = _lines(slug, today=today)
    context = {
        "slug": slug,
        "steps": [(line, _form_of(line, form, today=today)) for line in lines],
        "summary": Counter(line.state.name for line in lines),
        "lost": form and form.data.get("step") not in {line.number for line in lines},
        "form": form,
        "today": day_words(today),
    }
    return render(request, "plans/steps.html", context)


@page("calendar")
def calendar(request: Request, slug: str) -> HttpResponse:
    """Give the days of the campaign as a calendar file."""
    campaign = campaign_or_404(slug)
    content = plan_calendar(
        agenda_of_campaign(campaign),
        made_at=request.now,
        series=str(campaign.pk),
        is_rehearsal=campaign.is_rehearsal,
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slug}.ics"'},
    )


def _done(request: Request, slug: str, form: StepDoneForm) -> bool:
    """Do what the form asks; say whether it was done."""
    campaign, step = campaign_or_404(slug), form.cleaned_data["step"]
    by, now, day = request.who.login, request.now, form.cleaned_data["done_on"]
    try:
        if request.POST.get("deed") == UNDO:
            take_back_step(campaign=campaign, step=step, by=by, now=now)
            said = _("Bước {step} trở lại là chưa xong.").format(step=step)
        else:
            record_step_done(campaign=campaign, step=step, done_on=day, by=by, now=now)
            words = _("Đã ghi bước {step} hoàn thành ngày {day}.")
            said = words.format(step=step, day=day_words(day))
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    messages.success(request, said)
    return True


def _lines(slug: str, *, today: date) -> tuple[StepLine, ...]:
    campaign = campaign_or_404(slug)
    phase = Phase(campaign.phase)
    reached = phase if phase in ORDER else Phase(campaign.resumes_to or Phase.PLANNED)
    held, told = campaign.starts_at, campaign.announced_at
    known = Progress(
        vote_on=timezone.localdate(held) if held else None,
        held_on=timezone.localdate(told) if told else None,
        done=dict(campaign.steps_done.values_list("step", "done_on")),
        today=today,
        is_reported=ORDER.index(reached) >= ORDER.index(Phase.REPORTED),
    )
    return lines_of(plan_of(campaign), known)


def _form_of(line: StepLine, sent: StepDoneForm | None, *, today: date) -> StepDoneForm:
    """Return the form of a step; what was typed and refused stays where it was."""
    if sent is not None and sent.data.get("step") == line.number:
        return sent
    return StepDoneForm(
        today=today,
        initial={"step": line.number, "done_on": today},
        auto_id=f"step-{line.number}-%s",
    )
