"""What the hall is doing, and what the one button says."""

from typing import Final

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.wording import Wording, wordings

_ACTS: Final[dict[Phase, str]] = {
    Phase.SUMMONED: "Gửi Giấy mời",
    Phase.CHECK_IN: "Mở điểm danh",
    Phase.QUORATE: "Khai mạc Hội nghị",
    Phase.COMMITTEE_ELECTED: "Bầu Ban Kiểm phiếu",
    Phase.BALLOTS_ISSUED: "Phát phiếu",
    Phase.VOTING: "Bắt đầu bỏ phiếu",
    Phase.CLOSED: "Đóng hòm phiếu",
    Phase.COUNTING: "Mở hòm, kiểm phiếu",
    Phase.RECONCILED: "Nhập và đối soát kết quả",
    Phase.SIGNED: "Ký biên bản kiểm phiếu",
    Phase.ANNOUNCED: "Công bố kết quả",
    Phase.REPORTED: "Báo cáo cấp trên",
    Phase.ARCHIVED: "Lập hồ sơ lưu",
}
_NOW: Final[dict[Phase, str]] = {
    Phase.PLANNED: "Đang chuẩn bị; chưa gửi Giấy mời của phiên họp này.",
    Phase.SUMMONED: "Đã gửi Giấy mời; đến giờ thì mở điểm danh.",
    Phase.CHECK_IN: "Đang điểm danh người được triệu tập.",
    Phase.QUORATE: "Hội nghị đã khai mạc; tiếp theo là bầu Ban Kiểm phiếu.",
    Phase.COMMITTEE_ELECTED: (
        "Đã bầu Ban Kiểm phiếu; Ban Kiểm phiếu kiểm tra hòm phiếu, phát phiếu."
    ),
    Phase.BALLOTS_ISSUED: "Đã phát phiếu xong; tiếp theo là bỏ phiếu.",
    Phase.VOTING: "Đang bỏ phiếu.",
    Phase.CLOSED: "Đã đóng hòm phiếu; chờ mở hòm, đếm số phiếu thu về.",
    Phase.COUNTING: "Ban Kiểm phiếu đang kiểm phiếu; chưa có kết quả nào.",
    Phase.RECONCILED: "Ban Kiểm phiếu đã đối soát; chờ các thành viên ký biên bản.",
    Phase.SIGNED: "Đã ký biên bản kiểm phiếu; chờ công bố kết quả.",
    Phase.ANNOUNCED: "Đã công bố kết quả.",
    Phase.REPORTED: "Đã báo cáo kết quả; chờ lập hồ sơ lưu.",
    Phase.ARCHIVED: "Đã lưu hồ sơ.",
    Phase.SUSPENDED: "Hội nghị đang tạm dừng; khi tiếp tục sẽ trở lại đúng chỗ dừng.",
    Phase.VOID: "Cuộc lấy phiếu không có giá trị.",
}
_HANDS: Final[dict[Duty, str]] = {
    Duty.CLERK: "bộ phận tham mưu",
    Duty.CHAIR: "người chủ trì",
    Duty.HEAD: "Trưởng Ban Kiểm phiếu, trên thiết bị của mình",
    Duty.COMMITTEE: "từng thành viên Ban Kiểm phiếu, trên thiết bị của mình",
}
# What is going on, in large type; where nothing else is said, the name of the phase.
_STAGES: Final[dict[Phase, str]] = {
    Phase.PLANNED: "Chuẩn bị",
    Phase.QUORATE: "Đã khai mạc",
    Phase.COMMITTEE_ELECTED: "Phát phiếu",
    Phase.BALLOTS_ISSUED: "Ghi phiếu",
    Phase.RECONCILED: "Ký biên bản kiểm phiếu",
    Phase.SIGNED: "Chờ công bố kết quả",
}
STAGE_WORDS: Final[dict[Phase, Wording]] = wordings(_STAGES)
STEP_WORDS: Final[dict[Phase, Wording]] = wordings(_ACTS)
NOW_WORDS: Final[dict[Phase, Wording]] = wordings(_NOW)
HAND_WORDS: Final[dict[Duty, Wording]] = wordings(_HANDS)
