"""A table in a Word document, as clerks draw them."""

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from tests.intake.letters.writing import vni_of
from tinnhiem.core.files import FileEmptyError, SheetMissingError, TableMissingError
from tinnhiem.core.tables import CellNote, TableFormat
from tinnhiem.intake.tables import read_table

ROSTER = (("TT", "Họ và tên"), ("1", "Nguyễn Văn Bút"), ("2", "Trần Thị Nghiên"))


def document(path: Path, *tables: Sequence[Sequence[str]]) -> Path:
    made = docx.Document()
    made.add_paragraph("Kính gửi: Văn phòng")
    for rows in tables:
        drawn = made.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(drawn.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    made.save(str(path))
    return path


def test_the_longest_table_is_taken_and_the_others_named(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", (("ỦY BAN", "CỘNG HÒA"),), ROSTER)

    table = read_table(path)

    assert table.format is TableFormat.DOCX
    assert table.rows == ROSTER
    assert table.sheet == "Bảng 2"
    assert [each.name for each in table.sheets] == ["Bảng 1", "Bảng 2"]
    assert read_table(path, sheet="Bảng 1").rows == (("ỦY BAN", "CỘNG HÒA"),)


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetMissingError) as refused:
        read_table(document(tmp_path / "a.docx", ROSTER), sheet="Bảng 2")

    assert refused.value.sheets == ("Bảng 1",)


def test_a_letter_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableMissingError):
        read_table(document(tmp_path / "a.docx"))


def test_a_blank_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileEmptyError):
        read_table(document(tmp_path / "a.docx", (("", ""),)))


def test_merged_cells_have_their_text_once(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", (*ROSTER, ("3", "Lê Thiên Ấn")))
    made = docx.Document(str(path))
    cells = made.tables[0]
    cells.cell(0, 0).merge(cells.cell(0, 1)).text = "DANH SÁCH"
    cells.cell(1, 0).merge(cells.cell(2, 0)).text = "Tổ 1"
    made.save(str(path))

    table = read_table(path)

    assert table.rows == (
        ("DANH SÁCH", ""),
        ("Tổ 1", "Nguyễn Văn Bút"),
        ("", "Trần Thị Nghiên"),
        ("3", "Lê Thiên Ấn"),
    )
    assert table.notes == {(0, 1): CellNote.MERGED, (2, 0): CellNote.MERGED}


def test_paragraphs_and_an_inner_table_stay_in_their_cell(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", ROSTER)
    made = docx.Document(str(path))
    cell = made.tables[0].cell(1, 1)
    cell.add_paragraph("Chánh Văn phòng")
    cell.add_table(rows=1, cols=1).cell(0, 0).text = "từ 2021"
    made.save(str(path))

    rows = read_table(path).rows

    assert len(rows) == 3
    assert rows[1][1].split("\n") == [*("Nguyễn Văn Bút", "Chánh Văn phòng", "từ 2021")]


def test_an_old_font_in_a_table_is_evidence(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", [[vni_of(c) for c in row] for row in ROSTER])
    made = docx.Document(str(path))
    for paragraph in made.tables[0].cell(1, 1).paragraphs:
        paragraph.runs[0].font.name = "VNI-Times"
    made.save(str(path))

    table = read_table(path)

    assert table.rows == ROSTER
    assert table.encoding.name == "vni"
    assert "VNI-Times" in table.encoding.evidence
