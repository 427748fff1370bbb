"""Keying a batch: by the page's script, key by key; without it, a form a sheet."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinnhiem.actions.count.key_batch import (
    Draft,
    Place,
    finish_batch,
    keep_draft,
    send_back_batch,
    take_up_batch,
)
from tinnhiem.core.count.box import EntryState, KeyedBatch, KeyedEntry, OpenBox, Stage
from tinnhiem.core.count.errors import (
    BatchUnknownError,
    CountNotOpenError,
    DraftOutdatedError,
)
from tinnhiem.core.count.piles import width_of
from tinnhiem.core.count.tasks import next_task
from tinnhiem.core.count.typists import part_for
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.open_count import Rated, rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.seat import Seat, batch_in, or_back, seat_or_404
from tinnhiem.web.count.telling import tell_here
from tinnhiem.web.count.words import ALSO, FIGURES, MARKS
from tinnhiem.web.endpoints import endpoint, refused
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

LONGEST = 200_000  # bytes of a draft; a batch of 100 sheets of 60 names has a tenth
MOST = 2**31 - 1  # drafts of one window
WRITER = re.compile(r"[0-9A-Za-z-]{0,40}")  # two numbers that the window drew


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One entry of one batch in front of its typist."""

    seat: Seat
    box: OpenBox
    batch: KeyedBatch
    part: Part

    @property
    def entry(self) -> KeyedEntry:
        """What was keyed so far; nothing yet where nobody has begun."""
        begun = self.batch.entries.get(self.part)
        return begun or KeyedEntry(typist=self.seat.person, state=EntryState.KEYING)

    @property
    def place(self) -> Place:
        """Where the deeds find it."""
        return Place(batch=self.batch.number, part=self.part, member=self.seat.member)

    def keep(self, rows: Sequence[Sequence[str]]) -> int:
        """Keep whole sheets, as the form without a script sends them."""
        return keep_draft(
            campaign=self.seat.campaign,
            place=self.place,
            draft=Draft(rows=rows, based_on=self.entry.version),
            key=self.seat.key,
        )


@page("keying")
@or_back
def key_batch(request: Request, slug: str, number: int, part: str) -> HttpResponse:
    """Show the entry where it stands; without a script, take a sheet."""
    desk = _desk(request, slug, number, part)
    if request.method == "POST" and _take(request, desk):
        return redirect("key-batch", slug=slug, number=number, part=part)
    return _shown(request, desk)


def _shown(request: Request, desk: Desk) -> HttpResponse:
    rated = rated_of(desk.seat.campaign)
    way = desk.box.way
    template = "count/figures.html" if way is Way.TOTALS else "count/key.html"
    return render(request, template, _context(desk, rated))


@endpoint("keying", method="POST")
def keep(request: Request, slug: str, number: int, part: str) -> HttpResponse:
    """Keep what the script sends; answer with the version that is kept now.

    Nothing but this one entry is opened: it is asked several times a second.
    """
    seat = seat_or_404(request, slug)
    try:
        version = keep_draft(
            campaign=seat.campaign,
            place=Place(batch=number, part=_part(part, number), member=seat.member),
            draft=_sent(request),
            key=seat.key,
        )
    except VoteError as refusal:
        is_stale = isinstance(refusal, DraftOutdatedError)
        words = say_here(refusal)
        return refused(refusal.code, words, status=409, said=words, stale=is_stale)
    return JsonResponse({"version": version})


@page("keying")
@or_back
def finish(request: Request, slug: str, number: int, part: str) -> HttpResponse:
    """Say that the entry is whole, and go on to what comes next."""
    if request.method != "POST":
        return redirect("key-batch", slug=slug, number=number, part=part)
    desk = _desk(request, slug, number, part)
    refused = done_once(
        request,
        desk.seat,
        is_shown_here=True,
        deed="batch.finish",
        act=lambda: finish_batch(
            campaign=desk.seat.campaign,
            place=desk.place,
            key=desk.seat.key,
            by=desk.seat.name,
            now=request.now,
        ),
    )
    if refused is not None:
        return _shown(request, _desk(request, slug, number, part))
    after = _desk(request, slug, number, part)
    if after.box.stage(after.batch) is Stage.REVIEW:
        messages.warning(request, _("Xem lại lô {n}.").format(n=number))
    else:
        messages.success(request, _("Đã nhập xong lô {n}.").format(n=number))
    return redirect(_onward(after))


@page("keying")
@or_back
def take_up(request: Request, slug: str, number: int, part: str) -> HttpResponse:
    """Open a finished entry again, to correct it."""
    desk = _desk(request, slug, number, part)
    if request.method == "POST":
        done_once(
            request,
            desk.seat,
            deed="batch.take-up",
            act=lambda: take_up_batch(
                campaign=desk.seat.campaign,
                place=desk.place,
                by=desk.seat.name,
                now=request.now,
            ),
        )
    return redirect("key-batch", slug=slug, number=number, part=part)


