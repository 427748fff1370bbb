"""D16: the minutes of the count, word by word, in numbered copies."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.papers.builders import (
    make_conference,
    make_finished_conference,
    make_record,
    make_rulebook,
)
from tests.papers.reading import all_papers, docx_text, pdf_pages, pdf_text
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.papers.catalogue.minutes import count_minutes
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align

GOLDEN = Path(__file__).parent / "golden" / "D16-1.txt"
COPIES = [paper for paper in all_papers() if paper.code == "D16"]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_text_is_the_golden_text() -> None:
    assert docx_text(COPIES[0]).split("\n") == GOLDEN.read_text("utf-8").split("\n")


@pytest.mark.parametrize(
    ("copy", "line"),
    [
        (0, "Bản số: 1/3 - Ban Tổ chức Tỉnh ủy"),
        (1, "Bản số: 2/3 - Sở Nội vụ"),
        (2, "Bản số: 3/3 - lưu tại Cơ quan"),
    ],
    ids=["first to the party committee", "second to the department", "third is kept"],
)
def test_each_copy_names_its_number_and_recipient(copy: int, line: str) -> None:
    assert line in flat(pdf_text(COPIES[copy]))


def test_copies_differ_in_nothing_but_their_copy_line() -> None:
    texts = [docx_text(paper).split("\n") for paper in COPIES]
    lines = [[one for one in text if not one.startswith("Bản số")] for text in texts]
    assert lines[0] == lines[1] == lines[2]


def test_a_plan_that_is_silent_leaves_the_copies_to_the_rulebook() -> None:
    plan = replace(make_record().plan, minutes=None)
    papers = count_minutes(make_record(plan=plan))
    assert [paper.copy.of for paper in papers if paper.copy] == [3, 3, 3]
    assert "Bản số: 2/3 - ………" in flat(pdf_text(papers[1]))


def test_shares_are_of_the_sheets_returned() -> None:
    text = flat(pdf_text(COPIES[0]))
    assert "20 80,00% 4 16,00% 0 0,00%" in text
    assert (
        "Tỷ lệ % tính trên tổng số phiếu thu về theo Điều 6.3 Quy định 96-QĐ/TW" in text
    )


def test_shares_that_do_not_reach_a_hundred_are_explained() -> None:
    assert "có thể không bằng 100%" in flat(pdf_text(COPIES[0]))


def test_overrides_are_printed_with_their_reason() -> None:
    assert (
        "số bản của Biên bản kiểm phiếu là 3; lý do: theo Kế hoạch đã ban hành"
        in flat(pdf_text(COPIES[0]))
    )


def test_rules_nobody_has_verified_are_flagged() -> None:
    assert "chưa được đối chiếu với văn bản chính thức" in flat(pdf_text(COPIES[0]))


def test_verified_rules_are_not_flagged() -> None:
    book = make_rulebook()
    seen = tuple(
        replace(band, citation=replace(band.citation, status=Status.SEEN))
        for band in book.bands
    )
    (paper, *_) = count_minutes(make_record(rulebook=replace(book, bands=seen)))
    assert "đối chiếu" not in pdf_text(paper)
    assert isinstance(seen[0].citation, Citation)


@pytest.mark.parametrize(
    ("present", "verdict"),
    [(17, "KHÔNG bảo đảm"), (18, "bảo đảm"), (26, "bảo đảm")],
    ids=["one below two thirds", "two thirds rounded up", "everybody"],
)
def test_the_quorum_sentence_says_whether_enough_came(
    present: int, verdict: str
) -> None:
    conference = replace(
        make_finished_conference(), attendance=Attendance(summoned=26, present=present)
    )
    (paper, *_) = count_minutes(make_record(conference=conference))
    assert f"), {verdict} điều kiện" in flat(pdf_text(paper))


def test_remarks_stay_blank_until_the_count_is_in() -> None:
    (paper, *_) = count_minutes(make_record(conference=make_conference(), outcomes=()))
    assert "…" * 33 in pdf_text(paper)


def test_signatures_share_a_page_with_the_last_paragraph() -> None:
    last = pdf_pages(COPIES[0])[-1]
    assert "Biên bản được lập thành 03 bản" in flat(last)
    assert "Trần Thị Ưng" in last
    assert "Đặng Thị Ỷ" in last


@pytest.mark.parametrize("code", ["D13", "D15", "D19", "D21"])
def test_a_list_that_ends_before_a_heading_ends_with_a_full_stop(code: str) -> None:
    lines = docx_text(next(p for p in all_papers() if p.code == code)).split("\n")
    members = [line for line in lines if ". Đồng chí" in line]

    assert [line[-1] for line in members] == [";", ";", "."]
    assert not [line for line in lines if line.startswith("- Thư ký")]


def test_the_sentence_of_the_minutes_goes_on_after_the_list() -> None:
    lines = docx_text(COPIES[0]).split("\n")
    members = [line for line in lines if ". Đồng chí" in line]

    assert [line[-1] for line in members] == [";", ";", ";"]
    assert lines[lines.index(members[-1]) + 1].startswith("đã tiến hành")


def test_one_blank_to_fill_in_leaves_a_paragraph_justified() -> None:
    facts = Facts(make_record())

    assert facts.paragraph("Kế hoạch số ……/KH-VP về việc").align is Align.JUSTIFY
    assert facts.paragraph("Hồi …… giờ …… phút").align is Align.LEFT


def test_the_index_of_the_file_names_papers_without_the_programs_codes() -> None:
    index = docx_text(next(p for p in all_papers() if p.code == "D23"))

    assert "Kế hoạch lấy phiếu tín nhiệm" in index
    assert not re.search(r"\bD\d\d", index)
