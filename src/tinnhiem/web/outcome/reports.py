"""Reports to the superiors: who gets one, by when, which are out."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.outcome.record_report import record_report, take_back_report
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.core.outcome.reporting import ReportLine, all_sent, report_lines
from tinnhiem.core.plans.superiors import report_step
from tinnhiem.messages.after_count import WAY_WORDS
from tinnhiem.store.queries.after_count import reports_of
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.papers import frozen_paper
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.results import is_signed
from tinnhiem.web.figures import day
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.outcome.forms import ReportForm
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request, posted
from tinnhiem.web.words import deadline_words

REPORT = "D21"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One superior as the page shows it; `number` counts from 1."""

    number: int
    recipient: str
    sent: str
    receipt: str
    days_late: int


@page("reports")
def reports(request: Request, slug: str) -> HttpResponse:
    """Show every superior; close the reporting when all are sent."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        _close(request, campaign)
        return redirect("reports", slug=slug)
    plan = plan_of(campaign)
    found = report_lines(plan, reports_of(campaign))
    step = report_step(plan)
    today = localdate(request.now)
    frozen = frozen_paper(campaign, REPORT)
    context = {
        "campaign": campaign,
        "is_signed": is_signed(campaign),
        "is_announced": campaign.announced_at is not None,
        "is_reported": campaign.phase in {Phase.REPORTED, Phase.ARCHIVED},
        "lines": [_line(n, one, today) for n, one in enumerate(found, start=1)],
        "all_sent": all_sent(found),
        "deadline": deadline_words(step.deadline, vote_on=None)
        if step and step.deadline
        else "",
        "last_day": next((one.last_day for one in found), None),
        "paper": frozen,
        "made": campaign.papers.filter(code__startswith=REPORT).exists(),
        "code": REPORT,
    }
    return render(request, "outcome/reports.html", context)


@page("reports")
def one_report(request: Request, slug: str, number: int) -> HttpResponse:
    """Record one report as sent, or correct what was recorded."""
    campaign = campaign_or_404(slug)
    line = _meant(campaign, number)
    if not is_signed(campaign):
        return redirect("reports", slug=slug)
    if "strike" in request.POST:
        _strike(request, campaign, line)
        return redirect("reports", slug=slug)
    likely = ReportForm.of(line.sent, today=localdate(request.now), by=request.who.name)
    form = ReportForm(posted(request), initial=likely)
    if request.method == "POST" and form.is_valid():
        try:
            complete = record_report(
                campaign=campaign,
                report=form.report(line.recipient),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = (
                _("Đã ghi. Báo cáo đã gửi đủ các nơi.") if complete else _("Đã ghi.")
            )
            messages.success(request, words)
            return redirect("reports", slug=slug)
    context = {"campaign": campaign, "line": line, "form": form, "number": number}
    return render(request, "outcome/report.html", context)


def _close(request: Request, campaign: CampaignRow) -> None:
    try:
        advance_phase(
            campaign=campaign,
            wanted=Phase.REPORTED,
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
    else:
        messages.success(request, _("Đã ghi: báo cáo đã gửi đủ."))


def _strike(request: Request, campaign: CampaignRow, line: ReportLine) -> None:
    try:
        take_back_report(
            campaign=campaign,
            recipient=line.recipient,
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
    else:
        messages.success(request, _("Đã bỏ ghi nhận; nhật ký vẫn giữ cả hai việc."))


def _meant(campaign: CampaignRow, number: int) -> ReportLine:
    found = report_lines(plan_of(campaign), reports_of(campaign))
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


def _line(number: int, one: ReportLine, today: date) -> Line:
    sent = one.sent
    return Line(
        number=number,
        recipient=one.recipient,
        sent=f"{day(sent.sent_on)}, {said(WAY_WORDS[sent.way])}, {sent.sent_by}"
        if sent
        else "",
        receipt=sent.receipt if sent else "",
        days_late=one.days_late(today),
    )
