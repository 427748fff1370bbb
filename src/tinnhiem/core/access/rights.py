"""Every page and who sees it: one table, from which the reference is written.

To whoever is not in the table a page does not exist: 404, never 403, so that nobody
learns what there is. Staff have no right in the count: its pages exist for the devices
of the tally committee only (docs/adr/0031).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.access.duty import BY_CARD, STAFF, Duty

EVERYBODY: Final = frozenset(Duty)
WORKING: Final = frozenset({Duty.CLERK, Duty.CHAIR})
READING: Final = frozenset({Duty.CLERK, Duty.CHAIR, Duty.INSPECTOR})
WATCHING: Final = frozenset({Duty.CHAIR, Duty.INSPECTOR, Duty.ADMIN})
# Who looks after the machine and what lies on it.
KEEPING: Final = frozenset({Duty.ADMIN, Duty.CLERK})
CLERK: Final = frozenset({Duty.CLERK})
CHAIR: Final = frozenset({Duty.CHAIR})
COMMITTEE: Final = frozenset({Duty.COMMITTEE})
# Whoever has a part in the hall besides the voters, who have «Của tôi».
IN_THE_HALL: Final = READING | {Duty.DESK, Duty.COMMITTEE}
RUNNING: Final = WORKING | {Duty.COMMITTEE}
HEAD: Final = frozenset({Duty.HEAD})
AT_THE_DOOR: Final = frozenset({Duty.CLERK, Duty.DESK})
HOLDER: Final = frozenset({Duty.OFFICEHOLDER})


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        title: What it is called, in Vietnamese.
        sees: To whom it exists.
        acts: Who may send its forms; a subset of `sees`.
    """

    title: str
    sees: frozenset[Duty]
    acts: frozenset[Duty] = frozenset()


