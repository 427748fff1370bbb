"""Rules of good order that no instrument we have read states.

They are kept because every conference follows them; none is law until a person has
compared it with a full text, so each says `unverified` or `inferred` wherever it is
printed. See `docs/legal` for the open questions.
"""

from typing import Final

from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.wording import Wording


def _practice(
    what: Wording, *, source: str, status: Status = Status.UNVERIFIED
) -> Citation:
    return Citation(instrument=what, article="", source=source, status=status)


MAJORITY_OF_HANDS: Final = _practice(
    Wording("thông lệ biểu quyết quá nửa số người có mặt"),
    source="Quy định 244-QĐ/TW, Điều 3 (đại hội); chưa thấy cho hội nghị này",
)
ODD_COMMITTEE: Final = _practice(
    Wording("thông lệ Ban Kiểm phiếu có số thành viên lẻ"),
    source="chưa thấy trong văn bản",
)
MEMBERS_ARE_VOTERS: Final = _practice(
    Wording("thông lệ chọn Ban Kiểm phiếu trong số người được triệu tập"),
    source="chưa thấy trong văn bản",
)
CONFLICT_OF_ROLES: Final = _practice(
    Wording("nguyên tắc dân chủ, khách quan khi lấy phiếu tín nhiệm"),
    source="Quy định 96-QĐ/TW, Điều 1 (nguyên tắc); việc cấm kiêm vai là suy ra",
    status=Status.INFERRED,
)
ROSTER_FROZEN: Final = _practice(
    Wording("danh sách người ghi phiếu được chốt trước khi phát phiếu"),
    source="suy ra từ việc tính tỷ lệ trên số người được triệu tập",
    status=Status.INFERRED,
)
BOX_SEALED: Final = _practice(
    Wording("thông lệ kiểm tra, niêm phong hòm phiếu trước hội nghị"),
    source="kịch bản hội nghị; chưa thấy trong văn bản",
)
EVERY_MEMBER_SIGNS: Final = _practice(
    Wording("thông lệ mọi thành viên Ban Kiểm phiếu ký biên bản"),
    source="mẫu biên bản kiểm phiếu; chưa thấy trong văn bản",
    status=Status.INFERRED,
)
PAPERS_SEALED: Final = _practice(
    Wording("thông lệ niêm phong, bàn giao phiếu sau khi kiểm"),
    source="Nội quy kỳ họp Quốc hội, Điều 29.2; chưa thấy trong Quy định 96-QĐ/TW",
)
REPORT_SENT: Final = _practice(
    Wording("nghĩa vụ báo cáo kết quả trong kế hoạch"),
    source="kế hoạch, Bước 3",
    status=Status.PRACTICE,
)
FILE_KEPT: Final = _practice(
    Wording("việc quản lý hồ sơ lấy phiếu tín nhiệm trong kế hoạch"),
    source="kế hoạch, Mục III",
    status=Status.PRACTICE,
)
STAMPED_SHEETS: Final = _practice(
    Wording("việc chuẩn bị phiếu, đóng dấu treo trong kế hoạch"),
    source="Quy định 96-QĐ/TW, Điều 9 (trích đoạn); kế hoạch, Bước 1, mục (5)",
    status=Status.PRACTICE,
)
RETURNED_ANNOUNCED: Final = _practice(
    Wording("thông lệ công bố số phiếu phát ra, thu về trước khi kiểm phiếu"),
    source="Nghị quyết 31/2023/UBTVQH15, Điều 12 (Quốc hội); chưa thấy cho hội nghị",
)
DOUBLE_ENTRY: Final = _practice(
    Wording("quy tắc hai người nhập độc lập của phần mềm này"),
    source="không phải quy định; có nơi nhập ba lần độc lập (Thái Nguyên)",
    status=Status.PRACTICE,
)
WRITTEN_REASON: Final = _practice(
    Wording("quy tắc ghi lý do của phần mềm này"), source="không phải quy định"
)
ADJOURNED: Final = _practice(
    Wording("thông lệ hoãn hội nghị, triệu tập lại khi không đủ số người có mặt"),
    source="chưa thấy trong văn bản; Quy định 96-QĐ/TW chỉ nêu số người phải có mặt",
)
