"""How far a paper may be known: set by a named person, never by the program.

Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5 (nothing is marked that is
not on a list); Nghị định 30/2020/NĐ-CP, Phụ lục I (ô 10a, ô 11).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinnhiem.core.papers.errors import ClassificationBasisError


class Secrecy(StrEnum):
    """The level of a state secret (độ mật). The product never prints it."""

    NONE = "khong"
    CLASSIFIED = "mat"
    HIGHLY_CLASSIFIED = "toi_mat"
    UTMOST = "tuyet_mat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Who decided how far a paper may be known, and on what it rests.

    Attributes:
        secrecy: `NONE` unless a list names the matter.
        listed_in: The list of state secrets, e.g. «Quyết định 2500/QĐ-TTg».
        item: The entry of that list.
        is_internal: Printed in a box, ô 11 (lưu hành nội bộ). No state secret.
        decided_by, decided_on: The named person and the day.
    """

    secrecy: Secrecy = Secrecy.NONE
    listed_in: str = ""
    item: str = ""
    is_internal: bool = False
    decided_by: str
    decided_on: date

    @property
    def is_secret(self) -> bool:
        """Whether the paper belongs to the secret series and register."""
        return self.secrecy is not Secrecy.NONE


def require_basis(marking: Marking, *, code: str) -> None:
    """Refuse a level of secrecy that rests on nothing.

    Raises:
        ClassificationBasisError: The list, its entry or the deciding person is not
            named. Without them choose «lưu hành nội bộ», which is no state secret.
    """
    missing = [
        name
        for name in ("listed_in", "item", "decided_by")
        if not getattr(marking, name).strip()
    ]
    if marking.is_secret and missing:
        raise ClassificationBasisError(code, missing=missing)