PAGES: Final[Mapping[str, Page]] = {
    "setup": Page("Thiết lập lần đầu", frozenset({Duty.VISITOR}), EVERYBODY),
    "sign-in": Page("Đăng nhập", EVERYBODY, EVERYBODY),
    "sign-out": Page("Đăng xuất", EVERYBODY, EVERYBODY),
    "language": Page("Đổi ngôn ngữ", EVERYBODY, EVERYBODY),
    "card": Page("Vào bằng thẻ", EVERYBODY, EVERYBODY),
    "certificate": Page("Chứng thư mạng nội bộ", EVERYBODY, KEEPING),
    "account": Page("Tài khoản của tôi", frozenset(STAFF), frozenset(STAFF)),
    "accounts": Page("Tài khoản", frozenset({Duty.ADMIN}), frozenset({Duty.ADMIN})),
    "setup-steps": Page("Các bước thiết lập", KEEPING),
    "setup-office": Page("Tên cơ quan", KEEPING, KEEPING),
    "setup-folder": Page("Thư mục dữ liệu và sao lưu", KEEPING),
    "demonstration": Page("Dữ liệu trình diễn", KEEPING, KEEPING),
    "vault": Page("Kho tài liệu hạn chế", KEEPING, KEEPING),
    "front": Page("Các cuộc lấy phiếu", EVERYBODY - {Duty.VISITOR}),
    "mine": Page("Của tôi", frozenset(BY_CARD), frozenset(BY_CARD)),
    "my-questions": Page(
        "Đề nghị giải trình của tôi", frozenset(BY_CARD), frozenset(BY_CARD)
    ),
    "my-answers": Page("Giải trình của tôi", HOLDER, HOLDER),
    "begin": Page("Lập cuộc lấy phiếu", CLERK, CLERK),
    "clone": Page("Lập cuộc mới từ kế hoạch cũ", CLERK, CLERK),
    "campaign": Page("Tổng quan", READING),
    "plan": Page("Kế hoạch", READING),
    "correct-plan": Page("Sửa kế hoạch", CLERK, CLERK),
    "conference-day": Page("Ngày họp", READING, WORKING),
    "steps": Page("Các bước", READING, WORKING),
    "calendar": Page("Lịch công việc", READING),
    "people": Page("Nhân sự", READING),
    "people-import": Page("Nhập danh sách nhân sự", CLERK, CLERK),
    "people-eligibility": Page("Diện lấy phiếu", CLERK, CLERK),
    "people-adjust": Page("Bổ sung, đưa ra theo quyết định", CLERK, CLERK),
    "conflict-map": Page("Sơ đồ kiêm vai", READING),
    "people-duplicates": Page("Hồ sơ nghi trùng", CLERK, CLERK),
    "people-freeze": Page("Chốt danh sách người ghi phiếu", READING, CLERK),
    "cards": Page("Thẻ kèm Giấy mời", CLERK, CLERK),
    "replies": Page("Trả lời Giấy mời, lý do vắng mặt", WORKING, CLERK),
    "dossiers": Page("Hồ sơ", READING),
    "dossier": Page("Hồ sơ của một người", READING),
    "dossier-desk": Page("Nhận, trả lại, rút hồ sơ", CLERK, CLERK),
    "release-dossiers": Page("Phát hành hồ sơ tới người ghi phiếu", READING, CLERK),
    "dossier-readings": Page(
        "Ai đã đọc hồ sơ", frozenset({Duty.CLERK, Duty.INSPECTOR})
    ),
    "declarations": Page("Bản kê khai: cách lưu, người được đọc", READING, WORKING),
    "declaration-file": Page("Mở bản kê khai (người được chỉ định)", READING, READING),
    "my-dossier": Page(
        "Hồ sơ của tôi", frozenset({Duty.OFFICEHOLDER}), frozenset({Duty.OFFICEHOLDER})
    ),
    "read-dossiers": Page("Đọc hồ sơ đã phát hành", frozenset({Duty.VOTER})),
    "clarifications": Page("Giải trình: nội dung, trả lời", WORKING, CLERK),
    "clarification-requests": Page("Giải trình: đề nghị chờ xử lý", CLERK, CLERK),
    "paper": Page("Tệp văn bản", READING),
    "checklist": Page("Chuẩn bị Hội nghị: còn thiếu gì", READING),
    "papers": Page("Văn bản của cuộc lấy phiếu", READING, CLERK),
    "one-paper": Page("Một văn bản: trạng thái, bản, người nhận", READING, CLERK),
    "issue-paper": Page("Chốt, ban hành, thay thế, hủy số văn bản", CLERK, CLERK),
    "classify-paper": Page("Độ mật, phạm vi lưu hành của văn bản", CLERK, CLERK),
    "copies": Page("Phân bản, in và giao từng bản", CLERK, CLERK),
    "word-edits": Page("Đưa văn bản sửa trong Word vào lại", CLERK, CLERK),
    "register": Page("Sổ đăng ký văn bản đi", READING, CLERK),
    "secret-register": Page("Sổ đăng ký bí mật nhà nước đi", CLERK, CLERK),
    "verify": Page("Kiểm tra một văn bản", frozenset(STAFF), frozenset(STAFF)),
    "ballots": Page("Sổ phiếu, hòm phiếu", READING | COMMITTEE, CLERK | COMMITTEE),
    "ballot-sheet": Page("In phiếu đọc bằng máy", READING | COMMITTEE, CLERK),
    "scanner": Page("Kiểm tra máy quét", READING | COMMITTEE, CLERK | COMMITTEE),
    "hand-out": Page("Phát phiếu theo danh sách", COMMITTEE, COMMITTEE),
    "take-back-sheet": Page("Rút lại việc ghi đã nhận phiếu", COMMITTEE, COMMITTEE),
    "hall": Page("Hội nghị: đang diễn ra", IN_THE_HALL, RUNNING),
    "step": Page("Bước tiếp theo của Hội nghị", RUNNING, RUNNING),
    "stop-hall": Page("Tạm dừng, hoãn, tuyên bố không có giá trị", WORKING, WORKING),
    "correct-clock": Page("Đính chính giờ ghi sai", WORKING, WORKING),
    "hall-script": Page("Kịch bản Hội nghị", READING),
    "hall-committee": Page("Bầu Ban Kiểm phiếu", IN_THE_HALL, WORKING),
    "hall-sitting": Page("Phiên họp đã hoãn", READING),
    "hall-absences": Page("Người vắng mặt và lý do", WORKING, WORKING),
    "hall-devices": Page("Thiết bị trong Hội nghị", RUNNING, RUNNING),
    "device": Page("Gắn thiết bị vào Hội nghị", EVERYBODY, EVERYBODY),
    "count": Page("Kiểm phiếu: các lô", COMMITTEE, COMMITTEE),
    "open-count": Page("Mở kiểm phiếu, chia lô, giao lại, kiểm lại", HEAD, HEAD),
    "keying": Page("Nhập một lô phiếu", COMMITTEE, COMMITTEE),
    "differences": Page("Xem ô lệch của một lô", COMMITTEE, COMMITTEE),
    "doubts": Page("Quyết định dòng ghi không rõ", COMMITTEE, COMMITTEE),
    "scan-batch": Page("Quét một lô phiếu", COMMITTEE, COMMITTEE),
    "scan-camera": Page("Chụp từng tờ phiếu của một lô", COMMITTEE, COMMITTEE),
    "scan-pages": Page("Trang quét chưa tính", COMMITTEE, COMMITTEE),
    "scan-rows": Page("Dòng cần người xem", COMMITTEE, COMMITTEE),
    "scan-wall": Page("Ảnh nhỏ của mọi dòng", COMMITTEE, COMMITTEE),
    "scan-sample": Page("Đối chiếu mẫu với lá phiếu", COMMITTEE, COMMITTEE),
    "scan-picture": Page("Ảnh một trang quét", COMMITTEE),
    "reconcile": Page("Đối soát, ghi kết quả", COMMITTEE, HEAD),
    "sign-count": Page("Ký kết quả kiểm phiếu", COMMITTEE, COMMITTEE),
    "count-card": Page("Thẻ phím nhập phiếu", COMMITTEE),
    "hall-screens": Page("Địa chỉ màn hình hội trường", WORKING, WORKING),
    "hall-screen": Page("Màn hình hội trường (ai có địa chỉ thì xem)", EVERYBODY),
    "outcome": Page("Kết quả", READING | COMMITTEE),
    "announce": Page("Ghi đã công bố kết quả", WORKING | HEAD, WORKING | HEAD),
    "close-conference": Page("Bế mạc Hội nghị", WORKING, WORKING),
    "seal-papers": Page(
        "Niêm phong, bàn giao phiếu", READING | COMMITTEE, CLERK | HEAD
    ),
    "minutes": Page(
        "Biên bản kiểm phiếu: lập, in từng bản", READING | COMMITTEE, CLERK | HEAD
    ),
    "publications": Page("Công khai kết quả", READING, WORKING),
    "use-of-results": Page("Sử dụng kết quả", READING, CLERK),
    "reports": Page("Báo cáo kết quả lên cấp trên", READING, CLERK),
    "archive": Page("Lưu trữ: gói, thời hạn lưu", READING, CLERK),
    "purge": Page("Xóa cuộc lấy phiếu đã hết thời hạn lưu", READING, CHAIR),
    "certificates": Page("Chứng nhận xóa dữ liệu", frozenset(STAFF), WORKING),
    "rehearsal": Page("Diễn tập", READING | COMMITTEE, WORKING),
    "check-in": Page("Bàn điểm danh", AT_THE_DOOR, AT_THE_DOOR),
    "check-in-list": Page(
        "Người có mặt, hoàn tác điểm danh", READING | {Duty.DESK}, CLERK
    ),
    "check-in-anomalies": Page("Lượt điểm danh bất thường", READING, CLERK),
    "journal": Page("Nhật ký cuộc lấy phiếu", READING),
    "office-journal": Page("Nhật ký của cơ quan", WATCHING),
}


def may_see(duties: frozenset[Duty], page: str) -> bool:
    """Say whether `page` exists for somebody with these duties."""
    return bool(PAGES[page].sees & duties)


def may_act(duties: frozenset[Duty], page: str) -> bool:
    """Say whether somebody with these duties may send the forms of `page`."""
    return bool(PAGES[page].acts & duties)


def rights_rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the table: page, title, and for each duty «sends», «sees» or nothing."""
    return tuple(
        (name, page.title, tuple(_right(page, duty) for duty in Duty))
        for name, page in PAGES.items()
    )


def _right(page: Page, duty: Duty) -> str:
    if duty in page.acts & page.sees:
        return "acts"
    return "sees" if duty in page.sees else ""


__all__ = ["BY_CARD", "PAGES", "Page", "may_act", "may_see", "rights_rows"]
