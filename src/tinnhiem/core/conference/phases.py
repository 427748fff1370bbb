"""Going from phase to phase: every refusal names what is missing and by what right.

Guards are facts, so that one list serves both the refusal and the checklist beside
the button.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.ledger import imbalances
from tinnhiem.core.conference import practice
from tinnhiem.core.conference.attendance import Attendance, require_quorum
from tinnhiem.core.conference.committee import TallyCommittee, require_elected
from tinnhiem.core.conference.errors import (
    ConferenceError,
    NotYetError,
    QuorumNotReachedError,
    WrongPhaseError,
)
from tinnhiem.core.conference.phase import (
    ADJOURNABLE,
    HALL,
    ORDER,
    Missing,
    MissingCode,
    Phase,
)
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import WholeUnknownError

__all__ = [
    "ADJOURNABLE",
    "HALL",
    "ORDER",
    "Missing",
    "MissingCode",
    "NotYetError",
    "Phase",
    "PhaseFacts",
    "WrongPhaseError",
    "advance",
    "missing_for",
    "next_act",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFacts:
    """What is known when somebody wants to go on; the defaults are «not yet».

    Attributes:
        members: Seats of the body, where the rulebook's quorum counts of them.
        day_feasible: The day keeps every deadline, or the exceptions are on record.
        attendance: At this moment; once sheets are issued, as it was then, since
            whoever leaves later has had a sheet.
        account: Sheets so far.
        box_sealed: Shown empty and sealed before the hall.
        count_complete: A reading for every returned sheet the committee issued.
        entries_agree: No cell differs between the two entries, or all are resolved.
        reconciled: No blocking fault, every warning accepted with a reason.
        signed_by: Keys of those who signed the minutes.
        left_from: The phase that `SUSPENDED` interrupted.
        void_reason: Why the vote is void.
        adjourn_reason: Why this sitting ends without a vote.
    """

    rulebook: Rulebook
    members: int | None = None
    roster_frozen: bool = False
    day_feasible: bool = False
    summons_sent: bool = False
    attendance: Attendance | None = None
    committee: TallyCommittee | None = None
    account: BallotAccount | None = None
    box_sealed: bool = False
    count_complete: bool = False
    entries_agree: bool = False
    reconciled: bool = False
    signed_by: frozenset[str] = frozenset()
    papers_sealed: bool = False
    reports_sent: bool = False
    file_complete: bool = False
    left_from: Phase | None = None
    void_reason: str = ""
    adjourn_reason: str = ""


def next_act(phase: Phase) -> Phase | None:
    """Return the phase that can follow; None after the last, suspended or void."""
    if phase not in ORDER[:-1]:
        return None
    return ORDER[ORDER.index(phase) + 1]


def advance(current: Phase, wanted: Phase, facts: PhaseFacts) -> Phase:
    """Return `wanted` if it may follow `current` now.

    A vote may be suspended from any phase in the hall and returns only to the phase
    it left; it may be declared void, with a reason, from any but the archived one.
    Before sheets are issued a sitting may be adjourned, with a reason: that alone leads
    back, to the planned phase, and everything is asked of the next sitting anew.

    Raises:
        WrongPhaseError: Not the turn of that step.
        QuorumNotReachedError: Wait for as many as it names, or adjourn.
        NotYetError: See to everything it lists.
    """
    if wanted not in _ways_from(current, facts):
        raise WrongPhaseError(
            current=current, wanted=wanted, next=_following(current, facts)
        )
    if current is Phase.SUSPENDED and wanted is facts.left_from:
        return wanted
    missing = missing_for(wanted, facts)
    if any(lack.code is MissingCode.QUORUM for lack in missing) and facts.attendance:
        require_quorum(facts.attendance, facts.rulebook, members=facts.members)
    if missing:
        raise NotYetError(wanted, missing=missing)
    return wanted


def missing_for(wanted: Phase, facts: PhaseFacts) -> tuple[Missing, ...]:
    """Return all that the step to `wanted` lacks, in the order of doing it."""
    return tuple(lack for guard in GUARDS.get(wanted, ()) for lack in guard(facts))


def _following(current: Phase, facts: PhaseFacts) -> Phase | None:
    return facts.left_from if current is Phase.SUSPENDED else next_act(current)


def _ways_from(current: Phase, facts: PhaseFacts) -> frozenset[Phase | None]:
    if current in (Phase.ARCHIVED, Phase.VOID):
        return frozenset()
    interruption = {Phase.SUSPENDED} if current in HALL else set()
    place = facts.left_from if current is Phase.SUSPENDED else current
    handed_out = facts.account is not None and facts.account.issued > 0
    adjourns = place in ADJOURNABLE and not handed_out
    adjournment = {Phase.PLANNED} if adjourns else set()
    ways = {_following(current, facts), Phase.VOID, *interruption, *adjournment}
    return frozenset(ways - {None})


def _summons(facts: PhaseFacts) -> Iterable[Missing]:
    if not facts.roster_frozen:
        yield Missing(MissingCode.ROSTER, practice.ROSTER_FROZEN)
    if not facts.day_feasible:
        yield Missing(MissingCode.FEASIBLE_DAY, facts.rulebook.anchor.citation)
    if not facts.summons_sent:
        yield Missing(MissingCode.SUMMONS, facts.rulebook.quorum.citation)


def _quorum(facts: PhaseFacts) -> Iterable[Missing]:
    attendance = facts.attendance or Attendance(0, 0)
    citation = facts.rulebook.quorum.citation
    try:
        require_quorum(attendance, facts.rulebook, members=facts.members)
    except QuorumNotReachedError as short:
        yield Missing(MissingCode.QUORUM, citation, short.present, short.minimum)
    except (ConferenceError, WholeUnknownError):
        yield Missing(MissingCode.QUORUM, citation)


def _committee(facts: PhaseFacts) -> Iterable[Missing]:
    code = MissingCode.COMMITTEE
    if facts.committee is None or facts.attendance is None:
        yield Missing(code, facts.rulebook.committee_min.citation)
        return
    try:
        require_elected(facts.committee.vote, present=facts.attendance.present)
    except ConferenceError:
        have, need = facts.committee.vote.in_favour, facts.attendance.present // 2 + 1
        yield Missing(code, practice.MAJORITY_OF_HANDS, have, need)


def _sheets(facts: PhaseFacts) -> Iterable[Missing]:
    present = facts.attendance.present if facts.attendance else 0
    stamped = facts.account.stamped if facts.account else 0
    issued = facts.account.issued if facts.account else 0
    citation = practice.STAMPED_SHEETS
    if stamped < max(present, 1):
        yield Missing(MissingCode.STAMPED_SHEETS, citation, stamped, present)
    if not 0 < issued <= present:
        yield Missing(MissingCode.ISSUED_SHEETS, citation, issued, present)


def _box(facts: PhaseFacts) -> Iterable[Missing]:
    if not facts.box_sealed:
        yield Missing(MissingCode.BOX_SEAL, practice.BOX_SEALED)


def _returned(facts: PhaseFacts) -> Iterable[Missing]:
    account, attendance = facts.account, facts.attendance
    if account is None or attendance is None or account.returned <= 0:
        yield Missing(MissingCode.RETURNED_SHEETS, practice.RETURNED_ANNOUNCED)
        return
    faults = imbalances(
        account, present=attendance.present, summoned=attendance.summoned
    )
    blocking = sum(fault.blocks for fault in faults)
    if blocking:
        yield Missing(MissingCode.BALANCE, practice.RETURNED_ANNOUNCED, blocking, 0)


def _count(facts: PhaseFacts) -> Iterable[Missing]:
    citation = facts.rulebook.share_base.citation
    if not facts.count_complete:
        yield Missing(MissingCode.COUNT, citation)
    if not facts.entries_agree:
        yield Missing(MissingCode.AGREEMENT, practice.DOUBLE_ENTRY)
    if not facts.reconciled:
        yield Missing(MissingCode.RECONCILIATION, citation)


def _signatures(facts: PhaseFacts) -> Iterable[Missing]:
    members = facts.committee.members if facts.committee else ()
    signed = sum(member.person in facts.signed_by for member in members)
    if not members or signed < len(members):
        citation = practice.EVERY_MEMBER_SIGNS
        yield Missing(MissingCode.SIGNATURES, citation, signed, len(members))


def _report(facts: PhaseFacts) -> Iterable[Missing]:
    if not facts.papers_sealed:
        yield Missing(MissingCode.SEALED_PAPERS, practice.PAPERS_SEALED)
    if not facts.reports_sent:
        yield Missing(MissingCode.REPORTS, practice.REPORT_SENT)


def _file(facts: PhaseFacts) -> Iterable[Missing]:
    if not facts.file_complete:
        yield Missing(MissingCode.FILE, practice.FILE_KEPT)


def _void_reason(facts: PhaseFacts) -> Iterable[Missing]:
    if not facts.void_reason.strip():
        yield Missing(MissingCode.VOID_REASON, practice.WRITTEN_REASON)


def _adjourn_reason(facts: PhaseFacts) -> Iterable[Missing]:
    if not facts.adjourn_reason.strip():
        yield Missing(MissingCode.ADJOURN_REASON, practice.ADJOURNED)


Guard = Callable[[PhaseFacts], Iterable[Missing]]

# Quorum gates the opening, the election of the committee and the issue of ballots;
# after that, whoever leaves has a sheet and is in the account.
GUARDS: Final[Mapping[Phase, tuple[Guard, ...]]] = {
    # Only an adjournment leads there.
    Phase.PLANNED: (_adjourn_reason,),
    Phase.SUMMONED: (_summons,),
    Phase.QUORATE: (_quorum,),
    Phase.COMMITTEE_ELECTED: (_quorum, _committee),
    Phase.BALLOTS_ISSUED: (_quorum, _sheets),
    Phase.VOTING: (_box,),
    Phase.COUNTING: (_returned,),
    Phase.RECONCILED: (_count,),
    Phase.SIGNED: (_signatures,),
    Phase.REPORTED: (_report,),
    Phase.ARCHIVED: (_file,),
    Phase.VOID: (_void_reason,),
}
