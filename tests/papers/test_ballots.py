"""D14: one to fifty names, never a split row, nothing that tells two sheets apart."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.papers.builders import (
    MADE_AT,
    make_long_record,
    make_officeholders,
    make_record,
)
from tests.papers.reading import W, docx_part, pdf_pages
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.ballots import ballots
from tinnhiem.papers.model import Paper, Table, TwoUp
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

MM = 72 / 25.4


def ballot_of(record: CampaignRecord) -> Paper:
    (paper,) = ballots(record)
    return paper


def table_of(paper: Paper) -> Table:
    (document,) = paper.documents
    blocks = document.blocks
    if isinstance(blocks[0], TwoUp):
        blocks = blocks[0].blocks
    (table,) = [one for one in blocks if isinstance(one, Table) and one.ruled]
    return table


def test_two_runs_are_the_same_bytes() -> None:
    first, again = (to_pdf(ballot_of(make_record()), made_at=MADE_AT) for _ in range(2))
    assert first == again


def test_both_halves_of_a_sheet_are_the_same() -> None:
    words = pdf_pages(ballot_of(make_record()))[0].split()
    half = len(words) // 2
    assert words[:half] == words[half:]


def test_four_names_make_two_ballots_on_a_landscape_sheet() -> None:
    page = PdfReader(
        io.BytesIO(to_pdf(ballot_of(make_record()), made_at=MADE_AT))
    ).pages[0]
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (
        297,
        210,
    )


@pytest.mark.parametrize("people", [1, 2, 4, 8, 15, 24, 50])
def test_every_name_has_one_row_and_three_boxes(people: int) -> None:
    paper = ballot_of(make_long_record(people))
    pages = pdf_pages(paper)
    table = table_of(paper)
    halves = 2 if isinstance(paper.documents[0].blocks[0], TwoUp) else 1

    assert len(table.rows) == people
    assert all(len(row.cells) == 5 for row in table.rows)
    assert sum(page.count("Công Tằng") for page in pages) == people * halves
    # A row on one page: the name and the end of its title are never parted.
    for page in (" ".join(page.split()) for page in pages):
        assert page.count("Công Tằng") == page.count("hành chính tỉnh")


def test_short_ballots_are_halves_and_long_ones_whole_sheets() -> None:
    kinds = [
        isinstance(ballot_of(make_long_record(people)).documents[0].blocks[0], TwoUp)
        for people in range(1, 51)
    ]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds[0]
    assert not kinds[-1]


@pytest.mark.parametrize("people", [1, 4, 5, 6, 7, 50])
def test_a_half_sheet_never_runs_onto_a_second_page(people: int) -> None:
    paper = ballot_of(make_long_record(people))
    if isinstance(paper.documents[0].blocks[0], TwoUp):
        assert len(pdf_pages(paper)) == 1


def test_the_word_ballot_has_a_box_for_every_answer() -> None:
    body = docx_part(
        to_docx(ballot_of(make_record()), made_at=MADE_AT), "word/document.xml"
    )
    assert len(list(body.iter(f"{W}drawing"))) == 2 * 4 * 3


@settings(max_examples=10, deadline=None)
@given(
    names=st.lists(
        st.text("ABcdđĐếổữÝ ", min_size=1, max_size=60).filter(str.strip),
        min_size=1,
        max_size=12,
    )
)
def test_any_names_stand_in_the_order_of_the_record(names: list[str]) -> None:
    people = tuple((name.strip(), "Chức vụ") for name in names)
    table = table_of(ballot_of(make_record(officeholders=make_officeholders(people))))
    printed = [row.cells[1].content[0].runs[0].text for row in table.rows]  # type: ignore[union-attr]
    assert printed == [name for name, _ in people]
