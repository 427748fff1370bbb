"""D02a, D02b, D11: who is rated, who votes, who came (danh sách)."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    BLANK_VOTERS,
    SIGN_HERE,
    cell,
    head,
    office,
    ordinal,
    paper,
    plan_day,
    plan_number,
    rated_of,
    signature,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align, Block, Cell, Document, Paper, Row, Table


def officeholders(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the annex that lists who is rated, and who is not and why."""
    facts = Facts(record)
    document = _annex(
        facts,
        number="I",
        title="DANH SÁCH NGƯỜI ĐƯỢC LẤY PHIẾU TÍN NHIỆM",
        blocks=tuple(_officeholder_blocks(facts)),
    )
    return (paper(record, "D02a", documents=(document,)),)


def roster(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the annex that lists the voters with every reason why they vote."""
    facts = Facts(record)
    rows = tuple(
        Row(
            (
                ordinal(i),
                _left(one, "{.name:cell}"),
                _left(one, "{.title:cell}"),
                _left(one, "{.reasons:list}"),
                _note(one),
            )
        )
        for i, one in enumerate(facts.places("voters", otherwise=BLANK_VOTERS), start=1)
    )
    table = Table(
        widths=(10, 42, 48, 42, 23),
        header=head("TT", "Họ và tên", "Chức vụ, đơn vị", "Thành phần", "Ghi chú"),
        rows=rows,
    )
    total = facts.paragraph("Tổng số: {voters#:count} người ghi phiếu tín nhiệm./.")
    document = _annex(
        facts,
        number="II",
        title="DANH SÁCH NGƯỜI GHI PHIẾU TÍN NHIỆM",
        blocks=(table, total),
    )
    return (paper(record, "D02b", documents=(document,)),)


def attendance(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the sheet that voters sign on arrival."""
    facts = Facts(record)
    rows = tuple(
        Row(
            (
                ordinal(i),
                _left(one, "**{.name:cell}**"),
                _left(one, "{.title:cell}"),
                Cell(),
                Cell(),
            ),
            10,
        )
        for i, one in enumerate(facts.places("voters", otherwise=BLANK_VOTERS), start=1)
    )
    table = Table(
        widths=(10, 46, 53, 20, 36),
        header=head("TT", "Họ và tên", "Chức vụ, đơn vị", "Giờ đến", "Ký tên"),
        rows=rows,
    )
    document = office(
        facts,
        code="D11",
        kind="DANH SÁCH KÝ ĐIỂM DANH",
        subject=f"Hội nghị lấy phiếu tín nhiệm {ABOUT}",
    )
    return (paper(record, "D11", documents=(_attended(document, facts, table),)),)


def sheet_receipts(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the list that voters sign for a ballot paper, and for an exchanged one."""
    facts = Facts(record)
    rows = tuple(
        Row(
            (
                ordinal(i),
                _left(one, "**{.name:cell}**"),
                _left(one, "{.title:cell}"),
                Cell(),
                Cell(),
            ),
            10,
        )
        for i, one in enumerate(facts.places("voters", otherwise=BLANK_VOTERS), start=1)
    )
    table = Table(
        widths=(10, 46, 49, 30, 30),
        header=head(
            "TT", "Họ và tên", "Chức vụ, đơn vị", "Ký nhận phiếu", "Ký nhận phiếu đổi"
        ),
        rows=rows,
    )
    document = replace(
        office(
            facts,
            code="D15b",
            kind="DANH SÁCH KÝ NHẬN PHIẾU TÍN NHIỆM",
            subject=f"Hội nghị lấy phiếu tín nhiệm {ABOUT}",
        ),
        blocks=(
            facts.paragraph("Thời gian: {conference.starts_at:moment}."),
            facts.paragraph("Địa điểm: {conference.venue}."),
            facts.paragraph(
                "//Mỗi người nhận một phiếu. Phiếu ghi hỏng thì trả lại Ban Kiểm phiếu "
                "trước khi nhận phiếu đổi. Chữ ký chỉ xác nhận việc nhận phiếu.//"
            ),
            table,
            facts.paragraph(
                "Tổng hợp: đã phát …… phiếu cho …… người có mặt; đổi …… phiếu; thừa "
                "…… phiếu./."
            ),
        ),
        signatures=(
            signature(facts, ("NGƯỜI PHÁT PHIẾU",), note=SIGN_HERE),
            signature(facts, ("TM. BAN KIỂM PHIẾU", "TRƯỞNG BAN"), note=SIGN_HERE),
        ),
    )
    return (paper(record, "D15b", documents=(document,)),)


def _attended(document: Document, facts: Facts, table: Table) -> Document:
    return replace(
        document,
        blocks=(
            facts.paragraph("Thời gian: {conference.starts_at:moment}."),
            facts.paragraph("Địa điểm: {conference.venue}."),
            table,
            facts.paragraph(
                "Tổng hợp: được triệu tập {voters#:count} người; có mặt "
                "{conference.attendance.present:count} người (tỷ lệ "
                "{conference.attendance.share:percent}); vắng mặt "
                "{conference.attendance.absent:count} người. Hội nghị chỉ được tiến "
                "hành khi có ít nhất {rulebook.quorum.value:fraction} "
                "{rulebook.quorum_base:base} ({rulebook.quorum.citation})./."
            ),
        ),
        signatures=(
            signature(facts, ("NGƯỜI ĐIỂM DANH",), note=SIGN_HERE),
            signature(facts, ("CHỦ TRÌ HỘI NGHỊ",), "{conference.chair.name:signer}"),
        ),
    )


def _officeholder_blocks(facts: Facts) -> Iterator[Block]:
    rated = rated_of(facts)
    yield _people_table(rated, note="Ghi chú", sentence="")
    yield facts.paragraph("Tổng số: {rated#:count} người được lấy phiếu tín nhiệm./.")
    excluded = [
        one
        for one in facts.each("officeholders")
        if str(one.value(".eligibility")) != "rated"
    ]
    if excluded:
        yield facts.heading("Không thuộc diện lấy phiếu tín nhiệm đợt này")
        yield _people_table(
            excluded,
            note="Lý do, căn cứ",
            sentence="{.eligibility:eligibility}; {.evidence:cell}",
        )


def _people_table(people: list[Facts], *, note: str, sentence: str) -> Table:
    rows = tuple(
        Row(
            (
                ordinal(i),
                _left(one, "**{.name:cell}**"),
                _left(one, "{.title:cell}"),
                _left(one, sentence) if sentence else Cell(),
            ),
            9,
        )
        for i, one in enumerate(people, start=1)
    )
    return Table(
        widths=(10, 50, 65, 40),
        header=head("TT", "Họ và tên", "Chức danh, chức vụ", note),
        rows=rows,
    )


def _annex(
    facts: Facts, *, number: str, title: str, blocks: tuple[Block, ...]
) -> Document:
    return Document(
        form=facts.form,
        kind=f"Phụ lục {number}",
        subject=facts.runs(f"**{title}**"),
        annex_to=facts.runs(
            f"//(Kèm theo Kế hoạch số {plan_number(facts)} {plan_day(facts)} của "
            "{plan.head.issuer})//"
        ),
        blocks=blocks,
    )


def _left(facts: Facts, sentence: str) -> Cell:
    return cell(facts.runs(sentence), align=Align.LEFT)


def _note(voter: Facts) -> Cell:
    rated = bool(voter.value(".is_officeholder"))
    return cell(voter.runs("Người được lấy phiếu")) if rated else Cell()
