"""D03-D09, D17, D24: what is handed in, asked, answered; and what must not be there."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

import pytest

from tests.papers.builders import (
    make_officeholders,
    make_planned_record,
    make_record,
)
from tests.papers.cast import OFFICEHOLDERS
from tests.papers.reading import docx_text, one_paper, pdf_pages, pdf_text
from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.dossiers.filing import Filing, FilingKind, FilingState
from tinnhiem.papers.catalogue.clarifications import explanation_orders
from tinnhiem.papers.catalogue.dossiers import declaration_receipts
from tinnhiem.papers.catalogue.own_report import written_report
from tinnhiem.papers.making import CATALOGUE
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.rereading import compare_with_record
from tinnhiem.papers.word import to_docx

MADE_AT: Final = datetime(2023, 7, 1, 8, 0, tzinfo=HO_CHI_MINH)
NAMES = [name for name, _ in OFFICEHOLDERS]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("code", ["D04", "D05", "D08b", "D09"])
def test_each_officeholder_has_a_document_of_their_own(code: str) -> None:
    paper = one_paper(code)

    assert len(paper.documents) == len(NAMES)
    for document, name in zip(paper.documents, NAMES, strict=True):
        text = repr(document)
        assert name in text
        assert not [other for other in NAMES if other != name and other in text] or (
            code == "D08b"  # signed by the head of the office, who is rated too
        )


def test_the_personal_report_asks_for_what_the_plan_s_criteria_name() -> None:
    text = flat(pdf_text(one_paper("D04")))

    for criterion in make_record().plan.criteria:
        assert flat(criterion.title).upper().rstrip(".") in text
    assert (
        text.index("I. PHẨM CHẤT") < text.index("III. HẠN CHẾ") < text.index("V. VIỆC")
    )


def test_the_receipt_has_no_place_for_what_was_declared() -> None:
    text = flat(pdf_text(one_paper("D05"))).lower()

    assert "số trang của mỗi bản" in text
    declared = ("nhà ở", "quyền sử dụng đất", "tài khoản", "giá trị", "căn cước")
    assert [word for word in declared if word in text] == []


def test_a_recorded_receipt_is_filled_in_and_the_others_stay_blank() -> None:
    received = Filing(
        number=1,
        kind=FilingKind.RECEIPT,
        state=FilingState.HANDED_IN,
        handed_in_on=date(2023, 6, 29),
        pages=14,
        form_version="Phụ lục I Nghị định 130/2020/NĐ-CP",
    )
    record = replace(make_record(), declarations={"2": received})
    (paper,) = declaration_receipts(record)

    texts = [flat(repr(document)) for document in paper.documents]
    assert ["29/6/2023" in text for text in texts] == [False, True, False, False]
    text = flat(pdf_text(paper))
    assert "Ngày 29/6/2023" in text
    assert "Phụ lục I Nghị định 130/2020/NĐ-CP" in text
    assert (
        compare_with_record(
            paper,
            record,
            pdf=to_pdf(paper, made_at=MADE_AT),
            docx=to_docx(paper, made_at=MADE_AT),
        )
        == ()
    )


def test_a_written_report_prints_exactly_what_was_written() -> None:
    typed = {
        "weaknesses": ("Chậm 2 việc năm 2022.", "Đã khắc phục."),
        "born": ("1970",),
    }
    record = replace(make_record(), reports={"1": typed})
    paper = written_report(record, place=1)

    text = flat(pdf_text(paper))
    assert "Chậm 2 việc năm 2022. Đã khắc phục." in text
    assert "Ngày, tháng, năm sinh: 1970" in text
    assert "Không có." in text  # a part that was left empty says so
    (document,) = paper.documents
    assert not [name for name in NAMES[1:] if name in repr(document)]


@pytest.mark.parametrize("code", ["D08a", "D08b", "D09"])
def test_who_asked_has_no_place_on_what_the_officeholder_sees(code: str) -> None:
    text = flat(pdf_text(one_paper(code))).lower()

    assert "tôi tên là" not in text
    assert "họ và tên người đề nghị" not in text
    for voter in make_record().voters:
        if not voter.is_officeholder:
            assert voter.name.lower() not in text


def test_nobody_signs_a_letter_to_themself() -> None:
    (paper,) = explanation_orders(make_record())
    own, *others = paper.documents

    assert own.signatures[0].name == ()
    assert [one.signatures[0].name[0].text for one in others] == [NAMES[0]] * 3


def test_answers_are_due_as_the_plan_says() -> None:
    assert "chậm nhất 03 ngày trước ngày lấy phiếu tín nhiệm" in flat(
        pdf_text(one_paper("D08b"))
    )
    without = replace(make_record().plan, steps=())
    (paper,) = explanation_orders(make_record(plan=without))
    assert "trước ngày ……/……/……" in flat(pdf_text(paper))


def test_a_letter_of_the_office_says_under_its_number_what_it_is_about() -> None:
    words = flat(pdf_text(one_paper("D06")))

    assert "Số: /VP-HCQT" in words
    assert "V/v gửi hồ sơ lấy phiếu tín nhiệm" in words
    assert "Kính gửi: Các đồng chí ghi phiếu tín nhiệm" in words


def test_a_personal_letter_has_the_nation_s_name_and_no_organ() -> None:
    first = pdf_pages(one_paper("D07"))[0].split("\n")
    assert first[0].strip() == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_the_committee_s_report_has_the_figures_of_the_minutes() -> None:
    report, minutes = (flat(docx_text(one_paper(code))) for code in ("D17", "D16"))

    for figures in ("Số phiếu phát ra: 25", "96,15%", "80,00%", "68,00%"):
        assert figures in report
        assert figures.removeprefix("Số phiếu phát ra: ") in minutes
    assert "gồm 03 đồng chí, do đồng chí Trần Thị Ưng làm Trưởng ban" in report


@pytest.mark.parametrize("people", [1, 60])
def test_papers_for_each_person_grow_with_the_people(people: int) -> None:
    named = tuple((f"Nguyễn Thị Thử {i}", "Phó Chánh Văn phòng") for i in range(people))
    record = make_planned_record(officeholders=make_officeholders(named))
    (paper,) = explanation_orders(record)
    assert len(paper.documents) == people
    assert len(pdf_pages(paper)) == people


def test_a_form_that_was_not_seen_says_so_on_the_list_and_not_on_the_paper() -> None:
    notes = {kind.code: kind.note for kind in CATALOGUE}

    assert "chưa thấy Phụ lục 3" in notes["D04"]
    assert "đề nghị" in notes["D24"]
    assert "mẫu đề nghị" not in pdf_text(one_paper("D04"))


def test_no_time_limit_for_keeping_ballots_is_invented() -> None:
    text = flat(pdf_text(one_paper("D24")))
    assert "25" in text
    assert not [
        word for word in ("tháng kể từ", "năm kể từ", "thời hạn") if word in text
    ]
