"""Acts that happen on paper or in the hall and are recorded by a person."""

from enum import StrEnum

from tinnhiem.core.campaigns.errors import ActNeedsNoteError
from tinnhiem.core.wording import Wording, wordings


class Act(StrEnum):
    """What can be recorded (việc đã làm)."""

    DAY_ACCEPTED = "day-accepted"  # a day outside the plan's deadlines, with reason
    SUMMONS_SENT = "summons-sent"
    BOX_SHOWN = "box-shown"
    BOX_SEALED = "box-sealed"
    BOX_OPENED = "box-opened"
    REPORTS_SENT = "reports-sent"
    FILE_COMPLETE = "file-complete"


_ACTS: dict[Act, str] = {
    Act.DAY_ACCEPTED: "chấp nhận ngày hội nghị ngoài thời hạn của kế hoạch",
    Act.SUMMONS_SENT: "đã gửi giấy mời",
    Act.BOX_SHOWN: "đã mở hòm phiếu cho Hội nghị xem, bên trong không có gì",
    Act.BOX_SEALED: "đã kiểm tra, niêm phong hòm phiếu",
    Act.BOX_OPENED: "đã mở hòm phiếu để kiểm phiếu",
    Act.REPORTS_SENT: "đã gửi báo cáo kết quả",
    Act.FILE_COMPLETE: "đã lập đủ hồ sơ",
}

ACT_WORDS: dict[Act, Wording] = wordings(_ACTS)


def require_note(act: Act, note: str) -> None:
    """Refuse an act that needs a reason and has none.

    Raises:
        ActNeedsNoteError: Write the reason; it is kept in the journal.
    """
    if act is Act.DAY_ACCEPTED and not note.strip():
        raise ActNeedsNoteError(act)
