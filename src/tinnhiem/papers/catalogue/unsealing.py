"""D24: opening the sealed packets, destroying the ballots (mở niêm phong, tiêu hủy).

How long ballots are kept was not found in the texts seen: the decision, its day and who
took it are blanks, and nothing here says when.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    SIGN_HERE,
    cell,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    signature,
)
from tinnhiem.papers.catalogue.sealing import CONTENTS
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import LONG
from tinnhiem.papers.model import Align, Block, Cell, Document, Paper, Row, Table

PRESENT: Final = (
    "Đại diện cơ quan",
    "Đại diện Ban Kiểm phiếu",
    "Người lưu giữ tài liệu niêm phong",
    "Người chứng kiến",
)


def unsealing(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the minutes of opening, then those of destroying.

    Source: practice; no official model was found.
    """
    facts = Facts(record)
    opened = _minutes(
        facts, subject="Mở niêm phong phiếu tín nhiệm", blocks=tuple(_opening(facts))
    )
    destroyed = _minutes(
        facts, subject="Tiêu hủy phiếu tín nhiệm", blocks=tuple(_destroying(facts))
    )
    return (paper(record, "D24", documents=(opened, destroyed)),)


def _minutes(facts: Facts, *, subject: str, blocks: tuple[Block, ...]) -> Document:
    empty = office(facts, code="D24", kind="BIÊN BẢN", subject=subject, symbol="BB")
    return replace(
        empty,
        place_date=(),
        blocks=blocks,
        signatures=(
            signature(facts, ("NGƯỜI LƯU GIỮ",), note=SIGN_HERE),
            signature(facts, ("ĐẠI DIỆN CƠ QUAN",), note=SIGN_HERE),
            signature(facts, ("NGƯỜI CHỨNG KIẾN",), note=SIGN_HERE),
            signature(facts, ("ĐẠI DIỆN BAN KIỂM PHIẾU",), note=SIGN_HERE),
        ),
        recipients=(kept_line(facts),),
    )


def _beginning(facts: Facts, deed: str) -> Iterator[Block]:
    yield facts.paragraph(
        f"Hồi …… giờ …… phút, ngày …… tháng …… năm ……, tại {LONG}, thực hiện văn bản "
        f"số …… ngày …… tháng …… năm …… của {LONG} về việc {deed} phiếu tín nhiệm "
        f"{ABOUT}, chúng tôi gồm:"
    )
    yield Table(
        widths=(10, 60, 50, 45),
        header=head("TT", "Thành phần", "Họ và tên", "Chức vụ, đơn vị"),
        rows=tuple(
            Row(
                (
                    ordinal(i),
                    cell(facts.runs(words), align=Align.LEFT),
                    Cell(),
                    Cell(),
                ),
                9,
            )
            for i, words in enumerate(PRESENT, start=1)
        ),
        together=True,
    )


def _opening(facts: Facts) -> Iterator[Block]:
    yield from _beginning(facts, "mở niêm phong")
    yield facts.paragraph(
        "đã mở niêm phong {conference.sealing.packets:count} bì tài liệu được niêm "
        "phong {conference.sealing.sealed_at:day} theo Biên bản niêm phong. Lý do mở: "
        f"{LONG}."
    )
    yield facts.heading("[[1.]] Tình trạng trước khi mở")
    yield facts.paragraph(
        "Giấy niêm phong, chữ ký, dấu giáp lai: còn nguyên vẹn/không còn nguyên vẹn "
        f"(ghi rõ): {LONG}."
    )
    yield facts.heading("[[2.]] Kiểm đếm")
    yield _counted(facts, "Theo Biên bản niêm phong", "Thực tế")
    yield facts.heading("[[3.]] Việc đã làm sau khi mở và niêm phong lại")
    yield facts.paragraph(
        f"{LONG * 2} Tài liệu được niêm phong lại thành …… bì, giao đồng chí {LONG} "
        f"lưu giữ tại {LONG}."
    )
    yield facts.paragraph(
        "Biên bản được đọc lại, những người có mặt thống nhất ký tên, kết thúc vào "
        "…… giờ …… phút cùng ngày./."
    )


def _destroying(facts: Facts) -> Iterator[Block]:
    yield from _beginning(facts, "tiêu hủy")
    yield facts.paragraph("đã tiến hành tiêu hủy tài liệu sau đây:")
    yield facts.heading("[[1.]] Tài liệu tiêu hủy")
    yield _counted(facts, "Theo Biên bản niêm phong", "Số lượng tiêu hủy")
    yield facts.heading("[[2.]] Cách tiêu hủy")
    yield facts.paragraph(
        f"Hình thức (cắt nhỏ, nghiền, đốt …): {LONG}. Toàn bộ phiếu đã được hủy hết "
        "trước sự chứng kiến của những người có tên trên, không thể khôi phục được "
        "nội dung."
    )
    yield facts.paragraph(
        "Biên bản kiểm phiếu, Biên bản niêm phong và Biên bản này tiếp tục được lưu "
        "trong hồ sơ lấy phiếu tín nhiệm."
    )
    yield facts.paragraph(
        "Biên bản được đọc lại, những người có mặt thống nhất ký tên, kết thúc vào "
        "…… giờ …… phút cùng ngày./."
    )


def _counted(facts: Facts, *titles: str) -> Table:
    rows = tuple(
        Row(
            (
                ordinal(i),
                cell(facts.runs(words), align=Align.LEFT),
                cell(facts.runs(figure)) if figure else Cell(),
                Cell(),
                Cell(),
            ),
            9,
        )
        for i, (words, figure) in enumerate(CONTENTS, start=1)
    )
    return Table(
        widths=(10, 65, 35, 30, 25),
        header=head("TT", "Nội dung", *titles, "Ghi chú"),
        rows=rows,
        together=True,
    )
