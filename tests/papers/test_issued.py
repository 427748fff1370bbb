"""Number, day and marks of an issued paper stand where the decree puts them."""

from datetime import date

import pytest

from tests.papers.builders import make_record
from tests.papers.reading import docx_text, pdf_text
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.core.papers.numbers import IssuedNumber
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.model import Paper, Spacer, Table

FIRST = IssuedNumber(
    number=5, symbol="KH-VP", issued_on=date(2023, 6, 21), kind="Kế hoạch"
)


def issued(code: str, number: IssuedNumber) -> CampaignRecord:
    return make_record(issued={code: number})


def marked(code: str, **marks: object) -> CampaignRecord:
    marking = Marking(
        decided_by="Nguyễn Văn Ưởng",
        decided_on=date(2023, 7, 6),
        **marks,  # type: ignore[arg-type]
    )
    return make_record(markings={code: marking})


def only(record: CampaignRecord, code: str) -> Paper:
    return next(papers_of(record, [code]))


def words(paper: Paper) -> tuple[str, str]:
    return tuple(" ".join(text.split()) for text in (pdf_text(paper), docx_text(paper)))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("number", "day", "expected"),
    [
        pytest.param(9, date(2023, 2, 9), ("Số: 09/TB-VP", "ngày 09 tháng 02"), id="9"),
        pytest.param(
            10, date(2023, 3, 10), ("Số: 10/TB-VP", "ngày 10 tháng 3"), id="10"
        ),
        pytest.param(
            123, date(2023, 12, 31), ("Số: 123/TB-VP", "ngày 31 tháng 12"), id="123"
        ),
    ],
)
def test_number_and_day_have_the_zeros_of_the_decree(
    number: int, day: date, expected: tuple[str, str]
) -> None:
    record = issued(
        "D20",
        IssuedNumber(number=number, symbol="TB-VP", issued_on=day, kind="Thông báo"),
    )

    for text in words(only(record, "D20")):
        assert all(piece in text for piece in expected)
        assert f"năm {day.year}" in text


def test_a_draft_leaves_room_for_both() -> None:
    for text in words(only(make_record(), "D20")):
        assert "Số: /TB-VP" in text
        assert "ngày tháng năm 2023" in text


@pytest.mark.parametrize("code", ["D02a", "D02b", "D21"])
def test_what_follows_the_plan_cites_its_number(code: str) -> None:
    for text in words(only(issued("D01", FIRST), code)):
        assert "Kế hoạch số 05/KH-VP" in text


def test_minutes_bear_a_number_of_the_committee_and_no_day_in_the_head() -> None:
    record = issued(
        "D16",
        IssuedNumber(
            number=1, symbol="BB-BKP", issued_on=date(2023, 7, 10), kind="Biên bản"
        ),
    )
    for text in words(only(record, "D16")):
        assert "Số: 01/BB-BKP" in text


def test_a_replacement_names_what_it_replaces() -> None:
    again = IssuedNumber(
        number=17,
        symbol="KH-VP",
        issued_on=date(2023, 6, 30),
        kind="Kế hoạch",
        replaces=FIRST,
    )
    for text in words(only(issued("D01", again), "D01")):
        assert "Số: 17/KH-VP" in text
        assert "(Thay thế Kế hoạch số 05/KH-VP ngày 21 tháng 6 năm 2023)" in text


@pytest.mark.parametrize("level", [one for one in Secrecy if one is not Secrecy.NONE])
def test_a_classified_paper_keeps_room_for_the_stamp_and_prints_no_mark(
    level: Secrecy,
) -> None:
    paper = only(
        marked(
            "D10", secrecy=level, listed_in="Quyết định 2500/QĐ-TTg", item="Mục thử"
        ),
        "D10",
    )

    head = lay_out(paper.documents[0])[0]
    assert isinstance(head, Table)
    assert Spacer(10.0) in head.rows[2].cells[0].content
    for text in words(paper):
        assert not {"MẬT", "TỐI", "TUYỆT"} & set(text.split())


def test_an_internal_paper_says_so_in_a_box_at_the_right_edge() -> None:
    paper = only(marked("D20", is_internal=True), "D20")

    box = lay_out(paper.documents[0])[0]
    assert isinstance(box, Table)
    assert sum(box.widths) == pytest.approx(165)
    assert [cell.boxed for cell in box.rows[0].cells] == [False, True]
    for text in words(paper):
        assert text.startswith("LƯU HÀNH NỘI BỘ")
