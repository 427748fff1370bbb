"""A checked plan as tables that a clerk reads, on a screen or in a file."""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tinnhiem.core.plans.examination import (
    Examination,
    PlanFinding,
    Severity,
)
from tinnhiem.core.plans.feasibility import is_working_day
from tinnhiem.core.plans.findings_dates import why
from tinnhiem.core.plans.plan import Deadline, DeadlineKind, Head, Plan, Step
from tinnhiem.core.wording import vietnamese

PIPED_WIDTH: Final = 100
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "CN")
HEADINGS: Final[dict[Severity, str]] = {
    Severity.CONFLICT: "MÂU THUẪN",
    Severity.WARNING: "LƯU Ý",
    Severity.GAP: "CÒN THIẾU",
}
STYLES: Final[dict[Severity, str]] = {
    Severity.CONFLICT: "bold red",
    Severity.WARNING: "yellow",
    Severity.GAP: "cyan",
}
DEADLINES: Final[dict[DeadlineKind, str]] = {
    DeadlineKind.ON_OR_BEFORE: "chậm nhất {day}",
    DeadlineKind.BEFORE: "trước {day}",
    DeadlineKind.ON: "ngày {day}",
}


def print_report(exam: Examination, findings: Sequence[PlanFinding]) -> None:
    """Print plan, feasible days and findings; long words fold, nothing is cut off."""
    width = None if sys.stdout.isatty() else PIPED_WIDTH
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    _print_head(console, exam.plan)
    _print_people(console, exam.plan)
    _print_steps(console, exam)
    _print_days(console, exam)
    _print_findings(console, findings)


def _heading(console: Console, words: str, style: str = "bold") -> None:
    console.print()
    console.print(Text(words, style=style))


def _line(console: Console, words: str) -> None:
    """Print one line of a list, its continuation indented."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column()
    table.add_column(overflow="fold")
    table.add_row(Text("  •"), Text(words))
    console.print(table)


def _print_head(console: Console, plan: Plan) -> None:
    head = plan.head
    console.print(Text(f"{head.kind}: {head.subject}", style="bold"))
    console.print(Text(f"{head.issuer} · số {_number(head)} · {_dated(head)}"))
    if head.signer_name:
        console.print(Text(f"Người ký: {head.signer_title} {head.signer_name}"))
    _heading(console, "Căn cứ")
    for basis in plan.bases:
        day = f" ngày {vietnamese(basis.issued_on)}" if basis.issued_on else ""
        issuer = f" của {basis.issuer}" if basis.issuer else ""
        _line(console, f"{basis.kind} {basis.number}{day}{issuer}")


def _number(head: Head) -> str:
    return f"{head.number or '…'}/{head.symbol}" if head.symbol else head.number or "…"


def _dated(head: Head) -> str:
    day, month, year = (part or "…" for part in (head.day, head.month, head.year))
    return f"{head.place}, ngày {day} tháng {month} năm {year}"


def _print_people(console: Console, plan: Plan) -> None:
    _heading(console, f"Người được lấy phiếu: {plan.officeholder_count:02d}")
    for post in plan.officeholders:
        _line(console, f"{post.count:02d} {post.title}")
    _heading(console, f"Thành phần ghi phiếu: {len(plan.voter_categories):02d} nhóm")
    for category in plan.voter_categories:
        _line(console, category.name)
    _heading(console, "Hội nghị và biên bản")
    if plan.quorum:
        of = "được triệu tập" if plan.quorum.of == "summoned" else "thành viên"
        _line(console, f"Có mặt ít nhất {plan.quorum.fraction} số người {of}")
    if plan.minutes:
        to = "; ".join(plan.minutes.recipients) or "không nêu nơi nhận"
        _line(console, f"Biên bản kiểm phiếu {plan.minutes.copies:02d} bản: {to}")
    for group in plan.criteria:
        points = f"{len(group.points)} nội dung"
        _line(console, f"Tiêu chí {group.number}: {group.title} ({points})")


def _print_steps(console: Console, exam: Examination) -> None:
    _heading(console, "Các bước")
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), expand=True, show_edge=False)
    table.add_column("Bước", overflow="fold", min_width=6)
    table.add_column("Việc", overflow="fold", ratio=4)
    for name in ("Chỉ đạo", "Chủ trì", "Phối hợp"):
        table.add_column(name, overflow="fold", ratio=2)
    table.add_column("Hạn → ngày cuối cùng", overflow="fold", ratio=3)
    for step in exam.plan.steps:
        people = (step.directed_by, step.led_by, step.joined_by)
        table.add_row(
            Text(step.number),
            Text(_brief(step.title)),
            *(Text(name or "–") for name in people),
            Text(_until(step, exam.day)),
        )
    console.print(table)


def _brief(title: str, *, limit: int = 160) -> str:
    """Shorten a long first sentence: no asides, cut at a word. `--json` has it all."""
    title = re.sub(r"\s*\([^()]*\)", "", title)
    if len(title) <= limit:
        return title
    return f"{title[:limit].rsplit(' ', 1)[0]} …"


def _until(step: Step, day: date | None) -> str:
    if step.deadline is None:
        return "không đọc được" if step.deadline_text else "không nêu"
    last = step.deadline.last_day(day)
    arrow = f" → {vietnamese(last)}" if last else ""
    given = f", nếu họp {vietnamese(day)}" if day and step.deadline.days else ""
    return f"{_words(step.deadline)}{arrow}{given}"


def _words(deadline: Deadline) -> str:
    if deadline.day is None:
        return f"trước ngày lấy phiếu {deadline.days} ngày"
    return DEADLINES[deadline.kind].format(day=vietnamese(deadline.day))


def _print_days(console: Console, exam: Examination) -> None:
    window = exam.window
    _heading(console, f"Ngày họp khả thi: {len(window.days)}")
    for day in window.days:
        is_open = is_working_day(day, holidays=exam.holidays)
        _line(console, f"{_named(day)}{'' if is_open else ' (ngày nghỉ)'}")
    for words, bound in (
        ("Không sớm hơn", window.first),
        ("Không muộn hơn", window.last),
    ):
        if bound:
            line = f"{words} {vietnamese(bound.day)}: {why(bound)}."
            console.print(Padding(Text(line), (0, 0, 0, 2)))


def _named(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {vietnamese(day)}"


def _print_findings(console: Console, findings: Sequence[PlanFinding]) -> None:
    for severity in Severity:
        found = [f for f in findings if f.severity is severity]
        if found:
            title = f"{HEADINGS[severity]}: {len(found)}"
            _heading(console, title, style=STYLES[severity])
        for finding in found:
            _line(console, " ".join(_parts(finding)))
    if not findings:
        _heading(console, "Không có điều gì cần xem lại.")


def _parts(finding: PlanFinding) -> Iterator[str]:
    yield finding.message
    if finding.rule:
        yield f"Căn cứ: {finding.rule}."
    if finding.source:
        yield f"(dòng {finding.source.line})"
    yield f"[{finding.code}]"
