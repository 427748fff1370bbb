"""The hall's one page, its answer every other second, and its one button."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.add_remark import add_remark
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.once import once
from tinnhiem.core.conference.phase import ADJOURNABLE, HALL, Phase
from tinnhiem.core.conference.steps import may_take
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.hall import STEP_WORDS
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.asking import Question, ask_once, is_sure
from tinnhiem.web.conference.forms import RemarkForm
from tinnhiem.web.conference.hall_page import (
    ASKED_ABOUT,
    BY_BUTTON,
    HallPage,
    hall_page,
)
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import FIELD, content_of, key_of
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request, posted

SPEAKING: Final = frozenset(HALL) - {Phase.SIGNED, Phase.ANNOUNCED}


@page("hall")
def hall(request: Request, slug: str) -> HttpResponse:
    """Show what the hall is doing; note what somebody remarked."""
    campaign = campaign_or_404(slug)
    form = RemarkForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            once(
                key_of(request),
                campaign=campaign,
                deed="remark.add",
                content=content_of(request),
                act=lambda: add_remark(
                    campaign=campaign,
                    text=form.cleaned_data["text"],
                    by=request.who.login,
                    now=request.now,
                ),
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi ý kiến; ý kiến in vào biên bản."))
            return redirect("hall", slug=slug)
    shown = hall_page(campaign, who=request.who)
    context = {
        "campaign": campaign,
        "hall": shown,
        "form": form,
        "earlier": range(1, campaign.sitting),
        # A remark that came too late is shown again, with why it was refused.
        "may_remark": request.who.acts("hall")
        and (shown.phase in SPEAKING or form.is_bound),
        "may_stop": _may_stop(request, shown),
        "may_adjourn": _may_adjourn(request, campaign, shown),
        "may_void": request.who.acts("stop-hall") and _may_void(shown),
    }
    return render(request, "conference/hall.html", context)


@page("hall")
def now(request: Request, slug: str) -> HttpResponse:
    """Answer the page's question what the hall is doing now."""
    shown = hall_page(campaign_or_404(slug), who=request.who)
    return render(request, "conference/_now.html", {"hall": shown})


@page("step")
def step(request: Request, slug: str) -> HttpResponse:
    """Take the step that the button named, if it is still the next one."""
    campaign = campaign_or_404(slug)
    if request.method != "POST":
        return redirect("hall", slug=slug)
    wanted = _wanted(request, campaign)
    if wanted in ASKED_ABOUT and not is_sure(request):
        return ask_once(request, _about(request, slug, wanted))
    try:
        once(
            key_of(request),
            campaign=campaign,
            deed=f"step.{wanted}",
            act=lambda: _take(request, campaign, wanted),
        )
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
    else:
        words = _("Đã ghi: {step}.").format(step=said(STEP_WORDS[wanted]))
        messages.success(request, words)
    return redirect("hall", slug=slug)


def _take(request: Request, campaign: CampaignRow, wanted: Phase) -> None:
    advance_phase(
        campaign=campaign, wanted=wanted, by=request.who.login, now=request.now
    )


def _wanted(request: Request, campaign: CampaignRow) -> Phase:
    """Return the phase that the button names, if this person's hand may take it."""
    try:
        wanted = Phase(request.POST.get("wanted", ""))
    except ValueError:
        raise Http404 from None
    resumes = campaign.phase == Phase.SUSPENDED and wanted == campaign.resumes_to
    hand = Phase.SUSPENDED if resumes else wanted
    if not may_take(request.who.duties, hand) or not (resumes or wanted in BY_BUTTON):
        raise Http404
    return wanted


def _about(request: Request, slug: str, wanted: Phase) -> Question:
    title = said(STEP_WORDS[wanted])
    return Question(
        title=title,
        question=_("{step}: làm ngay bây giờ?").format(step=title),
        outcome=_("Việc này không rút lại được và có giờ trong biên bản."),
        button=title,
        action=reverse("step", args=[slug]),
        back=reverse("hall", args=[slug]),
        fields={"wanted": wanted.value, FIELD: request.POST.get(FIELD, "")},
    )


def _may_stop(request: Request, shown: HallPage) -> bool:
    return request.who.acts("stop-hall") and shown.phase in HALL


def _may_adjourn(request: Request, campaign: CampaignRow, shown: HallPage) -> bool:
    place = shown.phase
    if place is Phase.SUSPENDED and campaign.resumes_to:
        place = Phase(campaign.resumes_to)
    handed_out = bool(shown.figures)
    return request.who.acts("stop-hall") and place in ADJOURNABLE and not handed_out


def _may_void(shown: HallPage) -> bool:
    return shown.phase not in {Phase.PLANNED, Phase.ARCHIVED, Phase.VOID}
