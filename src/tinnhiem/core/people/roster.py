"""Who may answer (danh sách người ghi phiếu) and who is rated."""

from dataclasses import dataclass
from enum import StrEnum


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
