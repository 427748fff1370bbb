"""PDF and Word say the same, and what they say is what the record says."""

from collections import Counter

import pytest

from tests.papers.reading import (
    all_papers,
    docx_text,
    header_words,
    pdf_pages,
    pdf_text,
    record_of,
    runs_of,
)
from tinnhiem.papers.figures import resolve
from tinnhiem.papers.forms import show
from tinnhiem.papers.making import file_name
from tinnhiem.papers.model import Figure, Paper, Text

EVERY_PAPER = [
    pytest.param(paper, kind, id=f"{kind} {file_name(paper)}")
    for kind in ("full", "blank", "party")
    for paper in all_papers(kind)
]


def repeated_by_pages(paper: Paper) -> Counter[str]:
    pages = len(pdf_pages(paper))
    heads = Counter(
        {word: n * pages for word, n in Counter(header_words(paper)).items()}
    )
    # Every document of a file counts its own pages from 1.
    numbers = {str(n): len(paper.documents) for n in range(2, pages + 1)}
    return heads + Counter(numbers)


@pytest.mark.parametrize(("paper", "kind"), EVERY_PAPER)
def test_pdf_and_word_have_the_same_words(paper: Paper, kind: str) -> None:
    printed, editable = (
        Counter(pdf_text(paper).split()),
        Counter(docx_text(paper).split()),
    )

    assert editable - printed == Counter(), f"missing from the PDF ({kind})"
    assert (printed - editable) - repeated_by_pages(paper) == Counter()


@pytest.mark.parametrize(("paper", "kind"), EVERY_PAPER)
def test_every_number_name_and_date_is_a_live_figure(paper: Paper, kind: str) -> None:
    record = record_of(kind)
    runs = runs_of(paper)

    typed = [run.text for run in runs if isinstance(run, Text)]
    assert not [text for text in typed if any(letter.isdigit() for letter in text)]
    for figure in (run for run in runs if isinstance(run, Figure)):
        assert show(resolve(record, figure.path), figure.form) == figure.text


@pytest.mark.parametrize(("paper", "kind"), EVERY_PAPER)
def test_no_secrecy_mark_is_ever_printed(paper: Paper, kind: str) -> None:
    words = {
        word for text in (pdf_text(paper), docx_text(paper)) for word in text.split()
    }
    assert not words & {"MẬT", "TỐI", "TUYỆT"}, kind


def test_papers_without_facts_have_blanks_to_write_on() -> None:
    minutes = next(paper for paper in all_papers("blank") if paper.code == "D16")
    assert "Hồi …… giờ …… phút, ngày …… tháng …… năm ……" in " ".join(
        pdf_text(minutes).split()
    )


def test_no_sheet_number_or_mark_joins_a_voter_to_a_ballot() -> None:
    ballot = next(paper for paper in all_papers() if paper.code == "D14")
    voters = [voter for voter in record_of("full").voters if not voter.is_officeholder]
    text = pdf_text(ballot) + docx_text(ballot)
    assert not [voter.name for voter in voters if voter.name in text]
