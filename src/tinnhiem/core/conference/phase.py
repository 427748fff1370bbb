"""The phases of a vote in their one order, and what a step can lack (giai đoạn).

A phase names what has been done: `BALLOTS_ISSUED` is reached when everybody present
has a sheet.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.rules.citation import Citation


class Phase(StrEnum):
    """How far a vote has come, in its only order; the last two stand outside it."""

    PLANNED = "planned"
    SUMMONED = "summoned"
    CHECK_IN = "check-in"
    QUORATE = "quorate"
    COMMITTEE_ELECTED = "committee-elected"
    BALLOTS_ISSUED = "ballots-issued"
    VOTING = "voting"
    CLOSED = "closed"
    COUNTING = "counting"
    RECONCILED = "reconciled"
    SIGNED = "signed"
    ANNOUNCED = "announced"
    REPORTED = "reported"
    ARCHIVED = "archived"
    SUSPENDED = "suspended"
    VOID = "void"


ORDER: Final = tuple(Phase)[: tuple(Phase).index(Phase.SUSPENDED)]
HALL: Final = ORDER[ORDER.index(Phase.CHECK_IN) : ORDER.index(Phase.REPORTED)]
# A sitting can be adjourned (hoãn) until sheets are in the voters' hands.
ADJOURNABLE: Final = ORDER[
    ORDER.index(Phase.CHECK_IN) : ORDER.index(Phase.BALLOTS_ISSUED)
]


class MissingCode(StrEnum):
    """What a step can lack."""

    ROSTER = "roster-not-frozen"
    FEASIBLE_DAY = "day-not-feasible"
    SUMMONS = "summons-not-sent"
    QUORUM = "quorum-not-reached"
    COMMITTEE = "committee-not-elected"
    STAMPED_SHEETS = "too-few-stamped-sheets"
    ISSUED_SHEETS = "nothing-issued"
    BOX_SEAL = "box-not-sealed"
    RETURNED_SHEETS = "nothing-returned"
    BALANCE = "ballots-unbalanced"
    COUNT = "count-incomplete"
    AGREEMENT = "entries-differ"
    RECONCILIATION = "not-reconciled"
    SIGNATURES = "signatures-missing"
    SEALED_PAPERS = "nothing-sealed"
    REPORTS = "reports-not-sent"
    FILE = "file-incomplete"
    VOID_REASON = "void-without-reason"
    ADJOURN_REASON = "adjourned-without-reason"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a step lacks, and by what right it is asked for (còn thiếu).

    Attributes:
        have, need: The figures, where the thing is counted.
    """

    code: MissingCode
    citation: Citation
    have: int | None = None
    need: int | None = None
