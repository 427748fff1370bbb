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
    """What a paper is called on a list and on a disk."""

    title: str
    slug: str
    needs: Needs


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
    "D10": Title("Giấy mời Hội nghị lấy phiếu tín nhiệm", "giay-moi", Needs.SUMMONS),
    "D11": Title("Danh sách ký điểm danh", "diem-danh", Needs.SUMMONS),
    "D12": Title(
        "Chương trình Hội nghị lấy phiếu tín nhiệm", "chuong-trinh", Needs.SUMMONS
    ),
    "D13": Title(
        "Biên bản bầu Ban Kiểm phiếu", "bien-ban-bau-ban-kiem-phieu", Needs.COMMITTEE
    ),
    "D14": Title("Phiếu tín nhiệm", "phieu-tin-nhiem", Needs.PEOPLE),
    "D15": Title(
        "Biên bản giao nhận phiếu, kiểm tra hòm phiếu",
        "giao-nhan-phieu",
        Needs.COMMITTEE,
    ),
    "D16": Title("Biên bản kiểm phiếu", "bien-ban-kiem-phieu", Needs.COUNT),
    "D16b": Title("Bảng kiểm phiếu", "bang-kiem-phieu", Needs.PEOPLE),
    "D18": Title("Biên bản niêm phong", "bien-ban-niem-phong", Needs.COUNT),
    "D19": Title(
        "Biên bản Hội nghị lấy phiếu tín nhiệm", "bien-ban-hoi-nghi", Needs.COUNT
    ),
    "D20": Title(
        "Thông báo kết quả lấy phiếu tín nhiệm", "thong-bao-ket-qua", Needs.COUNT
    ),
    "D21": Title("Báo cáo kết quả lấy phiếu tín nhiệm", "bao-cao-ket-qua", Needs.COUNT),
    "D23": Title("Mục lục hồ sơ lấy phiếu tín nhiệm", "muc-luc-ho-so", Needs.PLAN),
}
