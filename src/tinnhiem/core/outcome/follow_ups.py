"""What follows for each officeholder: the instrument's words, and by when (việc tiếp).

The product states what the instrument says of the band. It concludes nothing about a
person: who decides, decides outside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.plans.citing import PLAN
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook


class FollowUpKind(StrEnum):
    """What is to be done with a result."""

    TELL = "tell"  # make the result known to whom it is about
    REPORT = "report"  # the superiors, with the band as the instrument has it
    CONSIDER = "consider"  # what the band says, by who is competent
    USE = "use"  # assessing, planning, placing, where no band applies


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One thing that follows, as the instrument says it.

    Attributes:
        words: The instrument's own.
        due: The last day that an instrument or the plan gives; None: it gives none.
        due_by: What gives that day.
    """

    kind: FollowUpKind
    words: str
    citation: Citation
    due: date | None = None
    due_by: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """Who sees to it, by when, and whether it is done (phân công theo dõi).

    Attributes:
        due_on: Set by a person; where it is None the day of the instrument counts.
    """

    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""


class CareState(StrEnum):
    """How far a thing is."""

    DONE = "done"
    DONE_LATE = "done-late"
    LATE = "late"
    OPEN = "open"
    NO_DAY = "no-day"


def follow_ups(
    outcome: Outcome, *, rulebook: Rulebook, report_by: date | None
) -> tuple[FollowUp, ...]:
    """Return what follows from one result, in the order of doing it.

    Args:
        outcome: Of one officeholder, signed.
        rulebook: Which sentences and bands there are.
        report_by: The last day the plan gives for the report.
    """
    return tuple(_follow_ups(outcome, rulebook=rulebook, report_by=report_by))


def state_of(care: Care, *, due: date | None, today: date) -> CareState:
    """Say how far a thing is, by the day a person set, else the instrument's."""
    last = care.due_on or due
    if care.done_on is not None:
        is_late = last is not None and care.done_on > last
        return CareState.DONE_LATE if is_late else CareState.DONE
    if last is None:
        return CareState.NO_DAY
    return CareState.LATE if today > last else CareState.OPEN


def _follow_ups(
    outcome: Outcome, *, rulebook: Rulebook, report_by: date | None
) -> Iterator[FollowUp]:
    told = next((r for r in rulebook.publication if r.key == "recipients"), None)
    if told is not None:
        yield FollowUp(kind=FollowUpKind.TELL, words=told.value, citation=told.citation)
    finding = outcome.finding
    yield FollowUp(
        kind=FollowUpKind.REPORT,
        words="Báo cáo kết quả và mức theo quy định đến cấp quản lý cán bộ",
        citation=PLAN,
        due=report_by,
        due_by=PLAN if report_by else None,
    )
    if finding.band is not None:
        yield FollowUp(
            kind=FollowUpKind.CONSIDER,
            words=finding.band.text,
            citation=finding.citation,
        )
        return
    used = rulebook.sentence("use-of-results")
    if used is not None:
        yield FollowUp(kind=FollowUpKind.USE, words=used.value, citation=used.citation)
