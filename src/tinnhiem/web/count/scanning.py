"""Scanning one batch: files go in, what became of each file and page comes out.

Each file is read and kept by itself, and has an answer of its own: a wrong one keeps
none of the others out. Names of files are in that answer and nowhere else.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid5

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinnhiem.actions.count.drop_scans import drop_scans, keep_after_all
from tinnhiem.actions.count.keep_scans import keep_scans
from tinnhiem.actions.count.placing import KeptPage, NewScan
from tinnhiem.actions.count.read_scans import Brought, read_file
from tinnhiem.actions.once import once
from tinnhiem.core.count.box import KeyedBatch
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.errors import VoteError
from tinnhiem.core.scanning.errors import NothingScannedError, ScansTooLargeError
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.scan_words import OUTCOMES
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.telling import tell_here
from tinnhiem.web.count.words import STAGE_CLASS, stage_words
from tinnhiem.web.gate import page
from tinnhiem.web.once import key_of
from tinnhiem.web.saying import say_here
from tinnhiem.web.uploads import MOST
from tinnhiem.web.who import Request

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FileAnswer:
    """What became of one file, for the page that answers at once.

    Attributes:
        tone: `good`, `notice` when people have to look, `refused`.
    """

    name: str
    tone: str
    words: str


@page("scan-batch")
@or_back
def scan_batch(request: Request, slug: str, number: int) -> HttpResponse:
    """Show what became of the pages of a batch; take more of them."""
    desk = scan_desk(request, slug)
    batch = desk.batch(number)
    answers: list[FileAnswer] = []
    if request.method == "POST":
        files = request.FILES.getlist("scans")
        if not files:
            tell_here(request, NothingScannedError())
        answers = [
            _answered(request, desk, number, (at, file))
            for at, file in enumerate(files)
        ]
        desk = scan_desk(request, slug)
        batch = desk.batch(number)
    context = {**_context(desk, batch), "answers": answers}
    return render(request, "count/scan_batch.html", context)


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


def _answered(
    request: Request,
    desk: ScanDesk,
    number: int,
    sent: "tuple[int, UploadedFile[bytes]]",
) -> FileAnswer:
    """Read and keep one file, once; say what became of it."""
    at, file = sent
    name = file.name or ""
    kept: list[KeptPage] = []
    try:
        scan = _read(desk, number, file)
        once(
            uuid5(key_of(request), str(at)),
            campaign=desk.seat.campaign,
            deed="scans.keep",
            # Answers nothing: how a file was read would lie in clear, in the order
            # of the pile.
            act=lambda: kept.extend(_keep(request, desk, scan)),
        )
    except VoteError as refusal:
        return FileAnswer(name=name, tone="refused", words=say_here(refusal))
    if not kept:
        words = _("Đã nhận từ lần gửi trước, không nhận thêm lần nữa.")
        return FileAnswer(name=name, tone="good", words=words)
    pages = len(kept)
    look = sum(one.outcome is not PageOutcome.READ for one in kept)
    words = ngettext("Đã nhận {n} trang.", "Đã nhận {n} trang.", pages).format(n=pages)
    if look:
        more = ngettext("{n} trang cần người xem.", "{n} trang cần người xem.", look)
        words = f"{words} {more.format(n=look)}"
    return FileAnswer(name=name, tone="notice" if look else "good", words=words)


def _keep(request: Request, desk: ScanDesk, scan: NewScan) -> Sequence[KeptPage]:
    return keep_scans(
        campaign=desk.seat.campaign,
        scan=scan,
        member=desk.seat.member,
        key=desk.seat.key,
        now=request.now,
    )


def _read(desk: ScanDesk, number: int, file: "UploadedFile[bytes]") -> NewScan:
    """Read a file where it is, in memory; outside any transaction, it takes seconds.

    Raises:
        ScansTooLargeError: It was not kept whole.
        NoSheetRunError, ScanUnopenedError, ScansTooManyError: As `read_file` says.
    """
    if (file.size or 0) > MOST:
        raise ScansTooLargeError((file.size or 0) // MEGABYTE, most=MOST // MEGABYTE)
    brought = Brought(name=file.name or "", content=file.read())
    return read_file(desk.seat.campaign, batch=number, file=brought)


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
        "stage_words": stage_words(stage, way=desk.box.way),
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
