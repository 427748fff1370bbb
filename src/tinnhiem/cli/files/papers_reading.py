"""Opening a paper that somebody brought, for the rules of form."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileEmptyError, FileNotTextError, FileSyntaxError
from tinnhiem.core.papers.lint import PaperFinding, fault, warning
from tinnhiem.core.plans.errors import PlanError
from tinnhiem.core.plans.examination import Examination
from tinnhiem.core.plans.findings_wording import counts, minutes
from tinnhiem.core.plans.plan import Plan
from tinnhiem.intake.plan_docx import read_docx_lines
from tinnhiem.intake.plan_files import read_plan
from tinnhiem.intake.text_files import MEGABYTE, read_bytes, read_text
from tinnhiem.papers.lint import lint_sheets, sorted_findings
from tinnhiem.papers.lint_files import sheet_of_text, sheets_of_docx, sheets_of_pdf
from tinnhiem.papers.lint_sheet import Sheet
from tinnhiem.papers.opening import BROKEN

LIMIT: Final = 20 * MEGABYTE
# What the plan's own check finds and a rule of form is about, too.
PLAN_RULES: Final = {"minutes-copies": "L07", "count-mismatch": "L14"}


def findings_in(path: Path) -> tuple[PaperFinding, ...]:
    """Return what a file does against the rules of form.

    Raises:
        FileRefusedError: It cannot be read; one of its subclasses says why.
        PlanError: A .toml that is no plan.
    """
    found = [*lint_sheets(sheets_in(path)), *_of_the_plan(path)]
    return sorted_findings(found)


def sheets_in(path: Path) -> tuple[Sheet, ...]:
    """Return the documents of a file.

    Raises:
        FileRefusedError: It cannot be read.
        PlanError: A .toml that is no plan.
    """
    match path.suffix.lower():
        case ".docx":
            read_docx_lines(path)  # refuses what is no package, or a bomb
            return _opened(path, ".docx")
        case ".pdf":
            return _opened(path, ".pdf")
        case ".toml":
            return (sheet_of_text(list(_lines_of(read_plan(path)))),)
        case _:
            return (sheet_of_text(read_text(path).split("\n")),)


def _opened(path: Path, kind: str) -> tuple[Sheet, ...]:
    content = read_bytes(path, limit=LIMIT)
    if kind == ".pdf" and not content.startswith(b"%PDF"):
        raise FileNotTextError(str(path), detail="không phải tệp PDF")
    try:
        sheets = (sheets_of_pdf if kind == ".pdf" else sheets_of_docx)(content)
    except BROKEN as broken:
        detail = f"tệp {kind} bị hỏng"
        raise FileSyntaxError(str(path), detail=detail) from broken
    if not any(sheet.lines for sheet in sheets):
        # A scan: pictures of words are no words.
        raise FileEmptyError(str(path), detail="tệp không có chữ, có thể là ảnh chụp")
    return sheets


def _lines_of(plan: Plan) -> Iterator[str]:
    """Yield a plan's TOML as the lines of the paper it would print."""
    head = plan.head
    yield f"Số: {head.number or ''}/{head.symbol}"
    day, month, year = (part or "" for part in (head.day, head.month, head.year))
    yield f"{head.place}, ngày {day} tháng {month} năm {year}"
    yield head.kind or "KẾ HOẠCH"
    yield head.subject
    yield from _texts(plan)
    yield "Nơi nhận:"
    last = len(head.recipients) - 1
    for i, name in enumerate(head.recipients):
        yield f"- {name.rstrip(' .;')}{'.' if i == last else ';'}"
    yield head.signer_title.upper()
    yield head.signer_name


def _texts(plan: Plan) -> Iterator[str]:
    from tinnhiem.core.plans.examination import texts_of

    yield from (text for text in texts_of(plan) if text)


def _of_the_plan(path: Path) -> Iterator[PaperFinding]:
    """Yield what the check of plans finds, where the file is a plan."""
    if path.suffix.lower() == ".pdf":
        return
    try:
        plan = read_plan(path)
    except PlanError:
        return
    exam = Examination(plan=plan, rulebook=None, named_day=None, holidays=())
    for finding in (*minutes(exam), *counts(exam)):
        rule = PLAN_RULES.get(finding.code)
        if rule:
            source = finding.source
            yield fault(
                rule,
                where=f"dòng {source.line}" if source else "toàn văn",
                stands=source.text if source else "",
                should=finding.message,
            )
    yield from _days_apart(plan)


def _days_apart(plan: Plan) -> Iterator[PaperFinding]:
    """L02: a day that does not exist is no day."""
    head = plan.head
    if head.day and head.month and head.year:
        from tinnhiem.core.plans.feasibility import dated

        if dated(plan) is None:
            yield warning(
                "L02",
                where="đầu văn bản",
                stands=f"{head.day}/{head.month}/{head.year}",
                should="ngày có thật",
            )
