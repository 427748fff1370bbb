"""Published results from every kind of file that people have."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tests.papers.builders import MADE_AT, make_record
from tests.papers.reading import one_paper
from tinnhiem.core.files import (
    FileDamagedError,
    FileNotTableError,
    FileRefusedError,
)
from tinnhiem.core.outcome.comparing import compare_results
from tinnhiem.core.outcome.errors import NoFiguresReadError
from tinnhiem.core.outcome.proofreading import proofread
from tinnhiem.core.outcome.published import (
    PublishedResult,
    Quantity,
    first_counts,
    words_of_share,
)
from tinnhiem.core.share import Base
from tinnhiem.intake.published_files import read_pasted_result, read_published
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx

RECORD = make_record()
MAKERS = {"pdf": to_pdf, "docx": to_docx}


def made(folder: Path, code: str, kind: str) -> Path:
    path = folder / f"{code}.{kind}"
    path.write_bytes(MAKERS[kind](one_paper(code), made_at=MADE_AT))
    return path


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("code", ["D16", "D21"])
def test_our_own_papers_are_read_back_in_full(
    code: str, kind: str, tmp_path: Path
) -> None:
    result = read_published(made(tmp_path, code, kind))
    totals = first_counts(result.totals)

    assert [line.name for line in result.lines] == [
        one.name for one in RECORD.officeholders
    ]
    assert [
        (one.counts[Quantity.HIGH], one.counts[Quantity.LOW]) for one in result.lines
    ] == [(one.count.high, one.count.low) for one in RECORD.outcomes]
    assert totals[Quantity.RETURNED] == 25
    assert totals[Quantity.SUMMONED] == 26
    assert result.stated_base is Base.RETURNED
    assert result.unread == ()
    assert proofread(result).faults == ()


@pytest.mark.parametrize("code", ["D16", "D21"])
def test_figures_of_a_pdf_keep_page_and_line(code: str, tmp_path: Path) -> None:
    result = read_published(made(tmp_path, code, "pdf"))

    for figure in result.figures:
        assert figure.place.page in (1, 2, 3, 4)
        assert figure.place.line > 0


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("G3:H3")
    sheet.merge_cells("I3:J3")
    sheet.merge_cells("K3:L3")
    for column in "HJL":
        for line in range(5, 8):
            sheet[f"{column}{line}"].number_format = "0.00%"
    book.save(path)
    return path


HEAD: list[list[object]] = [
    ["KẾT QUẢ LẤY PHIẾU TÍN NHIỆM ngày 13/12/2023"],
    ["HĐND tỉnh; tổng số đại biểu: 52"],
    [
        *("TT", "Họ và tên", "Chức vụ", "Số phiếu phát ra", "Thu về", "Hợp lệ"),
        *("Tín nhiệm cao", None, "Tín nhiệm", None, "Tín nhiệm thấp", None),
    ],
    [*[None] * 6, *["Số phiếu", "Tỷ lệ %"] * 3],
]


def test_a_clerks_workbook_with_two_lines_of_headings(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "ket-qua.xlsx",
        *HEAD,
        [1, "Lê Thị Hoa", "Chủ tịch", 51, 51, 51, 46, 46 / 51, 4, 4 / 51, 1, 1 / 51],
        [2, "Ngô Văn Đá", "Phó", 51, 51, 50, 40, 40 / 51, 8, 8 / 52, 2, 2 / 51],
        ["", "Tổng cộng", "", "", "", "", 86, "", 12, "", 3, ""],
        ["Ghi chú: tỷ lệ % tính trên số phiếu thu về"],
    )
    result = read_published(path)
    proof = proofread(result)

    assert [(line.name, line.post) for line in result.lines] == [
        ("Lê Thị Hoa", "Chủ tịch"),
        ("Ngô Văn Đá", "Phó"),
    ]
    assert first_counts(result.totals)[Quantity.MEMBERS] == 52
    assert str(result.held_from) == "2023-12-13"
    assert result.body == "HĐND"
    assert proof.habit.base is Base.RETURNED
    assert [(one.code.value, one.place.line) for one in proof.faults] == [
        ("mixed-base", 6)
    ]


def test_cells_pasted_from_word_are_a_table() -> None:
    pasted = (
        "TT\tHọ và tên\tThu về\tTín nhiệm cao\tTỷ lệ tín nhiệm cao\n"
        "1\tLê Thị Hoa\t52\t46\t88,64 %\n"
    )
    (fault,) = proofread(read_pasted_result(pasted.encode())).faults

    assert fault.code.value == "percent-wrong"
    assert fault.told["slip"] == "swapped"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_pasted_text_may_be_in_any_unicode(encoding: str) -> None:
    text = "Ông Lê Văn An: tín nhiệm cao 46/51 phiếu (88,46 %), không đạt"
    result = read_pasted_result(text.encode(encoding))

    assert [words_of_share(one) for one in result.figures] == ["46/51 (88,46%)"]


def test_a_text_file_with_commas_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(
        "Kết quả, ông Lê Văn An đạt 40 phiếu tín nhiệm cao, 8 phiếu tín nhiệm, "
        "2 phiếu tín nhiệm thấp\nBà Lê Thị Ba đạt 41 phiếu tín nhiệm cao, 9 phiếu tín "
        "nhiệm, 0 phiếu tín nhiệm thấp\n",
        encoding="utf-8",
    )

    assert names(read_published(path)) == ["Lê Văn An", "Lê Thị Ba"]


def names(result: PublishedResult) -> list[str]:
    return [line.name for line in result.lines]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.4 not really", FileDamagedError),
        (b"\x89PNG\r\n\x1a\n0000", FileNotTableError),
        (b"PK\x03\x04 word/document.xml", FileRefusedError),
        (b"PK\x03\x04 broken", FileRefusedError),
        ("Không có con số nào.".encode(), NoFiguresReadError),
        (b"a,b\n1,2\n", NoFiguresReadError),
    ],
)
def test_what_cannot_be_read_is_refused(
    content: bytes, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "la.bin"
    path.write_bytes(content)

    with pytest.raises(error):
        read_published(path)


@pytest.mark.parametrize("kinds", [("pdf", "docx"), ("docx", "pdf"), ("pdf", "pdf")])
def test_our_minutes_and_our_report_agree(
    kinds: tuple[str, str], tmp_path: Path
) -> None:
    minutes = read_published(made(tmp_path, "D16", kinds[0]))
    report = read_published(made(tmp_path, "D21", kinds[1]))
    compared = compare_results(minutes, report)

    assert compared.findings == ()
    assert compared.persons == 4
    # Five levels and validities a person, and at least summoned to returned.
    assert compared.figures >= 4 * 5 + 4


def test_a_report_that_was_changed_in_word_is_found(tmp_path: Path) -> None:
    minutes = read_published(made(tmp_path, "D16", "pdf"))
    report = read_published(made(tmp_path, "D21", "docx"))
    hanh = report.lines[1]
    wrong = tuple(
        replace(one, count=19) if one.count == 18 else one for one in hanh.figures
    )
    lines = (report.lines[0], replace(hanh, figures=wrong), *report.lines[2:])
    (found,) = compare_results(minutes, replace(report, lines=lines)).findings

    assert found.who.startswith("Lê Thị Mỹ Hạnh")
    assert (found.told["first"], found.told["second"]) == (
        "18 (72,00%)",
        "19 (72,00%)",
    )
    assert found.told["first_page"] in (1, 2)


def test_a_workbook_and_a_news_text_are_compared(tmp_path: Path) -> None:
    book = workbook(
        tmp_path / "ket-qua.xlsx",
        *HEAD,
        [1, "Lê Thị Hoa", "Chủ tịch", 51, 51, 51, 46, 46 / 51, 4, 4 / 51, 1, 1 / 51],
    )
    text = "Bà Lê Thị Hoa đạt 46 phiếu tín nhiệm cao (90,2%); 51 phiếu thu về."
    same = read_pasted_result(text.encode())
    other = read_pasted_result(text.replace("51 phiếu", "52 phiếu").encode())

    assert compare_results(read_published(book), same).findings == ()
    assert [
        one.of for one in compare_results(read_published(book), other).findings
    ] == [Quantity.RETURNED]
