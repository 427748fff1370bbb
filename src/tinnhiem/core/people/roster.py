"""Who may answer (danh sách người ghi phiếu) and who is rated."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """A person on the roster, counted once, with every reason kept.

    Attributes:
        number: Place on the printed roster, from 1. Never printed on a ballot.
        reasons: The voter categories that bring this person in.
        is_officeholder: Rated as well as voting.
    """

    number: int
    person: str
    name: str
    title: str
    unit: str
    reasons: tuple[str, ...]
    is_officeholder: bool = False


class Eligibility(StrEnum):
    """Why somebody is rated or not; the wording is in the rulebook."""

    RATED = "rated"
    RETIREMENT_ANNOUNCED = "retirement-announced"
    APPOINTED_THIS_YEAR = "appointed-this-year"
    APPOINTED_RECENTLY = "appointed-recently"
    LONG_ILLNESS = "long-illness"
    POST_ENDED = "post-ended"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Officeholder:
    """A person rated by the vote (người được lấy phiếu tín nhiệm).

    Attributes:
        order: Place on the ballot, from 1.
        key: Stable key of this line; readings refer to it.
        title: The post as ballot and minutes print it.
        evidence: The document behind an exclusion; empty when rated.
    """

    order: int
    key: str
    person: str
    name: str
    title: str
    eligibility: Eligibility = Eligibility.RATED
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class EmptyCategory:
    """A category of the plan in which nobody stands (thành phần chưa có người)."""

    category: str


class LeftOutBecause(StrEnum):
    """Why somebody whom a category brings in is not on the roster after all."""

    POST_ENDED = "post-ended"  # every post ended before the day
    POST_NOT_BEGUN = "post-not-begun"
    OFFICEHOLDERS_DO_NOT_VOTE = "officeholders-do-not-vote"
    BY_DECISION = "by-decision"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A person left off the roster (người không đưa vào danh sách).

    Attributes:
        detail: The rule or the decision behind it, in words.
    """

    person: str
    name: str
    because: LeftOutBecause
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Who may answer, and what a reader must know about how it came about.

    Attributes:
        voters: In the order of the plan's categories, then Vietnamese name order.
        empty: Categories of the plan that bring in nobody; a warning.
    """

    voters: tuple[Voter, ...]
    empty: tuple[EmptyCategory, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def roster_mark(voters: Sequence[Voter]) -> str:
    """Return what tells one roster from another: who, as what, in which order."""
    lines = (
        f"{v.person}|{v.title}|{v.unit}|{v.is_officeholder}|{'|'.join(v.reasons)}"
        for v in voters
    )
    return sha256("\n".join(lines).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A person put on or taken off the roster by decision, with the reason."""

    person: str
    reason: str


@dataclass(frozen=True, slots=True)
class VoterChange:
    """The same voter before and after."""

    before: Voter
    after: Voter

    @property
    def is_of_reasons(self) -> bool:
        """Whether other categories bring this person in."""
        return set(self.before.reasons) != set(self.after.reasons)

    @property
    def is_of_title(self) -> bool:
        """Whether the printed post or unit differs."""
        return (self.before.title, self.before.unit) != (
            self.after.title,
            self.after.unit,
        )

    @property
    def is_of_rating(self) -> bool:
        """Whether this person has become, or is no longer, rated."""
        return self.before.is_officeholder is not self.after.is_officeholder


@dataclass(frozen=True, slots=True)
class RosterDiff:
    """How the people of today differ from the frozen roster (đối chiếu danh sách)."""

    joined: tuple[Voter, ...]
    left: tuple[Voter, ...]
    changed: tuple[VoterChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.joined or self.left or self.changed)
