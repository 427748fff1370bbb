"""The plan's steps: who, by when, and whether they are done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinnhiem.core.plans.plan import Plan, Step, StepKind
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.forms import count, short_day
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
            state, words = StepState.DONE, "Đã gửi báo cáo"
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
        ("Chỉ đạo", step.directed_by),
        ("Chủ trì", step.led_by),
        ("Phối hợp", step.joined_by),
    )
    return tuple((duty, who) for duty, who in duties if who)


def _deadline(step: Step, *, vote_on: date | None) -> str:
    words = deadline_words(step.deadline, vote_on=vote_on) if step.deadline else ""
    if words:
        return capital(words)
    if step.deadline_text:
        return f"Kế hoạch ghi «{step.deadline_text}», chưa đọc được thành ngày"
    return "Kế hoạch không nêu thời hạn"


def _state(
    done_on: date | None, *, last: date | None, today: date
) -> tuple[StepState, str]:
    if done_on is not None:
        return _state_when_done(done_on, last=last)
    if last is None or today < last:
        left = (
            f"Còn {count((last - today).days)} ngày" if last else "Chưa ghi nhận xong"
        )
        return StepState.OPEN, left
    if today == last:
        return StepState.DUE, "Đến hạn hôm nay"
    late = count((today - last).days)
    return StepState.OVERDUE, f"Chưa ghi nhận xong, quá hạn {late} ngày"


def _state_when_done(done_on: date, *, last: date | None) -> tuple[StepState, str]:
    words = f"Xong ngày {short_day(done_on)}"
    if last is not None and done_on > last:
        return StepState.DONE_LATE, f"{words}, chậm {count((done_on - last).days)} ngày"
    return StepState.DONE, words
