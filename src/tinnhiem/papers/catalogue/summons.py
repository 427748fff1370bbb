"""D10: one letter per voter in one file (giấy mời)."""

from dataclasses import replace
from typing import Final

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    chief_in_office,
    kept_line,
    office,
    paper,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Block, Document, Paper

AGAIN: Final = (
    "Hội nghị này được triệu tập lại, thay cho Hội nghị đã mời họp vào "
    "{.starts_at:clock}, {.starts_at:day} mà chưa tiến hành được; số người có mặt tính "
    "lại từ đầu. Đồng chí trả lời lại Giấy mời này."
)
LETTER: Final = (
    "{plan.head.issuer} trân trọng kính mời đồng chí: **{.name}**, {.title}.",
    f"Tới dự: Hội nghị lấy phiếu tín nhiệm {ABOUT}.",
    "Chủ trì: Đồng chí {conference.chair.name}, {conference.chair.title}.",
    "Thời gian: {conference.starts_at:clock}, {conference.starts_at:weekday}, "
    "{conference.starts_at:day}.",
    "Địa điểm: {conference.venue}.",
    "Đề nghị đồng chí nghiên cứu trước báo cáo của người được lấy phiếu tín nhiệm, "
    "mang theo Giấy mời và có mặt trước giờ khai mạc để điểm danh. Hội nghị chỉ được "
    "tiến hành khi có ít nhất {rulebook.quorum.value:fraction} "
    "{rulebook.quorum_base:base} có mặt; trường hợp không dự được, đề nghị báo cáo "
    "ngay cho {plan.head.issuer}./.",
)


def summons(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the letters, in the order of the roster; nothing but the name differs."""
    facts = Facts(record)
    letters = [_letter(one) for one in facts.each("voters")]
    return (
        paper(record, "D10", documents=letters or [_letter(facts.of("voters[0]"))]),
    )


def _again(voter: Facts) -> list[Block]:
    """Return which summons this one stands for, when a sitting was adjourned."""
    earlier = list(replace(voter, at="").each("conference.sittings"))
    return [earlier[-1].paragraph(AGAIN)] if earlier else []


def _letter(voter: Facts) -> Document:
    empty = office(
        voter,
        code="D10",
        kind="GIẤY MỜI",
        subject="Dự Hội nghị lấy phiếu tín nhiệm",
        symbol="GM",
    )
    return replace(
        empty,
        blocks=(
            *(voter.paragraph(sentence) for sentence in LETTER[:-1]),
            *_again(voter),
            voter.paragraph(LETTER[-1]),
        ),
        recipients=(voter.runs("Như kính mời"), kept_line(voter)),
        signatures=(chief_in_office(voter),),
    )
