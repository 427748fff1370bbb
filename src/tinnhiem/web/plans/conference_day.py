"""Choosing the day of the conference on a calendar, with hour, place and chair."""

from datetime import date, datetime, time
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tinnhiem.actions.conference.set_conference import (
    SETTABLE_IN,
    ConferenceSetting,
)
from tinnhiem.actions.conference.settle_conference import settle_conference
from tinnhiem.core.campaigns.errors import (
    ActNeedsNoteError,
    ConferenceStaleError,
    NameUnmatchedError,
    SummonsOutError,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.people import names_in
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.summons import conference_mark, summons_are_out
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.plans.examined import examined
from tinnhiem.web.plans.forms import ConferenceForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

# What a choice of another day would change.
ABOUT_THE_DAY: Final = frozenset(
    {
        "conference-day-not-feasible",
        "conference-day-off",
        "dossier-handed-in-late",
        "dossier-late",
        "questions-late",
        "answers-late",
    }
)

REASON_WANTED: Final = gettext_noop(
    "Ngày này ngoài thời hạn của kế hoạch. Ghi lý do, hoặc chọn ngày khác."
)


@page("conference-day")
def conference_day(request: Request, slug: str) -> HttpResponse:
    """Show the calendar, what the asked day would mean, and the form."""
    day = _day_asked(request.GET.get("ngay", ""))
    form = _form(request, slug, day=day)
    refusal: VoteError | None = None
    if request.method == "POST" and form.is_valid():
        refusal = _refusal(request, slug, form)
        if refusal is None:
            return redirect("conference-day", slug=slug)
    campaign = campaign_or_404(slug)
    set_on = timezone.localdate(campaign.starts_at) if campaign.starts_at else None
    typed = form.cleaned_data.get("day") if form.is_bound else None
    shown = examined(
        plan_of(campaign), rulebook=rulebook_of(campaign), day=typed or day or set_on
    )
    context = {
        "slug": slug,
        "plan": shown,
        "about": [f for f in shown.findings if f[1].code in ABOUT_THE_DAY],
        "form": form,
        "people": names_in(campaign),
        "may_set": campaign.phase in SETTABLE_IN,
        "is_out": summons_are_out(campaign),
        **_seen(request, campaign, refusal),
    }
    return render(request, "plans/conference_day.html", context)


def _form(request: Request, slug: str, *, day: date | None) -> ConferenceForm:
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        return ConferenceForm(request.POST)
    held = timezone.localtime(campaign.starts_at) if campaign.starts_at else None
    initial: dict[str, Any] = {
        "day": day or (held and held.date()),
        "hour": held.time() if held else time(8),
        "venue": campaign.venue,
        "chair": campaign.chair.name if campaign.chair else "",
        "secretary": campaign.secretary.name if campaign.secretary else "",
        "members": campaign.members,
    }
    return ConferenceForm(initial=initial)


def _seen(
    request: Request, campaign: CampaignRow, refusal: VoteError | None
) -> dict[str, object]:
    """Return the mark of what is shown, and what others have set meanwhile.

    After a refusal for another reason the mark stays what it was: nothing else was
    shown. Told what others have set, the next click may put this in its place.
    """
    mark = conference_mark(campaign)
    if isinstance(refusal, ConferenceStaleError):
        return {"seen": mark, "stored": campaign}
    return {"seen": request.POST.get("seen") or mark}


def _refusal(request: Request, slug: str, form: ConferenceForm) -> VoteError | None:
    """Store what the form says; return why it was not stored."""
    asked = form.cleaned_data
    starts_at = timezone.make_aware(datetime.combine(asked["day"], asked["hour"]))
    setting = ConferenceSetting(
        starts_at=starts_at,
        venue=asked["venue"] or None,
        chair=asked["chair"] or None,
        secretary=asked["secretary"] or None,
        members=asked["members"],
        seen=request.POST.get("seen", ""),
    )
    try:
        settle_conference(
            campaign=campaign_or_404(slug),
            setting=setting,
            reason=asked["reason"],
            by=request.who.login,
            now=request.now,
        )
    except ActNeedsNoteError as refusal:
        words = _(
            "Ngày này ngoài thời hạn của kế hoạch. Ghi lý do, hoặc chọn ngày khác."
        )
        form.add_error("reason", words)
        return refusal
    except VoteError as refusal:
        form.add_error(_field_of(refusal), say_here(refusal))
        return refusal
    messages.success(request, _("Đã ghi thông tin Hội nghị."))
    return None


def _field_of(refusal: VoteError) -> str | None:
    """Return beside which field a refusal stands."""
    if isinstance(refusal, NameUnmatchedError):
        return refusal.part
    return "reason" if isinstance(refusal, SummonsOutError) else None


def _day_asked(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
