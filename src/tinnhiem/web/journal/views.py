"""The journal of a campaign and that of the office."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.core.conference.phase import Phase
from tinnhiem.store.audit import state_of, state_shown
from tinnhiem.store.queries.clarifications import holders_hidden_from
from tinnhiem.store.queries.journal import (
    Keeper,
    Sought,
    entries_sought,
    events_and_people,
)
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.journal.forms import SoughtForm
from tinnhiem.web.journal.lines import (
    HIDDEN_UNTIL_SIGNED,
    has_signed,
    is_being_counted,
    lines_of,
)
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 50
# A longer chain is checked as a whole when somebody asks: 50,000 entries take a second.
WHOLE: Final = 1000
CHECK: Final = "soat"
# What the clarification desk does is nothing for whoever is asked about, even as a
# line that names nobody; nor is who opened a declaration, and why.
LEFT_OUT: Final = ("clarification.", "declaration.opened")


@page("journal")
def journal(request: Request, slug: str) -> HttpResponse:
    """Show what was done in one campaign, by whom and when."""
    campaign = campaign_or_404(slug)
    who = request.who
    is_asked = holders_hidden_from(campaign, person=who.person, name=who.name)
    is_counted = is_being_counted(
        Phase(campaign.phase), left_from=Phase(campaign.resumes_to or Phase.PLANNED)
    )
    without = (
        *(LEFT_OUT if is_asked else ()),
        *(HIDDEN_UNTIL_SIGNED if is_counted else ()),
    )
    return _shown(request, campaign, without=without)


@page("office-journal")
def office_journal(request: Request) -> HttpResponse:
    """Show what was done in the office as a whole: accounts and entries."""
    return _shown(request, None)


def _shown(
    request: Request, campaign: Keeper, *, without: tuple[str, ...] = ()
) -> HttpResponse:
    events, people = events_and_people(campaign, without=without)
    form = SoughtForm(request.GET, events=events, people=people)
    sought = form.sought()
    entries = entries_sought(campaign, sought, without=without) if sought else ()
    shown = Paginator(entries, ON_A_PAGE).get_page(request.GET.get("trang"))
    is_signed = campaign is None or has_signed(
        Phase(campaign.phase), left_from=Phase(campaign.resumes_to or Phase.PLANNED)
    )
    asked = request.GET.copy()
    asked.pop("trang", None)
    # With entries left out, those on the page are no neighbours in the chain.
    is_filtered = bool(without) or any(request.GET.get(n) for n in form.fields)
    everything = entries_sought(campaign, Sought())
    total = everything.count() if is_filtered else shown.paginator.count
    is_whole = total <= WHOLE or CHECK in request.GET
    on_page = list(shown.object_list)
    chain = (
        state_of(campaign)
        if is_whole
        else state_shown(campaign, on_page, are_neighbours=not is_filtered)
    )
    context = {
        "campaign": campaign,
        "form": form,
        "lines": lines_of(on_page, is_signed=is_signed),
        "shown": shown,
        "asked": asked.urlencode(),
        "chain": chain,
        "is_whole": is_whole,
        "leaves_out": set(LEFT_OUT) <= set(without),
        "is_counted": set(HIDDEN_UNTIL_SIGNED) <= set(without),
    }
    return render(request, "journal/journal.html", context)
