"""The head opens the count, corrects the hand counts, counts again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.count.open_count import declare_batches, open_count, recount
from tinnhiem.actions.devices.hand_key import key_code
from tinnhiem.core.ballots.ledger import imbalances
from tinnhiem.core.count.batches import usual_sizes
from tinnhiem.core.count.errors import CountOpenAlreadyError
from tinnhiem.messages.ballots import diagnosis
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.conference import account_of, attendance_so_far
from tinnhiem.store.queries.devices import living_devices
from tinnhiem.store.queries.open_count import sheets_to_key
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.forms import OpeningForm, RecountForm, SizesForm
from tinnhiem.web.count.seat import Seat, or_back, seat_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import said
from tinnhiem.web.who import Request, posted


@page("open-count")
@or_back
def begin(request: Request, slug: str) -> HttpResponse:
    """Open the count."""
    seat = seat_or_404(request, slug)
    if seat.count is not None:
        raise CountOpenAlreadyError
    form = OpeningForm(
        posted(request), members=seat.members, initial={"sizes": _usual(seat)}
    )
    if request.method == "POST" and form.is_valid():
        refused = done_once(
            request,
            seat,
            is_shown_here=True,
            deed="count.open",
            act=lambda: open_count(
                campaign=seat.campaign,
                opening=form.opening(),
                by=seat.name,
                now=request.now,
            ),
            words=_("Đã mở kiểm phiếu. Mỗi thành viên chọn lô và bắt đầu nhập."),
        )
        if refused is None:
            return redirect("count", slug=slug)
    return _page(request, seat, form=form, title=_("Mở kiểm phiếu"))


@page("open-count")
@or_back
def again(request: Request, slug: str) -> HttpResponse:
    """Begin a new count beside the old one."""
    seat = seat_or_404(request, slug)
    form = RecountForm(
        posted(request), members=seat.members, initial={"sizes": _usual(seat)}
    )
    if request.method == "POST" and form.is_valid():
        refused = done_once(
            request,
            seat,
            is_shown_here=True,
            deed="count.recount",
            act=lambda: recount(
                campaign=seat.campaign,
                opening=form.opening(why=form.cleaned_data["why"]),
                key=seat.sealed_key,
                by=seat.name,
                now=request.now,
            ),
            words=_("Đã mở lần kiểm mới. Chữ ký của lần trước không còn giá trị."),
        )
        if refused is None:
            return redirect("count", slug=slug)
    return _page(request, seat, form=form, title=_("Kiểm lại"), is_again=True)


@page("open-count")
@or_back
def declare(request: Request, slug: str) -> HttpResponse:
    """Correct what the batches hold as counted by hand."""
    seat = seat_or_404(request, slug)
    if seat.count is None:
        return redirect("open-count", slug=slug)
    sizes = [str(batch.declared) for batch in seat.count.batches.all()]
    form = SizesForm(posted(request), initial={"sizes": ", ".join(sizes)})
    if request.method == "POST" and form.is_valid():
        refused = done_once(
            request,
            seat,
            is_shown_here=True,
            deed="count.declare",
            act=lambda: declare_batches(
                campaign=seat.campaign,
                sizes=form.cleaned_data["sizes"],
                by=seat.name,
                now=request.now,
            ),
            words=_("Đã sửa số phiếu đếm tay của các lô."),
        )
        if refused is None:
            return redirect("count", slug=slug)
    return _page(request, seat, form=form, title=_("Số phiếu của từng lô"))


def _usual(seat: Seat) -> str:
    return ", ".join(map(str, usual_sizes(sheets_to_key(seat.campaign))))


def unbalanced_words(campaign: CampaignRow) -> list[str]:
    """Return what of the account of sheets does not add up and blocks the count."""
    account, there = account_of(campaign), attendance_so_far(campaign)
    if account is None:
        return []
    found = imbalances(account, present=there.present, summoned=there.summoned)
    return [said(diagnosis(fault)) for fault in found if fault.blocks]


def _page(
    request: Request,
    seat: Seat,
    *,
    form: SizesForm,
    title: str,
    is_again: bool = False,
) -> HttpResponse:
    sheets = sheets_to_key(seat.campaign)
    if not sheets:
        messages.warning(request, _("Chưa ghi số phiếu thu về, nên chưa chia lô được."))
    unbalanced = [] if is_again else unbalanced_words(seat.campaign)
    context = {
        "unbalanced": unbalanced,
        "campaign": seat.campaign,
        "slug": seat.campaign.slug,
        "seat": seat,
        "form": form,
        "title": title,
        "sheets": sheets,
        "devices": [
            (device, key_code(device))
            for device in living_devices(seat.campaign)
            .exclude(member=None)
            .select_related("member__entry")
        ],
        "gives_key": isinstance(form, OpeningForm),
        "is_again": is_again,
        "loses": is_again and seat.count is not None and seat.sealed_key is None,
        "sent_key": request.POST.get("once", ""),
    }
    return render(request, "count/opening.html", context)
