"""Taking people in: bring a table, look at every cell, write it, take it back."""

from dataclasses import replace
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tinnhiem.actions.people.import_people import import_people
from tinnhiem.actions.people.undo_import import undo_import
from tinnhiem.core.errors import VoteError
from tinnhiem.core.files import FileRefusedError
from tinnhiem.core.people.preview import PeoplePreview
from tinnhiem.intake.tables import LIMIT
from tinnhiem.intake.text_files import require_size
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.forms import MORE, OFFICEHOLDERS, ColumnsForm, TableForm
from tinnhiem.web.people.held import SHELF, HeldTable, Key
from tinnhiem.web.people.preview_page import (
    ALL,
    NEEDS_A_LOOK,
    ON_A_PAGE,
    preview_part,
    raw_rows,
    row_lines,
    rows_wanted,
)
from tinnhiem.web.people.reading import Seen, raw_table, seen
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

PASTED: Final = gettext_noop("phần dán")


@page("people-import")
def bring(request: Request, slug: str) -> HttpResponse:
    """Ask for a table; one that is waiting is shown instead."""
    campaign = campaign_or_404(slug)
    if request.method != "POST" and SHELF.look(_key(request, slug), now=request.now):
        return redirect("people-preview", slug=slug)
    categories = [one.name for one in plan_of(campaign).voter_categories]
    form = TableForm(request.POST or None, request.FILES or None, categories=categories)
    if request.method == "POST" and form.is_valid():
        try:
            held = _held(form, request)
            raw_table(held)
        except FileRefusedError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            SHELF.put(_key(request, slug), held)
            return redirect("people-preview", slug=slug)
    return render(request, "people/bring.html", {"campaign": campaign, "form": form})


@page("people-import")
def preview(request: Request, slug: str) -> HttpResponse:
    """Show what the waiting table would change; its forms read it otherwise."""
    campaign = campaign_or_404(slug)
    held = SHELF.look(_key(request, slug), now=request.now)
    if held is None:
        return _nothing_waits(request, slug)
    shown = seen(held, campaign)
    form = _columns_form(request, held, shown)
    if request.method == "POST" and form.is_valid():
        SHELF.put(_key(request, slug), _read_otherwise(held, form, request))
        return redirect("people-preview", slug=slug)
    context = _context(request, held=held, shown=shown)
    return render(
        request,
        "people/preview.html",
        {"campaign": campaign, "form": form, "held": held, **context},
    )


@page("people-import")
def write(request: Request, slug: str) -> HttpResponse:
    """Write exactly what was seen; a second click finds nothing left to write."""
    campaign = campaign_or_404(slug)
    if request.method != "POST":
        return redirect("people-bring", slug=slug)
    key, mark = _key(request, slug), request.POST.get("mark", "")
    held = SHELF.take(key, mark=mark, now=request.now)
    if held is None:
        return _nothing_waits(request, slug)
    made = seen(held, campaign).preview
    why_not = _why_not(made, known_leaving=request.POST.get("leaving", ""))
    if made is None or why_not:
        SHELF.put(key, held)
        messages.error(request, why_not)
        return redirect("people-preview", slug=slug)
    try:
        count = import_people(
            campaign=campaign,
            persons=made.persons,
            officeholders=made.officeholders,
            by=request.who.login,
            now=request.now,
            file=held.name,
            agreed=request.POST.get("agreed", ""),
            keeps_members=made.keeps_members,
        )
    except VoteError as refusal:
        SHELF.put(key, held)
        messages.error(request, say_here(refusal))
        return redirect("people-preview", slug=slug)
    messages.success(request, _("Đã ghi {count} người.").format(count=count))
    return redirect("people", slug=slug)


@page("people-import")
def discard(request: Request, slug: str) -> HttpResponse:
    """Forget the waiting table; nothing was written."""
    campaign_or_404(slug)
    if request.method == "POST":
        SHELF.drop(_key(request, slug))
        messages.success(request, _("Đã bỏ bảng đang xem trước; chưa ghi gì."))
    return redirect("people-bring", slug=slug)


