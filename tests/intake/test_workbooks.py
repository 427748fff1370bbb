"""What a workbook's cells do not show: errors, merges, shares, hidden rows."""

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from tests.intake.letters.writing import tcvn3_of, vni_of
from tests.intake.workbooks import part_of, repacked, workbook
from tinnhiem.core.tables import Caution, CautionKind, CellNote, TableFormat
from tinnhiem.intake.people_files import read_people_file
from tinnhiem.intake.tables import read_table

SHEET = "xl/worksheets/sheet1.xml"


def written(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def test_a_formula_gives_the_value_that_was_stored(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("A2", '="Nguyễn"&" Bút"', None, "Nguyễn Bút")
        sheet.write_formula("A3", '=""', None, "")

    path = written(tmp_path / "a.xlsx", fill)
    # Excel writes a formula that gave an empty text as a text; XlsxWriter does not.
    xml = part_of(path, SHEET).replace(b'<c r="A3"', b'<c r="A3" t="str"')
    table = read_table(repacked(path, tmp_path / "b.xlsx", {SHEET: xml}))

    assert table.rows == (("2",), ("Nguyễn Bút",))
    assert table.notes == {(0, 0): CellNote.NUMBER}


def test_an_error_is_text_and_noted(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write("A1", "Tên")
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("C3", "=NA()", None, "#N/A")

    table = read_table(written(tmp_path / "a.xlsx", fill))

    assert table.rows == (("Tên", "", ""), ("", "#DIV/0!", ""), ("", "", "#N/A"))
    assert table.notes == {
        (1, 1): CellNote.FORMULA_ERROR,
        (2, 2): CellNote.FORMULA_ERROR,
    }


def test_a_formula_that_was_never_calculated_is_not_silently_blank(
    tmp_path: Path,
) -> None:
    rows = (("Tên", "Tuổi"), ("An", "=2023-1970"), ("=A2", None))
    table = read_table(workbook(tmp_path / "a.xlsx", rows))

    assert table.rows == (("Tên", "Tuổi"), ("An", "=2023-1970"), ("=A2", ""))
    assert table.notes == {
        (1, 1): CellNote.NOT_CALCULATED,
        (2, 0): CellNote.NOT_CALCULATED,
    }


def test_a_person_whose_name_was_never_calculated_is_an_error(tmp_path: Path) -> None:
    rows = (
        *(("STT", "Họ và tên", "Chức vụ"), (1, "=A1", "Trưởng phòng")),
        (2, "Trần Thị Nghiên", "Trưởng phòng"),
    )

    reading = read_people_file(workbook(tmp_path / "a.xlsx", rows))

    assert [row.verdict.value for row in reading.rows] == ["skipped", "error", "person"]


def test_a_merged_range_has_its_text_once(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Ban Tổng hợp", None, 1], [None, None, 2]])
    book = load_workbook(path)
    book["Danh sách"].merge_cells("A1:B2")
    book.save(path)

    table = read_table(path)

    assert table.rows == (("Ban Tổng hợp", "", "1"), ("", "", "2"))
    assert {p for p, note in table.notes.items() if note is CellNote.MERGED} == {
        *((0, 1), (1, 0), (1, 1))
    }


def test_a_share_is_known_as_one(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row, code in enumerate(["0%", "0.00%", '#,##0.0 "%"', "0.00", "General"]):
            sheet.write_number(row, 0, 0.8846, book.add_format({"num_format": code}))

    table = read_table(written(tmp_path / "a.xlsx", fill))

    assert {row for (row,) in table.rows} == {"0.8846"}
    assert [table.notes[row, 0].value for row in range(5)] == [
        *("percent", "percent", "number", "number", "number")
    ]


@pytest.mark.parametrize("is_1904", [False, True])
def test_days_are_days_in_both_systems(tmp_path: Path, is_1904: bool) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": is_1904}) as book:
        style = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet().write_datetime(0, 0, date(1970, 5, 6), style)

    table = read_table(path)

    assert table.rows == (("1970-05-06",),)
    assert table.notes == {(0, 0): CellNote.DATE}


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a", "b"], ["c", "d"], ["e", "f"]])
    book = load_workbook(path)
    book["Danh sách"].row_dimensions[2].hidden = True
    book["Danh sách"].column_dimensions["B"].hidden = True
    book.save(path)

    table = read_table(path)

    assert table.rows == (("a", "b"), ("c", "d"), ("e", "f"))
    assert table.cautions == (
        Caution(kind=CautionKind.HIDDEN_ROWS, places=("2",)),
        Caution(kind=CautionKind.HIDDEN_COLUMNS, places=("B",)),
    )


def test_formats_far_below_the_table_are_no_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Tên"], ["An"]])
    book = load_workbook(path)
    book["Danh sách"]["XFD1048576"].font = Font(bold=True)
    book.save(path)

    assert read_table(path).rows == (("Tên",), ("An",))


def test_links_to_other_files_are_said_and_never_followed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Tên"], ["An"]])
    linked = repacked(
        path, tmp_path / "b.xlsx", {"xl/externalLinks/externalLink1.xml": b"<a/>"}
    )

    table = read_table(linked)

    assert table.rows == (("Tên",), ("An",))
    assert table.cautions == (Caution(kind=CautionKind.EXTERNAL_LINKS),)


def test_elements_with_a_prefix_are_read_alike(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["Tên"], ["=1+1"]])
    xml = part_of(path, SHEET).replace(b"<", b"<x:").replace(b"<x:/", b"</x:")
    xml = xml.replace(b"xmlns=", b"xmlns:x=").replace(b"<x:?", b"<?")

    table = read_table(repacked(path, tmp_path / "b.xlsx", {SHEET: xml}))

    assert table.notes == {(1, 0): CellNote.NOT_CALCULATED}


@pytest.mark.parametrize(
    ("write", "font"), [(tcvn3_of, ".VnTime"), (vni_of, "VNI-Times")]
)
def test_letters_of_an_old_font_are_read_and_its_name_is_evidence(
    tmp_path: Path, write: Callable[[str], str], font: str
) -> None:
    names = ("Nguyễn Thiên Bút", "Trần Thị Trà Khúc", "Phạm Sa Huỳnh")
    path = workbook(tmp_path / "a.xlsx", [[write(name)] for name in names])
    book = load_workbook(path)
    for row in book["Danh sách"].iter_rows():
        row[0].font = Font(name=font)
    book.save(path)

    table = read_table(path)

    assert table.rows == tuple((name,) for name in names)
    assert table.encoding.name == getattr(write, "__name__", "").removesuffix("_of")
    assert font in table.encoding.evidence


def test_a_chart_is_no_sheet_with_rows(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_chartsheet("Biểu đồ")
    book.create_sheet("Danh sách")["A1"] = "Tên"
    book.save(tmp_path / "a.xlsx")

    assert read_table(tmp_path / "a.xlsx").sheet == "Danh sách"


def test_progress_ends_with_all_rows(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    path = workbook(tmp_path / "a.xlsx", [[n] for n in range(2_500)])

    read_table(path, progress=lambda done, total: seen.append((done, total)))

    assert seen[-1] == (2_500, 2_500)
    assert len(seen) > 2


def open_document(path: Path, rows: list[list[dict[str, object]]]) -> Path:
    """Write an .ods; a cell is its attributes, and `text` for what it shows."""
    odf_table, odf_text = import_module("odf.table"), import_module("odf.text")
    book = import_module("odf.opendocument").OpenDocumentSpreadsheet()
    sheet = odf_table.Table(name="Danh sách")
    for row in rows:
        line = odf_table.TableRow()
        for attributes in row:
            text = attributes.pop("text", None)
            make = odf_table.TableCell
            if attributes.pop("covered", False):
                make = odf_table.CoveredTableCell
            cell = make(**attributes)
            if text is not None:
                cell.addElement(odf_text.P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))
    return path


def shown(text: str, **attributes: object) -> dict[str, object]:
    return {"valuetype": "string", "text": text, **attributes}


def test_an_open_document_is_read_with_its_notes(tmp_path: Path) -> None:
    rows: list[list[dict[str, object]]] = [
        [{}, {}],
        [{}, shown("Tên", numbercolumnsspanned=2), {"covered": True}, shown("Tỷ lệ")],
        [
            {},
            {"valuetype": "float", "value": 7, "text": "7"},
            {"valuetype": "date", "datevalue": "1970-05-06", "text": "6/5/70"},
            {"valuetype": "percentage", "value": 0.8846, "text": "88,46%"},
        ],
        [{}, {"formula": "of:=1+1"}],
    ]

    table = read_table(open_document(tmp_path / "a.ods", rows))

    assert table.format is TableFormat.ODS
    assert (table.first_row, table.first_column) == (2, 1)
    assert table.rows == (
        ("Tên", "", "Tỷ lệ"),
        ("7", "1970-05-06", "0.8846"),
        ("=1+1", "", ""),
    )
    assert table.notes == {
        (0, 1): CellNote.MERGED,
        (1, 0): CellNote.NUMBER,
        (1, 1): CellNote.DATE,
        (1, 2): CellNote.PERCENT,
        (2, 0): CellNote.NOT_CALCULATED,
    }


def test_rows_repeated_in_an_open_document_are_each_a_row(tmp_path: Path) -> None:
    path = open_document(tmp_path / "a.ods", [[shown("Tên")], [shown("An")]])
    xml = part_of(path, "content.xml")
    row = b"<table:table-row>"
    place = xml.rindex(row)
    again = b'<table:table-row table:number-rows-repeated="3">'
    changed = xml[:place] + again + xml[place + len(row) :]

    table = read_table(repacked(path, tmp_path / "b.ods", {"content.xml": changed}))

    assert table.rows == (("Tên",), ("An",), ("An",), ("An",))
