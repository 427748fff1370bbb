"""D04: the report of each officeholder, blank to fill in or as written in the browser.

The official form (Phụ lục 3) was not seen; the blocks follow the plan's criteria.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.core.dossiers.report_form import (
    EXPLAINED,
    MOST_CRITERIA,
    WEAKNESSES,
    point_key,
)
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.parts import (
    PLACE_DATE,
    criteria_of,
    criterion,
    dotted,
    office,
    paper,
    rated_of,
    reporter,
)
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.forms import LONG
from tinnhiem.papers.model import Align, Block, Document, Paper

LINES_TO_WRITE: Final = 3
NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def personal_reports(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return one report to fill in for each officeholder, in one file.

    Source: a proposal after the criteria of the plan (Quy định 96-QĐ/TW, Điều 5); the
    official form (Phụ lục 3) was not seen, and the list of papers says so.
    """
    facts = Facts(record)
    reports = [_personal_report(one) for one in rated_of(facts)]
    return (paper(record, "D04", documents=reports),)


def written_report(record: CampaignRecord, *, place: int) -> Paper:
    """Return the report of one officeholder as they wrote it.

    Args:
        record: With their words in `reports`.
        place: Theirs on the ballot.
    """
    rated = Facts(record).each("rated")
    (person,) = (one for one in rated if one.value(".order") == place)
    return paper(record, "D04", documents=[_personal_report(person)])


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
        f"Ngày, tháng, năm sinh: {_line(person, 'born')}",
        f"Chức vụ Đảng: {_line(person, 'party_post')}",
        "Chức danh, chức vụ được lấy phiếu tín nhiệm: {.title}",
        "Cơ quan, đơn vị: {plan.head.issuer}",
        f"Giữ chức vụ từ: {_line(person, 'held_since')}",
        f"Lĩnh vực được phân công phụ trách: {_line(person, 'field')}",
    ):
        yield person.paragraph(sentence, align=Align.LEFT)
    known = min(criteria_of(person), MOST_CRITERIA)
    for i in range(known):
        yield person.heading(f"[[{NUMERALS[i]}.]] {_capitals(criterion(person, i))}")
        yield from _criterion_points(person, i)
    tail = (
        ("HẠN CHẾ, KHUYẾT ĐIỂM, NGUYÊN NHÂN VÀ HƯỚNG KHẮC PHỤC", WEAKNESSES),
        ("GIẢI TRÌNH NHỮNG NỘI DUNG ĐƯỢC YÊU CẦU (NẾU CÓ)", EXPLAINED),
    )
    for numeral, (words, key) in zip(NUMERALS[known:], tail, strict=False):
        yield person.heading(f"[[{numeral}.]] {words}")
        yield from _paragraphs(person, key)
    yield person.heading(f"[[{NUMERALS[known + 2]}.]] VIỆC KÊ KHAI TÀI SẢN, THU NHẬP")
    day = _line(person, "declared_on", otherwise="…… tháng …… năm ……")
    yield person.paragraph(
        f"Tôi đã kê khai tài sản, thu nhập ngày {day} và nộp bản kê khai theo quy "
        "định./."
    )


def _capitals(title: str) -> str:
    figure = title.startswith("{")
    return title.replace(":clean", ":upper") if figure else title.upper()


def _criterion_points(person: Facts, index: int) -> Iterator[Block]:
    """Yield each point of the plan as a guide in italics, then what was written."""
    points = list(person.of(f"plan.criteria[{index}]").each(".points"))
    for j, point in enumerate(points):
        yield replace(point.paragraph("//- {.:sentence}//"), keep=True)
        yield from _paragraphs(person, point_key(index, j))
    if not points:
        yield from _paragraphs(person, point_key(index, 0))


def _place(person: Facts, key: str) -> str:
    return f"reports[{person.value('.order')}][{key}]"


def _line(person: Facts, key: str, *, otherwise: str = LONG) -> str:
    """Return the sentence of a fact in one line: as written, else room for it."""
    at = f"{_place(person, key)}[0]"
    return f"{{{at}}}" if person.knows(at) else otherwise


def _paragraphs(person: Facts, key: str) -> Iterator[Block]:
    """Yield what was written, else lines to write on; an answered form has none."""
    paragraphs = list(person.each(_place(person, key)))
    for one in paragraphs:
        yield one.paragraph("{.}")
    if paragraphs:
        return
    if person.knows(f"reports[{person.value('.order')}]"):
        yield person.paragraph("Không có.")
    else:
        yield from dotted(LINES_TO_WRITE)
