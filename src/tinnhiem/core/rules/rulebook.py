"""What every instrument must answer, each figure with its citation."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.share import Base

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One figure of law and the sentence it comes from.

    Attributes:
        key: Its name within a list of rules, e.g. `struck` or `sealing`; empty for
            figures that stand alone.
        note: What a reader must know besides; for exclusions, the document that
            must prove the reason.
    """

    value: T
    citation: Citation
    key: str = ""
    note: str = ""


class Track(StrEnum):
    """Party and system (hội nghị) or state bodies (kỳ họp): never mixed."""

    PARTY = "party"
    STATE = "state"


class Strength(StrEnum):
    """What breaking a rule does."""

    REFUSE = "refuse"
    WARN = "warn"


class Anchor(StrEnum):
    """The day that «so many days before» counts back from (ngày T)."""

    CONFERENCE = "conference"
    SESSION_OPENING = "session_opening"


@dataclass(frozen=True, slots=True)
class Lead:
    """A thing that must be done so many calendar days before the vote.

    Attributes:
        key: `dossier-in`, `dossier-to-voters`, `questions-to-officeholder`,
            `answers`, …: the same key in every rulebook.
        days: Calendar days before the anchor day, which is not counted.
        what: Vietnamese, as a finding prints it.
    """

    key: str
    days: int
    what: str


@dataclass(frozen=True, slots=True)
class Band:
    """What a share of low confidence leads to.

    Attributes:
        key: `review` (xem xét) or `relief` (miễn nhiệm).
        above: Strict lower bound («trên 50%»), or None.
        from_: Inclusive lower bound («từ 2/3 trở lên»), or None. Exactly one is set.
        text: The consequence in the instrument's words. Never a personnel conclusion.
        below, up_to: Exclusive or inclusive upper bound, at most one; the last band
            has none. They repeat the next lower bound, so that a book cannot hide
            a gap.
    """

    key: str
    above: Fraction | None
    from_: Fraction | None
    text: str
    below: Fraction | None = None
    up_to: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """One instrument in force over one period (bộ quy tắc).

    Attributes:
        key: File name without suffix, e.g. `party-96-qd-tw-2023`.
        version: Counts up when a figure or its status changes.
        kind, number: «Quy định», «96-QĐ/TW»; printed together, always.
        in_force_from, in_force_to: First and last day; None is open.
        verified_on: The last day on which a person compared the figures with
            their sources. A vote held later is warned about.
        bands: Ascending; their upper bounds meet the next lower ones.
        exclusions: `key` is an `Eligibility`, `note` the evidence it needs.
        invalid_sheets: `foreign`, `unstamped`, …; void for everybody.
        invalid_lines: `struck`, `blank`, `several`; void for one officeholder.
        procedure: Sentences by key: `sealing`, `extra-names`, `self-mark`, …
        newcomer_months: Fewer months in the post than this exclude; None where the
            instrument does not count months.
        text: The TOML this was read from, frozen into a campaign.
    """

    key: str
    version: int
    kind: str
    number: str
    title: str
    issuer: str
    issued_on: date
    in_force_from: date
    in_force_to: date | None
    verified_on: date
    replaces: str
    track: Track
    anchor: Rule[Anchor]
    quorum: Rule[Fraction]
    quorum_base: Base
    share_base: Rule[Base]
    bands: tuple[Rule[Band], ...]
    leads: tuple[Rule[Lead], ...]
    officeholders_vote: Rule[bool]
    committee_min: Rule[int]
    committee_excludes_officeholders: Rule[Strength]
    exclusions: tuple[Rule[str], ...]
    invalid_sheets: tuple[Rule[str], ...]
    invalid_lines: tuple[Rule[str], ...]
    minutes_copies: Rule[int]
    publication: tuple[Rule[str], ...]
    criteria: Rule[str]
    dossier: tuple[Rule[str], ...]
    procedure: tuple[Rule[str], ...] = ()
    newcomer_months: Rule[int] | None = None
    text: str = ""

    @property
    def name(self) -> str:
        """Kind and number, e.g. «Quy định 96-QĐ/TW»."""
        return f"{self.kind} {self.number}"

    def is_in_force_on(self, day: date) -> bool:
        """Say whether `day` lies between the first and the last day in force."""
        return self.in_force_from <= day and (
            self.in_force_to is None or day <= self.in_force_to
        )

    def sentence(self, key: str) -> Rule[str] | None:
        """Return the sentence of `procedure` with this key.

        None means that nothing about it was seen in the instrument.
        """
        return next((rule for rule in self.procedure if rule.key == key), None)
