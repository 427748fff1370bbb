"""The hall draws numbers, the committee holds the sheets against their paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.count.compare_sample import (
    Comparison,
    Lot,
    SampleVoice,
    compare_sheet,
    confirm_sample,
    draw_by_lot,
    rule_on_sample,
)
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.doubts import decided_cells
from tinnhiem.core.count.drawn_sample import (
    DrawnSample,
    DrawnSheet,
    drawn_in,
    unsettled,
)
from tinnhiem.core.count.sampling import LONGEST_SEED, MOST_SHEETS, sample_size
from tinnhiem.core.scanning.errors import SampleOutdatedError
from tinnhiem.store.queries.open_count import OpenCountRow, rated_of
from tinnhiem.store.queries.scans import samples_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_rows import row_named
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.words import MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request, posted

# One sheet in twenty, where nobody says otherwise.
USUAL_SHARE = 20
SURE = (90, 95, 99)
USUAL_SURE = 95
AGREE = "agree"
EVERYTHING = Lot(seed="", wrong=1, confidence=100, is_whole=True)
LONGEST_KEY = 64
# What the two buttons under a sheet send; a form without either says nothing.
VERDICTS = {"agrees": True, "differs": False}


class LotForm(forms.Form):
    """The seed of the hall, and how sure it wants to be."""

    seed = forms.CharField(
        label=gettext_lazy("Số bốc thăm trước Hội nghị"),
        help_text=gettext_lazy(
            "Đổ xúc xắc hoặc mời vài đại biểu mỗi người gọi to một số; ghi lần lượt, "
            "cách nhau bằng dấu cách. Ví dụ: 4 1 6 3 2 5."
        ),
        max_length=LONGEST_SEED,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    wrong = forms.IntegerField(
        label=gettext_lazy("Phải phát hiện nếu có từ bao nhiêu phiếu đọc sai"),
        min_value=1,
        max_value=MOST_SHEETS,
    )
    confidence = forms.TypedChoiceField(
        label=gettext_lazy("Với độ tin cậy"),
        coerce=int,
        choices=[(sure, f"{sure} %") for sure in SURE],
        initial=USUAL_SURE,
    )

    def lot(self) -> Lot:
        """Return what was typed."""
        given = self.cleaned_data
        return Lot(
            seed=given["seed"], wrong=given["wrong"], confidence=given["confidence"]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row of a drawn sheet as it counts, beside its picture."""

    name: str
    page: str
    row: int
    who: str
    words: str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSample:
    """One draw as a member sees it.

    Attributes:
        lines: Each sheet with whether it agrees; None where nobody compared it.
        holds: Whether the pile is still the one it was drawn from.
        is_unsettled: A sheet differed, and nothing was done about it since.
        is_ruled: The whole committee decided to record the count all the same.
        by: Who proposed that.
        lacking: Names of those who have not agreed to it.
        is_mine_open: Whether this member has not.
        confirmed: Names of those who confirm what was compared.
        unconfirmed: How many more must; 0 while sheets are left.
        is_mine_to_confirm: Whether this member has not.
    """

    sample: DrawnSample
    lines: list[tuple[DrawnSheet, bool | None]]
    holds: bool
    is_unsettled: bool
    is_ruled: bool
    by: str
    lacking: list[str]
    is_mine_open: bool
    confirmed: list[str]
    unconfirmed: int
    is_mine_to_confirm: bool


@page("scan-sample")
@or_back
def scan_sample(request: Request, slug: str) -> HttpResponse:
    """Show the draws and their sheets; take a seed."""
    desk = scan_desk(request, slug)
    pile = sum(len(one.ballots) for one in desk.piles.values())
    wrong = max(1, pile // USUAL_SHARE)
    is_lot = "seed" in request.POST
    form = LotForm(posted(request) if is_lot else None, initial={"wrong": wrong})
    if request.method == "POST":
        if _done(request, desk, form):
            return redirect("scan-sample", slug=slug)
        desk = scan_desk(request, slug)
    samples = _samples(desk)
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "form": form,
        "pile": pile,
        "is_ready": all(desk.box.stage(b) is Stage.SETTLED for b in desk.box.batches),
        "example": _example(pile, wrong),
        "batches": [len(one.ballots) for one in desk.piles.values() if one.ballots],
        "samples": _shown(desk, samples),
        "sent_key": request.POST.get("once", ""),
    }
    return render(request, "count/scan_sample.html", context)


@page("scan-sample")
@or_back
def drawn_sheet(request: Request, slug: str) -> HttpResponse:
    """Show the reading of a drawn sheet; take what the paper says beside it."""
    desk = scan_desk(request, slug)
    if "open" in request.POST:
        desk.look(replace(desk.looking(), sheet=request.POST["open"][:LONGEST_KEY]))
        return redirect("drawn-sheet", slug=slug)
    key = request.POST.get("sheet") or desk.looking().sheet
    try:
        sheet = drawn_in(_samples(desk), key, box=desk.box)
    except SampleOutdatedError:
        # The list of draws says so itself: nothing of it need wait in a session.
        return redirect("scan-sample", slug=slug)
    if request.method == "POST":
        refused = done_once(
            request,
            desk.seat,
            is_shown_here=True,
            deed="sample.compare",
            act=lambda: compare_sheet(
                campaign=desk.seat.campaign,
                comparison=_comparison(request, key),
                key=desk.seat.key,
                by=desk.seat.name,
                now=request.now,
            ),
            words=_("Đã ghi kết quả đối chiếu."),
        )
        if refused is None:
            return redirect("scan-sample", slug=slug)
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "sheet": sheet,
        "rows": list(_rows(desk, sheet)),
        "ticked": request.POST.getlist("row"),
    }
    return render(request, "count/drawn_sheet.html", context)


