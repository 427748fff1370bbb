"""Questions in the desk's words: reworded, sent, answered, given to all voters."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from tinnhiem.actions.clarifications.pass_on import answer, give, send
from tinnhiem.actions.clarifications.prepare import dissolve, reword
from tinnhiem.core.clarifications.question import QuestionState
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.clarifications import QUESTION_WORDS
from tinnhiem.store.queries.clarifications import QuestionRow, questions_to, state_of
from tinnhiem.web.clarifications.meant import (
    Meant,
    clock_lines,
    key_in,
    meant,
    today_of,
)
from tinnhiem.web.clarifications.requests import Typed, telling
from tinnhiem.web.gate import page
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request

ON_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question with its state in words."""

    row: QuestionRow
    state: QuestionState
    words: str


@page("clarifications")
def questions(request: Request, slug: str, order: int) -> HttpResponse:
    """Show every question to one officeholder, and do what a form asks."""
    place = meant(request, slug, order)
    typed = Typed()
    if request.method == "POST":
        try:
            words = _done(request, place)
        except VoteError as refusal:
            typed = Typed(
                deed=request.POST.get("deed", ""),
                chosen=frozenset(request.POST.getlist("question")),
                text=request.POST.get("text", ""),
                refusal=say_here(refusal),
            )
        else:
            messages.success(request, words)
            return redirect(place.address("questions"))
    rows = questions_to(place.holder)
    paged = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang"))
    lines = [_line(row) for row in paged.object_list]
    context = {
        "campaign": place.campaign,
        "holder": place.holder,
        "clocks": clock_lines(place.campaign, now_day=today_of(request)),
        "paged": paged,
        "lines": lines,
        "drafts": any(one.state is QuestionState.DRAFT for one in lines),
        "answers": any(one.state is QuestionState.ANSWERED for one in lines),
        "today": today_of(request).isoformat(),
        "typed": typed,
    }
    return render(request, "clarifications/questions.html", context)


@page("clarifications")
def send_page(request: Request, slug: str, order: int) -> HttpResponse:
    """Show exactly what the officeholder will read; then send it."""
    place = meant(request, slug, order)
    if request.method == "POST":
        try:
            count = send(
                campaign=place.campaign,
                holder=place.holder,
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã gửi {count} nội dung tới đồng chí {name}.")
            name = place.holder.name
            messages.success(request, words.format(count=count, name=name))
        return redirect(place.address("questions"))
    rows = questions_to(place.holder).filter(sent_on=None)
    return _confirm(request, place, rows=list(rows), gives=False)


@page("clarifications")
def give_page(request: Request, slug: str, order: int) -> HttpResponse:
    """Show what every voter will read; then give it."""
    place = meant(request, slug, order)
    if request.method == "POST":
        try:
            count = give(
                campaign=place.campaign,
                holder=place.holder,
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            words = _("Đã gửi {count} trả lời tới toàn thể người ghi phiếu.")
            messages.success(request, words.format(count=count))
        return redirect(place.address("questions"))
    rows = questions_to(place.holder).filter(answered_on__isnull=False, given_on=None)
    return _confirm(request, place, rows=list(rows), gives=True)


def _confirm(
    request: Request, place: Meant, *, rows: list[QuestionRow], gives: bool
) -> HttpResponse:
    context = {
        "campaign": place.campaign,
        "holder": place.holder,
        "rows": rows,
        "gives": gives,
        "clocks": clock_lines(place.campaign, now_day=today_of(request)),
    }
    return render(request, "clarifications/confirm.html", context)


def _done(request: Request, place: Meant) -> str:
    sent, by, now = request.POST, request.who.login, request.now
    key, text = key_in(sent, "question"), sent.get("text", "")
    campaign, holder = place.campaign, place.holder
    if sent.get("deed") == "dissolve":
        dissolve(campaign=campaign, holder=holder, question=key, by=by, now=now)
        return _("Đã bỏ gộp; các đề nghị trở lại chờ xử lý.")
    if sent.get("deed") == "answer":
        answer(
            campaign=campaign,
            holder=holder,
            question=key,
            text=text,
            answered_on=_day(sent.get("answered_on", ""), today=today_of(request)),
            by=by,
            now=now,
        )
        return _("Đã nhập báo cáo giải trình.")
    keeps = reword(
        campaign=campaign, holder=holder, question=key, text=text, by=by, now=now
    )
    words = _("Đã sửa câu chữ.")
    return f"{words} {telling()}" if keeps else words


def _day(typed: str, *, today: date) -> date:
    """Return the day on the paper; today where none can be read or it has not come."""
    try:
        day = parse_date(typed)
    except ValueError:  # «2023-02-30»
        return today
    return min(day, today) if day is not None else today


def _line(row: QuestionRow) -> QuestionLine:
    state = state_of(row)
    return QuestionLine(row, state, said(QUESTION_WORDS[state]))
