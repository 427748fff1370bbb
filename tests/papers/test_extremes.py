"""1 to 60 officeholders, names of 60 letters, posts of 80: no broken page."""

import io
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from tests.papers.builders import (
    MADE_AT,
    make_officeholders,
    make_outcome,
    make_party_record,
    make_record,
)
from tests.papers.reading import docx_text, pdf_pages, pdf_text
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.ballots import large_ballots
from tinnhiem.papers.heights import height_of, loosened
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.making import in_large_type, papers_of
from tinnhiem.papers.model import A4, Cell, Paper, Paragraph, Row, Table, Text, TickBox
from tinnhiem.papers.pdf import to_pdf

MM = 72 / 25.4
NAME = "Công Tằng Tôn Nữ Nguyễn Phước Hoàng Khánh Quỳnh Anh Thư Mỹ Duyên"
POST = "Phó Giám đốc phụ trách Trung tâm Phục vụ - Kiểm soát thủ tục hành chính tỉnh"
# Whatever names persons or their figures; per-person letters are one page each.
CODES = ("D02a", "D08a", "D13", "D14", "D14L", "D16", "D16b", "D17", "D18", "D19")
LONG_ONES = ("D20", "D21")
ALL_VALID, ALL_INVALID = (20, 4, 1), (0, 0, 0)


def rating(people: int, counts: tuple[int, int, int]) -> dict[str, object]:
    named = tuple((f"{NAME} {chr(65 + i % 26)}", POST) for i in range(people))
    return {
        "officeholders": make_officeholders(named),
        "outcomes": tuple(
            make_outcome(f"o{i:02d}", counts, returned=25) for i in range(1, people + 1)
        ),
    }


def record_of(people: int, counts: tuple[int, int, int] = ALL_VALID) -> CampaignRecord:
    return make_record(**rating(people, counts))


def letters_outside(paper: Paper) -> Iterator[tuple[int, str, float, float]]:
    """Yield page, letter, x and y in millimetres of what stands in a margin."""
    margins = paper.documents[0].page
    document = pdfium.PdfDocument(to_pdf(paper, made_at=MADE_AT))
    for number, page in enumerate(document, start=1):
        wide, high = (size / MM for size in page.get_size())
        text = page.get_textpage()
        for i in range(text.count_chars()):
            letter = text.get_text_range(i, 1)
            left, bottom, right, top = (edge / MM for edge in text.get_charbox(i))
            above = high - top < margins.top - 0.3
            if not letter.strip() or (above and letter.isdigit()):
                continue  # the page number stands in the upper margin
            inside = left > margins.left - 0.3 and right < wide - margins.right + 0.3
            if above or not inside or bottom < margins.bottom - 0.3:
                yield number, letter, left, high - top


@pytest.mark.parametrize("people", [1, 4, 8, 26, 60])
@pytest.mark.parametrize("code", [*CODES, *LONG_ONES])
def test_no_letter_leaves_the_page(people: int, code: str) -> None:
    for paper in papers_of(record_of(people), [code]):
        assert list(letters_outside(paper))[:3] == []
        if paper.copy:
            break  # copies differ in their number only


@pytest.mark.parametrize("code", ["D16", "D21"])
def test_no_letter_leaves_a_page_of_the_party(code: str) -> None:
    record = make_party_record(**rating(8, ALL_VALID))
    paper, *_ = papers_of(record, [code])
    assert list(letters_outside(paper))[:3] == []


@pytest.mark.parametrize("code", ["D16", "D17"])
def test_all_invalid_lines_are_printed_as_such(code: str) -> None:
    paper, *_ = papers_of(record_of(4, ALL_INVALID), [code])
    words = " ".join(pdf_text(paper).split())
    assert words.count("0,00%") >= 12
    assert "25 phiếu không đánh dấu vào mức tín nhiệm nào" in words


@pytest.mark.parametrize("code", ["D14", "D14L", "D16", "D20"])
def test_rows_are_whole_and_heads_repeat(code: str) -> None:
    paper, *_ = papers_of(record_of(26), [code])
    for page in pdf_pages(paper):
        words = " ".join(page.split())
        assert words.count("Công Tằng Tôn Nữ") == words.count("hành chính tỉnh")
        if "Công Tằng Tôn Nữ" in words:
            assert "Họ và tên, chức danh" in words


@pytest.mark.parametrize("people", [1, 26])
def test_long_papers_have_the_same_words_in_word(people: int) -> None:
    for code in ("D14L", "D17"):
        paper, *_ = papers_of(record_of(people), [code])
        printed = set(pdf_text(paper).split())
        assert set(docx_text(paper).split()) <= printed


def test_a_table_no_page_can_hold_may_break() -> None:
    lines = tuple(Paragraph(runs=(Text("chữ"),)) for _ in range(60))
    tall = Table(widths=(100,), rows=(Row((), 0),) * 3, together=True)
    assert loosened(tall, A4) == tall
    taller = Table(widths=(100,), rows=(Row((Cell(lines),)),), together=True)
    assert height_of(taller) > 257
    assert loosened(taller, A4) == Table(
        widths=(100,), rows=(Row((Cell(lines),)),), together=False
    )


def test_large_ballots_have_the_same_words_in_larger_letters() -> None:
    record = make_record()
    (large,) = large_ballots(record)
    (usual,) = papers_of(record, ["D14"])

    half = pdf_pages(usual)[0].split()
    assert pdf_text(large).split() == half[: len(half) // 2]
    (table,) = [
        one
        for one in lay_out(large.documents[0])
        if isinstance(one, Table) and one.ruled
    ]
    for row in table.rows:
        name, title = row.cells[1].content
        assert isinstance(name, Paragraph)
        assert isinstance(title, Paragraph)
        assert name.size >= 18
        assert title.size >= 16
        boxes = [one for cell in row.cells[2:] for one in cell.content]
        assert all(isinstance(one, TickBox) and one.side >= 10 for one in boxes)


def test_large_ballots_are_the_same_bytes_each() -> None:
    first, again = (
        to_pdf(large_ballots(make_record())[0], made_at=MADE_AT) for _ in range(2)
    )
    assert first == again
    page = pdfium.PdfDocument(io.BytesIO(first))[0]
    assert [round(size / MM) for size in page.get_size()] == [210, 297]


def test_a_ballot_of_several_pages_numbers_them_and_nothing_else() -> None:
    pages = pdf_pages(next(iter(papers_of(record_of(60), ["D14"]))))
    assert len(pages) > 1
    assert not pages[0].split()[0].isdigit()
    for number, page in enumerate(pages[1:], start=2):
        assert page.split()[0] == str(number)


def test_the_large_ballot_takes_the_place_of_the_usual_one() -> None:
    assert in_large_type(["D14", "D16"]) == ("D14L", "D16")
    everything = in_large_type([])
    assert "D14L" in everything
    assert "D14" not in everything
