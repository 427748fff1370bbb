"""The hall draws numbers, the committee holds the sheets against their paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.count.compare_sample import (
    Comparison,
    Lot,
    compare_sheet,
    draw_by_lot,
)
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.doubts import decided_cells
from tinnhiem.core.count.drawn_sample import DrawnSample, DrawnSheet, drawn_in
from tinnhiem.core.count.sampling import LONGEST_SEED, MOST_SHEETS
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
        initial=95,
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


@page("scan-sample")
@or_back
def scan_sample(request: Request, slug: str) -> HttpResponse:
    """Show the draws and their sheets; take a seed."""
    desk = scan_desk(request, slug)
    pile = sum(len(one.ballots) for one in desk.piles.values())
    form = LotForm(posted(request), initial={"wrong": max(1, pile // USUAL_SHARE)})
    if request.method == "POST" and form.is_valid():
        refused = done_once(
            request,
            desk.seat,
            is_shown_here=True,
            deed="sample.draw",
            act=lambda: draw_by_lot(
                campaign=desk.seat.campaign,
                lot=form.lot(),
                key=desk.seat.key,
                by=desk.seat.name,
                now=request.now,
            ),
            words=_("Đã rút mẫu. Lấy đúng các lá phiếu giấy này ra đối chiếu."),
        )
        if refused is None:
            return redirect("scan-sample", slug=slug)
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "form": form,
        "pile": pile,
        "is_ready": all(desk.box.stage(b) is Stage.SETTLED for b in desk.box.batches),
        "samples": [(one, _lines(one), one.holds(desk.box)) for one in _samples(desk)],
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
