"""The numbered copies of a paper: allotted, printed one by one, handed over."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.papers.allot_copies import allot_copies, shares_said
from tinnhiem.actions.papers.print_out import CopyMeant, hand_over, print_copy
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.copies import BALLOTS, CopyLife, require_copy
from tinnhiem.core.papers.errors import CopyUnknownError
from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.downloads import download
from tinnhiem.web.gate import page
from tinnhiem.web.papers.forms import AllotForm, HandOverForm, PrintForm
from tinnhiem.web.papers.meant import paper_or_404
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted


@page("copies")
def allot(request: Request, slug: str, code: str) -> HttpResponse:
    """Give each line of Nơi nhận its copies, before anything is printed."""
    campaign, standing = paper_or_404(slug, code)
    if code in BALLOTS:
        raise Http404(_("Phiếu được đếm theo tờ, không phân bản."))
    form = AllotForm(posted(request), said=shares_said(campaign, code))
    if request.method == "POST" and form.is_valid():
        try:
            copies = allot_copies(
                campaign=campaign,
                code=code,
                shares=form.shares(),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã phân {count} bản, đánh số từ 1 đến {count}.")
            messages.success(request, words.format(count=len(copies)))
            return redirect("one-paper", slug=slug, code=code)
    context = {"slug": slug, "standing": standing, "form": form}
    return render(request, "papers/allot.html", context)


@page("copies")
def one_copy(request: Request, slug: str, code: str, number: int) -> HttpResponse:
    """Show one copy, and record who takes it."""
    campaign, standing, copy = _meant(slug, code, number)
    form = HandOverForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(
                campaign=campaign,
                copy=CopyMeant(code=code, number=number),
                to=form.cleaned_data["to"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã ghi: bản số {number} giao cho {to}. Người nhận ký sổ.")
            to = form.cleaned_data["to"]
            messages.success(request, words.format(number=number, to=to))
            return redirect("one-paper", slug=slug, code=code)
    return _page(request, standing, copy, taker=form, slug=slug)


@page("copies")
def print_one(request: Request, slug: str, code: str, number: int) -> HttpResponse:
    """Record the print of one copy, then send its PDF."""
    campaign, standing, copy = _meant(slug, code, number)
    form = PrintForm(posted(request), needs_reason=_needs_reason(standing, copy))
    if request.method != "POST":
        return redirect("one-copy", slug=slug, code=code, number=number)
    if not form.is_valid():
        return _page(request, standing, copy, printer=form, slug=slug)
    try:
        _row, content = print_copy(
            campaign=campaign,
            copy=CopyMeant(
                code=code, number=number, reason=form.cleaned_data.get("reason", "")
            ),
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        # The first click of two has printed it since: now a reason is asked for.
        form = PrintForm(needs_reason=copy.printed > 0)
        return _page(
            request, standing, copy, printer=form, slug=slug, refusal=say_here(refusal)
        )
    return download(content, name=f"{slug}-{code}-ban-{number}.pdf")


def _meant(
    slug: str, code: str, number: int
) -> tuple[CampaignRow, PaperStanding, CopyLife]:
    campaign, standing = paper_or_404(slug, code)
    try:
        return campaign, standing, require_copy(standing.copies, number, code=code)
    except CopyUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal


def _needs_reason(standing: PaperStanding, copy: CopyLife) -> bool:
    is_secret = standing.marking is not None and standing.marking.is_secret
    return is_secret or copy.printed > 0


def _page(  # noqa: PLR0913 - two forms on one page
    request: Request,
    standing: PaperStanding,
    copy: CopyLife,
    *,
    slug: str,
    printer: PrintForm | None = None,
    taker: HandOverForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    context = {
        "slug": slug,
        "standing": standing,
        "copy": copy,
        "refusal": refusal,
        "printer": printer or PrintForm(needs_reason=_needs_reason(standing, copy)),
        "taker": taker or HandOverForm(),
        "next": copy.number + 1 if copy.number < len(standing.copies) else None,
    }
    return render(request, "papers/copy.html", context)
