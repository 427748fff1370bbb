"""D12: the programme and script of the conference (chương trình)."""

from dataclasses import replace
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import ABOUT, cell, head, office, ordinal, paper
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align, Cell, Paper, Row, Table

_CHAIR: Final = "Chủ trì"
_COMMITTEE: Final = "Ban Kiểm phiếu"
SCRIPT: Final = (
    ("Đón tiếp, điểm danh, phát tài liệu", "Bộ phận tham mưu"),
    ("Ổn định tổ chức, chào cờ", "Bộ phận tham mưu"),
    (
        "Tuyên bố lý do, giới thiệu đại biểu, giới thiệu chủ trì, thư ký",
        "Bộ phận tham mưu",
    ),
    (
        "Báo cáo số người được triệu tập ({voters#:count}), có mặt, vắng mặt; xác "
        "nhận có ít nhất {rulebook.quorum.value:fraction} {rulebook.quorum_base:base} "
        "có mặt ({rulebook.quorum.citation})",
        _CHAIR,
    ),
    (
        "Quán triệt quan điểm, nguyên tắc, mục đích, yêu cầu và tiêu chí lấy phiếu "
        "tín nhiệm ({rulebook.name})",
        _CHAIR,
    ),
    (
        "Thông qua danh sách {rated#:count} người được lấy phiếu tín nhiệm; báo cáo "
        "giải trình các nội dung được đề nghị làm rõ (nếu có)",
        _CHAIR,
    ),
    (
        "Giới thiệu, biểu quyết số lượng và danh sách Ban Kiểm phiếu (giơ tay: đồng "
        "ý, không đồng ý, ý kiến khác)",
        _CHAIR,
    ),
    (
        "Phổ biến thể lệ, cách ghi phiếu, phiếu hợp lệ, phiếu không hợp lệ; kiểm tra, "
        "niêm phong hòm phiếu trước sự chứng kiến của Hội nghị",
        _COMMITTEE,
    ),
    ("Phát phiếu (ký nhận), ghi phiếu, đổi phiếu hỏng", _COMMITTEE),
    ("Bỏ phiếu", "Người ghi phiếu"),
    (
        "Mở hòm phiếu, công bố số phiếu phát ra, thu về; kiểm phiếu tại nơi riêng",
        _COMMITTEE,
    ),
    ("Lập, ký Biên bản kiểm phiếu", _COMMITTEE),
    ("Công bố kết quả kiểm phiếu tại Hội nghị", _COMMITTEE),
    ("Niêm phong phiếu, bàn giao", _COMMITTEE),
    ("Kết luận, bế mạc Hội nghị", _CHAIR),
)


def programme(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the items in order; hours within the day are filled in by hand.

    Source: the plan's second step; Quy định 96-QĐ/TW, Điều 9; practice for the rest.
    """
    facts = Facts(record)
    rows = tuple(
        Row((ordinal(i), Cell(), _left(facts, what), cell(facts.runs(who))), 8)
        for i, (what, who) in enumerate(SCRIPT, start=1)
    )
    table = Table(
        widths=(10, 25, 95, 35),
        header=head("TT", "Thời gian", "Nội dung", "Thực hiện"),
        rows=rows,
    )
    document = replace(
        office(
            facts,
            code="D12",
            kind="CHƯƠNG TRÌNH",
            subject=f"Hội nghị lấy phiếu tín nhiệm {ABOUT}",
        ),
        blocks=(
            facts.paragraph(
                "Thời gian: {conference.starts_at:clock}, "
                "{conference.starts_at:weekday}, {conference.starts_at:day}."
            ),
            facts.paragraph("Địa điểm: {conference.venue}."),
            facts.paragraph(
                "Chủ trì: Đồng chí {conference.chair.name}, {conference.chair.title}. "
                "Thư ký: Đồng chí {conference.secretary.name}, "
                "{conference.secretary.title}."
            ),
            table,
        ),
    )
    return (paper(record, "D12", documents=(document,)),)


def _left(facts: Facts, sentence: str) -> Cell:
    return cell(facts.runs(sentence), align=Align.LEFT)
