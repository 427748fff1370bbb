"""The desk's side: every dossier at a glance, one dossier, receipts, returns."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tinnhiem.actions.dossiers.record_receipt import Receipt, record_receipt
from tinnhiem.actions.dossiers.take_back import return_filing, withdraw_filing
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.dossier_readers import is_rated
from tinnhiem.store.queries.dossiers import readers_by_filing
from tinnhiem.web.dossiers.forms import ReasonForm, ReceiptForm
from tinnhiem.web.dossiers.handing_in import (
    Side,
    dossier_or_404,
    item_or_404,
    report_page,
    upload_page,
)
from tinnhiem.web.dossiers.lines import dossier_line, item_line
from tinnhiem.web.dossiers.meant import (
    filing_or_404,
    person_of,
    word_of,
)
from tinnhiem.web.dossiers.overview import overview
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

ON_A_PAGE = 100


@page("dossiers")
def dossiers(request: Request, slug: str) -> HttpResponse:
    """Show who has handed in what, what is late, what voters have."""
    campaign = campaign_or_404(slug)
    shown = overview(campaign, today=timezone.localdate(request.now))
    paged = Paginator(shown.dossiers, ON_A_PAGE).get_page(request.GET.get("trang"))
    context = {"campaign": campaign, "shown": shown, "paged": paged}
    return render(request, "dossiers/dossiers.html", context)


@page("dossier")
def dossier(request: Request, slug: str, person: str) -> HttpResponse:
    """Show one dossier with every version."""
    campaign = campaign_or_404(slug)
    meant = dossier_or_404(campaign, person_of(person))
    line = dossier_line(
        meant,
        today=timezone.localdate(request.now),
        readers=_readers(request, campaign),
    )
    context = {
        "campaign": campaign,
        "dossier": line,
        "return_form": ReasonForm(),
        "keeps_declarations": campaign.keeps_declarations,
    }
    return render(request, "dossiers/dossier.html", context)


@page("dossier-desk")
def receive(request: Request, slug: str, person: str, item: str) -> HttpResponse:
    """Record that a paper came in."""
    campaign = campaign_or_404(slug)
    meant = dossier_or_404(campaign, person_of(person))
    asked = item_or_404(meant, item)
    today = timezone.localdate(request.now)
    form = ReceiptForm(
        request.POST or None,
        initial={
            "received_on": today,
            "receiver": request.who.name,
            "seen": len(asked.filings),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            record_receipt(
                campaign=campaign,
                receipt=Receipt(person=meant.person, item=item, **form.cleaned_data),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã ghi biên nhận: {name}, {item}.")
            messages.success(
                request, words.format(name=meant.name, item=asked.item.title)
            )
            return redirect("dossier", slug=slug, person=person)
    context = {
        "campaign": campaign,
        "dossier": dossier_line(meant, today=today),
        "item": item_line(asked, today=today),
        "form": form,
    }
    return render(request, "dossiers/receive.html", context)


@page("dossier-desk")
def withdraw(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Take back a version that the desk brought in by mistake."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    if request.method == "POST":
        try:
            withdraw_filing(
                campaign=campaign, filing=filing, by=request.who.login, now=request.now
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã rút bản {number}; tệp (nếu có) đã xóa khỏi kho.")
            messages.success(request, words.format(number=row.number))
    return redirect("dossier", slug=slug, person=word_of(row.person_key))


@page("dossier-desk")
def send_back(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Return a version to be mended, with the reason."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return_filing(
                campaign=campaign,
                filing=filing,
                reason=form.cleaned_data["reason"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã trả lại bản {number} để bổ sung.")
            messages.success(request, words.format(number=row.number))
        return redirect("dossier", slug=slug, person=word_of(row.person_key))
    context = {"campaign": campaign, "filing": row, "form": form}
    context["word"] = word_of(row.person_key)
    return render(request, "dossiers/send_back.html", context)


@page("dossier-desk")
def upload(request: Request, slug: str, person: str, item: str) -> HttpResponse:
    """Take a PDF that somebody brought to the desk."""
    return upload_page(request, _side(request, slug, person), item)


@page("dossier-desk")
def report(request: Request, slug: str, person: str) -> HttpResponse:
    """Type in a report that was brought on paper."""
    return report_page(request, _side(request, slug, person))


def _readers(request: Request, campaign: CampaignRow) -> dict[str, int] | None:
    """Return how many read what; nothing to whoever is rated, or may not see who."""
    may = request.who.sees("dossier-readings")
    if not may or is_rated(campaign, person=request.who.person, name=request.who.name):
        return None
    return readers_by_filing(campaign)


def _side(request: Request, slug: str, person: str) -> Side:
    return Side(
        campaign=campaign_or_404(slug),
        person=person_of(person),
        is_own=False,
        back=reverse("dossier", args=[slug, person]),
        here=reverse("report-form", args=[slug, person]),
    )
