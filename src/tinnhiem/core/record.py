"""Everything one campaign knows, as one value: the single dataset of every paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.clarifications.question import Question
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.box import Box
from tinnhiem.core.conference.committee import TallyCommittee
from tinnhiem.core.dossiers.filing import Filing
from tinnhiem.core.dossiers.report_form import Written
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.papers.marking import Marking
from tinnhiem.core.papers.numbers import IssuedNumber
from tinnhiem.core.papers.words.edits import PaperEdit
from tinnhiem.core.people.roster import Officeholder, Voter
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.override import Override as Override
from tinnhiem.core.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody named on a paper, with the post printed beside the name."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody summoned who did not come."""

    name: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """How the papers of the count were packed and handed over (niêm phong)."""

    packets: int
    keeper: Signer
    place: str
    sealed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournedSitting:
    """A sitting that ended without a vote (phiên họp đã hoãn).

    Attributes:
        starts_at: As it was summoned for; None when that was never set.
        present: At the moment of adjourning, of `summoned`.
    """

    number: int
    starts_at: datetime | None
    adjourned_at: datetime
    present: int
    summoned: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """The conference as far as it has come; None is «not yet».

    All instants are aware, in Asia/Ho_Chi_Minh.

    Attributes:
        attendance: At the moment of issuing ballots; before that, at opening.
        remarks: Complaints and doubtful sheets with their decision, for the minutes.
        accepted_warnings: Warnings of the reconciliation with the accepted reason.
        sittings: Those that were adjourned before this one, in order.
    """

    starts_at: datetime
    venue: str
    chair: Signer
    secretary: Signer
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    attendance: Attendance | None = None
    absences: tuple[Absence, ...] = ()
    committee: TallyCommittee | None = None
    account: BallotAccount | None = None
    box: Box = field(default_factory=Box)
    counting_from: datetime | None = None
    counting_to: datetime | None = None
    announced_at: datetime | None = None
    remarks: tuple[str, ...] = ()
    accepted_warnings: tuple[str, ...] = ()
    counted: str = ""
    sealing: Sealing | None = None
    sittings: tuple[AdjournedSitting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRecord:
    """One campaign: plan, law, people, conference, results.

    Attributes:
        overrides: Departures from the rulebook; printed in the minutes and report.
        outcomes: In ballot order; empty until the minutes are signed.
        issued: Number and day by paper code, «D01»; a paper that is not there is a
            draft and prints blanks.
        markings: By paper code; a paper that is not there bears none.
        edits: Words changed in Word and accepted by a person; every paper made shows
            them.
        reports: What officeholders wrote on the form, by their place on the ballot
            («1»); only of whom the paper being made is, never of all.
        declarations: Receipts of the declarations of assets, by the same place.
        questions: Put to officeholders and sent; no draft, and nobody who asked.
    """

    slug: str
    plan: Plan
    rulebook: Rulebook
    overrides: tuple[Override, ...]
    voters: tuple[Voter, ...]
    officeholders: tuple[Officeholder, ...]
    conference: Conference | None
    outcomes: tuple[Outcome, ...]
    is_rehearsal: bool = False
    issued: Mapping[str, IssuedNumber] = field(default_factory=dict)
    markings: Mapping[str, Marking] = field(default_factory=dict)
    edits: tuple[PaperEdit, ...] = ()
    reports: Mapping[str, Written] = field(default_factory=dict)
    declarations: Mapping[str, Filing] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    @property
    def rated(self) -> tuple[Officeholder, ...]:
        """Those on the ballot, in its order."""
        return tuple(o for o in self.officeholders if o.eligibility == "rated")
