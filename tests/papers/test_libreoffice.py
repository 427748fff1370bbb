"""The .docx, drawn by LibreOffice, is the PDF: pages, words, and where they stand.

Set TINNHIEM_REQUIRE_OFFICE=1 to fail, rather than skip, where there is none.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.papers.builders import MADE_AT
from tests.papers.office import (
    PlacedWord,
    convert,
    moved_words,
    placed_words,
    require_office,
)
from tests.papers.reading import all_papers
from tinnhiem.papers.making import file_name
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

# The Party's layout differs in head, title, body and foot: these have all of them.
OF_THE_PARTY = {"D01", "D06", "D07", "D13", "D16", "D21"}
PAPERS = {
    f"{kind}-{file_name(paper)}": paper
    for kind in ("full", "blank", "party")
    for paper in all_papers(kind)
    if kind != "party" or paper.code in OF_THE_PARTY
}
LINE = 6.0  # mm from one line of 14 points to the next
MOVED_IN_A_HUNDRED = 1  # words that may stand on another line

Pages = list[list[PlacedWord]]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Pages, Pages]]:
    """Every paper's pages: as our PDF, and as LibreOffice draws our .docx."""
    office = require_office()
    ours = tmp_path_factory.mktemp("ours")
    theirs = tmp_path_factory.mktemp("theirs")
    for name, paper in PAPERS.items():
        (ours / f"{name}.pdf").write_bytes(to_pdf(paper, made_at=MADE_AT))
        (theirs / f"{name}.docx").write_bytes(to_docx(paper, made_at=MADE_AT))
    convert(sorted(theirs.glob("*.docx")), theirs, office=office)
    return {
        name: (placed_words(ours / f"{name}.pdf"), _pages(theirs / f"{name}.pdf"))
        for name in PAPERS
    }


def _pages(pdf: Path) -> Pages:
    assert pdf.exists(), f"LibreOffice cannot open {pdf.stem}.docx"
    return placed_words(pdf)


@pytest.mark.parametrize("name", PAPERS)
def test_word_breaks_pages_where_the_pdf_does(
    name: str, drawn: dict[str, tuple[Pages, Pages]]
) -> None:
    ours, theirs = drawn[name]

    assert len(theirs) == len(ours)
    for ours_page, theirs_page in zip(ours, theirs, strict=True):
        assert Counter(w.text for w in theirs_page) == Counter(
            w.text for w in ours_page
        )


@pytest.mark.parametrize("name", PAPERS)
def test_no_more_than_one_word_in_a_hundred_stands_on_another_line(
    name: str, drawn: dict[str, tuple[Pages, Pages]]
) -> None:
    ours, theirs = drawn[name]

    moved = [
        word
        for mine, their in zip(ours, theirs, strict=True)
        for word in moved_words(mine, their, by=LINE)
    ]
    allowed = sum(map(len, ours)) * MOVED_IN_A_HUNDRED // 100
    assert len(moved) <= allowed, moved


def test_a_word_that_moved_a_line_is_noticed() -> None:
    here = [PlacedWord("phiếu", 30, 50), PlacedWord("tín", 50, 50)]
    there = [PlacedWord("phiếu", 30, 50), PlacedWord("tín", 30, 57)]

    assert moved_words(here, there, by=LINE) == [here[1]]
    assert moved_words(here, here, by=0) == []