@page("open-count")
@or_back
def send_back(request: Request, slug: str, number: int) -> HttpResponse:
    """Give a batch back to its typists."""
    seat = seat_or_404(request, slug)
    if request.method == "POST":
        done_once(
            request,
            seat,
            deed="batch.send-back",
            act=lambda: send_back_batch(
                campaign=seat.campaign, batch=number, by=seat.name, now=request.now
            ),
            words=_("Đã giao lại lô {n} để xem lại.").format(n=number),
        )
    return redirect("count", slug=slug)


def _desk(request: Request, slug: str, number: int, part: str) -> Desk:
    """Return the entry, to whom it is open.

    Raises:
        CountNotOpenError, CountKeyMissingError, BatchUnknownError: Nothing to key.
        TakenByOtherError, SameTypistError: Another member keys this; nobody else, not
            even the head, sees a sheet of it.
    """
    seat = seat_or_404(request, slug)
    if seat.count is None or seat.count.is_recorded:
        raise CountNotOpenError
    box = seat.box()
    batch = batch_in(box, number)
    wanted = _part(part, number)
    if wanted is Part.SECOND and box.way.entries == 1:
        raise BatchUnknownError(number)
    mine = part_for(
        seat.person,
        wanted,
        typists={part: entry.typist for part, entry in batch.entries.items()},
        way=box.way,
        names=seat.names,
    )
    return Desk(seat=seat, box=box, batch=batch, part=mine)


def _part(part: str, number: int) -> Part:
    """Return which entry an address names.

    Raises:
        BatchUnknownError: None.
    """
    for one in (Part.FIRST, Part.SECOND):
        if one == part:
            return one
    raise BatchUnknownError(number)


def _take(request: Request, desk: Desk) -> bool:
    """Add a sheet, take the last one back, or keep a table of figures; if it is one."""
    rows: list[Sequence[str]] = list(desk.entry.rows)
    if desk.box.way is Way.TOTALS:
        rows = _figures(request, desk)
    elif "undo" in request.POST:
        rows = rows[:-1]
    else:
        rows.append(request.POST.getlist("key"))
    try:
        desk.keep(rows)
    except VoteError as refusal:
        tell_here(request, refusal)
        return False
    messages.success(request, _("Đã lưu."))
    return True


def _figures(request: Request, desk: Desk) -> list[Sequence[str]]:
    width = len(FIGURES)
    given = request.POST.getlist("figure")
    return [
        given[start : start + width]
        for start in range(0, len(desk.box.officeholders) * width, width)
    ]


def _sent(request: Request) -> Draft:
    """Return a draft as the script sends it.

    Raises:
        BatchUnknownError: It is none.
    """
    try:
        if len(request.body) > LONGEST:
            raise BatchUnknownError(0)
        sent = json.loads(request.body)
        return Draft(
            rows=[_cells(row) for row in sent["rows"]],
            started=_cells(sent["row"]),
            based_on=_whole(sent["version"]),
            writer=_name(sent["writer"]),
            turn=_whole(sent["turn"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BatchUnknownError(0) from error


def _whole(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError
    if not 0 <= number <= MOST:
        raise ValueError(number)
    return number


def _name(writer: object) -> str:
    if not isinstance(writer, str) or not WRITER.fullmatch(writer):
        raise ValueError(writer)
    return writer


def _cells(row: object) -> list[str]:
    if not isinstance(row, (str, list)):
        raise TypeError
    return [str(cell) for cell in row]


def _onward(desk: Desk) -> str:
    """Return the next thing to key, or the count's own page."""
    slug = desk.seat.campaign.slug
    task = next_task(desk.box, desk.seat.person, is_head=desk.seat.is_head)
    if task.part is not None:
        return reverse("key-batch", args=[slug, task.batch, task.part.value])
    return reverse("count", args=[slug])


def _context(desk: Desk, rated: Sequence[Rated]) -> dict[str, Any]:
    entry, way = desk.entry, desk.box.way
    rows = ["".join(row) for row in entry.rows] if way is not Way.TOTALS else []
    return {
        "campaign": desk.seat.campaign,
        "slug": desk.seat.campaign.slug,
        "seat": desk.seat,
        "batch": desk.batch,
        "part": desk.part.value,
        "entry": entry,
        "is_finished": entry.state is EntryState.FINISHED,
        "is_review": entry.state is EntryState.REVIEW,
        "is_aloud": way is Way.ALOUD,
        "parts": _readers(desk),
        "rated": rated,
        "width": width_of(way, officeholders=len(rated)),
        "keyed": len(entry.rows),
        "rows": rows,
        "started": "".join(entry.started),
        "marks": MARKS,
        "also": ALSO,
        "figures": FIGURES,
        "table": _table(entry, rated) if way is Way.TOTALS else (),
    }


def _readers(desk: Desk) -> Mapping[str, str]:
    parts = desk.seat.count.parts if desk.seat.count else {}
    return {part: desk.seat.names.get(who, "") for part, who in parts.items()}


def _table(entry: KeyedEntry, rated: Sequence[Rated]) -> list[tuple[Rated, list[str]]]:
    """Return each person with six figures; none is shown as an empty cell."""
    blank = ("0",) * len(FIGURES)
    rows = [*entry.rows, *[blank] * len(rated)]
    return [
        (one, ["" if figure == "0" else figure for figure in row])
        for one, row in zip(rated, rows, strict=False)
    ]
