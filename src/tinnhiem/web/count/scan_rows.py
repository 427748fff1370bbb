"""«Dòng cần người xem»: one row in large at a time, answered by a key."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise

from tinnhiem.actions.count.answer_scans import (
    ScannedRow,
    answer_row,
    take_back_answer,
)
from tinnhiem.core.count.piles import Cell
from tinnhiem.core.scanning.errors import RowNotForPeopleError
from tinnhiem.store.queries.open_count import Rated, rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.scan_words import FLAGS
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.words import ALSO, MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """The row in front of a member."""

    batch: int
    page: str
    cell: Cell
    who: Rated
    why: str | Promise

    @property
    def name(self) -> str:
        """Where it lies, as a form and an address say it."""
        return f"{self.batch}-{self.page}-{self.cell[0]}-{self.cell[1]}"


@page("scan-rows")
@or_back
def scan_rows(request: Request, slug: str) -> HttpResponse:
    """Show the next row that waits for this member; take his answer."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        return _answered(request, desk)
    rows = _open_rows(desk)
    last = request.GET.get("sau", "")
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "row": rows[0] if rows else None,
        "left": len(rows),
        "seen": sum(
            desk.seat.person in heard
            for pile in desk.piles.values()
            for heard in pile.voices.values()
        ),
        "others": sum(len(pile.open_rows()) for pile in desk.piles.values()),
        "doubts": sum(len(desk.box.open_doubts(one)) for one in desk.box.batches),
        "marks": MARKS,
        "also": ALSO,
        "last": last if _is_named(last) else "",
    }
    return render(request, "count/scan_rows.html", context)


def row_named(name: str) -> ScannedRow:
    """Return the row that a form names.

    Raises:
        RowNotForPeopleError: It names none.
    """
    try:
        batch, key, place, row = name.split("-")
        return ScannedRow(batch=int(batch), page=key, cell=(int(place), int(row)))
    except ValueError as error:
        raise RowNotForPeopleError(place=0, row=0) from error


def _is_named(name: str) -> bool:
    try:
        row_named(name)
    except RowNotForPeopleError:
        return False
    return True


def _answered(request: Request, desk: ScanDesk) -> HttpResponse:
    """Keep an answer, or take one back; lead on to the next row."""
    seat = desk.seat
    here = reverse("scan-rows", args=[seat.campaign.slug])
    name, mark = request.POST.get("row", ""), request.POST.get("mark", "")
    deed = partial(take_back_answer) if mark == UNDO else partial(answer_row, mark=mark)
    refused = done_once(
        request,
        seat,
        deed="row.take-back" if mark == UNDO else "row.answer",
        act=lambda: deed(
            campaign=seat.campaign,
            row=row_named(name),
            member=seat.member,
            key=seat.key,
        ),
    )
    is_said = refused is None and mark != UNDO
    return redirect(f"{here}?sau={name}" if is_said else here)


def _open_rows(desk: ScanDesk) -> list[OpenRow]:
    """Return the rows that wait for this member, rows of one reason together."""
    rated = rated_of(desk.seat.campaign)
    found = []
    for number, pile in desk.piles.items():
        for cell in pile.open_for(desk.seat.person):
            flag, there = pile.flag(cell), pile.page_at(cell[0])
            if flag is None or there is None:
                continue
            found.append(
                (
                    (number, flag.value, cell),
                    OpenRow(
                        batch=number,
                        page=there.key,
                        cell=cell,
                        who=rated[cell[1] - 1],
                        why=FLAGS[flag],
                    ),
                )
            )
    return [row for _order, row in sorted(found, key=lambda one: one[0])]
