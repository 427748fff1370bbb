"""The facts of a plan, each with the sentence it comes from."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the plan a fact stands: 1-based line, and the sentence itself."""

    line: int
    text: str


class DeadlineKind(StrEnum):
    """What a deadline's words mean."""

    ON_OR_BEFORE = "on_or_before"  # «chậm nhất ngày», inclusive
    BEFORE = "before"  # «trước ngày», exclusive
    ON = "on"  # «trong ngày», or a bare date
    DAYS_BEFORE_VOTE = "days_before_vote"  # «chậm nhất 03 ngày trước ngày lấy phiếu»


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as (rule, anchor): either a `day`, or `days` before the vote."""

    kind: DeadlineKind
    day: date | None = None
    days: int | None = None

    def last_day(self, vote_on: date | None = None) -> date | None:
        """Return the last day on which the step may still be done.

        None when the deadline is relative and no vote day is given.
        """
        if self.kind is DeadlineKind.DAYS_BEFORE_VOTE:
            return vote_on - timedelta(days=self.days or 0) if vote_on else None
        if self.day and self.kind is DeadlineKind.BEFORE:
            return self.day - timedelta(days=1)
        return self.day


class StepKind(StrEnum):
    """What a step is for, as far as its words say it."""

    UNIT_REPORT = "unit_report"  # báo cáo tự đánh giá của đơn vị
    DOSSIERS = "dossiers"  # báo cáo cá nhân, kê khai tài sản
    QUESTIONS = "questions"  # yêu cầu báo cáo giải trình
    ANSWERS = "answers"  # báo cáo giải trình
    BALLOTS = "ballots"  # chuẩn bị phiếu, đóng dấu treo
    CONFERENCE = "conference"  # tổ chức hội nghị
    REPORT = "report"  # báo cáo kết quả
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: who directs, leads and joins, by when.

    Attributes:
        number: As the plan numbers it: `3.1(1)`, `3.2`.
        kind: What it is for; `OTHER` when its words do not say.
        title: Its first sentence or heading, without the number.
        body: The paragraphs it contains, labelled lines left out.
        directed_by, led_by, joined_by: As written; None when the plan is silent.
        deadline: None when the plan gives none that could be read.
        deadline_text: The deadline in the plan's own words.
        stage: The heading of its stage as written, «Bước 1: Chuẩn bị …»; of a stage
            that is one step, «Bước 2.» alone. Empty when the plan has no stages.
    """

    number: str
    kind: StepKind
    title: str
    body: tuple[str, ...] = ()
    directed_by: str | None = None
    led_by: str | None = None
    joined_by: str | None = None
    deadline: Deadline | None = None
    deadline_text: str = ""
    stage: str = ""
    source: Source


@dataclass(frozen=True, slots=True)
class Basis:
    """An instrument the plan rests on (căn cứ)."""

    kind: str
    number: str
    issued_on: date | None
    issuer: str
    source: Source


@dataclass(frozen=True, slots=True)
class Post:
    """A post under vote and how many persons hold it (chức danh)."""

    title: str
    count: int
    source: Source


@dataclass(frozen=True, slots=True)
class VoterCategory:
    """A group of persons who vote (thành phần ghi phiếu)."""

    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class Criterion:
    """One group of criteria (tiêu chí) with its points."""

    number: str
    title: str
    points: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """The plan's own quorum; the law's stands in the rulebook."""

    fraction: Fraction
    of: str
    source: Source


@dataclass(frozen=True, slots=True)
class MinutesRule:
    """How many copies of the minutes, and who gets them.

    `recipients` has one name per copy, the kept copy last, when the plan names
    them all; else the names it gives. `shares` are the copies of each clause as
    written: «02 bản gửi …, 01 bản lưu» is (2, 1).
    """

    copies: int
    recipients: tuple[str, ...]
    secrecy: str
    source: Source
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered or dashed paragraph as it stands in the plan."""

    number: str
    text: str
    points: tuple[str, ...] = ()


class PaperForm(StrEnum):
    """Whose rules on form and technique the papers follow (thể thức văn bản)."""

    STATE = "state"  # Nghị định 30/2020/NĐ-CP
    PARTY = "party"  # Quy định 399-QĐ/TW and the guidance under it


class Spelling(StrEnum):
    """Where the tone mark of one word stands on papers; offices differ."""

    MARK_ON_U = "Ủy"
    MARK_ON_Y = "Uỷ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head and foot of the plan as a paper.

    `day`, `month`, `year`: None where the plan leaves a blank.
    `form`: None where nobody has said; papers then follow the State's.
    `spelling`: Of the papers' own words; None is «Ủy». Names stay as they are.
    """

    issuer: str
    superior: str
    place: str
    number: str
    symbol: str
    day: int | None
    month: int | None
    year: int | None
    kind: str
    subject: str
    signer_title: str
    signer_name: str
    recipients: tuple[str, ...]
    form: PaperForm | None = None
    spelling: Spelling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A compiled plan. What could not be read is in `gaps`, never guessed.

    Attributes:
        preamble: The paragraph(s) of bases, as written.
        purposes: Section I.
        officeholder_basis: The paragraph before the list of posts, as written.
        announced_count: How many officeholders the plan announces in words.
        voter_basis: The sentence that introduces the categories, as written.
        duties: Section III, who does what.
        closing: The last paragraph(s) before «./.».
        gaps: Sentences that look like facts and could not be read.
    """

    head: Head
    preamble: tuple[str, ...]
    bases: tuple[Basis, ...]
    purposes: tuple[Paragraph, ...]
    officeholder_basis: str
    officeholders: tuple[Post, ...]
    announced_count: int | None
    voter_basis: str
    voter_categories: tuple[VoterCategory, ...]
    criteria_basis: str
    criteria: tuple[Criterion, ...]
    steps: tuple[Step, ...]
    quorum: QuorumRule | None
    minutes: MinutesRule | None
    duties: tuple[Paragraph, ...]
    closing: tuple[str, ...]
    gaps: tuple[Source, ...] = ()

    @property
    def officeholder_count(self) -> int:
        """How many persons the listed posts add up to."""
        return sum(post.count for post in self.officeholders)
