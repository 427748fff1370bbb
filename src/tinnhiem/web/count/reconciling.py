"""What does not add up: to the head with its remedy, to a typist as «xem lại»."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.count.take_open_count import (
    give_reasons,
    reconciled,
    take_open_count,
)
from tinnhiem.core.ballots.fault import Fault, FaultCode
from tinnhiem.core.count.box import EntryState, OpenBox
from tinnhiem.core.count.drawn_sample import require_compared
from tinnhiem.core.count.errors import CountNotOpenError
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.ballots import diagnosis, remedy
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.open_count import rated_of, reasons_of
from tinnhiem.store.queries.scans import samples_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.seat import Seat, or_back, seat_or_404
from tinnhiem.web.count.telling import tell_here
from tinnhiem.web.gate import page
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request
from tinnhiem.web.words import source_words

OF_SHEETS = 200  # codes below are about the account of sheets
AT_ITS_BATCH = frozenset(
    {
        FaultCode.BATCH_DIFFERS,
        FaultCode.ENTRIES_DIFFER_IN_LENGTH,
        FaultCode.BATCH_UNFINISHED,
        FaultCode.BATCH_UNSCANNED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLine:
    """One fault as the head reads it.

    Attributes:
        link: Where it is mended; empty where nothing on a page mends it.
    """

    code: str
    diagnosis: str
    remedy: str
    rule: str
    link: str
    link_words: str
    reason: str = ""


@page("reconcile")
@or_back
def reconcile(request: Request, slug: str) -> HttpResponse:
    """Show what does not add up; take reasons, and record what adds up."""
    seat = seat_or_404(request, slug)
    if seat.count is None:
        raise CountNotOpenError
    if seat.count.is_recorded:
        return redirect("sign-count", slug=slug)
    if request.method == "POST" and _record(request, seat):
        return redirect("sign-count", slug=slug)
    # A refusal names faults with their figures: it is shown here, never led away with.
    box = seat.box()
    context = {
        "campaign": seat.campaign,
        "slug": slug,
        "seat": seat,
        "account": account_of(seat.campaign),
        "reviews": _reviews(seat, box),
    }
    if seat.is_head:
        context |= _for_the_head(seat, box)
    return render(request, "count/reconcile.html", context)


def _record(request: Request, seat: Seat) -> bool:
    """Keep the reasons that were written, then record the count if it adds up."""
    reasons = {
        name.removeprefix("reason-"): words
        for name, words in request.POST.items()
        if name.startswith("reason-") and isinstance(words, str)
    }
    try:
        give_reasons(campaign=seat.campaign, reasons=reasons, key=seat.key)
    except VoteError as refusal:
        tell_here(request, refusal)
        return False
    refused = done_once(
        request,
        seat,
        is_shown_here=True,
        deed="count.take",
        act=lambda: take_open_count(
            campaign=seat.campaign, key=seat.key, by=seat.name, now=request.now
        ),
        words=_("Đã ghi kết quả. Từng thành viên xem và ký trên thiết bị của mình."),
    )
    return refused is None


def _reviews(seat: Seat, box: OpenBox) -> list[tuple[int, str]]:
    """Return the batches that this typist looks at again, with where."""
    slug = seat.campaign.slug
    return [
        (batch.number, reverse("key-batch", args=[slug, batch.number, part.value]))
        for batch in box.batches
        for part, entry in batch.entries.items()
        if entry.typist == seat.person and entry.state is EntryState.REVIEW
    ]


def _for_the_head(seat: Seat, box: OpenBox) -> dict[str, object]:
    assert seat.count is not None  # noqa: S101 - the page asked
    found, counts = reconciled(seat.campaign, box)
    sample = _of_the_sample(seat, box)
    names = {one.key: one.name for one in rated_of(seat.campaign)}
    reasons = reasons_of(seat.count, key=seat.key)
    warnings, told = [], set()
    for warning in found.warnings:
        line = _line(seat, warning, names, reason=reasons.get(warning.code, ""))
        warnings.append((line, warning.code not in told))
        told.add(warning.code)
    return {
        "errors": [_line(seat, one, names) for one in found.errors],
        "warnings": warnings,
        "is_ready": bool(counts) and not found.errors and not sample,
        "sample": sample,
    }


def _of_the_sample(seat: Seat, box: OpenBox) -> str:
    """Return what a draw still asks for before the count is recorded; else nothing."""
    assert seat.count is not None  # noqa: S101 - the page asked
    try:
        require_compared(samples_of(seat.count, key=seat.key), box=box)
    except VoteError as refusal:
        return say_here(refusal)
    return ""


def _line(
    seat: Seat, fault: Fault, names: dict[str, str], *, reason: str = ""
) -> FaultLine:
    subject = names.get(fault.subject, fault.subject)
    link, words = _where(seat, fault)
    return FaultLine(
        code=fault.code.value,
        diagnosis=said(diagnosis(fault, subject=subject)),
        remedy=said(remedy(fault, subject=subject)),
        rule=source_words(fault.citation) if fault.citation else "",
        link=link,
        link_words=words,
        reason=reason,
    )


def _where(seat: Seat, fault: Fault) -> tuple[str, str]:
    """Return the page on which a fault is mended."""
    slug, subject = seat.campaign.slug, fault.subject
    there: dict[FaultCode, tuple[str, str]] = {}
    if fault.code in AT_ITS_BATCH:
        return f"{reverse('count', args=[slug])}#lo-{subject}", _("Đến lô này")
    if fault.code is FaultCode.CELLS_DIFFER:
        return reverse("differences", args=[slug, int(subject)]), _("Xem ô lệch")
    there[FaultCode.PAGES_LEFT] = (
        f"{reverse('scan-pages', args=[slug])}#lo-{subject}",
        _("Xem trang chưa tính"),
    )
    there[FaultCode.ROWS_LEFT] = (reverse("scan-rows", args=[slug]), _("Xem dòng"))
    there[FaultCode.DOUBTS_LEFT] = (
        f"{reverse('doubts', args=[slug])}#lo-{subject}",
        _("Quyết định"),
    )
    there[FaultCode.SHEETS_DIFFER] = (
        reverse("declare-batches", args=[slug]),
        _("Xem các lô"),
    )
    is_of_sheets = int(fault.code.value[2:]) < OF_SHEETS
    ledger = (reverse("ballots", args=[slug]), _("Xem sổ phiếu"))
    return there.get(fault.code, ledger if is_of_sheets else ("", ""))
