"""Rosters as real offices lay them out, written with their own tools; names invented.

Each writer returns the persons that a careful clerk finds in the file, in its order, as
(row, name, birth, office, unit, gender).
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

Found = tuple[int, str, str, str, str, str]
Cells = Sequence[Sequence[Any]]

OFFICE = "ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ"
TITLE = "DANH SÁCH CÁN BỘ THAM DỰ HỘI NGHỊ LẤY PHIẾU TÍN NHIỆM"


def save(path: Path, rows: Cells, *, merged: Sequence[str] = ()) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)


def born_under_nam_or_nu(path: Path) -> list[Found]:
    """The birth year stands under Nam or Nữ; sections, total, place to sign."""
    rows: list[list[Any]] = [
        [OFFICE, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["VĂN PHÒNG", None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        [TITLE],
        ["(Kèm theo Công văn số 12/VP-HCQT ngày 05 tháng 7 năm 2023)"],
        [],
        ["STT", "Họ và tên", "Năm sinh", None, "Chức vụ", "Ghi chú"],
        [None, None, "Nam", "Nữ", None, None],
        ["I", "LÃNH ĐẠO VĂN PHÒNG (02 đồng chí)"],
        [1, "Nguyễn Thiên Bút", 1969, None, "Chánh Văn phòng", None],
        [2, "Trần Thị Trà Khúc", None, 1973, "Phó Chánh Văn phòng", "đi họp"],
        ["II", "PHÒNG TỔNG HỢP"],
        [3, "Võ Công Chính", 1979, None, "Trưởng phòng", None],
        [4, "Đinh Thị Hrê", None, "05/7/1985", "Phó Trưởng phòng", None],
        ["", "Tổng cộng: 04 người", None, None, None, None],
        [],
        [None, "NGƯỜI LẬP BIỂU", None, None, "CHÁNH VĂN PHÒNG"],
        [None, "(Ký, ghi rõ họ tên)", None, None, "(Ký tên, đóng dấu)"],
        [],
        [None, "Lê Thị Lập", None, None, "Nguyễn Thiên Bút"],
    ]
    merged = ["A4:F4", "A7:A8", "B7:B8", "C7:D7", "E7:E8", "F7:F8", "B9:F9", "B12:F12"]
    save(path, rows, merged=merged)
    leaders, room = "LÃNH ĐẠO VĂN PHÒNG", "PHÒNG TỔNG HỢP"
    return [
        (10, "Nguyễn Thiên Bút", "1969", "Chánh Văn phòng", leaders, "nam"),
        (11, "Trần Thị Trà Khúc", "1973", "Phó Chánh Văn phòng", leaders, "nữ"),
        (13, "Võ Công Chính", "1979", "Trưởng phòng", room, "nam"),
        (14, "Đinh Thị Hrê", "1985-07-05", "Phó Trưởng phòng", room, "nữ"),
    ]


def posts_of_party_and_state(path: Path) -> list[Found]:
    """Two kinds of posts, a merged unit, a row that counts the columns."""
    rows: list[list[Any]] = [
        [TITLE],
        ["TT", "Họ và tên", "Ngày, tháng,\nnăm sinh", "Chức vụ", None, "Phòng, ban"],
        [None, None, None, "Đảng", "Chính quyền", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Lê Thiên Ấn", date(1975, 7, 5), "Bí thư", "Trưởng phòng", "Phòng Nội vụ"],
        [2, "Phạm Sa Huỳnh", "07.1978", None, "Phó phòng", None],
        [3, "Bùi Thị Mỹ Khê", 27580, "Ủy viên", None, None],
        [4, "Hồ Văn Re", "1981", None, "Trưởng\nphòng", "Phòng Kinh tế"],
        ["Cộng", None, None, None, None, 4],
    ]
    merged = ["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "F5:F7"]
    save(path, rows, merged=merged)
    room = "Phòng Nội vụ"
    return [
        (5, "Lê Thiên Ấn", "1975-07-05", "Bí thư; Trưởng phòng", room, ""),
        (6, "Phạm Sa Huỳnh", "1978", "Phó phòng", room, ""),
        (7, "Bùi Thị Mỹ Khê", "1975-07-05", "Ủy viên", room, ""),
        (8, "Hồ Văn Re", "1981", "Trưởng phòng", "Phòng Kinh tế", ""),
    ]


def name_in_two_columns_on_two_pages(path: Path) -> list[Found]:
    """Family and given name apart; the heading comes again on the second page."""
    head: list[Any] = [
        "STT",
        "Họ và tên đệm",
        "Tên",
        "Giới tính",
        "Sinh ngày",
        "Chức danh",
    ]
    rows: list[list[Any]] = [
        [None, "SỞ SÔNG NÚI"],
        head,
        [1, "Đặng Thành", "Tín", "Nam", "01/02/1974", "Trưởng phòng"],
        [2, "Ngô Thị", "Sa", "Nữ", "1/12/1980", "Chuyên viên"],
        ["Cộng trang 1: 2 người"],
        [None, None, None, None, None, "Trang 2"],
        head,
        [3, "Cao Văn", "Lý", "Nam", "31-12-1990", "Chuyên viên"],
        ["Tổng số: 3 người"],
        ["Nơi nhận:"],
        ["- Như trên;"],
        ["- Lưu: VT."],
    ]
    save(path, rows)
    return [
        (3, "Đặng Thành Tín", "1974-02-01", "Trưởng phòng", "", "nam"),
        (4, "Ngô Thị Sa", "1980-12-01", "Chuyên viên", "", "nữ"),
        (8, "Cao Văn Lý", "1990-12-31", "Chuyên viên", "", "nam"),
    ]


def given_name_under_a_merged_heading(path: Path) -> list[Found]:
    """One heading «Họ và tên» over two columns, and crosses under Nam and Nữ."""
    rows: list[list[Any]] = [
        ["TT", "HỌ VÀ TÊN", None, "Giới tính", None, "NĂM SINH", "CHỨC VỤ", "ĐƠN VỊ"],
        [None, None, None, "Nam", "Nữ", None, None, None],
        [1, "Mai Văn", "Trà", "x", None, 1970, "Giám đốc", "Trung tâm Tin học"],
        [2, "Lý Thị", "Bồng", None, "x", 1972, "Phó Giám đốc", "Trung tâm Tin học"],
    ]
    merged = ["A1:A2", "B1:C2", "D1:E1", "F1:F2", "G1:G2", "H1:H2"]
    save(path, rows, merged=merged)
    unit = "Trung tâm Tin học"
    return [
        (3, "Mai Văn Trà", "1970", "Giám đốc", unit, "nam"),
        (4, "Lý Thị Bồng", "1972", "Phó Giám đốc", unit, "nữ"),
    ]


def second_sheet_behind_a_hidden_one(path: Path) -> list[Found]:
    """The first sheet is hidden; the table begins in the third column, fifth row."""
    book = Workbook()
    hidden = book.active
    assert hidden is not None
    hidden.title, hidden.sheet_state = "Lương", "hidden"
    hidden.append(["Họ và tên", "Hệ số lương"])
    hidden.append(["Không Được Đọc", "4,98"])
    sheet = book.create_sheet("Danh sách")
    for place, text in enumerate(["STT", "Họ tên", "Ngày sinh", "Chức vụ"], start=3):
        sheet.cell(5, place, text)
    born = {"Kiều Văn Sơn": date(1969, 12, 31), "Y Thị Trà": date(1988, 2, 29)}
    for row, (name, day) in enumerate(born.items(), start=6):
        cells: list[Any] = [row - 5, name, day, "Chuyên viên"]
        for place, cell in enumerate(cells, start=3):
            sheet.cell(row, place, cell)
    book.save(path)
    return [
        (6, "Kiều Văn Sơn", "1969-12-31", "Chuyên viên", "", ""),
        (7, "Y Thị Trà", "1988-02-29", "Chuyên viên", "", ""),
    ]


def addressed_with_degrees_in_capitals(path: Path) -> list[Found]:
    """A table in Word: «Ông», «Bà», degrees, capitals, and numbers in the names."""
    rows = [
        ["Số TT", "Đồng chí", "Sinh năm", "Chức vụ, đơn vị công tác"],
        ["1", "Ông Nguyễn Văn Sông", "1965", "Giám đốc Sở"],
        ["2", "Bà ThS. Trần Thị Núi", "1970", "Phó Giám đốc Sở"],
        ["3", "Đ/c Ông Văn Biển", "1972", "Chánh Thanh tra"],
        ["4", "LÊ THỊ ĐẢO", "1980", "Trưởng phòng"],
    ]
    paper = Document()
    paper.add_paragraph(TITLE)
    table = paper.add_table(rows=0, cols=4)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.add_paragraph("Nơi nhận: như trên.")
    paper.save(str(path))
    return [
        (2, "Nguyễn Văn Sông", "1965", "Giám đốc Sở", "", "nam"),
        (3, "Trần Thị Núi", "1970", "Phó Giám đốc Sở", "", "nữ"),
        (4, "Ông Văn Biển", "1972", "Chánh Thanh tra", "", ""),
        (5, "LÊ THỊ ĐẢO", "1980", "Trưởng phòng", "", ""),
    ]


def spreadsheet_of_libreoffice(path: Path) -> list[Found]:
    """An .ods with a merged unit and a total."""
    paper = OpenDocumentSpreadsheet()
    sheet = Table(name="Nhân sự")
    rows: list[list[str | None]] = [
        ["Danh sách trích ngang", "", "", ""],
        ["STT", "Họ và tên", "Năm sinh", "Đơn vị"],
        ["1", "Hà Thị Gành", "1977", "Phòng Biển"],
        ["2", "Tạ Văn Yến", "1983", None],
        ["", "Tổng cộng", "", "2"],
    ]
    for texts in rows:
        line = TableRow()
        for text in texts:
            if text is None:
                line.addElement(CoveredTableCell())
                continue
            spans = {"numberrowsspanned": "2"} if text == "Phòng Biển" else {}
            cell = TableCell(valuetype="string", **spans)
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    paper.spreadsheet.addElement(sheet)
    paper.save(str(path))
    return [
        (3, "Hà Thị Gành", "1977", "", "Phòng Biển", ""),
        (4, "Tạ Văn Yến", "1983", "", "Phòng Biển", ""),
    ]


def csv_from_excel(path: Path) -> list[Found]:
    """Semicolons, a mark of UTF-8, decomposed letters, a quoted line break."""
    import unicodedata

    text = (
        f'{OFFICE};;;\n"{TITLE}";;;\n;;;\n'
        'STT;"Họ và\ntên";Ngày sinh;"Chức vụ"\n'
        "A;Khối Đảng;;\n"
        "1;Đỗ Thị Hường;05/07/1975;Trưởng ban\n"
        "2;Trương Văn Ổi;2/9/1985;Phó ban\n"
        "B;Khối Chính quyền;;\n"
        "1;Lâm Thị Ớt;;Chủ tịch\n"
        ";Cộng: 3 người;;\n;;;Người lập\n;;;Đỗ Thị Hường\n"
    )
    composed = unicodedata.normalize("NFD", text)
    path.write_text(composed, encoding="utf-8-sig", newline="")
    return [
        (6, "Đỗ Thị Hường", "1975-07-05", "Trưởng ban", "Khối Đảng", ""),
        (7, "Trương Văn Ổi", "1985-09-02", "Phó ban", "Khối Đảng", ""),
        (9, "Lâm Thị Ớt", "", "Chủ tịch", "Khối Chính quyền", ""),
    ]


def one_person_over_two_rows(path: Path) -> list[Found]:
    """Somebody with two posts stands in merged cells over two rows."""
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
        [1, "Phan Văn Đèo", 1968, "Chủ tịch Hội"],
        [None, None, None, "Ủy viên Ban Thường vụ"],
        [2, "Từ Thị Suối", 1979, "Phó Chủ tịch Hội"],
        [3, None, None, None],
    ]
    save(path, rows, merged=["A2:A3", "B2:B3", "C2:C3"])
    both = "Chủ tịch Hội; Ủy viên Ban Thường vụ"
    return [
        (2, "Phan Văn Đèo", "1968", both, "", ""),
        (4, "Từ Thị Suối", "1979", "Phó Chủ tịch Hội", "", ""),
    ]


def names_and_nothing_else(path: Path) -> list[Found]:
    """A list of names under one heading."""
    save(path, [["Họ và tên"], ["Nguyễn Thị Một"], ["Trần Văn Hai"]])
    return [
        (2, "Nguyễn Thị Một", "", "", "", ""),
        (3, "Trần Văn Hai", "", "", "", ""),
    ]


LAYOUTS: dict[str, tuple[str, Callable[[Path], list[Found]]]] = {
    "birth year under Nam or Nữ": ("a.xlsx", born_under_nam_or_nu),
    "name in two columns, two pages": ("c.xlsx", name_in_two_columns_on_two_pages),
    "given name under a merged heading": (
        "d.xlsx",
        given_name_under_a_merged_heading,
    ),
    "behind a hidden sheet": ("e.xlsx", second_sheet_behind_a_hidden_one),
    "CSV from Excel": ("h.csv", csv_from_excel),
    "names and nothing else": ("k.xlsx", names_and_nothing_else),
    "posts of Party and state": ("b.xlsx", posts_of_party_and_state),
    "a table of Word": ("f.docx", addressed_with_degrees_in_capitals),
    "a spreadsheet of LibreOffice": ("g.ods", spreadsheet_of_libreoffice),
    "one person over two rows": ("i.xlsx", one_person_over_two_rows),
}
