"""The same person in two roles, shown and not hidden (xung đột vai trò)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from tinnhiem.core.conference.practice import CONFLICT_OF_ROLES
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook, Strength


class Role(StrEnum):
    """A part somebody plays in a campaign (vai)."""

    CHAIR = "chair"  # chủ trì hội nghị
    SECRETARY = "secretary"  # thư ký hội nghị
    RATED = "rated"  # người được lấy phiếu
    COMMITTEE = "committee"  # thành viên Ban Kiểm phiếu
    TYPIST = "typist"  # người nhập kết quả đọc phiếu
    STEP_OWNER = "step-owner"  # người chủ trì một bước của kế hoạch
    ASKER = "asker"  # người yêu cầu giải trình
    CLERK = "clerk"  # tài khoản của bộ phận tham mưu
    INSPECTOR = "inspector"  # tài khoản giám sát
    ADMIN = "admin"  # tài khoản quản trị máy


# Roles that touch the marks. The rulebook says how strictly they exclude the rated.
_COUNTING: Final = frozenset({Role.COMMITTEE, Role.TYPIST})
_SHOWN: Final = frozenset(
    map(
        frozenset,
        (
            {Role.CHAIR, Role.RATED},
            {Role.CHAIR, Role.COMMITTEE},
            {Role.CHAIR, Role.TYPIST},
            {Role.SECRETARY, Role.RATED},
            {Role.SECRETARY, Role.COMMITTEE},
            {Role.CHAIR, Role.SECRETARY},
            {Role.STEP_OWNER, Role.RATED},
            {Role.STEP_OWNER, Role.COMMITTEE},
            {Role.ASKER, Role.RATED},
            {Role.RATED, Role.CLERK},
            {Role.RATED, Role.INSPECTOR},
            {Role.RATED, Role.ADMIN},
            {Role.COMMITTEE, Role.CLERK},
            {Role.COMMITTEE, Role.INSPECTOR},
            {Role.COMMITTEE, Role.ADMIN},
            {Role.CHAIR, Role.INSPECTOR},
            {Role.SECRETARY, Role.INSPECTOR},
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One person in two roles that do not go together (xung đột vai trò).

    Attributes:
        person: Key.
        strength: Refuse, or warn and print.
    """

    person: str
    roles: tuple[Role, Role]
    strength: Strength
    citation: Citation


def conflicts(
    roles: Mapping[Role, frozenset[str]], *, rulebook: Rulebook
) -> tuple[Conflict, ...]:
    """Return every conflict, the refused ones first.

    Args:
        roles: Keys of the persons in each role; a role nobody has may be left out.
        rulebook: How strictly officeholders are kept out of the count.

    Source:
        `rulebook.committee_excludes_officeholders`; the other pairs are inferred from
        the principles (`practice.CONFLICT_OF_ROLES`) and only warned about.
    """
    found = [
        Conflict(person, (first, second), *ruling)
        for first, second in combinations(Role, 2)
        if (ruling := _ruling(first, second, rulebook)) is not None
        for person in sorted(
            roles.get(first, frozenset()) & roles.get(second, frozenset())
        )
    ]
    return tuple(sorted(found, key=lambda conflict: conflict.strength is Strength.WARN))


def _ruling(
    first: Role, second: Role, rulebook: Rulebook
) -> tuple[Strength, Citation] | None:
    pair = frozenset({first, second})
    if Role.RATED in pair and pair & _COUNTING:
        rule = rulebook.committee_excludes_officeholders
        return rule.value, rule.citation
    return (Strength.WARN, CONFLICT_OF_ROLES) if pair in _SHOWN else None
