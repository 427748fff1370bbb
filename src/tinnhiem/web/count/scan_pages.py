"""Pages that nobody may sign over: refused, alike, left alone; two members say what.

No address here names a page: forms say which one, what a member looks at is sealed.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.count.judge_pages import (
    Judgement,
    PageVoice,
    call_up_page,
    decide_page,
    judge_page,
)
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.scanning.errors import PageNotForPeopleError
from tinnhiem.store.queries.open_count import rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_cards import PageCard, card_of, page_named
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.words import MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

AT_ONCE = 12  # pages with their pictures on one page
OF_LIST = 40  # pages of the list of those that were judged
TAKE_BACK, PROPOSE, AGREE = "take-back", "propose", "agree"


@page("scan-pages")
@or_back
def scan_pages(request: Request, slug: str) -> HttpResponse:
    """Show the pages that wait; take what a member says of one."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        if "aside" in request.POST:
            return _turned(request, desk)
        if _said(request, desk) is None:
            return redirect("scan-pages", slug=slug)
        desk = scan_desk(request, slug)
    cards = list(_waiting(desk))
    aside = Paginator(list(_aside(desk)), OF_LIST)
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "cards": cards[:AT_ONCE],
        "more": max(len(cards) - AT_ONCE, 0),
        "aside": aside.get_page(desk.looking().aside),
        "is_turned": desk.looking().aside > 1,
    }
    return render(request, "count/scan_pages.html", context)


@page("scan-pages")
@or_back
def key_page(request: Request, slug: str) -> HttpResponse:
    """Key the whole sheet of a page from the paper, as one of two members."""
    desk = scan_desk(request, slug)
    if "open" in request.POST:
        number, found = page_named(desk, request.POST["open"])
        desk.look(replace(desk.looking(), page=f"{number}-{found.key}"))
        return redirect("key-scanned-page", slug=slug)
    number, found = page_named(desk, request.POST.get("page") or desk.looking().page)
    if request.method == "POST":
        judgement = Judgement(
            batch=number,
            page=found.key,
            verdict=PageVerdict.KEYED,
            marks=tuple(request.POST.getlist("key")),
        )
        if _judge(request, desk, judgement) is None:
            return redirect("scan-pages", slug=slug)
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "batch": desk.batch(number),
        "page": found,
        "rated": rated_of(desk.seat.campaign),
        "marks": MARKS,
        "sent_key": request.POST.get("once", ""),
    }
    return render(request, "count/scan_key.html", context)


@page("scan-pages")
@or_back
def call_up(request: Request, slug: str) -> HttpResponse:
    """Have people judge a page that counts."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        number, found = page_named(desk, request.POST.get("page", ""))
        done_once(
            request,
            desk.seat,
            deed="page.call-up",
            act=lambda: call_up_page(
                campaign=desk.seat.campaign,
                batch=number,
                page=found.key,
                key=desk.seat.key,
                by=desk.seat.name,
                now=request.now,
            ),
            words=_("Trang này chờ hai thành viên kết luận."),
        )
    return redirect("scan-pages", slug=slug)


def _turned(request: Request, desk: ScanDesk) -> HttpResponse:
    wanted = request.POST["aside"]
    if wanted.isdecimal():
        desk.look(replace(desk.looking(), aside=int(wanted[:6])))
    return redirect("scan-pages", slug=desk.seat.campaign.slug)


def _said(request: Request, desk: ScanDesk) -> Exception | None:
    """Take a member's own word, or what he says when the whole committee decides."""
    number, found = page_named(desk, request.POST.get("page", ""))
    said = request.POST.get("verdict", "")
    deed = request.POST.get("deed", "")
    try:
        verdict = None if said in {TAKE_BACK, ""} else PageVerdict(said)
    except ValueError as error:
        raise PageNotForPeopleError(found.place) from error
    if deed not in {PROPOSE, AGREE}:
        if not said:
            raise PageNotForPeopleError(found.place)
        own = Judgement(batch=number, page=found.key, verdict=verdict)
        return _judge(request, desk, own)
    voice = PageVoice(
        batch=number,
        page=found.key,
        verdict=verdict if deed == PROPOSE else None,
        reason=request.POST.get("reason", ""),
        seen=request.POST.get("seen", ""),
    )
    return done_once(
        request,
        desk.seat,
        is_shown_here=True,
        deed="page.decide",
        act=lambda: decide_page(
            campaign=desk.seat.campaign,
            voice=voice,
            member=desk.seat.member,
            key=desk.seat.key,
            now=request.now,
        ),
        words=_("Đã ghi ý kiến."),
    )


def _judge(request: Request, desk: ScanDesk, judgement: Judgement) -> Exception | None:
    return done_once(
        request,
        desk.seat,
        is_shown_here=True,
        deed="page.judge",
        act=lambda: judge_page(
            campaign=desk.seat.campaign,
            judgement=judgement,
            member=desk.seat.member,
            key=desk.seat.key,
            now=request.now,
        ),
        words=_("Đã ghi ý kiến."),
    )


def _waiting(desk: ScanDesk) -> Iterator[PageCard]:
    """Yield those that wait for this member first."""
    found = [
        card_of(desk, number, one)
        for number, pile in desk.piles.items()
        for one in pile.waiting()
    ]
    yield from sorted(found, key=lambda card: not card.is_mine_to_do)


def _aside(desk: ScanDesk) -> Iterator[PageCard]:
    for number, pile in desk.piles.items():
        waiting = pile.waiting()
        for one in sorted(pile.pages, key=lambda one: one.place):
            if pile.verdict(one) is not None and one not in waiting:
                yield card_of(desk, number, one)