@page("people-import")
def undo(request: Request, slug: str) -> HttpResponse:
    """Take the last import back."""
    campaign = campaign_or_404(slug)
    if request.method != "POST":
        return redirect("people", slug=slug)
    try:
        file = undo_import(campaign=campaign, by=request.who.login, now=request.now)
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
    else:
        words = _("Đã hoàn tác lần nhập «{file}»; nhân sự trở lại như trước đó.")
        messages.success(request, words.format(file=file))
    return redirect("people", slug=slug)


def _key(request: Request, slug: str) -> Key:
    return str(request.session.session_key), slug


def _nothing_waits(request: Request, slug: str) -> HttpResponse:
    messages.warning(
        request,
        _(
            "Không có bảng nào đang chờ ghi: bảng đã được ghi, đã đổi, hoặc đã quá "
            "30 phút. Chọn lại tệp để xem trước."
        ),
    )
    return redirect("people-bring", slug=slug)


def _why_not(made: PeoplePreview | None, *, known_leaving: str) -> str:
    """Return why a table is not written; empty when it may be.

    Args:
        made: None when the table cannot be read.
        known_leaving: How many leave, as the tick beside the button said.
    """
    if made is None or not made.is_ready:
        return _("Bảng còn lỗi nên chưa ghi gì.")
    count = len(made.leaving)
    if not count or known_leaving == str(count):
        return ""
    return _(
        "Chưa ghi gì: bảng thiếu {count} người đang có trong cuộc lấy phiếu. Đánh dấu "
        "«Tôi biết {count} người sẽ ra khỏi cuộc lấy phiếu», hoặc chọn lại bảng với "
        "«Thêm vào danh sách đang có»."
    ).format(count=count)


def _held(form: TableForm, request: Request) -> HeldTable:
    """Return what the form brought; its size is known before it is read."""
    asked = form.cleaned_data
    upload = asked["file"]
    if upload is not None:
        require_size(upload.name, upload.size, limit=LIMIT)
    return HeldTable(
        name=upload.name if upload else PASTED,
        content=upload.read() if upload else asked["pasted"].encode(),
        at=request.now,
        is_pasted=upload is None,
        are_officeholders=asked["kind"] == OFFICEHOLDERS,
        adds=asked["kind"] == MORE,
        category=asked["category"],
    )


def _columns_form(request: Request, held: HeldTable, shown: Seen) -> ColumnsForm:
    return ColumnsForm(
        request.POST or None,
        sheets=shown.table.sheets if shown.table else (),
        columns=shown.columns,
        initial={
            "sheet": shown.table.sheet if shown.table else "",
            "heading_row": held.heading_row,
        },
    )


def _read_otherwise(held: HeldTable, form: ColumnsForm, request: Request) -> HeldTable:
    """Return the table as the form says to read it.

    Another sheet or heading has other columns, of which nothing was said yet.
    """
    asked = form.cleaned_data
    sheet = asked.get("sheet") or held.sheet
    heading_row = asked["heading_row"]
    is_other = (sheet, heading_row) != (
        form.initial.get("sheet") or held.sheet,
        held.heading_row,
    )
    columns = () if is_other else form.said(dict(held.columns))
    return replace(
        held, sheet=sheet, heading_row=heading_row, columns=columns, at=request.now
    )


def _context(request: Request, *, held: HeldTable, shown: Seen) -> dict[str, object]:
    if shown.preview is None:
        raw = raw_rows(shown.table) if shown.table else ()
        return {"refusal": shown.refusal, "raw": raw}
    wanted = request.GET.get("loc", NEEDS_A_LOOK)
    rows = rows_wanted(shown.preview, wanted)
    paged = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    return {
        "preview": preview_part(shown.preview),
        "rows": row_lines(shown.preview, list(paged.object_list)),
        "paged": paged,
        "wanted": wanted,
        "all": ALL,
        "mark": held.mark,
    }
