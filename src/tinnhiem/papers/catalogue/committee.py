"""D13: the minutes of electing the tally committee (biên bản bầu Ban Kiểm phiếu)."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.minutes import members, quorum_sentence
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    chair_and_secretary,
    kept_line,
    office,
    paper,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Block, Paper


def committee_minutes(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return who was elected by show of hands, and what they have to do."""
    facts = Facts(record)
    empty = office(
        facts,
        code="D13",
        kind="BIÊN BẢN",
        subject=f"Bầu Ban Kiểm phiếu tại Hội nghị lấy phiếu tín nhiệm {ABOUT}",
        symbol="BB",
    )
    document = replace(
        empty,
        place_date=(),
        blocks=tuple(_blocks(facts)),
        signatures=chair_and_secretary(facts),
        recipients=(kept_line(facts),),
    )
    return (paper(record, "D13", documents=(document,)),)


def opening(facts: Facts) -> Iterator[Block]:
    """Yield time, place, attendance, chair and secretary, as minutes begin."""
    yield facts.paragraph("Thời gian bắt đầu: {conference.opened_at:moment}.")
    yield facts.paragraph("Địa điểm: {conference.venue}.")
    yield facts.paragraph(
        "Thành phần tham dự: được triệu tập {voters#:count} người; có mặt "
        "{conference.attendance.present:count} người; vắng mặt "
        "{conference.attendance.absent:count} người."
    )
    for one in facts.each("conference.absences"):
        yield one.paragraph(
            "- Vắng mặt: đồng chí {.name}, {.title}; lý do: {.reason:clause}."
        )
    yield quorum_sentence(facts)
    yield facts.paragraph(
        "Chủ trì: Đồng chí {conference.chair.name}, {conference.chair.title}."
    )
    yield facts.paragraph(
        "Thư ký: Đồng chí {conference.secretary.name}, {conference.secretary.title}."
    )


def _blocks(facts: Facts) -> Iterator[Block]:
    yield from opening(facts)
    yield facts.heading("[[1.]] Nội dung")
    yield facts.paragraph(
        "Chủ trì nêu yêu cầu, số lượng, tiêu chuẩn thành viên Ban Kiểm phiếu; người "
        "được lấy phiếu tín nhiệm không tham gia Ban Kiểm phiếu. Hội nghị thảo luận và "
        "thống nhất Ban Kiểm phiếu gồm {conference.committee.members#:count} đồng chí:"
    )
    yield from members(facts)
    yield facts.heading("[[2.]] Biểu quyết danh sách Ban Kiểm phiếu (giơ tay)")
    yield from show_of_hands(facts)
    yield facts.heading("[[3.]] Nhiệm vụ của Ban Kiểm phiếu")
    yield facts.paragraph(
        "Kiểm tra, niêm phong hòm phiếu; phát phiếu, hướng dẫn cách ghi phiếu; thu "
        "phiếu, kiểm phiếu; giải quyết khiếu nại về kiểm phiếu; lập, ký Biên bản kiểm "
        "phiếu; công bố kết quả tại Hội nghị; niêm phong và bàn giao phiếu."
    )
    yield facts.paragraph(
        "Biên bản được thông qua tại Hội nghị và kết thúc vào …… giờ …… phút cùng "
        "ngày./."
    )


def show_of_hands(facts: Facts) -> Iterator[Block]:
    """Yield for, against, abstained."""
    at = facts.of("conference.committee.vote")
    yield at.paragraph(
        "- Đồng ý: {.in_favour:count}; không đồng ý: {.against:count}; ý kiến khác: "
        "{.abstained:count}."
    )
