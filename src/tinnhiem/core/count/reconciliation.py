"""Holding counts against paper: errors block, warnings need a reason (đối soát)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Final

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.fault import Fault, FaultCode, fault
from tinnhiem.core.ballots.ledger import imbalances
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.errors import (
    CountNotReconciledError,
    WarningsNotAcceptedError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rule, Rulebook

# Ours, not law: a column of identical marks is worth a look from this many sheets on;
# it is what a spreadsheet's fill handle leaves behind.
UNIFORM_FROM: Final = 10


@dataclass(frozen=True, slots=True)
class Batch:
    """A pile counted by hand before it was keyed (lô phiếu)."""

    name: str
    declared: int
    keyed: int


@dataclass(frozen=True, slots=True)
class Keying:
    """How the readings came to be (việc nhập phiếu).

    Attributes:
        typists: Keys of those who entered the pile, one a time it was entered.
    """

    readings: Readings
    batches: tuple[Batch, ...] = ()
    typists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What does not add up, in order of code (kết quả đối soát)."""

    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class AcceptedWarning:
    """A warning and why the committee let it stand; printed in the minutes."""

    fault: Fault
    reason: str


def reconcile(
    counts: Sequence[Count],
    *,
    account: BallotAccount,
    attendance: Attendance,
    rulebook: Rulebook,
    keying: Keying | None = None,
) -> Reconciliation:
    """Hold the counts against the sheets, the hall and the keying.

    Args:
        counts: One an officeholder.
        account: Where every sheet went.
        attendance: When sheets were issued.
        rulebook: Supplies the rule that a fault rests on.
        keying: The readings behind the counts; None when only totals are known.

    Source:
        `rulebook.invalid_sheets`, `rulebook.invalid_lines`; that valid and invalid
        lines make up the returned sheets for every person is inferred from them.
    """
    faults = [
        *imbalances(account, present=attendance.present, summoned=attendance.summoned),
        *_faults_of_counts(counts, account, rulebook),
    ]
    if keying is not None:
        faults += _faults_of_keying(keying, account)
    faults.sort(key=lambda fault: fault.code)
    return Reconciliation(
        errors=tuple(fault for fault in faults if fault.blocks),
        warnings=tuple(fault for fault in faults if not fault.blocks),
    )


def require_reconciled(
    reconciliation: Reconciliation, *, accepted: Mapping[str, str]
) -> tuple[AcceptedWarning, ...]:
    """Refuse to sign while anything is unexplained.

    Args:
        reconciliation: As `reconcile` found it.
        accepted: Reason by code of the warning; one reason covers its every case.

    Returns:
        The warnings with their reasons, for the minutes.

    Raises:
        CountNotReconciledError: With the errors. No reason helps; count again.
        WarningsNotAcceptedError: With the warnings that still lack a reason.
    """
    if reconciliation.errors:
        raise CountNotReconciledError(reconciliation.errors)
    reasons = {code: reason.strip() for code, reason in accepted.items()}
    open_ones = [w for w in reconciliation.warnings if not reasons.get(w.code)]
    if open_ones:
        raise WarningsNotAcceptedError(open_ones)
    return tuple(AcceptedWarning(w, reasons[w.code]) for w in reconciliation.warnings)


def _faults_of_counts(
    counts: Sequence[Count], account: BallotAccount, rulebook: Rulebook
) -> Iterable[Fault]:
    if not counts:
        yield fault(FaultCode.NOTHING_COUNTED, returned=account.returned)
    lines, sheets = _first(rulebook.invalid_lines), _first(rulebook.invalid_sheets)
    for count in counts:
        yield from _faults_of_count(count, account, lines=lines, sheets=sheets)


def _faults_of_count(
    count: Count,
    account: BallotAccount,
    *,
    lines: Citation | None,
    sheets: Citation | None,
) -> Iterable[Fault]:
    subject = count.officeholder
    if count.returned != account.returned:
        yield fault(
            FaultCode.LINES_DIFFER,
            subject=subject,
            citation=lines,
            valid=count.valid,
            invalid=count.invalid,
            returned=account.returned,
        )
    if count.foreign != account.foreign:
        yield fault(
            FaultCode.FOREIGN_DIFFERS,
            subject=subject,
            citation=sheets,
            counted=count.foreign,
            foreign=account.foreign,
        )
    lowest = min(astuple(count)[1:])
    if lowest < 0:
        yield fault(FaultCode.NEGATIVE_COUNT, subject=subject, lines=lowest)


def _faults_of_keying(keying: Keying, account: BallotAccount) -> Iterable[Fault]:
    keyed = len(keying.readings.sheets)
    if keyed != account.returned - account.foreign:
        yield fault(
            FaultCode.SHEETS_DIFFER,
            keyed=keyed,
            returned=account.returned,
            foreign=account.foreign,
        )
    for batch in keying.batches:
        if batch.declared != batch.keyed:
            yield fault(
                FaultCode.BATCH_DIFFERS,
                subject=batch.name,
                declared=batch.declared,
                keyed=batch.keyed,
            )
    if max(Counter(keying.typists).values(), default=0) > 1:
        yield fault(FaultCode.SAME_TYPIST, entries=len(keying.typists))
    yield from _worth_a_look(keying.readings)


def _worth_a_look(readings: Readings) -> Iterable[Fault]:
    all_blank = (Mark.BLANK,) * len(readings.officeholders)
    blank = readings.sheets.count(all_blank)
    if blank:
        yield fault(FaultCode.BLANK_SHEETS, blank=blank, keyed=len(readings.sheets))
    if len(readings.sheets) < UNIFORM_FROM:
        return
    for officeholder, marks in readings.columns():
        if marks.count(marks[0]) == len(marks):
            yield fault(
                FaultCode.UNIFORM_COLUMN, subject=officeholder, keyed=len(marks)
            )


def _first(rules: Sequence[Rule[str]]) -> Citation | None:
    return rules[0].citation if rules else None
