"""Files that are broken, locked, armed or built to exhaust a laptop."""

import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from tests.intake.workbooks import part_of, repacked, workbook
from tinnhiem.core.files import (
    FileDamagedError,
    FileEncryptedError,
    FileMacrosError,
    FileNotTableError,
    FileOldFormatError,
    FileRefusedError,
    FileSyntaxError,
    FileUnpacksTooLargeError,
    FileUnsafeError,
    TableTooLargeError,
)
from tinnhiem.intake.plan_files import read_plan
from tinnhiem.intake.tables import read_table
from tinnhiem.messages import say

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MISSING = pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]
)
MEGABYTE = 1024 * 1024
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return workbook(tmp_path / "good.xlsx", [["Tên"], ["An"]])


def refused(path: Path, error: type[FileRefusedError]) -> FileRefusedError:
    with pytest.raises(error) as caught:
        read_table(path)
    assert str(path) in say(caught.value)
    return caught.value


def test_a_part_that_unpacks_to_gigabytes_is_refused(
    good: Path, tmp_path: Path
) -> None:
    bomb = repacked(good, tmp_path / "a.xlsx", {"xl/a.bin": bytes(200 * MEGABYTE)})

    assert bomb.stat().st_size < MEGABYTE
    refused(bomb, FileUnpacksTooLargeError)


def test_a_part_too_dense_to_be_a_table_is_refused(good: Path, tmp_path: Path) -> None:
    bomb = repacked(good, tmp_path / "a.xlsx", {"xl/a.bin": bytes(30 * MEGABYTE)})

    refused(bomb, FileUnpacksTooLargeError)


def test_a_size_that_lies_is_found_out(good: Path, tmp_path: Path) -> None:
    bomb = repacked(good, tmp_path / "a.xlsx", {STRINGS: b" " * 5 * MEGABYTE})
    content = bomb.read_bytes()
    true, said = 5 * MEGABYTE, 5_000
    checksum = zlib.crc32(b" " * true)
    lie = struct.pack("<L", zlib.crc32(b" " * said))
    content = content.replace(struct.pack("<L", checksum), lie)
    content = content.replace(struct.pack("<L", true), struct.pack("<L", said))
    bomb.write_bytes(content)
    with zipfile.ZipFile(bomb) as packed:
        assert len(packed.read(STRINGS)) == said, "zipfile itself believes the lie"

    refused(bomb, FileUnpacksTooLargeError)


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/x", "a\\b.xml", "C:/x.xml"])
def test_names_that_lead_outside_are_refused(
    good: Path, tmp_path: Path, name: str
) -> None:
    refused(repacked(good, tmp_path / "a.xlsx", {name: b"<a/>"}), FileUnsafeError)


def test_one_name_twice_is_refused(good: Path, tmp_path: Path) -> None:
    path = repacked(good, tmp_path / "a.xlsx", {SHEET.upper(): b"<a/>"})

    refused(path, FileUnsafeError)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "docProps/core.xml"])
def test_document_type_declarations_are_refused(
    good: Path, tmp_path: Path, part: str
) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'

    refused(repacked(good, tmp_path / "a.xlsx", {part: laughs}), FileUnsafeError)


def test_a_broken_package_is_refused(good: Path) -> None:
    good.write_bytes(good.read_bytes()[:-200])

    refused(good, FileDamagedError)


def test_a_flipped_bit_is_noticed(good: Path) -> None:
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as packed:
        entry = packed.getinfo(SHEET)
    content[entry.header_offset + 30 + len(SHEET) + 40] ^= 0x10
    good.write_bytes(content)

    refused(good, FileDamagedError)


def test_broken_xml_is_refused_with_its_part(good: Path, tmp_path: Path) -> None:
    xml = part_of(good, SHEET)[:-20]

    error = refused(repacked(good, tmp_path / "a.xlsx", {SHEET: xml}), FileDamagedError)

    assert SHEET in error.detail


def test_xml_in_an_unknown_encoding_is_refused(good: Path, tmp_path: Path) -> None:
    xml = b'<?xml version="1.0" encoding="UUF-8"?><worksheet/>'

    refused(repacked(good, tmp_path / "a.xlsx", {SHEET: xml}), FileDamagedError)


def test_a_relation_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_table(rows=1, cols=1)
    made.save(str(tmp_path / "good.docx"))
    name = "word/_rels/document.xml.rels"
    xml = part_of(tmp_path / "good.docx", name).replace(b"Target=", b"Tarxet=")

    path = repacked(tmp_path / "good.docx", tmp_path / "a.docx", {name: xml})

    refused(path, FileDamagedError)
    with pytest.raises(FileSyntaxError):
        read_plan(path)


@MISSING
def test_a_missing_part_is_refused(good: Path, tmp_path: Path, part: str) -> None:
    refused(repacked(good, tmp_path / "a.xlsx", {part: None}), FileRefusedError)


@pytest.mark.parametrize(
    "part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "Basic/script-lc.xml"]
)
def test_macros_are_refused(good: Path, tmp_path: Path, part: str) -> None:
    refused(repacked(good, tmp_path / "a.xlsx", {part: b"<a/>"}), FileMacrosError)


def test_a_workbook_that_says_it_has_macros_is_refused(
    good: Path, tmp_path: Path
) -> None:
    types = part_of(good, "[Content_Types].xml").replace(
        b"openxmlformats-officedocument.spreadsheetml.sheet.main",
        b"ms-excel.sheet.macroEnabled.main",
    )

    refused(
        repacked(good, tmp_path / "a.xlsx", {"[Content_Types].xml": types}),
        FileMacrosError,
    )


def test_a_binary_workbook_is_an_old_format(good: Path, tmp_path: Path) -> None:
    path = repacked(good, tmp_path / "a.xlsx", {"xl/workbook.bin": b"x"})

    refused(path, FileOldFormatError)


def test_a_locked_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + ENCRYPTED)

    refused(path, FileEncryptedError)


def test_a_zip_that_is_no_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "An")

    refused(path, FileNotTableError)


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        pytest.param("A1048576", "dòng", id="far below"),
        pytest.param("XFD2", "cột", id="far right"),
        pytest.param("XFD1048576", "dòng", id="far corner"),
    ],
)
def test_one_cell_far_away_is_refused_before_memory_is_asked_for(
    good: Path, tmp_path: Path, cell: str, what: str
) -> None:
    xml = part_of(good, SHEET).replace(b'<c r="A2"', f'<c r="{cell}"'.encode())

    error = refused(
        repacked(good, tmp_path / "a.xlsx", {SHEET: xml}), TableTooLargeError
    )

    assert isinstance(error, TableTooLargeError)
    assert error.what == what


@pytest.mark.parametrize("reference", ["2", "a2", "AAAA2", "É2", "A", "A-2"])
def test_a_cell_without_a_place_is_refused(
    good: Path, tmp_path: Path, reference: str
) -> None:
    xml = part_of(good, SHEET).replace(b'<c r="A2"', f'<c r="{reference}"'.encode())

    refused(repacked(good, tmp_path / "a.xlsx", {SHEET: xml}), FileRefusedError)


def test_a_row_repeated_a_million_times_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    body = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
        '<office:body><office:spreadsheet><table:table table:name="A">'
        '<table:table-row table:number-rows-repeated="1000000">'
        '<table:table-cell table:number-columns-repeated="200" '
        'office:value-type="float" office:value="1"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", body)

    refused(path, TableTooLargeError)


def test_too_many_rows_of_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a\n" * 100_001, encoding="utf-8")

    refused(path, TableTooLargeError)
