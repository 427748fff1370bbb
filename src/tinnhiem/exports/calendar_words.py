"""What the events of a calendar say: the plan's own words, one thing a line."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from tinnhiem.core.plans.agenda import Agenda, DueStep
from tinnhiem.core.plans.plan import Plan, Step
from tinnhiem.exports.result_lines import one_line

CANCELLED: Final = "CANCELLED"
REHEARSAL: Final = "[Diễn tập] "
# Plans give the hour at which a conference begins, hardly ever that at which it ends.
CONFERENCE_ENDS: Final = timedelta(hours=3)
SHOWN: Final = 100  # characters of a title; the rest is in the description
LAST_ZERO_MONTH: Final = 2
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")


def calendar_name(plan: Plan) -> str:
    """Return what a calendar program calls the subscription."""
    return f"Lấy phiếu tín nhiệm - {one_line(plan.head.issuer)}"


def step_summary(due: DueStep) -> str:
    """Return «Hạn cuối: …» with the beginning of the step's title."""
    opening = "Đã xong" if due.is_done else "Hạn cuối"
    title = _ASIDE.sub("", _prose(due.step.title))
    return f"{opening}: {shortened(title)}"


def conference_summary(plan: Plan) -> str:
    """Return the title of the conference's event."""
    return f"Hội nghị lấy phiếu tín nhiệm - {one_line(plan.head.issuer)}"


def step_description(plan: Plan, due: DueStep) -> str:
    """Return title, deadline as written and as counted, and who does what."""
    step = due.step
    lines = [
        _prose(step.title),
        f"Hạn theo Kế hoạch: {_prose(step.deadline_text)}"
        if step.deadline_text
        else "",
        f"Ngày cuối cùng để hoàn thành: {_day(due.last_day)}.",
        *_people(step),
        f"Mục {step.number} của Kế hoạch: {_prose(plan.head.subject)}.",
    ]
    return "\n".join(line for line in lines if line)


def conference_description(agenda: Agenda) -> str:
    """Return what the plan says about the conference."""
    steps = [step for step in agenda.plan.steps if step.kind == "conference"]
    lines = [
        *(line for step in steps for line in _people(step)),
        *(_prose(text) for step in steps for text in step.body),
    ]
    if isinstance(agenda.conference, datetime):
        lines.append("Giờ kết thúc trong lịch chỉ là dự kiến (03 giờ sau khi bắt đầu).")
    else:
        lines.append("Chưa ấn định giờ họp.")
    return "\n".join(lines)


def reminder(summary: str, *, days: int) -> str:
    """Return what an alarm says."""
    return f"Còn {days:02d} ngày. {summary}"


def shortened(text: str) -> str:
    """Return at most `SHOWN` characters, cut between words."""
    if len(text) <= SHOWN:
        return text
    return f"{text[:SHOWN].rsplit(' ', 1)[0].rstrip(',;:. (')}…"


def _day(day: date) -> str:
    """Return «05/7/2023»: a zero before days below 10 and before months 1 and 2."""
    month = f"{day.month:02d}" if day.month <= LAST_ZERO_MONTH else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _people(step: Step) -> list[str]:
    named = (
        ("Chỉ đạo", step.directed_by),
        ("Chủ trì", step.led_by),
        ("Phối hợp", step.joined_by),
    )
    return [f"{word}: {_prose(who)}" for word, who in named if who]


def _prose(text: str) -> str:
    return one_line(text.replace("*", ""))
