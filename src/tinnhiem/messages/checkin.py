"""Sentences about the door: why a scan is not taken, and what a person decides."""

from typing import Final

from tinnhiem.core.conference.door import errors
from tinnhiem.core.conference.door.scan import ScanCode
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.conference import clock
from tinnhiem.messages.say import say

# Why a scan is not taken, as part of a sentence.
_NOT_TAKEN: Final[dict[ScanCode, str]] = {
    ScanCode.OK: "chưa rõ lý do",
    ScanCode.ALREADY: "người này đang có mặt theo lượt khác",
    ScanCode.LEFT: "người này đã rời phòng theo lượt khác",
    ScanCode.NOT_HERE: "người này chưa điểm danh lần nào",
    ScanCode.AMBIGUOUS: "có nhiều người trùng tên",
    ScanCode.UNKNOWN: "không có ai trong danh sách khớp với lượt này",
    ScanCode.GARBLED: "mã quét bị sai chữ",
    ScanCode.REVOKED: "thẻ đã bị thu hồi hoặc in lại",
    ScanCode.OTHER_CAMPAIGN: "thẻ của cuộc lấy phiếu khác",
    ScanCode.NOT_OPEN: "hội nghị không ở giai đoạn điểm danh",
    ScanCode.SETTLED: "đã phát phiếu nên số người dự đã chốt",
    ScanCode.TOO_EARLY: "giờ quét sớm hơn một lượt đã ghi của người này",
    ScanCode.OTHER_SITTING: "lượt này thuộc phiên họp đã hoãn",
}
NOT_TAKEN_WORDS: Final[dict[ScanCode, Wording]] = wordings(_NOT_TAKEN)


@say.register
def _(refusal: errors.SeatTakenError) -> str:
    return (
        f"«{refusal.name}» là thành viên Ban Kiểm phiếu, được bầu khi có mặt, nên "
        "không hoàn tác điểm danh được. Nếu người này đã ra ngoài, ghi «Rời phòng»."
    )


@say.register
def _(refusal: errors.SheetInHandError) -> str:
    return (
        f"«{refusal.name}» đã ký nhận phiếu nên không hoàn tác điểm danh được. Nếu ghi "
        "nhầm, Ban Kiểm phiếu rút lại phiếu ở trang phát phiếu trước."
    )


@say.register
def _(refusal: errors.AnomalySettledError) -> str:
    return (
        f"Lượt này đã được {refusal.by} xử lý lúc {clock(refusal.at)}; không thay "
        "đổi gì."
    )


@say.register
def _(refusal: errors.AnomalyNotTakenError) -> str:
    return (
        f"Không ghi lượt này vào hội trường được: {NOT_TAKEN_WORDS[refusal.why]}. Chọn "
        "«Giữ nguyên» và ghi lý do."
    )
