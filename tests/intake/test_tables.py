"""Whatever file an office brings becomes one table, numbered as Excel numbers it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.intake.workbooks import workbook
from tinnhiem.core.files import (
    FileEmptyError,
    FileLettersError,
    FileNotTableError,
    FileOldFormatError,
    FileSyntaxError,
    SheetHiddenError,
    SheetMissingError,
)
from tinnhiem.core.tables import CellNote, TableFormat
from tinnhiem.intake.tables import read_pasted, read_table

ROSTER = (("STT", "Họ và tên"), (1, "Nguyễn Văn Bút"), (2, "Trần Thị Nghiên"))


def test_a_workbook_becomes_rows_of_text(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "a.xlsx", ROSTER))

    assert table.format is TableFormat.XLSX
    assert table.sheet == "Danh sách"
    assert table.rows == (
        ("STT", "Họ và tên"),
        ("1", "Nguyễn Văn Bút"),
        ("2", "Trần Thị Nghiên"),
    )
    assert table.notes == {(1, 0): CellNote.NUMBER, (2, 0): CellNote.NUMBER}


def test_rows_keep_the_numbers_that_excel_gives_them(tmp_path: Path) -> None:
    rows = (("Tên",), (None,), ("Nguyễn Văn Bút",))
    table = read_table(workbook(tmp_path / "a.xlsx", rows, first="C5"))

    assert (table.first_row, table.first_column) == (5, 2)
    assert table.rows == (("Tên",), ("",), ("Nguyễn Văn Bút",))
    assert table.place(2, 0) == "C7"


@pytest.mark.parametrize(
    ("value", "text", "note"),
    [
        pytest.param(3, "3", CellNote.NUMBER, id="whole number"),
        pytest.param(0.1 + 0.2, "0.3", CellNote.NUMBER, id="15 digits, as Excel"),
        pytest.param(64203001234, "64203001234", CellNote.NUMBER, id="long number"),
        pytest.param("0064", "0064", None, id="zeros in front of a text stay"),
        pytest.param(date(1970, 5, 6), "1970-05-06", CellNote.DATE, id="day"),
        pytest.param(
            datetime(2023, 7, 11, 7, 30),  # noqa: DTZ001 - Excel knows no zones
            "2023-07-11 07:30",
            CellNote.DATE,
            id="moment",
        ),
        pytest.param(time(7, 30), "07:30", None, id="time of day"),
        pytest.param(timedelta(hours=30, minutes=5), "30:05", None, id="hours"),
        pytest.param(True, "TRUE", None, id="true"),
        pytest.param("  An \u00a0", "An", None, id="blanks around"),
        pytest.param("An\nBình", "An\nBình", None, id="line break stays"),
        pytest.param("Nguye\u0302\u0303n", "Nguyễn", None, id="decomposed"),
    ],
)
def test_a_cell_reads_as_a_clerk_would_type_it(
    tmp_path: Path, value: object, text: str, note: CellNote | None
) -> None:
    table = read_table(workbook(tmp_path / "a.xlsx", [[value]]))

    assert table.rows == ((text,),)
    assert table.notes.get((0, 0)) is note


def test_a_hidden_sheet_is_never_taken_while_a_visible_one_has_rows(
    tmp_path: Path,
) -> None:
    book = Workbook()
    old = book.active
    assert old is not None
    old.title, old["A1"], old.sheet_state = "Cũ", "cũ", "hidden"
    book.create_sheet("Trống")
    book.create_sheet("Mới")["A1"] = "mới"
    book.save(tmp_path / "a.xlsx")

    table = read_table(tmp_path / "a.xlsx")

    assert table.rows == (("mới",),)
    assert table.sheet == "Mới"
    assert [(s.name, s.is_hidden) for s in table.sheets] == [
        ("Cũ", True),
        ("Trống", False),
        ("Mới", False),
    ]
    assert read_table(tmp_path / "a.xlsx", sheet="Cũ").rows == (("cũ",),)


def test_rows_only_in_hidden_sheets_are_for_a_person_to_choose(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROSTER)
    book = load_workbook(path)
    book.create_sheet("Trống")
    book["Danh sách"].sheet_state = "veryHidden"
    book.active = 1
    book.save(path)

    with pytest.raises(SheetHiddenError) as refused:
        read_table(path)

    assert refused.value.sheets == ("Danh sách",)


def test_an_unknown_sheet_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(SheetMissingError) as refused:
        read_table(workbook(tmp_path / "a.xlsx", ROSTER), sheet="Sheet9")

    assert refused.value.sheets == ("Danh sách",)


def test_an_empty_workbook_is_empty(tmp_path: Path) -> None:
    with pytest.raises(FileEmptyError):
        read_table(workbook(tmp_path / "a.xlsx", []))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("STT;Họ, tên\n1;Bút, Văn\n", id="semicolon, commas inside"),
        pytest.param('STT,"Họ, tên"\n1,"Bút, Văn"\n', id="comma and quotes"),
        pytest.param("STT\tHọ, tên\n1\tBút, Văn\n", id="tab"),
        pytest.param("STT|Họ, tên\n1|Bút, Văn\n", id="bar"),
        pytest.param("sep=;\nSTT;Họ, tên\n1;Bút, Văn\n", id="said by Excel"),
        pytest.param("\ufeffSTT;Họ, tên\r\n1;Bút, Văn\r\n", id="mark and CRLF"),
    ],
)
def test_the_separator_is_found(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")

    table = read_table(path)

    assert table.format is TableFormat.CSV
    assert table.rows == (("STT", "Họ, tên"), ("1", "Bút, Văn"))


def test_titles_above_a_csv_do_not_decide_about_the_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ỦY BAN, TỈNH, SỞ\n\nSTT;Tên\n1;An\n", encoding="utf-8")

    rows = read_table(path).rows

    assert rows == (("ỦY BAN, TỈNH, SỞ", ""), ("", ""), ("STT", "Tên"), ("1", "An"))


def test_quotes_that_do_not_close_are_named_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('STT;Tên\n1;"An\n2;Bình\n', encoding="utf-8")

    with pytest.raises(FileSyntaxError, match="dòng 2"):
        read_table(path)


def test_cells_pasted_from_excel_and_word_are_read() -> None:
    table = read_pasted('STT\tTên\r\n1\t"Bút,\nVăn"\r\n2\tNghiên\r\n')

    assert table.format is TableFormat.PASTED
    assert table.rows == (("STT", "Tên"), ("1", "Bút,\nVăn"), ("2", "Nghiên"))


def test_quotes_pasted_from_word_are_letters() -> None:
    assert read_pasted('1\t"Tư" Bút\n2\tNghiên').rows[0] == ("1", '"Tư" Bút')


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(FileEmptyError):
        read_pasted(" \n\t\n")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"%PDF-1.7 ...", FileNotTableError),
        (b"\x89PNG\r\n\x1a\n", FileNotTableError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileOldFormatError),
    ],
)
def test_the_content_decides_not_the_name(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    with pytest.raises(error):
        read_table(path)


def test_a_control_character_is_no_letter() -> None:
    with pytest.raises(FileLettersError) as refused:
        read_pasted("STT\tTên\n1\tNguy\x00ễn")

    assert (refused.value.row, refused.value.column) == (2, 2)
