"""The page «Của tôi» as it is shown: facts of the conference, tasks, the reply."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinnhiem.core.clarifications.clocks import Clock, ClockKind, clock_of
from tinnhiem.core.conference.reply import AbsenceReason
from tinnhiem.core.plans.plan import Plan, StepKind
from tinnhiem.messages.clarifications import until_words
from tinnhiem.messages.conference import words_beside
from tinnhiem.store.queries.clarifications import AskedCounts, asked_counts
from tinnhiem.store.queries.plans import plan_of, rulebook_of
from tinnhiem.store.queries.voters import EntryRow, rated_holder_of
from tinnhiem.web.figures import day as day_words
from tinnhiem.web.figures import weekday_moment
from tinnhiem.web.people.reply_form import initial_reply
from tinnhiem.web.saying import said
from tinnhiem.web.words import deadline_words

BEFORE_THE_HALL = {"planned", "summoned"}


class TaskState(StrEnum):
    """How a task stands; the words are CSS classes of the steps board."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to do, in plain words."""

    words: str
    when: str
    state: TaskState
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinePage:
    """Everything «Của tôi» shows.

    Attributes:
        when: Empty while the conference has no day.
        left: «Còn 8 ngày.», or that it is today, or over.
        told: What was answered to the summons; empty before.
    """

    name: str
    number: int
    title: str
    office: str
    is_rated: bool
    asked: AskedCounts
    is_rehearsal: bool
    when: str
    left: str
    venue: str
    chair: str
    tasks: tuple[Task, ...]
    told: str
    may_reply: bool


def mine_page(entry: EntryRow, *, now: datetime) -> MinePage:
    """Ask what the page shows to one person."""
    campaign, today = entry.campaign, localdate(now)
    plan, starts = plan_of(campaign), campaign.starts_at
    vote_on = localdate(starts) if starts else None
    holder = rated_holder_of(entry)
    book = rulebook_of(campaign)
    ask, answer = (
        clock_of(kind, plan=plan, rulebook=book, vote_on=vote_on) for kind in ClockKind
    )
    told = _told(entry)
    tasks = [_reply_task(told), _asking(ask, today=today)]
    asked = asked_counts(entry.campaign, holder)
    if holder is not None:
        tasks += [
            *_dossier(plan, vote_on=vote_on, today=today),
            _answering(answer, asked, today=today),
        ]
    return MinePage(
        name=entry.name,
        number=entry.number,
        title=entry.title,
        office=plan.head.issuer,
        is_rated=holder is not None,
        asked=asked,
        is_rehearsal=campaign.is_rehearsal,
        when=_moment(starts) if starts else "",
        left=_left(vote_on, today=today),
        venue=campaign.venue,
        chair=campaign.chair.name if campaign.chair else "",
        tasks=(*tasks, _coming(vote_on, today=today)),
        told=told,
        may_reply=campaign.phase in BEFORE_THE_HALL
        and (starts is None or now < starts),
    )


def reply_before(entry: EntryRow) -> dict[str, str]:
    """Return what the form of the reply shows at first."""
    if hasattr(entry, "absence"):
        code = AbsenceReason(entry.absence.code)
        words = words_beside(code, reason=entry.absence.reason)
        return initial_reply(is_coming=False, code=code.value, words=words)
    known = entry.reply.is_coming if hasattr(entry, "reply") else None
    return initial_reply(is_coming=known, code="", words="")


def _told(entry: EntryRow) -> str:
    if hasattr(entry, "absence"):
        words = _("Đồng chí đã báo không dự được: {reason}.")
        return words.format(reason=entry.absence.reason)
    if hasattr(entry, "reply") and entry.reply.is_coming:
        return _("Đồng chí đã trả lời: sẽ dự Hội nghị.")
    return ""


def _reply_task(told: str) -> Task:
    return Task(
        words=_("Trả lời Giấy mời: dự hay không dự được"),
        when=told or _("chưa trả lời"),
        state=TaskState.DONE if told else TaskState.DUE,
        link="#giay-moi",
    )


def _asking(clock_: Clock, *, today: date) -> Task:
    return Task(
        words=_("Đọc hồ sơ; có vấn đề cần làm rõ thì gửi đề nghị giải trình"),
        when=said(until_words(clock_, today=today)),
        # Nobody has to ask: a clock that ran out is no fault of theirs.
        state=TaskState.AHEAD if clock_.is_late(today) else TaskState.DUE,
        link=reverse("my-questions"),
    )


def _answering(clock_: Clock, asked: AskedCounts, *, today: date) -> Task:
    when, state = said(until_words(clock_, today=today)), TaskState.AHEAD
    if not asked.sent:
        when = _("chưa có nội dung nào được gửi tới đồng chí")
    elif not asked.open:
        when, state = _("đã trả lời đủ"), TaskState.DONE
    else:
        state = _state(clock_.last_day, today=today)
    return Task(
        words=_("Báo cáo giải trình các nội dung được yêu cầu (nếu có)"),
        when=when,
        state=state,
        link=reverse("my-answers"),
    )


def _dossier(plan: Plan, *, vote_on: date | None, today: date) -> list[Task]:
    step = next((s for s in plan.steps if s.kind is StepKind.DOSSIERS), None)
    if step is None or step.deadline is None:
        return []
    return [
        Task(
            words=_("Nộp báo cáo theo mẫu và bản kê khai tài sản, thu nhập"),
            when=deadline_words(step.deadline, vote_on=vote_on),
            state=_state(step.deadline.last_day(vote_on), today=today),
            link="#my-dossier",
        )
    ]


def _coming(vote_on: date | None, *, today: date) -> Task:
    when = day_words(vote_on) if vote_on else _("chưa ấn định ngày họp")
    state = TaskState.DUE if vote_on == today else TaskState.AHEAD
    if vote_on is not None and vote_on < today:
        state = TaskState.DONE
    return Task(words=_("Dự Hội nghị, mang theo Giấy mời"), when=when, state=state)


def _state(last: date | None, *, today: date) -> TaskState:
    if last is None:
        return TaskState.AHEAD
    return TaskState.OVERDUE if today > last else TaskState.DUE


def _left(vote_on: date | None, *, today: date) -> str:
    if vote_on is None:
        return ""
    days = (vote_on - today).days
    if days == 0:
        return _("Hội nghị họp hôm nay.")
    if days < 0:
        return _("Hội nghị đã qua.")
    return ngettext("Còn {days} ngày.", "Còn {days} ngày.", days).format(days=days)


def _moment(starts: datetime) -> str:
    return weekday_moment(localtime(starts))
