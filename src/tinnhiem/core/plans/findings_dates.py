"""Findings about days: leads of the law, the order of steps, the conference day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tinnhiem.core.plans.examination import (
    Examination,
    PlanFinding,
    Severity,
    severity_of,
)
from tinnhiem.core.plans.feasibility import (
    ONE_DAY,
    Bound,
    BoundKind,
    is_working_day,
    working_days,
)
from tinnhiem.core.plans.plan import DeadlineKind, Step, StepKind
from tinnhiem.core.wording import Wording, joined, wordings

# Lead of the rulebook → the step it is about, and the finding when it is too late.
LEADS: Final[tuple[tuple[str, StepKind, str], ...]] = (
    ("dossier-in", StepKind.DOSSIERS, "dossier-handed-in-late"),
    ("dossier-to-voters", StepKind.DOSSIERS, "dossier-late"),
    ("questions-to-officeholder", StepKind.QUESTIONS, "questions-late"),
    ("answers", StepKind.ANSWERS, "answers-late"),
)
# What the process itself puts in order, before the conference.
ORDER: Final = (StepKind.DOSSIERS, StepKind.QUESTIONS, StepKind.ANSWERS)

_WHYS: Final[dict[BoundKind, str]] = {
    BoundKind.PLAN_DATE: "kế hoạch đề ngày {day}",
    BoundKind.PREPARATION: "bước {step} còn làm đến hết ngày {day}",
    BoundKind.ANSWERS: (
        "bước {step}: hạn trả lời phải sau ngày cuối còn được gửi yêu cầu, "
        "nên sớm nhất là ngày {day}"
    ),
    BoundKind.OWN_DEADLINE: "bước {step} định hội nghị muộn nhất ngày {day}",
    BoundKind.REPORT: "bước {step} phải báo cáo kết quả muộn nhất ngày {day}",
}

WHY: Final[dict[BoundKind, Wording]] = wordings(_WHYS)
ON_THE_DAY: Final = Wording("bước {step} định hội nghị đúng ngày {day}")


def why(bound: Bound) -> str:
    """Return in Vietnamese why a bound forbids the days beyond it."""
    day = bound.day
    if bound.kind is BoundKind.PREPARATION:
        day -= ONE_DAY
    words = WHY[bound.kind]
    if bound.kind is BoundKind.OWN_DEADLINE and bound.is_floor:
        words = ON_THE_DAY
    return Wording(words.pattern, step=bound.step, day=day)


def leads_missed(exam: Examination) -> Iterator[PlanFinding]:
    """A thing that the law wants so many days before the vote comes later."""
    for key, kind, code in LEADS:
        rule = exam.lead(key)
        if rule is None or exam.day is None:
            continue
        limit = exam.day - timedelta(days=rule.value.days)
        for step in exam.steps(kind):
            last = step.deadline.last_day(exam.day) if step.deadline else None
            if last and last > limit:
                yield PlanFinding(
                    code,
                    severity_of(rule),
                    Wording(
                        "Bước {number} cho đến {last}, muộn {days} ngày: {day_words} "
                        "thì "
                        "«{what}» chậm nhất {limit} (trước {lead} ngày, không tính "
                        "ngày "
                        "họp). Rút ngắn hạn này hoặc lùi ngày họp.",
                        number=step.number,
                        last=last,
                        days=(last - limit).days,
                        day_words=exam.day_words,
                        what=rule.value.what,
                        limit=limit,
                        lead=rule.value.days,
                    ),
                    str(rule.citation),
                    step.source,
                )


def named_day_not_feasible(exam: Examination) -> Iterator[PlanFinding]:
    """The day somebody asked about breaks a deadline of the plan."""
    if exam.named_day is None or exam.conference is None:
        return
    obstacles = exam.window.obstacles(exam.named_day)
    if obstacles:
        reasons = joined(map(why, obstacles))
        yield PlanFinding(
            "conference-day-not-feasible",
            Severity.CONFLICT,
            Wording(
                "Không thể họp ngày {named_day}: {reasons}. Chọn ngày khác trong "
                "các ngày khả thi.",
                named_day=exam.named_day,
                reasons=reasons,
            ),
            source=exam.conference.source,
        )


def no_feasible_day(exam: Examination) -> Iterator[PlanFinding]:
    """The plan's own deadlines leave no day for its conference."""
    first, last = exam.window.first, exam.window.last
    if exam.conference and first and last and first.day > last.day:
        yield PlanFinding(
            "no-feasible-day",
            Severity.CONFLICT,
            Wording(
                "Không còn ngày nào họp được: {first}, trong khi {last}. Sửa một "
                "trong hai hạn này.",
                first=why(first),
                last=why(last),
            ),
            source=exam.conference.source,
        )


