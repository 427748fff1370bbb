"""«Của tôi»: the conference, what to do now, the reply to the summons."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.reply_to_summons import reply_to_summons
from tinnhiem.core.errors import VoteError
from tinnhiem.core.plans.agenda import Agenda
from tinnhiem.exports.calendar import plan_calendar
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.voters import EntryRow, entry_of_card
from tinnhiem.web.dossiers.mine import my_dossiers
from tinnhiem.web.gate import page
from tinnhiem.web.mine.hall_part import my_hall
from tinnhiem.web.mine.mine_page import mine_page, reply_before
from tinnhiem.web.people.reply_form import ReplyForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("mine")
def mine(request: Request) -> HttpResponse:
    """Show everything that one person is here for."""
    entry = entry_of_card(request.who.card)
    return _shown(request, entry, ReplyForm(initial=reply_before(entry)))


@page("mine")
def reply(request: Request) -> HttpResponse:
    """Answer the summons, or answer anew."""
    if request.method != "POST":
        return redirect("mine")
    entry, form = entry_of_card(request.who.card), ReplyForm(request.POST)
    if form.is_valid():
        try:
            reply_to_summons(
                campaign=entry.campaign,
                voter=entry,
                reply=form.reply(),
                on_paper=False,
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi trả lời Giấy mời của đồng chí."))
            return redirect("mine")
    return _shown(request, entry, form)


@page("mine")
def hall(request: Request) -> HttpResponse:
    """Answer the phone's question what the hall is doing now."""
    entry = entry_of_card(request.who.card)
    return render(request, "mine/_hall.html", {"hall": my_hall(entry)})


@page("mine")
def calendar(request: Request) -> HttpResponse:
    """Give the conference as a calendar file; the office's own steps stay away."""
    campaign = entry_of_card(request.who.card).campaign
    starts = campaign.starts_at
    agenda = Agenda(
        plan=plan_of(campaign),
        due=(),
        conference=localtime(starts) if starts else None,
        venue=campaign.venue,
    )
    content = plan_calendar(
        agenda,
        made_at=request.now,
        series=str(campaign.pk),
        is_rehearsal=campaign.is_rehearsal,
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="hoi-nghi.ics"'},
    )


def _shown(request: Request, entry: EntryRow, form: ReplyForm) -> HttpResponse:
    shown = mine_page(entry, now=request.now)
    dossiers = my_dossiers(entry, today=localdate(request.now))
    context = {
        "mine": shown,
        "hall": my_hall(entry),
        "form": form,
        "dossiers": dossiers,
    }
    return render(request, "mine/mine.html", context)
