"""Nghị định 30/2020/NĐ-CP, Phụ lục I: margins, heads, page numbers, signatures."""

import io
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pypdf import PdfReader

from tests.papers.builders import MADE_AT
from tests.papers.reading import W, all_papers, docx_part, one_paper, pdf_pages
from tinnhiem.papers.fonts import face
from tinnhiem.papers.layout import lay_out
from tinnhiem.papers.making import file_name
from tinnhiem.papers.measure import balanced_width, lines_of
from tinnhiem.papers.model import (
    Fixed,
    Paper,
    Paragraph,
    Row,
    Rule,
    Spacer,
    Table,
    Text,
)
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

MM = 72 / 25.4
EVERY_PAPER = [pytest.param(paper, id=file_name(paper)) for paper in all_papers()]
OFFICIAL = [p for p in all_papers() if not p.code.startswith("D14")]


def placed_words(paper: Paper) -> Iterator[tuple[int, float, float, str]]:
    """Yield page, x and y in millimetres from the upper left, and the words there."""
    reader = PdfReader(io.BytesIO(to_pdf(paper, made_at=MADE_AT)))
    found: list[tuple[int, float, float, str]] = []
    for number, page in enumerate(reader.pages, start=1):
        height = float(page.mediabox.height)

        def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
            if text.strip():
                x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
                y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
                found.append((number, x / MM, (height - y) / MM, text.strip()))  # noqa: B023

        page.extract_text(visitor_text=note)
    yield from found


@pytest.mark.parametrize("paper", [pytest.param(p, id=file_name(p)) for p in OFFICIAL])
def test_text_stays_within_the_margins_of_the_decree(paper: Paper) -> None:
    for _, x, y, words in placed_words(paper):
        if words.isdigit() and y < 20:
            continue  # the page number stands in the upper margin
        assert x >= 29.9, words
        assert 20 <= y <= 277, words


def test_the_head_is_two_columns_that_hold_the_nation_on_one_line() -> None:
    (document,) = one_paper("D01").documents
    head = lay_out(document)[0]
    assert isinstance(head, Table)
    assert head.widths == pytest.approx((67.5, 97.5))
    nation = face("b").width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12)
    assert nation < head.widths[1]


def test_the_motto_is_underlined_over_its_full_length() -> None:
    (document,) = one_paper("D01").documents
    head = lay_out(document)[0]
    assert isinstance(head, Table)
    *_, rule = head.rows[0].cells[1].content
    assert isinstance(rule, Rule)
    motto = face("b").width_mm("Độc lập - Tự do - Hạnh phúc", size=13)
    assert rule.width == pytest.approx(motto, abs=0.1)


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_lines_under_organ_and_title_are_a_third_to_a_half(paper: Paper) -> None:
    for document in paper.documents:
        blocks = lay_out(document)
        for above, rule in pairwise(blocks):
            if isinstance(rule, Rule) and isinstance(above, Paragraph):
                text = "".join(run.text for run in above.runs)
                room = document.page.text_width - 2 * above.narrow
                full = min(face("b").width_mm(text, size=above.size), room)
                assert 1 / 3 <= rule.width / full <= 1 / 2


def test_number_and_date_stand_on_one_line() -> None:
    placed = [one for one in placed_words(one_paper("D01")) if one[0] == 1]
    number = next(y for _, x, y, words in placed if words.startswith("Số:") and x < 97)
    date = next(y for _, x, y, words in placed if "tháng" in words and x > 97)
    assert number == pytest.approx(date, abs=0.2)


def test_the_place_of_a_secrecy_stamp_is_clear() -> None:
    (document,) = one_paper("D16").documents
    head = lay_out(document)[0]
    assert isinstance(head, Table)
    assert Spacer(10.0) in head.rows[2].cells[0].content


