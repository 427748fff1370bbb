"""Words and sentences for what is done with a signed result."""

from typing import Final

from tinnhiem.core.outcome import errors
from tinnhiem.core.outcome.follow_ups import CareState, FollowUpKind
from tinnhiem.core.outcome.publishing import PublicationForm
from tinnhiem.core.outcome.reporting import SendingWay
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.say import say

_FORMS: Final[dict[PublicationForm, str]] = {
    PublicationForm.WRITTEN: "văn bản gửi đến",
    PublicationForm.READ_OUT: "đọc tại cuộc họp",
    PublicationForm.POSTED: "niêm yết tại trụ sở",
    PublicationForm.ONLINE: "trang thông tin điện tử",
}
FORM_WORDS: Final[dict[PublicationForm, Wording]] = wordings(_FORMS)
_WAYS: Final[dict[SendingWay, str]] = {
    SendingWay.BY_HAND: "giao trực tiếp",
    SendingWay.MESSENGER: "giao liên, quân bưu",
    SendingWay.POST: "bưu điện",
    SendingWay.SYSTEM: "hệ thống quản lý văn bản",
}
WAY_WORDS: Final[dict[SendingWay, Wording]] = wordings(_WAYS)
_KINDS: Final[dict[FollowUpKind, str]] = {
    FollowUpKind.TELL: "Gửi kết quả",
    FollowUpKind.REPORT: "Báo cáo cấp trên",
    FollowUpKind.CONSIDER: "Xem xét theo mức",
    FollowUpKind.USE: "Sử dụng kết quả",
}
FOLLOW_UP_WORDS: Final[dict[FollowUpKind, Wording]] = wordings(_KINDS)
_STATES: Final[dict[CareState, str]] = {
    CareState.DONE: "Đã xong",
    CareState.DONE_LATE: "Xong sau hạn",
    CareState.LATE: "Quá hạn",
    CareState.OPEN: "Chưa xong",
    CareState.NO_DAY: "Chưa có hạn",
}
CARE_WORDS: Final[dict[CareState, Wording]] = wordings(_STATES)


@say.register
def _(_refusal: errors.NotAnnouncedError) -> str:
    return (
        "Kết quả chưa được công bố tại Hội nghị nên chưa làm được việc này. Công bố "
        "tại Hội nghị trước."
    )


@say.register
def _(refusal: errors.ReportRecipientError) -> str:
    known = "; ".join(refusal.known) or "chưa nêu nơi nào"
    return (
        f"Kế hoạch không gửi báo cáo đến «{refusal.wanted}». Nơi nhận theo Kế hoạch: "
        f"{known}. Chọn trong danh sách, hoặc sửa Kế hoạch."
    )


@say.register
def _(refusal: errors.ReportDayError) -> str:
    return (
        f"Ngày gửi {refusal.sent_on:%d/%m/%Y} sớm hơn ngày Hội nghị hoặc sau hôm nay. "
        "Ghi lại đúng ngày đã gửi."
    )


@say.register
def _(_refusal: errors.FollowUpUnknownError) -> str:
    return (
        "Không có việc này đối với người được chọn. Mở lại trang Sử dụng kết quả rồi "
        "chọn trong danh sách."
    )
