"""Scanning one batch: files go in, what became of each page comes out."""

from collections import Counter
from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.count.drop_scans import drop_scans, keep_after_all
from tinnhiem.actions.count.keep_scans import keep_scans
from tinnhiem.actions.count.placing import NewScan
from tinnhiem.actions.count.read_scans import Brought, read_files
from tinnhiem.core.count.box import KeyedBatch
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.errors import VoteError
from tinnhiem.core.scanning.errors import ScansTooLargeError
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.scan_words import OUTCOMES
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.telling import tell_here
from tinnhiem.web.count.words import STAGE_CLASS, STAGES
from tinnhiem.web.gate import page
from tinnhiem.web.uploads import MOST
from tinnhiem.web.who import Request

MEGABYTE = 1024 * 1024
Files = Sequence["UploadedFile[bytes]"]


@page("scan-batch")
@or_back
def scan_batch(request: Request, slug: str, number: int) -> HttpResponse:
    """Show what became of the pages of a batch; take more of them."""
    desk = scan_desk(request, slug)
    batch = desk.batch(number)
    if request.method == "POST":
        files = request.FILES.getlist("scans")
        if _take(request, desk, number, files):
            return redirect("scan-batch", slug=slug, number=number)
    return render(request, "count/scan_batch.html", _context(desk, batch))


@page("scan-batch")
@or_back
def drop(request: Request, slug: str, number: int) -> HttpResponse:
    """Ask for the scans of a batch to be taken out; the second who asks does it."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        gone: list[bool] = []
        done_once(
            request,
            desk.seat,
            deed="scans.drop",
            act=lambda: gone.append(
                drop_scans(
                    campaign=desk.seat.campaign,
                    batch=number,
                    seen=request.POST.get("seen", ""),
                    member=desk.seat.member,
                    key=desk.seat.key,
                    now=request.now,
                )
            ),
        )
        if gone == [True]:
            words = _("Đã bỏ bản quét của lô {n}. Quét lại lô này.")
            messages.success(request, words.format(n=number))
        elif gone:
            words = _("Đã đề nghị bỏ bản quét của lô {n}; chờ thành viên thứ hai.")
            messages.success(request, words.format(n=number))
    return redirect("scan-batch", slug=slug, number=number)


@page("scan-batch")
@or_back
def keep(request: Request, slug: str, number: int) -> HttpResponse:
    """Take back one's own request to take the scans of a batch out."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        done_once(
            request,
            desk.seat,
            deed="scans.keep-after-all",
            act=lambda: keep_after_all(
                campaign=desk.seat.campaign,
                batch=number,
                member=desk.seat.member,
                key=desk.seat.key,
                now=request.now,
            ),
            words=_("Đã rút đề nghị; bản quét của lô vẫn còn."),
        )
    return redirect("scan-batch", slug=slug, number=number)


def _take(
    request: Request,
    desk: ScanDesk,
    number: int,
    files: Files,
) -> bool:
    """Read what was sent and keep it; say whether that was done."""
    seat = desk.seat
    try:
        scan = _read(desk, number, files)
    except VoteError as refusal:
        tell_here(request, refusal)
        return False
    refused = done_once(
        request,
        seat,
        is_shown_here=True,
        deed="scans.keep",
        act=lambda: keep_scans(
            campaign=seat.campaign,
            scan=scan,
            member=seat.member,
            key=seat.key,
            now=request.now,
        ),
        words=_("Đã nhận bản quét; xem từng loại trang ở dưới."),
    )
    return refused is None


def _read(desk: ScanDesk, number: int, files: Files) -> NewScan:
    """Read files where they are, in memory; outside any transaction, it takes seconds.

    Raises:
        ScansTooLargeError: A file was not kept whole.
        NoLayoutError, ScanUnopenedError, NothingScannedError: As `read_files` says.
    """
    for file in files:
        if (file.size or 0) > MOST:
            raise ScansTooLargeError(
                (file.size or 0) // MEGABYTE, most=MOST // MEGABYTE
            )
    brought = [Brought(name=file.name or "", content=file.read()) for file in files]
    return read_files(desk.seat.campaign, batch=number, files=brought)


def _context(desk: ScanDesk, batch: KeyedBatch) -> dict[str, object]:
    pile = desk.piles[batch.number]
    stage = desk.box.stage(batch)
    asks = pile.asks_to_drop
    return {
        "campaign": desk.seat.campaign,
        "slug": desk.seat.campaign.slug,
        "seat": desk.seat,
        "batch": batch,
        "sheets": pile.sheets,
        "keyed": len(pile.keyed),
        "outcomes": _outcomes(pile),
        "waiting": len(pile.waiting()),
        "rows": len(pile.open_rows()),
        "mine": len(pile.open_for(desk.seat.person)),
        "doubts": len(desk.box.open_doubts(batch)),
        "stage_words": STAGES[stage],
        "stage_class": STAGE_CLASS[stage],
        "lacks": batch.declared - pile.sheets,
        "most": MOST // MEGABYTE,
        "pages": len(pile.pages),
        "seen": pile.seen,
        "asks": desk.seat.names.get(asks, "") if asks else "",
        "is_mine": asks == desk.seat.person,
    }


def _outcomes(pile: ScannedPile) -> list[tuple[object, int]]:
    found = Counter(one.outcome for one in pile.pages)
    return [(OUTCOMES[outcome], found[outcome]) for outcome in PageOutcome]
