"""D19: the minutes of the whole conference (biên bản hội nghị)."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue import results
from tinnhiem.papers.catalogue.committee import opening, show_of_hands
from tinnhiem.papers.catalogue.minutes import members, remarks
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    chair_and_secretary,
    kept_line,
    office,
    paper,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Block, Paper


def conference_minutes(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the course of the conference with the figures of the count."""
    facts = Facts(record)
    empty = office(
        facts,
        code="D19",
        kind="BIÊN BẢN",
        subject=f"Hội nghị lấy phiếu tín nhiệm {ABOUT}",
        symbol="BB",
    )
    document = replace(
        empty,
        place_date=(),
        stampable=True,
        blocks=tuple(_blocks(facts)),
        signatures=chair_and_secretary(facts),
        recipients=(kept_line(facts),),
    )
    return (paper(record, "D19", documents=(document,)),)


def earlier_sittings(facts: Facts) -> Iterator[Block]:
    """Yield what became of the sittings that were adjourned, one line each."""
    for one in facts.each("conference.sittings"):
        yield one.paragraph(
            "Hội nghị đã được triệu tập phiên thứ {.number}, vào {.starts_at:moment}; "
            "có mặt {.present:count} trên {.summoned:count} người được triệu tập; hoãn "
            "hồi {.adjourned_at:moment}, lý do: {.reason:clause}."
        )


def _blocks(facts: Facts) -> Iterator[Block]:
    yield from opening(facts)
    yield from earlier_sittings(facts)
    yield facts.heading("[[1.]] Quán triệt, báo cáo")
    yield facts.paragraph(
        "Chủ trì tuyên bố lý do, quán triệt các quan điểm, nguyên tắc, mục đích, yêu "
        "cầu và tiêu chí lấy phiếu tín nhiệm theo {rulebook.name}; thông qua danh sách "
        "{rated#:count} người được lấy phiếu tín nhiệm. Các nội dung đề nghị giải "
        "trình (nếu có) đã được báo cáo tại Hội nghị."
    )
    yield facts.heading("[[2.]] Bầu Ban Kiểm phiếu")
    yield facts.paragraph("Hội nghị biểu quyết bầu Ban Kiểm phiếu gồm các đồng chí:")
    yield from members(facts)
    yield from show_of_hands(facts)
    yield facts.heading("[[3.]] Phát phiếu, ghi phiếu, bỏ phiếu")
    yield facts.paragraph(
        "Ban Kiểm phiếu kiểm tra, niêm phong hòm phiếu, phổ biến cách ghi phiếu, phát "
        "{conference.account.issued:count} phiếu; thu về "
        "{conference.account.returned:count} phiếu."
    )
    yield facts.heading("[[4.]] Kết quả kiểm phiếu")
    yield facts.paragraph(
        "Hồi {conference.announced_at:clock}, Ban Kiểm phiếu công bố kết quả theo Biên "
        "bản kiểm phiếu:"
    )
    yield results.results_table(facts)
    yield from results.share_note(facts)
    yield facts.heading("[[5.]] Ý kiến tại Hội nghị")
    yield from remarks(facts)
    yield facts.paragraph("Hội nghị kết thúc vào {conference.closed_at:moment}./.")
