"""D06: the dossiers to the voters, and who signed for them (công văn gửi hồ sơ)."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.plans.plan import StepKind
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    BLANK_VOTERS,
    SIGN_HERE,
    cell,
    chief_in_office,
    dispatch,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    plan_number,
    signature,
    step_of,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import LONG
from tinnhiem.papers.model import Align, Block, Cell, Document, Paper, Row, Table


def dossier_letter(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the letter to the voters, then the list on which they sign.

    Source: the plan's second step («tổng hợp, gửi đến các đồng chí ghi phiếu»).
    """
    facts = Facts(record)
    letter = replace(
        dispatch(facts, code="D06", about="gửi hồ sơ lấy phiếu tín nhiệm"),
        addressees=(facts.runs("Các đồng chí ghi phiếu tín nhiệm"),),
        blocks=tuple(_letter(facts)),
        recipients=(facts.runs("Như trên"), kept_line(facts)),
        signatures=(chief_in_office(facts),),
    )
    return (paper(record, "D06", documents=(letter, _signed_for(facts))),)


def _letter(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        f"Thực hiện Kế hoạch số {plan_number(facts)} về việc lấy phiếu tín nhiệm "
        f"{ABOUT}, "
        "{plan.head.issuer} gửi đến đồng chí hồ sơ sau đây để nghiên cứu trước khi ghi "
        "phiếu:"
    )
    for i, words in enumerate(
        (
            "Báo cáo tự đánh giá của {plan.head.issuer}",
            "Báo cáo của {rated#:count} người được lấy phiếu tín nhiệm",
            "Bản kê khai tài sản, thu nhập của người được lấy phiếu tín nhiệm (hình "
            f"thức cung cấp: {LONG})",
        ),
        start=1,
    ):
        yield facts.paragraph(f"[[{i}.]] {words}.")
    yield step_of(facts, StepKind.QUESTIONS).paragraph(
        "Đề nghị đồng chí nghiên cứu kỹ, đánh giá khách quan, công tâm. Trường hợp có "
        "vấn đề cần làm rõ, đề nghị gửi văn bản đến Bộ phận tham mưu về công tác tổ "
        "chức cán bộ {.deadline:due} để tổng hợp, yêu cầu người được lấy phiếu tín "
        "nhiệm báo cáo giải trình."
    )
    yield facts.paragraph(
        "Hồ sơ chỉ dùng cho việc lấy phiếu tín nhiệm; đề nghị đồng chí bảo quản, không "
        "sao chụp, không cung cấp cho người không có trách nhiệm./."
    )


def _signed_for(facts: Facts) -> Document:
    rows = tuple(
        Row(
            (
                ordinal(i),
                cell(one.runs("**{.name:cell}**"), align=Align.LEFT),
                cell(one.runs("{.title:cell}"), align=Align.LEFT),
                Cell(),
                Cell(),
            ),
            10,
        )
        for i, one in enumerate(facts.places("voters", otherwise=BLANK_VOTERS), start=1)
    )
    table = Table(
        widths=(10, 46, 53, 26, 30),
        header=head("TT", "Họ và tên", "Chức vụ, đơn vị", "Ngày nhận", "Ký nhận"),
        rows=rows,
    )
    return replace(
        office(
            facts,
            code="D06",
            kind="DANH SÁCH KÝ NHẬN HỒ SƠ",
            subject=f"Lấy phiếu tín nhiệm {ABOUT}",
        ),
        blocks=(
            table,
            facts.paragraph("Tổng số: {voters#:count} bộ hồ sơ; đã giao: …… bộ./."),
        ),
        signatures=(signature(facts, ("NGƯỜI GIAO HỒ SƠ",), note=SIGN_HERE),),
    )
