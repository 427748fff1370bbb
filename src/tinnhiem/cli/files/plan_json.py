"""A checked plan as JSON, on which scripts rely: fields are added, never renamed."""

from collections.abc import Sequence
from typing import Any

from tinnhiem.core.plans.examination import Examination, PlanFinding
from tinnhiem.core.plans.feasibility import working_days
from tinnhiem.core.plans.plan import (
    Basis,
    Criterion,
    Deadline,
    Head,
    MinutesRule,
    Plan,
    QuorumRule,
    Source,
    Step,
)


def as_table(exam: Examination, findings: Sequence[PlanFinding]) -> dict[str, Any]:
    """Return everything `plan check --json` prints."""
    days = exam.window.days
    working = working_days(days, holidays=exam.holidays)
    return (
        _head(exam.plan.head)
        | _facts(exam.plan)
        | {
            "rulebook": exam.rulebook.key if exam.rulebook else None,
            "conference_on": exam.day.isoformat() if exam.day else None,
            "conference_on_given": exam.named_day is not None,
            "feasible_days": [day.isoformat() for day in days],
            "feasible_working_days": [day.isoformat() for day in working],
            "findings": [_finding(finding) for finding in findings],
        }
    )


def _head(head: Head) -> dict[str, Any]:
    return {
        "issuer": head.issuer,
        "superior": head.superior,
        "place": head.place,
        "number": head.number,
        "symbol": head.symbol,
        "date": {"day": head.day, "month": head.month, "year": head.year},
        "subject": head.subject,
        "signer": {"title": head.signer_title, "name": head.signer_name},
        "recipients": list(head.recipients),
    }


def _facts(plan: Plan) -> dict[str, Any]:
    return {
        "bases": [_basis(basis) for basis in plan.bases],
        "officeholders": [
            {"title": post.title, "count": post.count, "source": _source(post.source)}
            for post in plan.officeholders
        ],
        "officeholder_count": plan.officeholder_count,
        "announced_count": plan.announced_count,
        "voter_categories": [category.name for category in plan.voter_categories],
        "criteria": [_criterion(criterion) for criterion in plan.criteria],
        "quorum": _quorum(plan.quorum) if plan.quorum else None,
        "minutes": _minutes(plan.minutes) if plan.minutes else None,
        "steps": [_step(step) for step in plan.steps],
        "gaps": [_source(gap) for gap in plan.gaps],
    }


def _basis(basis: Basis) -> dict[str, Any]:
    return {
        "kind": basis.kind,
        "number": basis.number,
        "date": basis.issued_on.isoformat() if basis.issued_on else None,
        "issuer": basis.issuer,
        "source": _source(basis.source),
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "number": criterion.number,
        "title": criterion.title,
        "points": list(criterion.points),
        "source": _source(criterion.source),
    }


def _quorum(rule: QuorumRule) -> dict[str, Any]:
    return {
        "numerator": rule.fraction.numerator,
        "denominator": rule.fraction.denominator,
        "of": rule.of,
        "source": _source(rule.source),
    }


def _minutes(rule: MinutesRule) -> dict[str, Any]:
    return {
        "copies": rule.copies,
        "recipients": list(rule.recipients),
        "secrecy": rule.secrecy,
        "source": _source(rule.source),
    }


def _step(step: Step) -> dict[str, Any]:
    last = step.deadline.last_day() if step.deadline else None
    return {
        "step": step.number,
        "kind": step.kind,
        "stage": step.stage,
        "title": step.title,
        "body": list(step.body),
        "directed_by": step.directed_by,
        "led_by": step.led_by,
        "joined_by": step.joined_by,
        "deadline": _deadline(step.deadline),
        "deadline_text": step.deadline_text,
        "last_day": last.isoformat() if last else None,
        "source": _source(step.source),
    }


def _deadline(deadline: Deadline | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    if deadline.day is None:
        return {"kind": deadline.kind, "days": deadline.days}
    return {"kind": deadline.kind, "date": deadline.day.isoformat()}


def _finding(finding: PlanFinding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "rule": finding.rule,
        "source": _source(finding.source) if finding.source else None,
    }


def _source(source: Source) -> dict[str, Any]:
    return {"line": source.line, "text": source.text}
