"""Differing cells go to the third, doubtful lines to everybody."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinnhiem.actions.count.settle_batch import (
    Settlement,
    Voice,
    decide_doubt,
    settle_differences,
)
from tinnhiem.core.count.box import KeyedBatch, OpenBox
from tinnhiem.core.count.doubts import Doubt
from tinnhiem.core.count.errors import CountNotOpenError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import Cell, KeyedDifference
from tinnhiem.core.count.typists import thirds
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store.queries.open_count import Rated, cell_from, cell_to, rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.forms import DoubtForm
from tinnhiem.web.count.seat import Seat, batch_in, or_back, seat_or_404
from tinnhiem.web.count.words import FIGURES, MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

OTHER = "other"
CELL_FIELD = re.compile(r"cell-[0-9]{1,4},[0-9]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """One differing cell with both readings."""

    cell: str
    sheet: int
    whose: str
    what: str | Promise
    first: str
    second: str
    first_words: str | Promise
    second_words: str | Promise
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtLine:
    """One doubtful line: where it lies, what is proposed, who has not agreed."""

    batch: int
    cell: str
    sheet: int
    row: int
    whose: str
    doubt: Doubt | None
    mark_words: str | Promise
    by: str
    lacking: list[str]
    is_mine_open: bool
    form: DoubtForm
    picture: str = ""


@page("differences")
@or_back
def differences(request: Request, slug: str, number: int) -> HttpResponse:
    """Show the differing cells of a batch to the third; take what the paper says."""
    seat = _open_seat(request, slug)
    box = seat.box()
    batch = batch_in(box, number)
    may = thirds(batch.typists, members=box.members)
    is_mine = seat.person in may
    if request.method == "POST" and is_mine:
        settlement = _settlement(request, number)
        if not any(name.startswith("cell-") for name in request.POST):
            messages.error(request, _("Chưa chọn ô nào: chưa ghi gì."))
            return redirect("differences", slug=slug, number=number)
        refused = done_once(
            request,
            seat,
            is_shown_here=True,
            deed="differences.settle",
            act=lambda: settle_differences(
                campaign=seat.campaign,
                settlement=settlement,
                member=seat.member,
                key=seat.key,
                now=request.now,
            ),
        )
        if refused is None:
            return _after_settling(request, seat, number)
        box = seat.box()
        batch = batch_in(box, number)
    rated = rated_of(seat.campaign)
    context = {
        "campaign": seat.campaign,
        "slug": slug,
        "seat": seat,
        "batch": batch,
        "is_mine": is_mine,
        "may": [seat.names[one] for one in may],
        "typists": [seat.names.get(one, "") for one in batch.typists],
        # The typists themselves see nothing: one may have to key again.
        "cells": _cells(box, batch, rated) if is_mine else (),
        "marks": MARKS,
        "is_totals": box.way is Way.TOTALS,
        "sent_key": request.POST.get("once", ""),
    }
    return render(request, "count/differences.html", context)


@page("doubts")
@or_back
def doubts(request: Request, slug: str) -> HttpResponse:
    """Show every doubtful line; take a proposal, or a voice for one."""
    seat = _open_seat(request, slug)
    if request.method == "POST" and _speak(request, seat):
        return redirect("doubts", slug=slug)
    box = seat.box()
    rated = rated_of(seat.campaign)
    context = {
        "campaign": seat.campaign,
        "slug": slug,
        "seat": seat,
        "lines": [
            _doubt_line(seat, batch, cell, rated)
            for batch in box.batches
            for cell in box.doubtful(batch)
        ],
    }
    return render(request, "count/doubts.html", context)


def _open_seat(request: Request, slug: str) -> Seat:
    """Return the seat while the count takes decisions.

    Raises:
        CountNotOpenError: None is open, or it is recorded.
    """
    seat = seat_or_404(request, slug)
    if seat.count is None or seat.count.is_recorded:
        raise CountNotOpenError
    return seat


def _after_settling(request: Request, seat: Seat, number: int) -> HttpResponse:
    box = seat.box()
    left = len(box.open_differences(batch_in(box, number)))
    slug = seat.campaign.slug
    if left:
        # How many is nothing for a session; the page shows them.
        words = _("Đã ghi. Lô {n} còn ô chưa quyết định.")
        messages.warning(request, words.format(n=number))
        return redirect("differences", slug=slug, number=number)
    messages.success(request, _("Đã xem hết ô lệch của lô {n}.").format(n=number))
    return redirect("count", slug=slug)


def _settlement(request: Request, batch: int) -> Settlement:
    """Return what was chosen for each cell: the first as shown, the second, neither."""
    decisions: dict[Cell, str] = {}
    seen: dict[Cell, tuple[str, str]] = {}
    for field in request.POST:
        if not CELL_FIELD.fullmatch(field):
            continue
        name = field.removeprefix("cell-")
        first, _comma, second = request.POST.get(f"seen-{name}", "").partition(",")
        chosen: Mapping[str, str] = {
            Part.FIRST.value: first,
            Part.SECOND.value: second,
            OTHER: request.POST.get(f"other-{name}", ""),
        }
        decided = chosen.get(request.POST[field], "")
        if decided:
            cell = cell_from(name)
            decisions[cell], seen[cell] = decided, (first, second)
    return Settlement(batch=batch, decisions=decisions, seen=seen)


def _cells(box: OpenBox, batch: KeyedBatch, rated: Sequence[Rated]) -> list[CellLine]:
    return [_cell_line(box, batch, one, rated) for one in box.differences(batch)]


def _cell_line(
    box: OpenBox, batch: KeyedBatch, one: KeyedDifference, rated: Sequence[Rated]
) -> CellLine:
    row, place = one.cell
    is_totals = box.way is Way.TOTALS
    kept = batch.decisions.get(one.cell, "")
    decided = ""
    if kept:
        ways = {one.second: Part.SECOND.value, one.first: Part.FIRST.value}
        decided = ways.get(kept, OTHER)
    return CellLine(
        cell=cell_to(one.cell),
        sheet=row,
        whose=rated[row - 1].name if is_totals else rated[place - 1].name,
        what=FIGURES[place - 1] if is_totals else "",
        first=one.first,
        second=one.second,
        first_words=one.first if is_totals else MARKS[one.first],
        second_words=one.second if is_totals else MARKS[one.second],
        decided=decided,
    )


def _speak(request: Request, seat: Seat) -> bool:
    """Take what a member says about a line; say whether it was taken."""
    try:
        batch = int(request.POST.get("batch", ""))
        cell = cell_from(request.POST.get("cell", ""))
    except ValueError:
        return True
    form = DoubtForm(request.POST)
    is_proposal = request.POST.get("deed") == "propose"
    if is_proposal and not form.is_valid():
        messages.error(request, _("Ghi lý do của đề nghị rồi gửi lại."))
        return True
    voice = Voice(
        batch=batch,
        cell=cell,
        mark=Mark(form.cleaned_data["mark"]) if is_proposal else None,
        reason=form.cleaned_data["reason"] if is_proposal else "",
        seen=request.POST.get("seen", ""),
    )
    refused = done_once(
        request,
        seat,
        is_shown_here=True,
        deed="doubt.decide",
        act=lambda: decide_doubt(
            campaign=seat.campaign,
            voice=voice,
            member=seat.member,
            key=seat.key,
            now=request.now,
        ),
        words=_("Đã ghi ý kiến."),
    )
    return refused is None


def _doubt_line(
    seat: Seat, batch: KeyedBatch, cell: Cell, rated: Sequence[Rated]
) -> DoubtLine:
    doubt = next((one for one in batch.doubts if one.cell == cell), None)
    members = [one.entry.person.key for one in seat.members]
    names = seat.names
    row, place = cell
    name = cell_to(cell)
    return DoubtLine(
        batch=batch.number,
        cell=name,
        sheet=row,
        row=place,
        whose=rated[place - 1].name,
        doubt=doubt,
        mark_words=MARKS[doubt.mark.value] if doubt else "",
        by=names.get(doubt.by, "") if doubt else "",
        lacking=[names[one] for one in doubt.lacking(members)] if doubt else [],
        is_mine_open=doubt is not None and seat.person not in doubt.agreed,
        form=DoubtForm(auto_id=f"{batch.number}-{row}-{place}-%s"),
        picture=_picture(batch, cell),
    )


def _picture(batch: KeyedBatch, cell: Cell) -> str:
    """Return the key of the page on which a scanned row stands; empty for none."""
    row = batch.scan.row(cell) if batch.scan else None
    page = batch.scan.page_at(cell[0]) if batch.scan and row else None
    return page.key if page else ""
