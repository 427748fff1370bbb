"""D08a, D08b, D08c, D09 with what the desk has sent."""

from dataclasses import replace
from datetime import date

import pytest

from tests.papers.builders import make_record
from tests.papers.reading import docx_text, pdf_text
from tinnhiem.core.clarifications.question import Question
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.titles import ON_DEMAND
from tinnhiem.papers.making import USUAL, papers_of
from tinnhiem.papers.model import Paper

FIRST, SECOND = "Làm rõ tiến độ giải quyết đơn thư.", "Làm rõ việc phân công."
ANSWER = "Đã giải quyết 40 đơn, còn 2 đơn đang xác minh."


def record() -> CampaignRecord:
    """Return a record with one answered and one open question to the second holder."""
    bare = make_record()
    holder = bare.rated[1]

    def question(text: str, number: int, answer: str = "") -> Question:
        return Question(
            officeholder=holder.person,
            name=holder.name,
            title=holder.title,
            text=text,
            number=number,
            sent_on=date(2023, 7, 5),
            answer=answer,
            answered_on=date(2023, 7, 7) if answer else None,
        )

    return replace(bare, questions=(question(FIRST, 1, ANSWER), question(SECOND, 2)))


def made(code: str) -> Paper:
    (paper,) = papers_of(record(), [code])
    return paper


@pytest.mark.parametrize("code", ["D08a", "D08b", "D08c", "D09"])
def test_pdf_and_word_say_the_same(code: str) -> None:
    pdf, word = pdf_text(made(code)), docx_text(made(code))

    assert SECOND in " ".join(pdf.split())
    assert SECOND in " ".join(word.split())


def test_the_table_has_what_was_sent_and_when_it_was_answered() -> None:
    words = " ".join(pdf_text(made("D08a")).split())

    assert words.count(record().rated[1].name) == 2
    assert FIRST in words
    assert "07/7/2023" in words


def test_the_list_for_the_conference_has_only_what_is_open() -> None:
    words = " ".join(pdf_text(made("D08c")).split())

    assert SECOND in words
    assert FIRST not in words
    assert "không ghi tên người đề nghị" in words


@pytest.mark.parametrize("code", ["D08b", "D09"])
def test_questions_stand_only_in_the_document_of_whom_they_are_put_to(
    code: str,
) -> None:
    with_them = [FIRST in repr(document) for document in made(code).documents]

    assert with_them == [False, True, False, False]


def test_an_explanation_has_its_answer() -> None:
    assert ANSWER in " ".join(pdf_text(made("D09")).split())


def test_a_long_answer_goes_on_over_the_page() -> None:
    long = replace(record().questions[0], answer="Đã báo cáo rõ việc này. " * 200)
    (paper,) = papers_of(replace(record(), questions=(long,)), ["D09"])

    assert pdf_text(paper).count("Đã báo cáo rõ") >= 150


def test_the_open_list_is_made_only_when_asked_for() -> None:
    assert "D08c" in ON_DEMAND
    assert "D08c" not in USUAL
    (blank,) = papers_of(make_record(), ["D08c"])
    assert "chưa được trả lời" in " ".join(pdf_text(blank).split())
