"""`tinnhiem plan`: what a plan says, when its conference can be held, what is amiss."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from tinnhiem import rulebooks
from tinnhiem.cli.files.calendar import calendar
from tinnhiem.cli.files.plan_json import as_table
from tinnhiem.cli.run import DONE, REFUSED, exit_code_of
from tinnhiem.core.errors import VoteError
from tinnhiem.core.plans.examination import Examination, PlanFinding, Severity
from tinnhiem.core.plans.findings import findings_of
from tinnhiem.core.plans.findings_law import rulebook_cited
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.intake.plan_files import read_plan
from tinnhiem.intake.public_holidays import holidays_around
from tinnhiem.messages import say

FORMATS: Final = ("%Y-%m-%d", "%d/%m/%Y")
YEARS: Final = range(1945, 2200)


def _day_given(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> date | None:
    """Read 2023-07-13 or 13/7/2023, or refuse in Vietnamese."""
    if value is None:
        return None
    day = next(filter(None, (_day(value, form) for form in FORMATS)), None)
    if day is None or day.year not in YEARS:
        words = f"«{value}» không phải ngày dạng 2023-07-13 hay 13/7/2023."
        raise click.BadParameter(words, ctx=ctx, param=param)
    return day


def _day(value: str, form: str) -> date | None:
    try:
        # A day without an hour has no zone to be wrong about.
        return datetime.strptime(value.strip(), form).date()  # noqa: DTZ007
    except ValueError:
        return None


@click.group()
def plan() -> None:
    """Kế hoạch lấy phiếu tín nhiệm: đọc, kiểm tra, tìm ngày họp."""


plan.add_command(calendar)


@plan.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--conference-on",
    "day",
    metavar="NGÀY",
    callback=_day_given,
    help="Ngày họp cần kiểm tra.",
)
@click.option("--rulebook", "book", metavar="BỘ", help="Bộ quy tắc để đối chiếu.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def check(*, file: Path, day: date | None, book: str | None, as_json: bool) -> int:
    """Đọc kế hoạch trong TỆP (.txt, .docx, .toml) và chỉ ra điều cần sửa.

    Mã thoát: 0 không có mâu thuẫn, 1 có mâu thuẫn, 2 không đọc được.
    """
    try:
        compiled = read_plan(file)
        rulebook = _rulebook(compiled, book)
    except VoteError as refusal:
        if not as_json:
            raise
        _print_json({"error": {"code": refusal.code, "message": say(refusal)}})
        return exit_code_of(refusal)
    exam = Examination(
        plan=compiled,
        rulebook=rulebook,
        named_day=day,
        holidays=holidays_around(compiled, day),
    )
    findings = findings_of(exam)
    if as_json:
        _print_json(as_table(exam, findings))
    else:
        from tinnhiem.cli.files.plan_report import print_report  # rich is slow to load

        print_report(exam, findings)
    return _exit_code(findings)


def _rulebook(plan: Plan, wanted: str | None) -> Rulebook | None:
    if wanted is not None:
        return rulebooks.find(wanted)
    known = [rulebooks.load(key) for key in rulebooks.available()]
    return rulebook_cited(plan, known)


def _exit_code(findings: tuple[PlanFinding, ...]) -> int:
    conflicts = any(f.severity is Severity.CONFLICT for f in findings)
    return REFUSED if conflicts else DONE


def _print_json(table: object) -> None:
    click.echo(json.dumps(table, ensure_ascii=False, indent=2))