@pytest.mark.parametrize("code", ["D01", "D10", "D19"])
def test_the_first_page_of_a_document_bears_no_number(code: str) -> None:
    paper = one_paper(code)
    pages = pdf_pages(paper)
    assert not pages[0].split()[0].isdigit()
    if code == "D10":
        assert len(pages) == 26
        assert all(not page.split()[0].isdigit() for page in pages)
    else:
        assert [page.split()[0] for page in pages[1:]] == [
            str(n) for n in range(2, len(pages) + 1)
        ]


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_signatures_never_stand_alone_on_a_page(paper: Paper) -> None:
    for document in paper.documents:
        last = document.blocks[-1] if document.blocks else None
        if document.signatures and isinstance(last, Paragraph):
            kept = [
                b
                for b in lay_out(document)
                if isinstance(b, Paragraph) and b.runs == last.runs
            ]
            assert kept[-1].keep


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_no_page_is_empty(paper: Paper) -> None:
    assert all(len(page.split()) > 5 for page in pdf_pages(paper))


def words_with_room(paper: Paper) -> Iterator[tuple[str, float, float]]:
    """Yield each word in an unspanned cell, its width and the room it has."""
    for document in paper.documents:
        for table in lay_out(document):
            if isinstance(table, Table) and table.ruled:
                for row in table.rows:
                    yield from words_of_row(row, table.widths)


def words_of_row(
    row: Row, widths: tuple[float, ...]
) -> Iterator[tuple[str, float, float]]:
    for cell, width in zip(row.cells, widths, strict=True):
        for line in (b for b in cell.content if isinstance(b, Paragraph)):
            for run in line.runs:
                metrics = face("b" * run.bold + "i" * run.italic)
                for word in run.text.split():
                    yield word, metrics.width_mm(word, size=line.size), width - 2


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_no_word_is_wider_than_its_cell(paper: Paper) -> None:
    assert [word for word, wide, room in words_with_room(paper) if wide > room] == []


def test_word_pages_have_the_decree_s_margins_and_a_number_field() -> None:
    content = to_docx(one_paper("D01"), made_at=MADE_AT)
    body = docx_part(content, "word/document.xml")
    (margins,) = body.iter(f"{W}pgMar")
    sizes = [
        round(int(margins.get(f"{W}{edge}", "0")) / 1440 * 25.4)
        for edge in ("top", "bottom", "left", "right")
    ]
    assert sizes == [20, 20, 30, 15]
    assert list(body.iter(f"{W}titlePg"))
    fields = [
        "".join(docx_part(content, f"word/header{n}.xml").itertext()).strip()
        for n in (1, 2)
    ]
    assert sorted(fields) == ["", "PAGE 2"]


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_word_blocks_are_bookmarked_once_each(paper: Paper) -> None:
    body = docx_part(to_docx(paper, made_at=MADE_AT), "word/document.xml")
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    blocks = sum(len(lay_out(document)) for document in paper.documents)
    assert names == [f"blk_{n:03d}" for n in range(1, blocks + 1)]


@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_word_rows_fill_their_grid_and_are_never_split(paper: Paper) -> None:
    body = docx_part(to_docx(paper, made_at=MADE_AT), "word/document.xml")
    for table in body.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [
                int(cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val", "1"))  # type: ignore[union-attr]
                if cell.find(f"{W}tcPr/{W}gridSpan") is not None
                else 1
                for cell in row.findall(f"{W}tc")
            ]
            assert sum(spans) == columns


def test_balanced_titles_need_no_more_lines_than_wide_ones() -> None:
    runs = (Text("Kết quả lấy phiếu tín nhiệm đối với lãnh đạo "), Fixed("năm 2023"))
    width = balanced_width(runs, size=14, width=90)
    assert width < 90
    assert len(lines_of(runs, size=14, width=width)) == len(
        lines_of(runs, size=14, width=88)
    )


def test_titles_break_between_compound_words() -> None:
    runs = (
        Text(
            "Lấy phiếu tín nhiệm đối với các chức danh lãnh đạo tại Văn phòng",
            bold=True,
        ),
    )
    width = balanced_width(runs, size=14, width=110)
    ends = [line[-1] for line in lines_of(runs, size=14, width=width)[:-1]]
    assert ends == ["các"]
