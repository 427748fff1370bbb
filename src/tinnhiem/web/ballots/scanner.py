"""Whether a device is good enough: scans of the test sheet in, plain words out.

Files are looked at in memory and forgotten: somebody may send a real ballot by mistake.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tinnhiem.actions.ballots.lay_out_sheet import sheet_to_test_with
from tinnhiem.core.scanning.calibrating import (
    ScanGrade,
    ScanMeasure,
    faults_of,
    grade_of,
)
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import Rejection
from tinnhiem.messages.calibrating import (
    FAULT_WORDS,
    GRADE_WORDS,
    figures,
    rejection_words,
)
from tinnhiem.messages.scan_files import UNOPENED
from tinnhiem.omr.calibrating import measure_scan
from tinnhiem.omr.opening import pictures_brought
from tinnhiem.omr.pictures import Unopened
from tinnhiem.papers.ballot_face import face_of
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.records import record_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import said
from tinnhiem.web.uploads import MOST
from tinnhiem.web.who import Request

MOST_FILES: Final = 6
MOST_PAGES: Final = 24  # looked at; more of one device say nothing new
MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One page as the page of results shows it."""

    name: str
    page: int
    grade: ScanGrade
    words: str
    advice: tuple[str, ...] = ()
    figures: dict[str, str] | None = None


@page("scanner")
def scanner(request: Request, slug: str) -> HttpResponse:
    """Take scans of the test sheet; say what to change on the device."""
    campaign = campaign_or_404(slug)
    files = request.FILES.getlist("scans")[:MOST_FILES]
    verdicts: tuple[Verdict, ...] = ()
    if request.method == "POST":
        verdicts = tuple(islice(_verdicts(campaign, files), MOST_PAGES))
    context = {
        "campaign": campaign,
        "slug": slug,
        "verdicts": verdicts,
        "is_empty": request.method == "POST" and not verdicts,
        "may": request.who.acts("scanner"),
        "is_settled": bool(campaign.officeholders.exists()),
        "most": MOST // MEGABYTE,
    }
    return render(request, "ballots/scanner.html", context)


def _verdicts(
    campaign: CampaignRow, files: "list[UploadedFile[bytes]]"
) -> Iterator[Verdict]:
    layouts = _layouts(campaign)
    for file in files:
        name = file.name or ""
        if (file.size or 0) > MOST:
            yield _none(name, 1, _("Tệp lớn quá. Quét một hai tờ phiếu thử là đủ."))
            continue
        for found in pictures_brought(file.read(), name=name):
            if isinstance(found, Unopened):
                words = said(UNOPENED[found.reason])
                yield _none(name, found.page, words[:1].upper() + words[1:] + ".")
                continue
            measured = measure_scan(found, layouts)
            if isinstance(measured, Rejection):
                yield _none(name, found.page, said(rejection_words(measured)))
            else:
                yield _verdict(name, found.page, measured)


def _layouts(campaign: CampaignRow) -> list[SheetLayout]:
    """Return the test sheets as they would be printed now, in either size."""
    face = face_of(record_of(campaign))
    return [
        sheet_to_test_with(face, is_large=is_large).layout for is_large in (False, True)
    ]


def _verdict(name: str, page_number: int, measured: ScanMeasure) -> Verdict:
    faults = faults_of(measured)
    grade = grade_of(faults)
    return Verdict(
        name=name,
        page=page_number,
        grade=grade,
        words=said(GRADE_WORDS[grade]),
        advice=tuple(said(FAULT_WORDS[fault]) for fault in faults),
        figures=figures(measured),
    )


def _none(name: str, page_number: int, words: str) -> Verdict:
    return Verdict(name=name, page=page_number, grade=ScanGrade.UNFIT, words=words)
