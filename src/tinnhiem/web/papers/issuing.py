"""Freezing a paper for good: number and day, final, or in place of another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.actions.papers.end_paper import cancel_number, replace_paper
from tinnhiem.actions.papers.finalise_paper import finalise_paper
from tinnhiem.actions.papers.issue_paper import Issued, issue_paper
from tinnhiem.actions.papers.look_ahead import look_ahead
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.errors import PaperFrozenError, PaperNotIssuedError
from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.intake.public_holidays import holidays_after
from tinnhiem.messages.papers import disorder_words, late_words
from tinnhiem.papers.lint import faults_of
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.gate import page
from tinnhiem.web.papers.findings import finding_lines
from tinnhiem.web.papers.forms import CancelForm, FreezeForm, MarkForm
from tinnhiem.web.papers.meant import paper_or_404
from tinnhiem.web.papers.words import number_words
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request, posted


@page("issue-paper")
def freeze(request: Request, slug: str, code: str) -> HttpResponse:
    """Show what the rules of form say; number and freeze, or make final."""
    campaign, standing = paper_or_404(slug, code)
    if standing.state.is_current:
        return _back(request, slug, _frozen(standing))
    return _freezing(request, campaign, standing, replaces=False)


@page("issue-paper")
def replace(request: Request, slug: str, code: str) -> HttpResponse:
    """Issue a paper with other content in the place of the one in force."""
    campaign, standing = paper_or_404(slug, code)
    if not standing.state.is_current:
        return _back(request, slug, PaperNotIssuedError(code))
    return _freezing(request, campaign, standing, replaces=True)


@page("issue-paper")
def cancel(request: Request, slug: str, code: str) -> HttpResponse:
    """Give up a number; it stays in the register with the reason."""
    campaign, standing = paper_or_404(slug, code)
    if standing.number is None:
        return _back(request, slug, PaperNotIssuedError(code))
    form = CancelForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            cancel_number(
                campaign=campaign,
                code=code,
                reason=form.cleaned_data["reason"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã hủy số của văn bản {code}; số này không cấp lại.")
            messages.success(request, words.format(code=code))
            return redirect("one-paper", slug=slug, code=code)
    context = {"slug": slug, "standing": standing, "form": form}
    context["number"] = number_words(standing)
    return render(request, "papers/cancel.html", context)


@page("classify-paper")
def classify(request: Request, slug: str, code: str) -> HttpResponse:
    """Record how far a paper may be known, as a named person decided."""
    campaign, standing = paper_or_404(slug, code)
    if standing.state.is_current:
        return _back(request, slug, _frozen(standing))
    form = MarkForm(posted(request), initial=_mark(request, standing))
    if request.method == "POST" and form.is_valid():
        try:
            classify_paper(
                campaign=campaign,
                code=code,
                marking=form.marking(),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi phạm vi lưu hành của văn bản."))
            return redirect("one-paper", slug=slug, code=code)
    context = {"slug": slug, "standing": standing, "form": form}
    return render(request, "papers/mark.html", context)


def _freezing(
    request: Request, campaign: CampaignRow, standing: PaperStanding, *, replaces: bool
) -> HttpResponse:
    today = request.now.date()
    ahead = look_ahead(campaign=campaign, code=standing.code, today=today)
    form = FreezeForm(posted(request), ahead=ahead, today=today, replaces=replaces)
    if request.method == "POST" and ahead.refusal is None and form.is_valid():
        try:
            issued = _done(request, campaign, form, replaces=replaces)
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            _tell(request, issued)
            return redirect("one-paper", slug=campaign.slug, code=standing.code)
    context = {
        "slug": campaign.slug,
        "standing": standing,
        "form": form,
        "replaces": replaces,
        "number": number_words(standing),
        "refusal": say_here(ahead.refusal) if ahead.refusal else "",
        "takes_number": ahead.series is not None,
        "findings": finding_lines(ahead.findings),
        "faults": len(faults_of(ahead.findings)),
    }
    return render(request, "papers/freeze.html", context)


def _done(
    request: Request, campaign: CampaignRow, form: FreezeForm, *, replaces: bool
) -> Issued:
    by, now = request.who.login, request.now
    if not (form.takes_number or replaces):
        signing, code = form.signing(), form.ahead.code
        row = finalise_paper(
            campaign=campaign, code=code, signing=signing, by=by, now=now
        )
        return Issued(paper=row)
    issue = form.issue()
    holidays = holidays_after(form.cleaned_data["signed_on"] or now.date())
    if replaces:
        return replace_paper(
            campaign=campaign,
            issue=issue,
            reason=form.cleaned_data["reason"],
            holidays=holidays,
            by=by,
            now=now,
        )
    return issue_paper(
        campaign=campaign, issue=issue, holidays=holidays, by=by, now=now
    )


def _tell(request: Request, issued: Issued) -> None:
    row = issued.paper
    if row.number:
        words = _("Đã ban hành {kind} số {number}; từ nay không sửa được nữa.")
        number = f"{row.number:02d}"
        messages.success(request, words.format(kind=row.kind, number=number))
    else:
        words = _("Đã chốt văn bản {code}; từ nay không sửa được nữa.")
        messages.success(request, words.format(code=row.code))
    if issued.late_since is not None:
        messages.warning(request, said(late_words(issued.late_since)))
    for other in issued.disordered:
        messages.warning(request, said(disorder_words(other)))


def _frozen(standing: PaperStanding) -> PaperFrozenError:
    assert standing.frozen_on is not None  # noqa: S101 - so it is current
    return PaperFrozenError(
        standing.code, number=standing.number, frozen_on=standing.frozen_on
    )


def _back(
    request: Request, slug: str, refusal: PaperFrozenError | PaperNotIssuedError
) -> HttpResponse:
    messages.warning(request, say_here(refusal))
    return redirect("one-paper", slug=slug, code=refusal.paper)


def _mark(request: Request, standing: PaperStanding) -> dict[str, object]:
    mark = standing.marking
    if mark is None:
        return {"decided_on": request.now.date()}
    return {
        "level": mark.secrecy.value,
        "listed_in": mark.listed_in,
        "item": mark.item,
        "is_internal": mark.is_internal,
        "decided_by": mark.decided_by,
        "decided_on": mark.decided_on,
    }
