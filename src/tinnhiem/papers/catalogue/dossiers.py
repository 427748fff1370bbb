"""D03, D05: what the office reports on itself, and receipts (hồ sơ).

The declaration of assets is only receipted: status, day, pages; never its content.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    OFFICE_DESK,
    PLACE_DATE,
    SIGN_HERE,
    cell,
    chief_in_office,
    content,
    criteria_of,
    criterion,
    dotted,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    plan_number,
    rated_of,
    signature,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    Document,
    Paper,
    Row,
    Table,
    TickBox,
)

LINES_TO_WRITE: Final = 3
UNIT_WORK: Final = (
    "Công tác lãnh đạo, chỉ đạo, tham mưu, tổ chức thực hiện nhiệm vụ được giao",
    "Số lượng, chất lượng, hiệu quả công việc; mức độ hoàn thành nhiệm vụ",
    "Công tác tổ chức, cán bộ; xây dựng nội bộ đoàn kết",
    "Công tác kiểm tra, giám sát; phòng, chống tham nhũng, tiêu cực; giải quyết đơn, "
    "thư khiếu nại, tố cáo",
)
STATES: Final = ("Đã nộp", "Trả lại để bổ sung", "Chưa nộp")


def unit_report(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the skeleton of the office's report on itself, with the criteria.

    Source: the plan's first step; the headings are a proposal, no form prescribes them.
    """
    facts = Facts(record)
    empty = office(
        facts,
        code="D03",
        kind="BÁO CÁO",
        subject="Tự đánh giá kết quả thực hiện nhiệm vụ của {plan.head.issuer}",
        symbol="BC",
    )
    document = replace(
        empty,
        blocks=tuple(_unit_blocks(facts)),
        recipients=(
            facts.runs("Các đồng chí ghi phiếu tín nhiệm"),
            kept_line(facts),
        ),
        signatures=(chief_in_office(facts),),
    )
    return (paper(record, "D03", documents=(document,)),)


def _unit_blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        f"Thực hiện {{rulebook.name}} {{rulebook.title:about}} và Kế hoạch số "
        f"{plan_number(facts)}, "
        "{plan.head.issuer} báo cáo tự đánh giá kết quả thực hiện nhiệm vụ như sau:"
    )
    yield facts.heading("[[I.]] ĐẶC ĐIỂM, TÌNH HÌNH")
    yield from _topics(facts, ("Thuận lợi", "Khó khăn"))
    yield facts.heading("[[II.]] KẾT QUẢ THỰC HIỆN NHIỆM VỤ")
    yield from _topics(facts, UNIT_WORK)
    yield facts.heading("[[III.]] ĐÁNH GIÁ THEO TIÊU CHÍ LẤY PHIẾU TÍN NHIỆM")
    for i in range(criteria_of(facts)):
        yield facts.heading(f"[[{i + 1}.]] {criterion(facts, i)}", level=2)
        yield from dotted(LINES_TO_WRITE)
    yield facts.heading("[[IV.]] HẠN CHẾ, KHUYẾT ĐIỂM VÀ NGUYÊN NHÂN")
    yield from dotted(LINES_TO_WRITE)
    yield facts.heading("[[V.]] PHƯƠNG HƯỚNG, GIẢI PHÁP KHẮC PHỤC")
    yield from dotted(LINES_TO_WRITE)
    yield facts.paragraph("Trên đây là báo cáo tự đánh giá của {plan.head.issuer}./.")


def _topics(facts: Facts, topics: tuple[str, ...]) -> Iterator[Block]:
    for i, words in enumerate(topics, start=1):
        yield facts.heading(f"[[{i}.]] {words}", level=2)
        yield from dotted(LINES_TO_WRITE)


def declaration_receipts(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one receipt for each officeholder's declaration; its content stays out.

    Source: the plan's second step asks for the declaration; the receipt is practice.
    """
    facts = Facts(record)
    receipts = [_receipt(one) for one in rated_of(facts)]
    return (paper(record, "D05", documents=receipts),)


def _receipt(person: Facts) -> Document:
    empty = office(
        person,
        code="D05",
        kind="GIẤY BIÊN NHẬN",
        subject="Bản kê khai tài sản, thu nhập",
    )
    return replace(
        empty,
        place_date=person.runs(PLACE_DATE),
        blocks=(
            person.paragraph(
                f"{OFFICE_DESK} đã nhận bản kê khai tài sản, thu nhập phục vụ việc lấy "
                f"phiếu tín nhiệm {ABOUT} của:"
            ),
            person.paragraph("Đồng chí: **{.name}**", align=Align.LEFT),
            person.paragraph("Chức danh, chức vụ: {.title}", align=Align.LEFT),
            _receipt_table(person),
            person.paragraph(
                "Giấy này chỉ ghi nhận việc giao nhận, không ghi nội dung kê khai. Bản "
                "kê khai được quản lý, sử dụng theo quy định về kiểm soát tài sản, thu "
                "nhập."
            ),
            person.paragraph(
                "Giấy biên nhận lập thành [[02]] bản, mỗi bên giữ [[01]] bản./."
            ),
        ),
        signatures=(
            signature(person, ("NGƯỜI NỘP",), "{.name:signer}", SIGN_HERE),
            signature(person, ("NGƯỜI NHẬN",), note=SIGN_HERE),
        ),
    )


def _receipt_table(person: Facts) -> Table:
    """Return the rows, filled where a receipt was recorded, else to fill in by hand."""
    at = f"declarations[{person.value('.order')}]"
    is_in = person.knows(at)
    states = tuple(
        Row(
            (
                ordinal(i),
                cell(person.runs(words), align=Align.LEFT),
                cell(person.runs("**X**")) if known else content(TickBox()),
                cell(
                    person.runs(f"Ngày {{{at}.handed_in_on:short_day}}")
                    if known
                    else person.runs("Ngày ……/……/……")
                ),
            ),
            9,
        )
        for i, words in enumerate(STATES, start=1)
        for known in (is_in and i == 1,)
    )
    written = tuple(
        Row(
            (
                ordinal(i),
                cell(person.runs(words), align=Align.LEFT),
                Cell(),
                cell(person.runs(sentence)) if is_in and sentence else Cell(),
            ),
            9,
        )
        for i, (words, sentence) in enumerate(
            (
                ("Số bản", ""),
                ("Số trang của mỗi bản", f"{{{at}.pages:count}}"),
                ("Mẫu kê khai (số, ngày văn bản)", f"{{{at}.form_version:cell}}"),
            ),
            start=len(STATES) + 1,
        )
    )
    return Table(
        widths=(10, 75, 30, 50),
        header=head("TT", "Nội dung", "Đánh dấu", "Ghi nhận"),
        rows=(*states, *written),
        together=True,
    )