def no_day_to_list(exam: Examination) -> Iterator[PlanFinding]:
    """The days of the conference cannot be listed."""
    conference, window = exam.conference, exam.window
    if conference is None:
        message = Wording("Kế hoạch không có bước nào là hội nghị lấy phiếu tín nhiệm.")
        yield PlanFinding("conference-missing", Severity.GAP, message)
    elif window.last is None:
        message = Wording(
            "Bước {number} không có ngày cuối cùng đọc được, nên không liệt kê "
            "được ngày họp khả thi. Ghi rõ thời hạn tổ chức hội nghị.",
            number=conference.number,
        )
        yield PlanFinding(
            "conference-deadline-missing", Severity.GAP, message, "", conference.source
        )
    elif window.first is None or (
        not window.days and window.first.day <= window.last.day
    ):
        message = Wording(
            "Không liệt kê được ngày họp khả thi: kế hoạch không cho biết ngày sớm "
            "nhất, hoặc khoảng giữa hai hạn dài hơn một năm. Kiểm tra lại các năm."
        )
        yield PlanFinding(
            "conference-window-open", Severity.GAP, message, "", conference.source
        )


def day_off(exam: Examination) -> Iterator[PlanFinding]:
    """The conference would be held on a weekend or a public holiday."""
    if exam.day is None or is_working_day(exam.day, holidays=exam.holidays):
        return
    source = exam.conference.source if exam.conference else None
    days = working_days(exam.window.days, holidays=exam.holidays)
    if not exam.named_day and days:
        return
    is_holiday = exam.day in exam.holidays
    what = Wording("ngày lễ") if is_holiday else Wording("ngày nghỉ cuối tuần")
    yield PlanFinding(
        "conference-day-off",
        Severity.WARNING,
        Wording(
            "Nếu {day_words} thì rơi vào {what}. Cân nhắc chọn ngày làm việc.",
            day_words=exam.day_words,
            what=what,
        ),
        source=source,
    )


def report_before_conference(exam: Examination) -> Iterator[PlanFinding]:
    """The report falls due before the last day of the conference it is about."""
    last = _last(exam.conference)
    for step in exam.steps(StepKind.REPORT):
        due = _last(step)
        if exam.conference and last and due and due < last:
            yield PlanFinding(
                "report-before-conference",
                Severity.CONFLICT,
                Wording(
                    "Báo cáo kết quả (bước {number}) đến hạn {due}, trước ngày cuối "
                    "của hội nghị (bước {other}, {last}). Lùi hạn báo cáo hoặc rút "
                    "ngắn hạn hội nghị.",
                    number=step.number,
                    due=due,
                    other=exam.conference.number,
                    last=last,
                ),
                source=step.source,
            )


def deadlines_out_of_order(exam: Examination) -> Iterator[PlanFinding]:
    """A step ends before the one it depends on."""
    steps = [(kind, step) for kind in ORDER for step in exam.steps(kind)]
    for place, (kind, later) in enumerate(steps):
        for earlier_kind, earlier in steps[:place]:
            if earlier_kind is not kind and _ends_before(later, earlier):
                yield PlanFinding(
                    "deadlines-out-of-order",
                    Severity.CONFLICT,
                    Wording(
                        "Bước {number} kết thúc {later}, trước bước {other} kết thúc "
                        "{earlier}. Sửa lại thứ tự hạn.",
                        number=later.number,
                        later=_end(later),
                        other=earlier.number,
                        earlier=_end(earlier),
                    ),
                    source=later.source,
                )


def _last(step: Step | None) -> date | None:
    return step.deadline.last_day() if step and step.deadline else None


def _is_relative(step: Step) -> bool:
    kind = step.deadline.kind if step.deadline else None
    return kind is DeadlineKind.DAYS_BEFORE_VOTE


def _ends_before(later: Step, earlier: Step) -> bool:
    """Compare day with day, or days before the vote with days before the vote."""
    if later.deadline is None or earlier.deadline is None:
        return False
    if _is_relative(later) and _is_relative(earlier):
        return (later.deadline.days or 0) > (earlier.deadline.days or 0)
    end, other = later.deadline.last_day(), earlier.deadline.last_day()
    return bool(end and other and end < other)


def _end(step: Step) -> str:
    last = _last(step)
    days = step.deadline.days if step.deadline else 0
    return (
        Wording("ngày {last}", last=last)
        if last
        else Wording("trước ngày lấy phiếu {days} ngày", days=days)
    )
