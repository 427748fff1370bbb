"""The ballot for machines: laid out by the clerk, printed as often as needed."""

import json
from dataclasses import dataclass
from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.ballots.lay_out_sheet import (
    is_current,
    lay_out_sheet,
    sheet_of,
    sheet_to_test_with,
)
from tinnhiem.core.conference.keeping import PREPARING
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.core.scanning.layout import SheetLayout, layout_from, layout_rows
from tinnhiem.papers.ballot_face import face_from
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.store.queries.ballot_sheets import run_in_force
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.ballots.account_page import usual_spare
from tinnhiem.web.downloads import download
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted

MOST_COPIES: Final = 1000  # in one file from a page; more are printed again


class SheetForm(forms.Form):
    """In which size the ballot is laid out."""

    size = forms.ChoiceField(
        label=gettext_lazy("Khổ chữ"),
        choices=[
            ("normal", gettext_lazy("Thường")),
            ("large", gettext_lazy("Lớn, cho mọi người ghi phiếu")),
        ],
        widget=forms.RadioSelect,
        initial="normal",
    )


class CopiesForm(forms.Form):
    """How many equal sheets the file holds."""

    so = forms.IntegerField(min_value=1, max_value=MOST_COPIES, required=False)


@dataclass(frozen=True, slots=True)
class Printed:
    """The run in force as the page shows it."""

    batch: int
    is_large: bool
    layout: SheetLayout
    is_current: bool


@page("ballot-sheet")
def sheet(request: Request, slug: str) -> HttpResponse:
    """Show the form in force; lay out a new one."""
    campaign = campaign_or_404(slug)
    form = SheetForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            run = lay_out_sheet(
                campaign=campaign,
                is_large=form.cleaned_data["size"] == "large",
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            told = _("Đã lập mẫu phiếu, lần in {batch}. Tải về rồi in thử một tờ.")
            messages.success(request, told.format(batch=run.batch))
            return redirect("ballot-sheet", slug=slug)
    context = {
        "campaign": campaign,
        "slug": slug,
        "form": form,
        "printed": _printed(campaign),
        "is_frozen": campaign.roster.exists(),
        "may": request.who.acts("ballot-sheet") and Phase(campaign.phase) in PREPARING,
        "copies": _copies_suggested(campaign),
    }
    return render(request, "ballots/sheet.html", context)


@page("ballot-sheet")
def sheet_file(request: Request, slug: str, name: str) -> HttpResponse:
    """Return the sheets as PDF, a test sheet, or the layout."""
    campaign = campaign_or_404(slug)
    run = run_in_force(campaign)
    if run is None:
        raise Http404
    stem = f"{slug}-phieu-lan-{run.batch}"
    if name == "bo-cuc.json":
        rows = layout_rows(layout_from(run.layout))
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        return download(text.encode(), name=f"{stem}-bo-cuc.json")
    if name == "phieu-thu.pdf":
        face = face_from(run.face)
        test = sheet_to_test_with(face, is_large=run.is_large)
        pdf = sheet_pdf(test, made_at=run.made_at)
        return download(pdf, name=f"{stem}-phieu-thu.pdf")
    form = CopiesForm(request.GET)
    copies = (form.is_valid() and form.cleaned_data["so"]) or 1
    pdf = sheet_pdf(sheet_of(run), copies=copies, made_at=run.made_at)
    return download(pdf, name=f"{stem}.pdf")


def _printed(campaign: CampaignRow) -> Printed | None:
    run = run_in_force(campaign)
    if run is None:
        return None
    return Printed(
        batch=run.batch,
        is_large=run.is_large,
        layout=layout_from(run.layout),
        is_current=is_current(run),
    )


def _copies_suggested(campaign: CampaignRow) -> int:
    summoned = campaign.roster.count()
    return min(MOST_COPIES, summoned + usual_spare(summoned))
