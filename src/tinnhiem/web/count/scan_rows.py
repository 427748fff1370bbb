"""«Dòng cần người xem»: one row in large at a time, answered by a key."""

from dataclasses import dataclass
from datetime import datetime
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
from tinnhiem.core.scanning.windows import RowWindows, windows_of
from tinnhiem.store.queries.ballot_sheets import layout_in_force
from tinnhiem.store.queries.open_count import Rated, rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.overview import AT_THE_ROW
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
    looking = desk.looking()
    seen = sum(
        desk.seat.person in heard
        for pile in desk.piles.values()
        for heard in pile.voices.values()
    )
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "row": rows[0] if rows else None,
        "windows": _windows(desk, rows[0]) if rows else None,
        "left": len(rows),
        "seen": seen,
        "all": seen + len(rows),
        "others": sum(len(pile.open_rows()) for pile in desk.piles.values()),
        "doubts": sum(len(desk.box.open_doubts(one)) for one in desk.box.batches),
        "marks": MARKS,
        "also": ALSO,
        "undoable": len(looking.answered),
    }
    return render(request, "count/scan_rows.html", context)


def _windows(desk: ScanDesk, row: OpenRow) -> RowWindows | None:
    """Return which parts of the picture to enlarge; None where no layout says it."""
    layout = layout_in_force(desk.seat.campaign)
    return windows_of(layout, row.cell[1]) if layout else None


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


def _answered(request: Request, desk: ScanDesk) -> HttpResponse:
    """Keep an answer, or take the latest one back; lead on to the next row."""
    mark = request.POST.get("mark", "")
    is_undo = mark == UNDO
    done_once(
        request,
        desk.seat,
        deed="row.take-back" if is_undo else "row.answer",
        act=partial(_take_back, desk, now=request.now)
        if is_undo
        else partial(_answer, desk, name=request.POST.get("row", ""), mark=mark),
    )
    here = reverse("scan-rows", args=[desk.seat.campaign.slug])
    return redirect(f"{here}{AT_THE_ROW}")


def _answer(desk: ScanDesk, *, name: str, mark: str) -> None:
    seat = desk.seat
    answer_row(
        campaign=seat.campaign,
        row=row_named(name),
        mark=mark,
        member=seat.member,
        key=seat.key,
    )
    desk.look(desk.looking().with_answer(name))


def _take_back(desk: ScanDesk, *, now: datetime) -> None:
    """Take back the latest answer of a row that is still there."""
    seat, looking = desk.seat, desk.looking()
    while looking.answered:
        name, looking = looking.answered[-1], looking.without_last()
        row = row_named(name)
        if not _lies_there(desk, row):  # its batch was scanned anew since
            continue
        take_back_answer(
            campaign=seat.campaign,
            row=row,
            member=seat.member,
            key=seat.key,
            now=now,
        )
        break
    desk.look(looking)


def _lies_there(desk: ScanDesk, row: ScannedRow) -> bool:
    pile = desk.piles.get(row.batch)
    if pile is None or row.cell not in pile.for_people:
        return False
    page = pile.page_at(row.cell[0])
    return page is not None and page.key == row.page


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
