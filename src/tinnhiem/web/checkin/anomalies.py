"""Scans that came late or twice: each waits for a person, with both desks and times."""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.desk_mending import (
    AnomalyDecision,
    code_if_taken,
    settle_anomaly,
)
from tinnhiem.actions.once import once
from tinnhiem.core.conference.door.errors import AnomalySettledError
from tinnhiem.core.conference.door.scan import DeskMode, ScanCode
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.checkin import NOT_TAKEN_WORDS
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.desk import AnomalyRow, anomalies_of, anomaly_meant
from tinnhiem.web.checkin.forms import DecisionForm
from tinnhiem.web.checkin.words import MODES
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request

ON_A_PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class AnomalyLine:
    """One scan that waits or is settled, in words.

    Attributes:
        why: What the hall had against it.
        may_take: It can still be written.
    """

    row: AnomalyRow
    mode: str
    why: str
    may_take: bool


@page("check-in-anomalies")
def anomalies(request: Request, slug: str) -> HttpResponse:
    """Show every anomaly, those that wait first."""
    return _page(request, campaign_or_404(slug))


@page("check-in-anomalies")
def settle(request: Request, slug: str, number: int) -> HttpResponse:
    """Decide about one."""
    campaign = campaign_or_404(slug)
    if request.method != "POST":
        return redirect("check-in-anomalies", slug=slug)
    row = anomaly_meant(campaign, number)
    if row is None:
        raise Http404(_("Không có lượt bất thường này."))
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            once(
                key_of(request),
                campaign=campaign,
                deed="desk.settle",
                act=lambda: settle_anomaly(
                    campaign=campaign,
                    anomaly=row,
                    decision=AnomalyDecision(
                        takes=form.takes(), reason=form.cleaned_data["reason"]
                    ),
                    by=request.who.login,
                    now=request.now,
                ),
            )
        except AnomalySettledError as refusal:  # its form is gone from the page
            messages.error(request, say_here(refusal))
            return redirect("check-in-anomalies", slug=slug)
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi cách xử lý."))
            return redirect("check-in-anomalies", slug=slug)
    return _page(request, campaign, asked=row.pk, form=form)


def _page(
    request: Request,
    campaign: CampaignRow,
    *,
    asked: int | None = None,
    form: DecisionForm | None = None,
) -> HttpResponse:
    paged = Paginator(anomalies_of(campaign), ON_A_PAGE).get_page(
        request.GET.get("trang")
    )
    lines = [_line(campaign, row) for row in paged.object_list]
    context = {
        "campaign": campaign,
        "lines": lines,
        "paged": paged,
        "asked": asked,
        "form": form or DecisionForm(),
        "empty": DecisionForm(),
    }
    return render(request, "checkin/anomalies.html", context)


def _line(campaign: CampaignRow, row: AnomalyRow) -> AnomalyLine:
    waits = row.settled_at is None
    return AnomalyLine(
        row=row,
        mode=str(MODES[DeskMode(row.mode)]),
        why=said(NOT_TAKEN_WORDS[ScanCode(row.code)]),
        may_take=waits and code_if_taken(campaign, row) is ScanCode.OK,
    )
