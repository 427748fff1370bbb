"""The wall: rows of one reason, or of one person and level; an outlier shows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.count.answer_scans import send_back_rows
from tinnhiem.core.count.looking import Looking
from tinnhiem.core.count.piles import Cell
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.scanning.page import ANSWER_MARKS
from tinnhiem.core.scanning.windows import RowWindows, windows_of
from tinnhiem.store.queries.ballot_sheets import layout_in_force
from tinnhiem.store.queries.open_count import Rated, rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_rows import row_named
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.scan_words import FLAGS
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.words import MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

AT_ONCE = 48
MOST_PICKED = 300
SEND_BACK = "send-back"
READ_MARKS = tuple(ANSWER_MARKS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Brick:
    """One row of the wall."""

    name: str
    page: str
    row: int
    who: str
    windows: RowWindows | None = None


class WallForm(forms.Form):
    """Which rows hang on the wall: of a person and a level, or of a reason."""

    who = forms.TypedChoiceField(label=gettext_lazy("Người"), coerce=int)
    mark = forms.ChoiceField(
        label=gettext_lazy("Máy đọc là, hoặc lý do"),
        choices=[
            *((mark.value, MARKS[mark.value]) for mark in READ_MARKS),
            *((flag.value, words) for flag, words in FLAGS.items()),
        ],
    )

    def __init__(self, *args: object, rated: tuple[Rated, ...]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)  # noqa: S101 - for the types
        who.choices = [
            (0, _("mọi người")),
            *((place, one.name) for place, one in enumerate(rated, 1)),
        ]


@page("scan-wall")
@or_back
def scan_wall(request: Request, slug: str) -> HttpResponse:
    """Show many rows of one kind; send those that were ticked back to people."""
    desk = scan_desk(request, slug)
    rated = rated_of(desk.seat.campaign)
    if request.method == "POST":
        return _turned(request, desk, rated)
    looking = desk.looking()
    picked = _still_there(desk, looking.picked)
    asked = {"who": looking.who, "mark": looking.mark}
    form = WallForm(asked, rated=rated)
    bricks = []
    if form.is_valid():
        found = _bricks(desk, looking.who, looking.mark, rated)
        # By random keys: beside each other lies what lies apart in the pile.
        bricks = sorted(found, key=lambda one: one.page)
    shown = Paginator(bricks, AT_ONCE).get_page(looking.wall)
    layout = layout_in_force(desk.seat.campaign) if bricks else None
    if layout is not None:
        views = {place: windows_of(layout, place) for place, _ in enumerate(rated, 1)}
        shown.object_list = [replace(one, windows=views[one.row]) for one in shown]
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "form": form,
        "shown": shown,
        "all": len(bricks),
        "picked": picked,
        "elsewhere": len(picked - {brick.name for brick in shown}),
    }
    return render(request, "count/scan_wall.html", context)


def _turned(request: Request, desk: ScanDesk, rated: tuple[Rated, ...]) -> HttpResponse:
    """Keep what was picked; turn to another page or another wall, or send rows back."""
    sent = request.POST
    looking = desk.looking()
    shown, ticked = set(sent.getlist("shown")), set(sent.getlist("row"))
    picked = _still_there(desk, looking.picked - shown | ticked)
    if sent.get("deed") == SEND_BACK:
        return _sent_back(request, desk, replace(looking, picked=frozenset(picked)))
    form = WallForm(sent, rated=rated)
    if "mark" in sent and form.is_valid():
        found = form.cleaned_data
        looking = replace(looking, who=found["who"], mark=found["mark"], wall=1)
        picked = set()  # they were picked among others
    if sent.get("wall", "").isdecimal():
        looking = replace(looking, wall=int(sent["wall"][:6]))
    if len(picked) > MOST_PICKED:
        words = _("Chỉ giữ được {n} dòng đã chọn. Đưa ra xem lại rồi chọn tiếp.")
        messages.error(request, words.format(n=MOST_PICKED))
    desk.look(replace(looking, picked=frozenset(sorted(picked)[:MOST_PICKED])))
    return redirect("scan-wall", slug=desk.seat.campaign.slug)


def _still_there(desk: ScanDesk, names: Collection[str]) -> set[str]:
    """Return those of the picked rows whose page the box still has."""
    pages = {f"{at}-{one.key}" for at, pile in desk.piles.items() for one in pile.pages}
    return {name for name in names if name.rsplit("-", 2)[0] in pages}


def _sent_back(request: Request, desk: ScanDesk, looking: Looking) -> HttpResponse:
    here = redirect("scan-wall", slug=desk.seat.campaign.slug)
    if not looking.picked:
        messages.error(request, _("Chưa chọn dòng nào."))
        return here

    def act() -> None:
        send_back_rows(
            campaign=desk.seat.campaign,
            rows=[row_named(name) for name in sorted(looking.picked)],
            key=desk.seat.key,
            by=desk.seat.name,
            now=request.now,
        )
        desk.look(replace(looking, picked=frozenset()))

    done_once(
        request,
        desk.seat,
        deed="rows.send-back",
        act=act,
        words=_("Đã đưa các dòng đã chọn ra để hai thành viên xem lại."),
    )
    return here


def _bricks(
    desk: ScanDesk, who: int, mark: str, rated: tuple[Rated, ...]
) -> Iterator[Brick]:
    for number, pile in desk.piles.items():
        for cell in pile.cells():
            there = pile.page_at(cell[0])
            if there is None or who not in {0, cell[1]}:
                continue
            if _hangs(pile, cell, mark):
                yield Brick(
                    name=f"{number}-{there.key}-{cell[0]}-{cell[1]}",
                    page=there.key,
                    row=cell[1],
                    who=rated[cell[1] - 1].name,
                )


def _hangs(pile: ScannedPile, cell: Cell, mark: str) -> bool:
    """Say whether a row was read as this mark, or is people's for this reason."""
    flag = pile.flag(cell)
    if flag is not None:
        return flag.value == mark
    return pile.key(cell, {}) == mark
