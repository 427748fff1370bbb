"""D12b: the script of the conference, to be read aloud (kịch bản điều hành)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.ballots import GUIDE
from tinnhiem.papers.catalogue.conduct_words import (
    ANNOUNCING,
    BEFORE,
    CLOSING,
    ELECTING,
    ELECTING_AFTER,
    LISTED,
    LISTED_AFTER,
    PURPOSE,
    VOTING,
    Act,
)
from tinnhiem.papers.catalogue.minutes import members
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    criteria_of,
    criterion,
    office,
    paper,
    plan_number,
    rated_of,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align, Block, Paper

ACTS: Final = (*BEFORE, PURPOSE, LISTED, ELECTING, *VOTING, ANNOUNCING, *CLOSING)


def conduct(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return every act of the hall with the words to say; results are left blank.

    Source: the plan's second step and its purposes; Quy định 96-QĐ/TW, Điều 5, 6, 9;
    practice of conferences for the rest.
    """
    facts = Facts(record)
    document = replace(
        office(
            facts,
            code="D12b",
            kind="KỊCH BẢN ĐIỀU HÀNH",
            subject=f"Hội nghị lấy phiếu tín nhiệm {ABOUT}",
        ),
        blocks=tuple(_blocks(facts)),
    )
    return (paper(record, "D12b", documents=(document,)),)


def _blocks(facts: Facts) -> Iterator[Block]:
    yield facts.paragraph(
        "Thời gian: {conference.starts_at:clock}, {conference.starts_at:weekday}, "
        "{conference.starts_at:day}. Địa điểm: {conference.venue}."
    )
    yield facts.paragraph(
        "//Chữ đứng là lời đọc; chữ nghiêng là việc làm, không đọc. Chỗ chấm điền khi "
        "có số liệu.//"
    )
    for number, act in enumerate(ACTS, start=1):
        yield facts.heading(f"[[{number}.]] {act.title} ({act.who})")
        for words in act.said:
            yield facts.paragraph(_filled(facts, words))
        yield from _also(facts, act)
        for words in act.done:
            yield facts.paragraph(f"//{words}//")


def _filled(facts: Facts, words: str) -> str:
    """Put in what is itself a sentence of the catalogue."""
    levels = ", ".join(LEVEL_WORDS[level] for level in Level)
    cited = f"Kế hoạch số {plan_number(facts)}"
    guide = GUIDE.strip("/").removeprefix("Cách ghi phiếu: ")
    return (
        words.replace("{plan_cited}", cited)
        .replace("{levels}", levels)
        .replace("{guide}", guide)
    )


def _also(facts: Facts, act: Act) -> Iterator[Block]:
    """Yield the lists that stand within an act."""
    if act is PURPOSE:
        for i in range(criteria_of(facts)):
            yield facts.paragraph(f"- {criterion(facts, i)}.")
        yield from _chair_is_rated(facts)
    if act is LISTED:
        yield from _rated(facts)
        yield from map(facts.paragraph, LISTED_AFTER)
    if act is ELECTING:
        yield from members(facts)
        yield from map(facts.paragraph, ELECTING_AFTER)
    if act is ANNOUNCING:
        yield from _results(facts)


def _chair_is_rated(facts: Facts) -> Iterator[Block]:
    hall = facts.record.conference
    names = {one.name for one in facts.record.rated}
    if hall is not None and hall.chair.name in names:
        yield facts.paragraph(
            "Đồng chí chủ trì Hội nghị đồng thời là người được lấy phiếu tín nhiệm; "
            "việc phát phiếu, kiểm phiếu hoàn toàn do Ban Kiểm phiếu thực hiện."
        )


def _rated(facts: Facts) -> Iterator[Block]:
    for i, one in enumerate(rated_of(facts), start=1):
        yield one.paragraph(f"[[{i}.]] Đồng chí {{.name}}, {{.title}}.")


def _results(facts: Facts) -> Iterator[Block]:
    levels = "; ".join(f"{LEVEL_WORDS[level]}: …… phiếu, ……%" for level in Level)
    for i, one in enumerate(rated_of(facts), start=1):
        yield replace(
            one.paragraph(
                f"[[{i}.]] Đồng chí {{.name}}: hợp lệ …… phiếu, không hợp lệ …… phiếu; "
                f"{levels}."
            ),
            align=Align.LEFT,
        )
