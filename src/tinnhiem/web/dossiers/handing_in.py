"""Handing in, by the desk for somebody or by the officeholder: the same pages."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tinnhiem.actions.dossiers.filing import NewFiling
from tinnhiem.actions.dossiers.hand_in import hand_in_pdf, hand_in_report
from tinnhiem.actions.dossiers.save_draft import draft_of, save_draft
from tinnhiem.core.dossiers.dossier import Dossier, ItemStanding
from tinnhiem.core.dossiers.due import ASSETS, REPORT
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.core.dossiers.filing import FilingKind
from tinnhiem.core.dossiers.report_form import FORM, parts_of_report
from tinnhiem.core.errors import VoteError
from tinnhiem.intake.dossier_pdf import require_pdf_size
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.dossiers import dossiers_of
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.vault import vault_state
from tinnhiem.web.dossiers.forms import PdfForm, ReportForm
from tinnhiem.web.dossiers.lines import dossier_line, item_line
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request
from tinnhiem.web.words import source_words

SAVE, HAND_IN = "luu", "nop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who hands in for whom.

    Attributes:
        person: Key of the officeholder; empty for the unit.
        is_own: The officeholder themself.
        back: Address of the dossier.
        here: Address of the form, to stay on it.
    """

    campaign: CampaignRow
    person: str
    is_own: bool
    back: str
    here: str = ""


def dossier_or_404(campaign: CampaignRow, person: str) -> Dossier:
    """Return the dossier of a person by key, or of the unit; else no page."""
    try:
        return dossiers_of(campaign).of(person)
    except DossierUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal


def item_or_404(dossier: Dossier, key: str) -> ItemStanding:
    """Return the item of a dossier; without one there is no page."""
    found = dossier.item(key)
    if found is None:
        raise Http404(say_here(DossierUnknownError(key)))
    return found


def upload_page(request: Request, side: Side, item: str) -> HttpResponse:
    """Take a PDF as the next version; keep it in the vault."""
    dossier = dossier_or_404(side.campaign, side.person)
    asked = item_or_404(dossier, item)
    if item == ASSETS and not side.campaign.keeps_declarations:
        raise Http404
    form = PdfForm(
        request.POST or None,
        request.FILES or None,
        initial={"seen": len(asked.filings)},
    )
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            require_pdf_size(upload.size)
            row = hand_in_pdf(
                campaign=side.campaign,
                new=NewFiling(
                    person=side.person,
                    item=item,
                    kind=FilingKind.PDF,
                    seen=form.cleaned_data["seen"],
                ),
                content=upload.read(),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã nhận bản {number}, {pages} trang.")
            messages.success(request, words.format(number=row.number, pages=row.pages))
            return redirect(side.back)
    today = timezone.localdate(request.now)
    context = {
        **_context(request, side, dossier),
        "item": item_line(asked, today=today),
        "form": form,
    }
    return render(request, "dossiers/upload.html", context)


def report_page(request: Request, side: Side) -> HttpResponse:
    """Write the report part by part: save it, or hand it in."""
    dossier = dossier_or_404(side.campaign, side.person)
    asked = item_or_404(dossier, REPORT)
    parts = parts_of_report(plan_of(side.campaign))
    kept, refusal = _draft(side)
    form = ReportForm(
        request.POST or None,
        parts=parts,
        initial={**kept, "seen": len(asked.filings)},
    )
    if request.method == "POST" and form.is_valid() and _kept(request, side, form):
        is_in = request.POST.get("deed") == HAND_IN
        return redirect(side.back if is_in else side.here)
    context = _context(request, side, dossier)
    context |= {
        "form": form,
        "refusal": refusal,
        "source": source_words(FORM),
        "note": FORM.source,
    }
    return render(request, "dossiers/report_form.html", context)


def _kept(request: Request, side: Side, form: ReportForm) -> bool:
    """Save the draft, and hand in when asked; say why not on the form."""
    by, now = request.who.login, request.now
    try:
        save_draft(
            campaign=side.campaign,
            person=side.person,
            typed=form.typed(),
            by=by,
            now=now,
        )
        if request.POST.get("deed") != HAND_IN:
            messages.success(request, _("Đã lưu bản đang viết. Chưa nộp."))
            return True
        new = NewFiling(
            person=side.person,
            item=REPORT,
            kind=FilingKind.FORM,
            seen=form.cleaned_data["seen"],
        )
        row = hand_in_report(
            campaign=side.campaign, new=new, typed=form.typed(), by=by, now=now
        )
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    words = _("Đã nộp báo cáo, bản {number}, {pages} trang. Xem lại bản in ở dưới.")
    messages.success(request, words.format(number=row.number, pages=row.pages))
    return True


def _draft(side: Side) -> tuple[dict[str, str], str]:
    """Return what was written so far, or why it cannot be read."""
    try:
        return draft_of(side.campaign, side.person, is_own=side.is_own), ""
    except VoteError as refusal:
        return {}, say_here(refusal)


def _context(request: Request, side: Side, dossier: Dossier) -> dict[str, object]:
    today = timezone.localdate(request.now)
    return {
        "campaign": side.campaign,
        "dossier": dossier_line(dossier, today=today),
        "own": side.is_own,
        "back": side.back,
        "vault": vault_state(),
    }
