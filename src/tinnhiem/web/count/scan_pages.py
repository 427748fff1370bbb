"""Pages that nobody may sign over: refused, alike, left alone; two members say what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinnhiem.actions.count.answer_scans import Judgement, call_up_page, judge_page
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.count.scanned_page import PageVerdict, SaidOfPage, ScannedPage
from tinnhiem.core.scanning.errors import PageNotForPeopleError
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.store.queries.open_count import rated_of
from tinnhiem.web.count.doing import done_once
from tinnhiem.web.count.scan_seat import ScanDesk, scan_desk
from tinnhiem.web.count.scan_words import CALLED, LOOSE, REASONS, VERDICTS
from tinnhiem.web.count.seat import or_back
from tinnhiem.web.count.words import MARKS
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

AT_ONCE = 12  # pages with their pictures on one page
TAKE_BACK = "take-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """One page that waits, or that was set aside, as a member sees it.

    Attributes:
        twin: Key, batch and place of the page that it looks like.
        mine: What this member said, in words.
        others: What others said; empty before he has spoken.
    """

    batch: int
    key: str
    place: int
    why: str | Promise
    options: Sequence[tuple[str, str | Promise]]
    may_key: bool
    twin: tuple[str, int, int] | None
    mine: str | Promise
    others: Sequence[tuple[str, str | Promise]]
    decided: str | Promise


@page("scan-pages")
@or_back
def scan_pages(request: Request, slug: str) -> HttpResponse:
    """Show the pages that wait; take what a member says of one."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        judgement = _judgement(request)
        refused = _judge(request, desk, judgement)
        if refused is None:
            return redirect("scan-pages", slug=slug)
        desk = scan_desk(request, slug)
    cards = list(_waiting(desk))
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "cards": cards[:AT_ONCE],
        "more": max(len(cards) - AT_ONCE, 0),
        "aside": list(_aside(desk))[: AT_ONCE * 4],
    }
    return render(request, "count/scan_pages.html", context)


@page("scan-pages")
@or_back
def key_page(request: Request, slug: str, number: int, key: str) -> HttpResponse:
    """Key the whole sheet of a page from the paper, as one of two members."""
    desk = scan_desk(request, slug)
    batch = desk.batch(number)
    found = _page_of(desk.piles[number], key)
    if request.method == "POST":
        marks = tuple(request.POST.getlist("key"))
        judgement = Judgement(
            batch=number, page=key, verdict=PageVerdict.KEYED, marks=marks
        )
        if _judge(request, desk, judgement) is None:
            return redirect("scan-pages", slug=slug)
    context = {
        "campaign": desk.seat.campaign,
        "slug": slug,
        "seat": desk.seat,
        "batch": batch,
        "page": found,
        "rated": rated_of(desk.seat.campaign),
        "marks": MARKS,
        "sent_key": request.POST.get("once", ""),
    }
    return render(request, "count/scan_key.html", context)


@page("scan-pages")
@or_back
def call_up(request: Request, slug: str, number: int, key: str) -> HttpResponse:
    """Have people judge a page that counts."""
    desk = scan_desk(request, slug)
    if request.method == "POST":
        done_once(
            request,
            desk.seat,
            deed="page.call-up",
            act=lambda: call_up_page(
                campaign=desk.seat.campaign, batch=number, page=key, key=desk.seat.key
            ),
            words=_("Trang này chờ hai thành viên kết luận."),
        )
    return redirect("scan-pages", slug=slug)


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
        ),
        words=_("Đã ghi ý kiến."),
    )


def _judgement(request: Request) -> Judgement:
    """Return what a form says.

    Raises:
        PageNotForPeopleError: Nothing that a form of ours says.
    """
    said = request.POST.get("verdict", "")
    try:
        return Judgement(
            batch=int(request.POST.get("batch", "")),
            page=request.POST.get("page", ""),
            verdict=None if said == TAKE_BACK else PageVerdict(said),
        )
    except ValueError as error:
        raise PageNotForPeopleError(0) from error


def _waiting(desk: ScanDesk) -> Iterator[PageCard]:
    """Yield those of which this member has not spoken first."""
    found = [
        _card(desk, number, one)
        for number, pile in desk.piles.items()
        for one in pile.waiting()
    ]
    yield from sorted(found, key=lambda card: bool(card.mine))


def _aside(desk: ScanDesk) -> Iterator[PageCard]:
    for number, pile in desk.piles.items():
        for one in sorted(pile.pages, key=lambda one: one.place):
            if pile.verdict(one) is not None and one not in pile.waiting():
                yield _card(desk, number, one)


def _card(desk: ScanDesk, number: int, one: ScannedPage) -> PageCard:
    pile, person = desk.piles[number], desk.seat.person
    said = pile.said.get(one.place, {})
    mine = said.get(person)
    verdict = pile.verdict(one)
    options = pile.verdicts_for(one)
    return PageCard(
        batch=number,
        key=one.key,
        place=one.place,
        why=_why(pile, one),
        options=[(v.value, VERDICTS[v]) for v in options if v is not PageVerdict.KEYED],
        may_key=PageVerdict.KEYED in options,
        twin=_twin(desk.piles, one),
        mine=VERDICTS[mine.verdict] if mine else "",
        others=_others(desk, said) if mine and len(said) >= pile.quorum else (),
        decided=VERDICTS[verdict] if verdict else "",
    )


def _why(pile: ScannedPile, one: ScannedPage) -> str | Promise:
    if one.reason:
        return REASONS.get(one.reason, one.reason)
    return CALLED if one.place in pile.called_up else LOOSE


def _twin(
    piles: Mapping[int, ScannedPile], one: ScannedPage
) -> tuple[str, int, int] | None:
    if one.outcome is not PageOutcome.DUPLICATE or one.twin is None:
        return None
    batch, place = one.twin
    other = piles[batch].page_at(place) if batch in piles else None
    return (other.key, batch, place) if other else None


def _others(
    desk: ScanDesk, said: Mapping[str, SaidOfPage]
) -> list[tuple[str, str | Promise]]:
    names = desk.seat.names
    return [
        (names.get(who, ""), VERDICTS[one.verdict])
        for who, one in said.items()
        if who != desk.seat.person
    ]


def _page_of(pile: ScannedPile, key: str) -> ScannedPage:
    for one in pile.pages:
        if one.key == key:
            return one
    raise PageNotForPeopleError(0)
