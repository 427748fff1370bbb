"""D15: ballots handed over, the box inspected (biên bản giao nhận phiếu)."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.conference.committee import CommitteeRole, TallyCommittee
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.minutes import members
from tinnhiem.papers.catalogue.parts import (
    SIGN_HERE,
    cell,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    signature,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import LONG
from tinnhiem.papers.model import Align, Block, Paper, Row, Signature, Table


def handover(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return what was printed, spoilt, stamped and handed to the committee."""
    facts = Facts(record)
    empty = office(
        facts,
        code="D15",
        kind="BIÊN BẢN",
        subject="Giao nhận phiếu tín nhiệm và kiểm tra hòm phiếu",
        symbol="BB",
    )
    document = replace(
        empty,
        place_date=(),
        blocks=tuple(_blocks(facts)),
        signatures=(
            signature(facts, ("BÊN GIAO",), note=SIGN_HERE),
            receiver(facts),
        ),
        recipients=(kept_line(facts),),
    )
    return (paper(record, "D15", documents=(document,)),)


def receiver(facts: Facts) -> Signature:
    """Return where the head of the committee signs."""
    committee = facts.value("conference.committee")
    heads = [
        i
        for i, one in enumerate(
            committee.members if isinstance(committee, TallyCommittee) else ()
        )
        if one.role is CommitteeRole.HEAD
    ]
    name = f"{{conference.committee.members[{heads[0]}].name:signer}}" if heads else ""
    return signature(
        facts, ("TM. BAN KIỂM PHIẾU", "TRƯỞNG BAN"), name, "" if heads else SIGN_HERE
    )


def _blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Hồi …… giờ …… phút, {conference.starts_at:day}, tại {conference.venue}."
    )
    yield facts.paragraph(
        f"Bên giao (in, đóng dấu phiếu): đồng chí {LONG}", align=Align.LEFT
    )
    yield facts.paragraph("Bên nhận: Ban Kiểm phiếu, gồm các đồng chí:")
    yield from members(facts)
    yield facts.heading("[[1.]] Phiếu tín nhiệm")
    yield _sheets(facts)
    yield facts.paragraph(
        "Phiếu hỏng đã được hủy tại chỗ. Các phiếu giao nhận giống nhau, đã đóng dấu "
        "treo, không có ký hiệu riêng."
    )
    yield facts.heading("[[2.]] Hòm phiếu")
    yield from _box(facts)
    yield facts.paragraph("Biên bản kết thúc vào …… giờ …… phút cùng ngày./.")


def _box(facts: Facts) -> Iterator[Block]:
    """Yield what was done at the box: as it was recorded, or as it is to be done."""
    if not facts.knows("conference.box.sealed"):
        yield facts.paragraph(
            "Hòm phiếu được mở ra kiểm tra trước sự chứng kiến của Hội nghị: bên trong "
            "không có phiếu hoặc vật gì khác; sau đó được khóa và dán giấy niêm phong, "
            "có chữ ký của Ban Kiểm phiếu."
        )
        return
    at = facts.of("conference.box")
    if at.knows(".shown"):
        yield at.paragraph(
            "Hồi {.shown.at:clock}, đồng chí {.shown.by} mở hòm phiếu cho Hội nghị "
            "xem: bên trong không có phiếu hoặc vật gì khác. Người chứng kiến: "
            "{.shown.witnesses}."
        )
    if at.knows(".sealed.seal"):
        yield at.paragraph(
            "Hồi {.sealed.at:clock}, đồng chí {.sealed.by} khóa hòm phiếu và dán giấy "
            "niêm phong số {.sealed.seal}, có chữ ký của Ban Kiểm phiếu. Người chứng "
            "kiến: {.sealed.witnesses}."
        )
        return
    yield at.paragraph(
        "Hồi {.sealed.at:clock}, hòm phiếu được khóa và dán giấy niêm phong trước sự "
        "chứng kiến của Hội nghị, có chữ ký của Ban Kiểm phiếu."
    )


def _sheets(facts: Facts) -> Table:
    lines = (
        ("Số phiếu in ra", "printed"),
        ("Số phiếu hỏng khi in, đóng dấu (hủy tại chỗ)", "damaged"),
        ("Số phiếu đã đóng dấu treo, giao Ban Kiểm phiếu", "stamped"),
    )
    rows = tuple(
        Row(
            (
                ordinal(i),
                cell(facts.runs(words), align=Align.LEFT),
                cell(facts.runs(f"{{conference.account.{name}:handcount}}")),
            ),
            9,
        )
        for i, (words, name) in enumerate(lines, start=1)
    )
    return Table(
        widths=(10, 115, 40),
        header=head("TT", "Nội dung", "Số phiếu"),
        rows=rows,
        together=True,
    )
