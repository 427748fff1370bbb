"""A count as plain values, for `--json`."""

from typing import Any

from tinnhiem.cli.files.count_report import CountReport
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.fault import Fault
from tinnhiem.core.levels import Level
from tinnhiem.core.outcome.outcome import Finding, Outcome
from tinnhiem.core.rules.citation import Citation
from tinnhiem.messages.ballots import diagnosis, remedy


def count_as_json(report: CountReport) -> dict[str, Any]:
    """Return the report as plain values for `--json`."""
    return {
        "rulebook": report.rulebook.key,
        "clean": report.is_clean,
        "account": _account_values(report.account),
        "attendance": {
            "summoned": report.attendance.summoned,
            "present": report.attendance.present,
        },
        "assumed": {base.value: figure for base, figure in report.assumed.items()},
        "officeholders": [_outcome_values(o, report) for o in report.outcomes],
        "differences": [
            {
                "sheet": difference.sheet,
                "officeholder": report.name_of(difference.officeholder),
                "first": difference.first.value,
                "second": difference.second.value,
            }
            for difference in report.differences
        ],
        "errors": [_fault_values(f, report) for f in report.reconciliation.errors],
        "warnings": [_fault_values(f, report) for f in report.reconciliation.warnings],
    }


def _outcome_values(outcome: Outcome, report: CountReport) -> dict[str, Any]:
    count = outcome.count
    return {
        "name": report.name_of(count.officeholder),
        "returned": count.returned,
        "valid": count.valid,
        "invalid": count.invalid,
        "invalid_reasons": {
            "blank": count.blank,
            "several": count.several,
            "struck": count.struck,
            "foreign": count.foreign,
        },
        "lawful_base": outcome.lawful_base.value,
        "levels": {level.value: _level_values(outcome, level) for level in Level},
        "finding": _finding_values(outcome.finding),
        "one_more": _finding_values(outcome.one_more),
        "one_less": _finding_values(outcome.one_less),
        "exposures": [exposure.value for exposure in outcome.exposures],
    }


def _level_values(outcome: Outcome, level: Level) -> dict[str, Any]:
    lawful = outcome.shares[level]
    return {
        "count": lawful.part,
        "of": lawful.whole,
        "percent": lawful.percent(),
        "other_bases": {
            base.value: {"of": shares[level].whole, "percent": shares[level].percent()}
            for base, shares in outcome.other_shares.items()
        },
    }


def _finding_values(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "band": finding.band.key if finding.band else None,
        "text": finding.band.text if finding.band else "",
        "low": finding.low.part,
        "of": finding.low.whole,
        "citation": _citation_values(finding.citation),
    }


def _fault_values(fault: Fault, report: CountReport) -> dict[str, Any]:
    subject = report.name_of(fault.subject)
    return {
        "code": fault.code.value,
        "subject": subject,
        "figures": dict(fault.figures),
        "diagnosis": diagnosis(fault, subject=subject),
        "remedy": remedy(fault, subject=subject),
        "citation": _citation_values(fault.citation),
    }


def _citation_values(citation: Citation | None) -> dict[str, str] | None:
    if citation is None:
        return None
    return {
        "instrument": citation.instrument,
        "article": citation.article,
        "source": citation.source,
        "status": citation.status.value,
    }


def _account_values(account: BallotAccount) -> dict[str, int]:
    return {
        "printed": account.printed,
        "damaged": account.damaged,
        "stamped": account.stamped,
        "issued": account.issued,
        "exchanged": account.exchanged,
        "unused": account.unused,
        "returned": account.returned,
        "foreign": account.foreign,
        "missing": account.missing,
    }
