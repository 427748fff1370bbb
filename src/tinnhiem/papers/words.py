"""Official words for the codes of the record."""

from typing import Final

from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.people.roster import Eligibility
from tinnhiem.core.plans.plan import StepKind
from tinnhiem.core.share import BASE_WORDS as BASE_WORDS

ROLE_WORDS: Final = {
    CommitteeRole.HEAD: "Trưởng ban",
    CommitteeRole.SECRETARY: "Thư ký",
    CommitteeRole.MEMBER: "Ủy viên",
}
RULE_WORDS: Final = {
    "anchor": "ngày làm mốc tính thời hạn",
    "quorum": "tỷ lệ có mặt tối thiểu",
    "quorum_base": "mẫu số của tỷ lệ có mặt",
    "share_base": "mẫu số của tỷ lệ phiếu",
    "bands": "mức xử lý theo tỷ lệ tín nhiệm thấp",
    "leads": "các mốc thời gian chuẩn bị",
    "officeholders_vote": "việc người được lấy phiếu tham gia ghi phiếu",
    "committee_min": "số thành viên tối thiểu của Ban Kiểm phiếu",
    "committee_excludes_officeholders": (
        "việc người được lấy phiếu không tham gia Ban Kiểm phiếu"
    ),
    "minutes_copies": "số bản của Biên bản kiểm phiếu",
    "criteria": "tiêu chí lấy phiếu tín nhiệm",
}
ELIGIBILITY_WORDS: Final = {
    Eligibility.RATED: "được lấy phiếu tín nhiệm",
    Eligibility.RETIREMENT_ANNOUNCED: "đã có thông báo nghỉ công tác chờ nghỉ hưu",
    Eligibility.APPOINTED_THIS_YEAR: "được bổ nhiệm trong năm lấy phiếu",
    Eligibility.LONG_ILLNESS: "nghỉ chữa bệnh dài ngày",
    Eligibility.POST_ENDED: "đã thôi giữ chức vụ",
    Eligibility.OTHER: "lý do khác",
}
STEP_WORDS: Final = {
    StepKind.UNIT_REPORT: "Báo cáo tự đánh giá của đơn vị",
    StepKind.DOSSIERS: "Báo cáo của người được lấy phiếu; kê khai tài sản, thu nhập",
    StepKind.QUESTIONS: "Đề nghị báo cáo giải trình (nếu có)",
    StepKind.ANSWERS: "Báo cáo giải trình (nếu có)",
    StepKind.BALLOTS: "Chuẩn bị phiếu tín nhiệm, đóng dấu treo",
    StepKind.CONFERENCE: "Tổ chức Hội nghị lấy phiếu tín nhiệm",
    StepKind.REPORT: "Báo cáo kết quả lấy phiếu tín nhiệm",
    StepKind.OTHER: "Nội dung khác",
}
