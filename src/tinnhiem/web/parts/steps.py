"""The plan's steps: who, by when, and whether they are done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinnhiem.core.plans.plan import Plan, Step, StepKind
from tinnhiem.core.record import CampaignRecord
from tinnhiem.web.figures import count, day
from tinnhiem.web.words import capital, deadline_words


class StepState(StrEnum):
    """How a step stands today."""

    DONE = "done"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    DUE = "due"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step.

    Attributes:
        stage: The heading of its stage; empty when the plan has none.
        people: Duties and who bears them.
        is_recorded: Somebody reported it; what the hall itself ended is not.
    """

    number: str
    stage: str
    title: str
    people: tuple[tuple[str, str], ...]
    deadline: str
    state: StepState
    state_words: str
    is_recorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What is known of a plan's steps beside the plan.

    Attributes:
        vote_on: The day of the conference, from which relative deadlines count.
        held_on: The day on which its result was announced; ends its step.
        done: The day on which a step, by number, was recorded as done.
        today: Against which a step is late.
        is_reported: The superiors have the report, so its step needs no reminder.
    """

    vote_on: date | None
    held_on: date | None
    done: Mapping[str, date]
    today: date
    is_reported: bool


def step_lines(
    record: CampaignRecord,
    *,
    done: Mapping[str, date],
    today: date,
    is_reported: bool = False,
) -> tuple[StepLine, ...]:
    """Return the plan's steps in its order.

    Args:
        record: The campaign; the day of its conference fixes relative deadlines, and
            an announced result ends the step of the conference.
        done: The day on which a step, by number, was recorded as done.
        today: Against which a step is late.
        is_reported: The superiors have the report, so its step needs no reminder.
    """
    hall = record.conference
    known = Progress(
        vote_on=hall.starts_at.date() if hall else None,
        held_on=_held_on(record),
        done=done,
        today=today,
        is_reported=is_reported,
    )
    return lines_of(record.plan, known)


def lines_of(plan: Plan, known: Progress) -> tuple[StepLine, ...]:
    """Return the steps of `plan` in its order, as far as `known` says they are."""
    lines = []
    for step in plan.steps:
        last = step.deadline.last_day(known.vote_on) if step.deadline else None
        is_conference = step.kind is StepKind.CONFERENCE
        done_on = known.done.get(step.number, known.held_on if is_conference else None)
        state, words = _state(done_on, last=last, today=known.today)
        if known.is_reported and done_on is None and step.kind is StepKind.REPORT:
            state, words = StepState.DONE, _("Đã gửi báo cáo")
        lines.append(
            StepLine(
                number=step.number,
                stage=step.stage,
                title=step.title,
                people=_people(step),
                deadline=_deadline(step, vote_on=known.vote_on),
                state=state,
                state_words=words,
                is_recorded=step.number in known.done,
            )
        )
    return tuple(lines)


def _held_on(record: CampaignRecord) -> date | None:
    hall = record.conference
    return hall.announced_at.date() if hall and hall.announced_at else None


def _people(step: Step) -> tuple[tuple[str, str], ...]:
    duties = (
        (_("Chỉ đạo"), step.directed_by),
        (_("Chủ trì"), step.led_by),
        (_("Phối hợp"), step.joined_by),
    )
    return tuple((duty, who) for duty, who in duties if who)


def _deadline(step: Step, *, vote_on: date | None) -> str:
    words = deadline_words(step.deadline, vote_on=vote_on) if step.deadline else ""
    if words:
        return capital(words)
    if step.deadline_text:
        unread = _("Kế hoạch ghi «{words}», chưa đọc được thành ngày")
        return unread.format(words=step.deadline_text)
    return _("Kế hoạch không nêu thời hạn")


def _state(
    done_on: date | None, *, last: date | None, today: date
) -> tuple[StepState, str]:
    if done_on is not None:
        return _state_when_done(done_on, last=last)
    if last is None or today < last:
        if last is None:
            return StepState.OPEN, _("Chưa ghi nhận xong")
        left = (last - today).days
        words = ngettext("Còn {days} ngày", "Còn {days} ngày", left)
        return StepState.OPEN, words.format(days=count(left))
    if today == last:
        return StepState.DUE, _("Đến hạn hôm nay")
    late = (today - last).days
    words = ngettext(
        "Chưa ghi nhận xong, quá hạn {days} ngày",
        "Chưa ghi nhận xong, quá hạn {days} ngày",
        late,
    )
    return StepState.OVERDUE, words.format(days=count(late))


def _state_when_done(done_on: date, *, last: date | None) -> tuple[StepState, str]:
    if last is None or done_on <= last:
        return StepState.DONE, _("Xong ngày {day}").format(day=day(done_on))
    late = (done_on - last).days
    words = ngettext(
        "Xong ngày {day}, chậm {days} ngày", "Xong ngày {day}, chậm {days} ngày", late
    )
    return StepState.DONE_LATE, words.format(day=day(done_on), days=count(late))
