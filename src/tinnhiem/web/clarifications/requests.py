"""Requests that wait at the desk: read, merged into a question, sent back."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinnhiem.actions.clarifications.ask import Asked, take_in_paper
from tinnhiem.actions.clarifications.prepare import (
    merge,
    seal_requests,
    send_back,
    take_up_again,
)
from tinnhiem.core.clarifications.errors import DeskShutError
from tinnhiem.core.errors import VoteError
from tinnhiem.store.envelopes import seal_state
from tinnhiem.store.queries.clarifications import (
    DeskRequest,
    RequestRow,
    askable_holders,
    holder_of_order,
    opened_requests,
    returned_requests,
    waiting_requests,
)
from tinnhiem.store.queries.voters import voter_meant
from tinnhiem.web.clarifications.forms import PaperRequestForm
from tinnhiem.web.clarifications.meant import (
    Meant,
    clock_lines,
    hidden_from,
    key_in,
    meant,
    today_of,
)
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form sent that was refused: it stays where it was typed."""

    deed: str = ""
    chosen: frozenset[str] = frozenset()
    text: str = ""
    refusal: str = ""


@page("clarification-requests")
def requests(request: Request, slug: str, order: int) -> HttpResponse:
    """Show what waits about one officeholder, and do what a form asks."""
    place = meant(request, slug, order)
    typed = Typed()
    if request.method == "POST":
        try:
            words = _done(request, place)
        except VoteError as refusal:
            typed = Typed(
                deed=request.POST.get("deed", ""),
                chosen=frozenset(request.POST.getlist("request")),
                text=request.POST.get("text", ""),
                refusal=say_here(refusal),
            )
        else:
            messages.success(request, words)
            return redirect(place.address("requests"))
    rows = waiting_requests(place.holder)
    paged = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    opened, returned, is_shut = _opened(paged, place)
    context = {
        "campaign": place.campaign,
        "holder": place.holder,
        "clocks": clock_lines(place.campaign, now_day=today_of(request)),
        "paged": paged,
        "waiting": opened,
        "returned": returned,
        "is_shut": is_shut,
        "seal": seal_state(),
        "typed": typed,
    }
    return render(request, "clarifications/requests.html", context)


@page("clarification-requests")
def paper(request: Request, slug: str) -> HttpResponse:
    """Take in a request that was handed over on paper."""
    campaign = campaign_or_404(slug)
    hidden = hidden_from(request, campaign)
    holders = [one for one in askable_holders(campaign) if one.pk not in hidden]
    today = today_of(request)
    form = PaperRequestForm(
        request.POST or None,
        holders=holders,
        today=today,
        initial={"received_on": today},
    )
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            new = take_in_paper(
                campaign=campaign,
                voter=voter_meant(campaign, sent["asker"]),
                asked=Asked(
                    holder_of_order(campaign, int(sent["about"])),
                    sent["text"],
                    sent["papers"],
                ),
                received_on=sent["received_on"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã nhập {count} nội dung; nội dung đã có thì không nhập lại.")
            messages.success(request, words.format(count=new))
            return redirect("requests", slug=slug, order=int(sent["about"]))
    context = {"campaign": campaign, "form": form, "seal": seal_state()}
    return render(request, "clarifications/paper.html", context)


@page("clarification-requests")
def seal(request: Request, slug: str) -> HttpResponse:
    """Seal what lies in clear from before there was a vault."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        try:
            count = seal_requests(
                campaign=campaign, by=request.who.login, now=request.now
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã niêm phong {count} đề nghị.").format(count=count)
            messages.success(request, words)
    return redirect("clarifications", slug=slug)


def _done(request: Request, place: Meant) -> str:
    sent, by, now = request.POST, request.who.login, request.now
    campaign, holder = place.campaign, place.holder
    if sent.get("deed") == "return":
        send_back(
            campaign=campaign,
            holder=holder,
            request=key_in(sent, "request"),
            reason=sent.get("text", ""),
            by=by,
            now=now,
        )
        return _("Đã trả lại; người đề nghị đọc được lý do.")
    if sent.get("deed") == "take-up":
        key = key_in(sent, "request")
        take_up_again(campaign=campaign, holder=holder, request=key, by=by, now=now)
        return _("Đã đưa trở lại để xử lý.")
    keys = [key_in({"key": one}, "key") for one in sent.getlist("request")]
    keeps = merge(
        campaign=campaign,
        holder=holder,
        requests=keys,
        text=sent.get("text", ""),
        by=by,
        now=now,
    )
    words = ngettext(
        "Đã gộp {count} đề nghị thành một nội dung, chưa gửi.",
        "Đã gộp {count} đề nghị thành một nội dung, chưa gửi.",
        len(keys),
    ).format(count=len(keys))
    return f"{words} {telling()}" if keeps else words


def telling() -> str:
    """Return the warning about words that are still those of whoever asked."""
    return _(
        "Câu chữ còn trùng với bản của người đề nghị; nên viết lại trước khi gửi để "
        "không lộ người hỏi."
    )


def _opened(
    paged: Page[RequestRow], place: Meant
) -> tuple[list[DeskRequest], list[DeskRequest], bool]:
    """Return what waits and what was sent back, or that the vault is shut."""
    try:
        waiting = opened_requests(list(paged.object_list))
        returned = opened_requests(list(returned_requests(place.holder)[:ON_A_PAGE]))
    except DeskShutError:
        return [], [], True
    return waiting, returned, False
