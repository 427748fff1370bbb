"""What somebody summoned answers to the summons (trả lời Giấy mời)."""

from dataclasses import dataclass
from enum import StrEnum


class AbsenceReason(StrEnum):
    """Why somebody does not come; the codes are ours, no instrument lists them."""

    DUTY = "duty"
    ILLNESS = "illness"
    LEAVE = "leave"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummonsReply:
    """Coming, or absent for a reason.

    Attributes:
        reason: None of somebody who comes.
        words: In addition to the code; of «other» they are the reason itself.
    """

    is_coming: bool
    reason: AbsenceReason | None = None
    words: str = ""


COMING = SummonsReply(is_coming=True)