def _done(request: Request, desk: ScanDesk, form: LotForm) -> bool:
    """Do what a form of the page asks for; say whether it was done."""
    if "confirm" in request.POST:
        return _confirm(request, desk)
    if "draw" in request.POST:
        return _rule(request, desk)
    if "whole" in request.POST:
        return _draw(request, desk, EVERYTHING)
    return form.is_valid() and _draw(request, desk, form.lot())


def _is_done(
    request: Request,
    desk: ScanDesk,
    *,
    deed: str,
    act: Callable[[], object],
    words: str,
) -> bool:
    """Do a deed of this page once; say whether it was taken."""
    refused = done_once(
        request, desk.seat, is_shown_here=True, deed=deed, act=act, words=words
    )
    return refused is None


def _draw(request: Request, desk: ScanDesk, lot: Lot) -> bool:
    return _is_done(
        request,
        desk,
        deed="sample.draw",
        act=lambda: draw_by_lot(
            campaign=desk.seat.campaign,
            lot=lot,
            key=desk.seat.key,
            by=desk.seat.name,
            now=request.now,
        ),
        words=_("Lấy đúng các lá phiếu giấy này ra đối chiếu."),
    )


def _confirm(request: Request, desk: ScanDesk) -> bool:
    """Take that a member says a draw was compared so."""
    draw = request.POST["confirm"]
    return _is_done(
        request,
        desk,
        deed="sample.confirm",
        act=lambda: confirm_sample(
            campaign=desk.seat.campaign,
            draw=_number(draw),
            member=desk.seat.member,
            key=desk.seat.key,
            now=request.now,
        ),
        words=_("Đã ghi xác nhận."),
    )


def _number(text: str) -> int:
    """Return the number of a draw as a form has it; 0, which is none, for all else."""
    return int(text[:6]) if text.isdecimal() else 0


def _rule(request: Request, desk: ScanDesk) -> bool:
    """Take what a member says of recording although sheets differed."""
    is_agreed = request.POST.get("deed") == AGREE
    voice = SampleVoice(
        draw=_number(request.POST["draw"]),
        reason=request.POST.get("reason", ""),
        seen=request.POST.get("seen") or "-" if is_agreed else "",
    )
    return _is_done(
        request,
        desk,
        deed="sample.rule",
        act=lambda: rule_on_sample(
            campaign=desk.seat.campaign,
            voice=voice,
            member=desk.seat.member,
            key=desk.seat.key,
            now=request.now,
        ),
        words=_("Đã ghi ý kiến."),
    )


def _example(pile: int, wrong: int) -> int:
    """Return how many sheets the form as it stands would draw."""
    if not pile:
        return 0
    sure = Fraction(USUAL_SURE, 100)
    return sample_size(sheets=pile, wrong=min(wrong, pile), confidence=sure)


def _shown(desk: ScanDesk, samples: Sequence[DrawnSample]) -> list[ShownSample]:
    open_ones = unsettled(samples, box=desk.box)
    names = desk.seat.names
    return [
        ShownSample(
            sample=one,
            lines=_lines(one),
            holds=one.holds(desk.box),
            is_unsettled=one in open_ones,
            is_ruled=one.is_ruled(desk.box),
            by=names.get(one.ruling.by, "") if one.ruling else "",
            lacking=[names[who] for who in one.ruling.lacking(desk.box.members)]
            if one.ruling
            else [],
            is_mine_open=one.ruling is not None
            and desk.seat.person not in one.ruling.agreed,
            confirmed=[names[m] for m in desk.box.members if m in one.confirmed],
            unconfirmed=0 if one.left else one.unconfirmed(desk.box.members),
            is_mine_to_confirm=desk.seat.person not in one.confirmed,
        )
        for one in samples
    ]


def _comparison(request: Request, key: str) -> Comparison:
    return Comparison(
        sheet=key,
        agrees=VERDICTS.get(request.POST.get("verdict", "")),
        differing=[row_named(name) for name in request.POST.getlist("row")],
    )


def _count(desk: ScanDesk) -> OpenCountRow:
    assert desk.seat.count is not None  # noqa: S101 - the desk asked
    return desk.seat.count


def _samples(desk: ScanDesk) -> tuple[DrawnSample, ...]:
    return samples_of(_count(desk), key=desk.seat.key)


def _lines(sample: DrawnSample) -> list[tuple[DrawnSheet, bool | None]]:
    """Return each sheet with whether it agrees; None where nobody compared."""
    return [(one, sample.agrees.get(one.key)) for one in sample.sheets]


def _rows(desk: ScanDesk, sheet: DrawnSheet) -> Iterator[ReadRow]:
    batch, pile = desk.batch(sheet.batch), desk.piles[sheet.batch]
    decided = decided_cells(batch.doubts, members=desk.box.members)
    rated = rated_of(desk.seat.campaign)
    there = {one.key: one for one in pile.pages}
    for key in sheet.pages:
        for row in there[key].rows if key in there else ():
            cell = (there[key].place, row.row)
            said = pile.key(cell, decided)
            yield ReadRow(
                name=f"{sheet.batch}-{key}-{cell[0]}-{cell[1]}",
                page=key,
                row=row.row,
                who=rated[row.row - 1].name,
                words=MARKS[said] if said else _("chờ người xem"),
            )
