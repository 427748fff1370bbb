"""D03, D04, D05: what the office and each officeholder hand in (hồ sơ).

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
    dotted,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    plan_number,
    rated_of,
    reporter,
    signature,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import LONG
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
CRITERIA: Final = (
    "Phẩm chất chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật",
    "Kết quả thực hiện chức trách, nhiệm vụ được giao",
)
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
    for i in range(_criteria_of(facts)):
        yield facts.heading(f"[[{i + 1}.]] {_criterion(facts, i)}", level=2)
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


def _criteria_of(facts: Facts) -> int:
    return len(facts.record.plan.criteria) or len(CRITERIA)


def _criterion(facts: Facts, index: int) -> str:
    """Return the title of a criterion as the plan has it, or the regulation's."""
    if facts.record.plan.criteria:
        return f"{{plan.criteria[{index}].title:clean}}"
    return CRITERIA[index]


def personal_reports(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one report to fill in for each officeholder, in one file.

    Source: a proposal after the criteria of the plan (Quy định 96-QĐ/TW, Điều 5); the
    official form (Phụ lục 3) was not seen, and the list of papers says so.
    """
    facts = Facts(record)
    reports = [_personal_report(one) for one in rated_of(facts)]
    return (paper(record, "D04", documents=reports),)


def _personal_report(person: Facts) -> Document:
    empty = office(
        person,
        code="D04",
        kind="BÁO CÁO",
        subject="Của người được lấy phiếu tín nhiệm",
    )
    return replace(
        empty,
        place_date=person.runs(PLACE_DATE),
        blocks=tuple(_personal_blocks(person)),
        signatures=(reporter(person),),
    )


def _personal_blocks(person: Facts) -> Iterator[Block]:
    for sentence in (
        "Họ và tên: **{.name}**",
        f"Ngày, tháng, năm sinh: {LONG}",
        f"Chức vụ Đảng: {LONG}",
        "Chức danh, chức vụ được lấy phiếu tín nhiệm: {.title}",
        "Cơ quan, đơn vị: {plan.head.issuer}",
        f"Giữ chức vụ từ: {LONG}",
        f"Lĩnh vực được phân công phụ trách: {LONG}",
    ):
        yield person.paragraph(sentence, align=Align.LEFT)
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    known = min(_criteria_of(person), len(numerals) - 3)
    for i in range(known):
        yield person.heading(f"[[{numerals[i]}.]] {_capitals(_criterion(person, i))}")
        yield from _criterion_points(person, i)
    tail = (
        "HẠN CHẾ, KHUYẾT ĐIỂM, NGUYÊN NHÂN VÀ HƯỚNG KHẮC PHỤC",
        "GIẢI TRÌNH NHỮNG NỘI DUNG ĐƯỢC YÊU CẦU (NẾU CÓ)",
        "VIỆC KÊ KHAI TÀI SẢN, THU NHẬP",
    )
    for numeral, words in zip(numerals[known:], tail[:-1], strict=False):
        yield person.heading(f"[[{numeral}.]] {words}")
        yield from dotted(LINES_TO_WRITE)
    yield person.heading(f"[[{numerals[known + 2]}.]] {tail[-1]}")
    yield person.paragraph(
        "Tôi đã kê khai tài sản, thu nhập ngày …… tháng …… năm …… và nộp bản kê khai "
        "theo quy định./."
    )


def _capitals(criterion: str) -> str:
    figure = criterion.startswith("{")
    return criterion.replace(":clean", ":upper") if figure else criterion.upper()


def _criterion_points(person: Facts, index: int) -> Iterator[Block]:
    """Yield each point of the plan as a guide in italics, with lines to write on."""
    points = list(person.of(f"plan.criteria[{index}]").each(".points"))
    for point in points:
        yield replace(point.paragraph("//- {.:sentence}//"), keep=True)
        yield from dotted(LINES_TO_WRITE)
    if not points:
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
    states = tuple(
        Row(
            (
                ordinal(i),
                cell(person.runs(words), align=Align.LEFT),
                content(TickBox()),
                cell(person.runs("Ngày ……/……/……")),
            ),
            9,
        )
        for i, words in enumerate(STATES, start=1)
    )
    written = tuple(
        Row(
            (
                ordinal(i),
                cell(person.runs(words), align=Align.LEFT),
                Cell(),
                Cell(),
            ),
            9,
        )
        for i, words in enumerate(
            ("Số bản", "Số trang của mỗi bản", "Mẫu kê khai (số, ngày văn bản)"),
            start=len(STATES) + 1,
        )
    )
    return Table(
        widths=(10, 75, 30, 50),
        header=head("TT", "Nội dung", "Đánh dấu", "Ghi nhận"),
        rows=(*states, *written),
        together=True,
    )
