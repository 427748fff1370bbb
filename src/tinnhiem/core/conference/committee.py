"""The tally committee (Ban Kiểm phiếu)."""

from dataclasses import dataclass
from enum import StrEnum


class CommitteeRole(StrEnum):
    """Trưởng ban, Thư ký, Ủy viên."""

    HEAD = "head"
    SECRETARY = "secretary"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class ShowOfHands:
    """A vote by raised hands (biểu quyết giơ tay)."""

    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class CommitteeMember:
    """One member, as the papers print them."""

    person: str
    name: str
    title: str
    role: CommitteeRole


@dataclass(frozen=True, slots=True)
class TallyCommittee:
    """The committee as elected by the conference."""

    members: tuple[CommitteeMember, ...]
    vote: ShowOfHands
