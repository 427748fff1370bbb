"""Who is in the hall: the list, and the taking back of a check-in that was wrong."""

from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.conference.desk_mending import undo_check_in
from tinnhiem.actions.once import once
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.desk import (
    RosterLine,
    bare_name,
    entry_numbered,
    figures_of,
    roster_lines,
)
from tinnhiem.web.checkin.forms import UndoForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 100
STATES: Final = {
    "": gettext_lazy("Tất cả"),
    "in": gettext_lazy("Đang có mặt"),
    "left": gettext_lazy("Đã rời phòng"),
    "never": gettext_lazy("Chưa đến"),
}


@page("check-in-list")
def attendance(request: Request, slug: str) -> HttpResponse:
    """Show everybody summoned, where they are and since when."""
    campaign = campaign_or_404(slug)
    state, typed = request.GET.get("o", ""), request.GET.get("tim", "")[:120]
    form = UndoForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and _undone(request, campaign, form)
    ):
        return redirect("check-in-list", slug=slug)
    lines = [one for one in roster_lines(campaign) if _wanted(one, state, typed)]
    context = {
        "campaign": campaign,
        "figures": figures_of(campaign),
        "form": form,
        "state": state,
        "typed": typed,
        "states": list(STATES.items()),
        # Of the query, for the links to the other pages of the list.
        "words": urlencode({"tim": typed, "o": state}) + "&",
        "paged": Paginator(lines, ON_A_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "checkin/attendance.html", context)


def _wanted(line: RosterLine, state: str, typed: str) -> bool:
    if state and line.state != state:
        return False
    words = bare_name(typed).split()
    known = [*bare_name(line.name).split(), str(line.number)]
    return all(any(one.startswith(word) for one in known) for word in words)


def _undone(request: Request, campaign: CampaignRow, form: UndoForm) -> bool:
    voter = entry_numbered(campaign, form.cleaned_data["number"])
    if voter is None:
        form.add_error("number", _("Không có ai mang số này."))
        return False
    try:
        once(
            key_of(request),
            campaign=campaign,
            deed="desk.undo",
            act=lambda: undo_check_in(
                campaign=campaign,
                voter=voter,
                reason=form.cleaned_data["reason"],
                by=request.who.login,
                now=request.now,
            ),
        )
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    words = _("Đã hoàn tác điểm danh của {name}.").format(name=voter.name)
    messages.success(request, words)
    return True
