"""Codes, titles and file names of the papers, and which facts each one waits for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Needs(StrEnum):
    """From which stage on a paper is complete; before it, it prints with blanks."""

    PLAN = "plan"
    PEOPLE = "people"
    SUMMONS = "summons"
    COMMITTEE = "committee"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Title:
    """What a paper is called on a list and on a disk.

    Attributes:
        note: How far the form is official, for the person who prints it.
    """

    title: str
    slug: str
    needs: Needs
    note: str = ""


# Made only when asked for: in the place of another paper, or when something is open.
ON_DEMAND: Final = frozenset({"D08c", "D14L"})
# Said on lists and screens, never on the paper.
PROPOSED: Final = "mẫu đề nghị, chưa thấy mẫu chính thức"

TITLES: Final[dict[str, Title]] = {
    "D01": Title("Kế hoạch lấy phiếu tín nhiệm", "ke-hoach", Needs.PLAN),
    "D02a": Title(
        "Danh sách người được lấy phiếu tín nhiệm",
        "danh-sach-duoc-lay-phieu",
        Needs.PEOPLE,
    ),
    "D02b": Title(
        "Danh sách người ghi phiếu tín nhiệm", "danh-sach-ghi-phieu", Needs.PEOPLE
    ),
    "D03": Title(
        "Báo cáo tự đánh giá của đơn vị", "bao-cao-tu-danh-gia", Needs.PLAN, PROPOSED
    ),
    "D04": Title(
        "Báo cáo của người được lấy phiếu tín nhiệm",
        "bao-cao-ca-nhan",
        Needs.PEOPLE,
        "mẫu đề nghị theo tiêu chí của Kế hoạch; chưa thấy Phụ lục 3 chính thức",
    ),
    "D05": Title(
        "Giấy biên nhận bản kê khai tài sản, thu nhập",
        "bien-nhan-ke-khai",
        Needs.PEOPLE,
        "chỉ ghi nhận việc nộp, không ghi nội dung kê khai",
    ),
    "D06": Title(
        "Công văn gửi hồ sơ, danh sách ký nhận", "cong-van-gui-ho-so", Needs.PEOPLE
    ),
    "D07": Title(
        "Văn bản đề nghị báo cáo giải trình",
        "de-nghi-giai-trinh",
        Needs.PLAN,
        PROPOSED,
    ),
    "D08a": Title(
        "Bảng tổng hợp đề nghị giải trình",
        "tong-hop-de-nghi-giai-trinh",
        Needs.PEOPLE,
        PROPOSED,
    ),
    "D08b": Title(
        "Công văn yêu cầu báo cáo giải trình",
        "cong-van-yeu-cau-giai-trinh",
        Needs.PEOPLE,
    ),
    "D08c": Title(
        "Danh sách nội dung giải trình chưa trả lời",
        "giai-trinh-chua-tra-loi",
        Needs.PEOPLE,
        "chỉ in khi chọn; để đọc tại Hội nghị",
    ),
    "D09": Title("Báo cáo giải trình", "bao-cao-giai-trinh", Needs.PEOPLE, PROPOSED),
    "D10": Title("Giấy mời Hội nghị lấy phiếu tín nhiệm", "giay-moi", Needs.SUMMONS),
    "D11": Title("Danh sách ký điểm danh", "diem-danh", Needs.SUMMONS),
    "D12": Title(
        "Chương trình Hội nghị lấy phiếu tín nhiệm", "chuong-trinh", Needs.SUMMONS
    ),
    "D12b": Title(
        "Kịch bản điều hành Hội nghị lấy phiếu tín nhiệm",
        "kich-ban",
        Needs.SUMMONS,
        "lời dẫn theo Kế hoạch và thông lệ; chưa thấy mẫu chính thức",
    ),
    "D13": Title(
        "Biên bản bầu Ban Kiểm phiếu", "bien-ban-bau-ban-kiem-phieu", Needs.COMMITTEE
    ),
    "D14": Title("Phiếu tín nhiệm", "phieu-tin-nhiem", Needs.PEOPLE),
    "D14L": Title(
        "Phiếu tín nhiệm khổ chữ lớn",
        "phieu-tin-nhiem-chu-lon",
        Needs.PEOPLE,
        "chỉ in khi chọn; mọi phiếu của một hội nghị phải cùng một khổ chữ",
    ),
    "D15": Title(
        "Biên bản giao nhận phiếu, kiểm tra hòm phiếu",
        "giao-nhan-phieu",
        Needs.COMMITTEE,
    ),
    "D15b": Title(
        "Danh sách ký nhận phiếu tín nhiệm", "ky-nhan-phieu", Needs.SUMMONS, PROPOSED
    ),
    "D16": Title("Biên bản kiểm phiếu", "bien-ban-kiem-phieu", Needs.COUNT),
    "D16b": Title("Bảng kiểm phiếu", "bang-kiem-phieu", Needs.PEOPLE),
    "D17": Title(
        "Báo cáo kết quả phiếu tín nhiệm",
        "bao-cao-ket-qua-phieu",
        Needs.COUNT,
        "mẫu kèm Quy định 96-QĐ/TW, mới thấy phần đầu; phần sau theo Điều 6",
    ),
    "D18": Title("Biên bản niêm phong", "bien-ban-niem-phong", Needs.COUNT),
    "D19": Title(
        "Biên bản Hội nghị lấy phiếu tín nhiệm", "bien-ban-hoi-nghi", Needs.COUNT
    ),
    "D20": Title(
        "Thông báo kết quả lấy phiếu tín nhiệm", "thong-bao-ket-qua", Needs.COUNT
    ),
    "D21": Title("Báo cáo kết quả lấy phiếu tín nhiệm", "bao-cao-ket-qua", Needs.COUNT),
    "D23": Title("Mục lục hồ sơ lấy phiếu tín nhiệm", "muc-luc-ho-so", Needs.PLAN),
    "D24": Title(
        "Biên bản mở niêm phong, tiêu hủy phiếu",
        "mo-niem-phong-tieu-huy",
        Needs.COUNT,
        "mẫu đề nghị; chưa thấy quy định về thời hạn lưu giữ phiếu",
    ),
}
