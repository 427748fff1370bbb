"""D18: packing and sealing, with the strip to paste (biên bản niêm phong)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.handover import receiver
from tinnhiem.papers.catalogue.minutes import members
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    cell,
    head,
    kept_line,
    office,
    ordinal,
    paper,
    signature,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.layout_parts import line
from tinnhiem.papers.model import (
    Align,
    Block,
    Cell,
    Document,
    Paper,
    Row,
    Spacer,
    Table,
)

SIGNERS_ON_STRIP: Final = 3
CONTENTS: Final = (
    ("Phiếu thu về", "{conference.account.returned:handcount}"),
    ("Phiếu hỏng được đổi", "{conference.account.exchanged:handcount}"),
    ("Phiếu thừa, chưa phát ra", "{conference.account.unused:handcount}"),
    ("Danh sách ký nhận phiếu; bảng kiểm phiếu", ""),
)


def sealing(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the minutes of sealing, then the strip on a page of its own."""
    facts = Facts(record)
    empty = office(
        facts,
        code="D18",
        kind="BIÊN BẢN",
        subject="Niêm phong phiếu tín nhiệm và tài liệu kiểm phiếu",
        symbol="BB",
    )
    document = replace(
        empty,
        place_date=(),
        blocks=tuple(_blocks(facts)),
        signatures=(
            signature(
                facts,
                ("NGƯỜI NHẬN, LƯU GIỮ",),
                "{conference.sealing.keeper.name:signer}",
            ),
            receiver(facts),
            signature(facts, ("CHỦ TRÌ HỘI NGHỊ",), "{conference.chair.name:signer}"),
        ),
        recipients=(kept_line(facts),),
    )
    return (paper(record, "D18", documents=(document, _strip(facts))),)


def _blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Hồi {conference.sealing.sealed_at:moment}, tại {conference.venue}, Ban Kiểm "
        "phiếu gồm:"
    )
    yield from members(facts, last=";")
    yield facts.paragraph(
        "cùng đồng chí {conference.chair.name}, {conference.chair.title}, chủ trì Hội "
        "nghị, "
        f"đã niêm phong phiếu tín nhiệm {ABOUT} như sau:"
    )
    yield _contents(facts)
    yield facts.paragraph(
        "Tài liệu được đóng thành {conference.sealing.packets:count} bì, dán kín, dán "
        "giấy niêm phong có chữ ký của những người có tên trên và đóng dấu giáp lai "
        "trên mép dán."
    )
    yield facts.paragraph(
        "Giao đồng chí {conference.sealing.keeper.name}, "
        "{conference.sealing.keeper.title} lưu giữ tại {conference.sealing.place}. Bì "
        "niêm phong chỉ được mở khi có quyết định của người có thẩm quyền và phải lập "
        "biên bản."
    )
    yield facts.paragraph(
        "Biên bản đã được đọc lại, những người có mặt thống nhất ký tên./."
    )


def _contents(facts: Facts) -> Table:
    rows = tuple(
        Row(
            (
                ordinal(i),
                cell(facts.runs(words), align=Align.LEFT),
                cell(facts.runs(figure)) if figure else Cell(),
                Cell(),
            ),
            9,
        )
        for i, (words, figure) in enumerate(CONTENTS, start=1)
    )
    return Table(
        widths=(10, 85, 30, 40),
        header=head("TT", "Nội dung niêm phong", "Số lượng", "Bì số"),
        rows=rows,
        together=True,
    )


def _strip(facts: Facts) -> Document:
    words = (
        line(facts.runs("**{plan.head.issuer:upper}**"), size=13),
        line(facts.runs("**GIẤY NIÊM PHONG**"), size=14),
        line(facts.runs(f"Phiếu tín nhiệm {ABOUT}"), size=13),
        line(facts.runs("Niêm phong {conference.sealing.sealed_at:moment}"), size=13),
        Spacer(3),
    )
    names = facts.value("conference.committee.members")
    count = len(names) if isinstance(names, tuple) else SIGNERS_ON_STRIP
    signers = tuple(
        line(
            facts.runs(f"{{conference.committee.members[{i}].name}}: {'…' * 20}"),
            size=13,
        )
        for i in range(count)
    )
    strip = Table(
        widths=(165,),
        rows=(Row((Cell((*words, *signers, Spacer(3))),), 60),),
        together=True,
    )
    return Document(blocks=(strip,))
