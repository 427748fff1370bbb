"""A file that says something else than the record is found, with its place."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tinnhiem.messages.papers  # noqa: F401 -- registers its sentences
from tests.papers.builders import MADE_AT, make_long_record, make_record
from tests.papers.reading import all_papers, one_paper, record_of
from tests.papers.tampering import (
    body_of,
    figures_of,
    other_text,
    with_body,
    with_figure_changed,
    with_written_changed,
)
from tinnhiem.core.papers.errors import PaperMismatchError
from tinnhiem.core.papers.rereading import Mismatch, ReadFile
from tinnhiem.messages import say
from tinnhiem.papers.making import file_name, papers_of
from tinnhiem.papers.model import Document, Paper, Paragraph, Text
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.reading_back import without_mark
from tinnhiem.papers.rereading import compare_with_record, require_same
from tinnhiem.papers.rereading_pages import Expected, compare_pages
from tinnhiem.papers.word import to_docx

EVERY_PAPER = [
    pytest.param(paper, kind, id=f"{kind} {file_name(paper)}")
    for kind in ("full", "blank")
    for paper in all_papers(kind)
]
FULL_PAPERS = [
    pytest.param(i, id=file_name(paper)) for i, paper in enumerate(all_papers())
]
FEW = settings(max_examples=3, deadline=None)
PLACES = st.integers(min_value=0, max_value=10_000)


@cache
def pdf_of(paper: Paper) -> bytes:
    return to_pdf(paper, made_at=MADE_AT)


@cache
def docx_of(paper: Paper) -> bytes:
    return to_docx(paper, made_at=MADE_AT)


def compare(paper: Paper, kind: str = "full", **files: bytes) -> tuple[Mismatch, ...]:
    pdf, docx = files.get("pdf"), files.get("docx")
    return compare_with_record(
        paper,
        record_of(kind),
        pdf=pdf or pdf_of(paper),
        docx=docx or docx_of(paper),
    )


@pytest.mark.parametrize(("paper", "kind"), EVERY_PAPER)
def test_what_was_printed_agrees_with_the_record(paper: Paper, kind: str) -> None:
    assert compare(paper, kind) == ()


@pytest.mark.parametrize("people", [1, 4, 30])
def test_long_names_and_many_pages_agree_too(people: int) -> None:
    record = make_long_record(people)
    for paper in papers_of(record, ["D02a", "D14", "D16", "D20"]):
        pdf, docx = pdf_of(paper), docx_of(paper)
        assert compare_with_record(paper, record, pdf=pdf, docx=docx) == ()


def test_a_watermark_is_no_mismatch() -> None:
    record = make_record(is_rehearsal=True)
    for paper in papers_of(record, ["D16", "D02b"]):
        pdf, docx = pdf_of(paper), docx_of(paper)
        assert compare_with_record(paper, record, pdf=pdf, docx=docx) == ()


@pytest.mark.parametrize("number", FULL_PAPERS)
@FEW
@given(index=PLACES, at=PLACES)
def test_one_letter_changed_in_word_is_found_at_its_place(
    number: int, index: int, at: int
) -> None:
    paper = all_papers()[number]
    docx, changed = with_written_changed(docx_of(paper), index, at=at)

    (found,) = compare(paper, docx=docx)
    assert found.file is ReadFile.WORD
    assert changed in found.found
    assert len(found.expected) == len(found.found)
    assert sum(a != b for a, b in zip(found.expected, found.found, strict=True)) == 1
    assert found.place.startswith("đoạn ")


@pytest.mark.parametrize("number", FULL_PAPERS)
@FEW
@given(index=PLACES, at=PLACES)
def test_one_figure_changed_in_the_pdf_is_found_at_its_page(
    number: int, index: int, at: int
) -> None:
    paper = all_papers()[number]
    figures = figures_of(paper)
    if not figures:
        return
    chosen = figures[index % len(figures)]
    falsified = with_figure_changed(paper, index % len(figures), at=at)

    found = compare(paper, pdf=to_pdf(falsified, made_at=MADE_AT))
    assert found
    assert {one.file for one in found} == {ReadFile.PDF}
    assert all(one.place.startswith("trang ") for one in found)
    # Of two figures in one word, such as «25/25», either may be named.
    assert any(word in one.expected for one in found for word in chosen.text.split())
    assert all(one.path for one in found)


def test_a_paper_falsified_before_it_was_written_is_found_in_all_three() -> None:
    paper = with_figure_changed(one_paper("D16"), 12)
    found = compare(paper, pdf=pdf_of(paper), docx=docx_of(paper))
    assert {one.file for one in found} == set(ReadFile)
    assert len({one.path for one in found}) == 1


def test_a_figure_in_another_cell_is_found() -> None:
    # The same digits, side by side: only the cells tell 20 | 4 from 2 | 04.
    paper = one_paper("D16")
    body = body_of(docx_of(paper))
    assert ">20</w:t>" in body
    moved = body.replace(">20</w:t>", ">2</w:t>", 1)
    assert compare(paper, docx=with_body(docx_of(paper), moved))


@pytest.mark.parametrize("pushed", range(0, 40, 4))
def test_a_hyphen_at_the_end_of_a_line_is_read_as_one(pushed: int) -> None:
    words = f"Học tập {'x' * pushed} theo tư tưởng Mác-Lênin-Hồ-Chí-Minh-và-lâu-dài"
    document = Document(blocks=(Paragraph(runs=(Text(f"{words} {words} {words}"),)),))
    paper = Paper(code="D01", title="", slug="", documents=(document,))
    assert compare(paper) == ()


@pytest.mark.parametrize(
    ("wanted", "page", "differ"),
    [
        ("số /KH-VP, Văn phòng", "số / KH-VP, Văn phòng", 0),
        ("Quản trị 20 4", "Quản trị 2 04", 1),
        ("Quản trị 20 4", "Quản trị 204", 1),
        ("Quản trị 80,00%", "Quản trị 8 0,00%", 1),
        ("Nguyễn Văn Ưởng", "NguyễnVăn Ưởng", 0),
    ],
    ids=["a line's end", "digits moved", "digits joined", "a digit parted", "words"],
)
def test_a_space_that_only_the_reader_sees_is_none_but_between_digits(
    wanted: str, page: str, differ: int
) -> None:
    words = [Expected(word) for word in wanted.split()]
    assert len(list(compare_pages(words, [page]))) == differ


def test_a_digit_that_nobody_asked_for_is_found() -> None:
    paper = one_paper("D20")
    document = paper.documents[0]
    extra = replace(
        document,
        blocks=(*document.blocks, Paragraph(runs=(Text("Tổng số phiếu: 99"),))),
    )
    typed = replace(paper, documents=(extra,))
    (told,) = compare(typed, pdf=pdf_of(typed), docx=docx_of(typed))
    assert (told.file, told.found) == (ReadFile.MODEL, "Tổng số phiếu: 99")
    # And when only the files have it:
    found = compare(paper, pdf=pdf_of(typed), docx=docx_of(typed))
    assert {one.file for one in found} == {ReadFile.PDF, ReadFile.WORD}


def test_a_page_that_is_missing_is_found() -> None:
    paper = one_paper("D16")
    document = paper.documents[0]
    short = replace(paper, documents=(replace(document, blocks=document.blocks[:-3]),))
    assert compare(paper, pdf=pdf_of(short))
    assert compare(paper, docx=docx_of(short))


def test_the_files_of_another_copy_are_found() -> None:
    first, second, _ = [one for one in all_papers() if one.code == "D16"]
    found = compare(first, pdf=pdf_of(second), docx=docx_of(second))
    assert {one.file for one in found} == {ReadFile.PDF, ReadFile.WORD}
    assert any("1/3" in one.expected and "2/3" in one.found for one in found)


def test_a_mismatch_refuses_the_paper_and_says_where() -> None:
    paper = one_paper("D16")
    docx = docx_of(paper)
    body = body_of(docx)
    falsified = body.replace("80,00%", other_text("80,00%"), 1)

    with pytest.raises(PaperMismatchError) as refused:
        require_same(
            paper,
            record_of("full"),
            pdf=pdf_of(paper),
            docx=with_body(docx, falsified),
        )
    (place,) = refused.value.mismatches
    assert place.path.startswith("outcomes[0]")
    sentence = say(refused.value)
    assert "«80,00%»" in sentence
    assert "«90,00%»" in sentence
    assert place.place in sentence


def test_files_that_agree_pass() -> None:
    paper = one_paper("D01")
    require_same(paper, record_of("full"), pdf=pdf_of(paper), docx=docx_of(paper))


def test_nothing_is_released_when_a_figure_does_not_stand_in_the_record(
    tmp_path: Path,
) -> None:
    from tinnhiem.papers.making import release

    falsified = with_figure_changed(one_paper("D16"), 12)
    with pytest.raises(PaperMismatchError):
        release(falsified, record_of("full"), tmp_path, made_at=MADE_AT)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "code", ["1F7Z-YP4H-M9TJ-9VDZ", "MH 1K-BHZ 0-1F7Z-YP4H", "9Y6F-Z\r\n4KR-S31Q-7YMZ"]
)
def test_the_mark_of_a_copy_is_left_out_however_its_code_is_read(code: str) -> None:
    page = f"Vũ Minh Tâm\r\nMã kiểm tra: {code}\r\nBáo cáo · Phiên bản 1"

    assert without_mark(page) == "Vũ Minh Tâm"
