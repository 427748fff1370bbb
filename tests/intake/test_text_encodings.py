"""A text file in any encoding an office still has; nothing is ever replaced."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.letters.writing import cp1258_of, names, tcvn3_of, viqr_of, vni_of
from tinnhiem.core.files import FileLettersError, FileNotTableError, FileRefusedError
from tinnhiem.intake.letters.code import OCTETS
from tinnhiem.intake.tables import read_pasted, read_table

TEXT = (
    "STT;Họ và tên;Chức vụ\n"
    "1;Nguyễn Thiên Bút;Chánh Văn phòng\n"
    "2;Trần Thị Trà Khúc;Phó Chánh Văn phòng\n"
    "3;Phạm Sa Huỳnh;Trưởng phòng Tổng hợp\n"
)
ROWS = tuple(tuple(line.split(";")) for line in TEXT.splitlines())


def octets(glyphs: str) -> bytes:
    return bytes(OCTETS[glyph] for glyph in glyphs)


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "ds.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "name", "evidence"),
    [
        pytest.param(TEXT.encode(), "utf-8", "đúng quy tắc UTF-8", id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), "utf-8-sig", "EF BB BF", id="mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16-le", "FF FE", id="UTF-16, mark"),
        pytest.param(
            b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "FE FF", id="BE, mark"
        ),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16-le", "vị trí chẵn", id="LE"),
        pytest.param(TEXT.encode("utf-16-be"), "utf-16-be", "vị trí lẻ", id="BE"),
        pytest.param(
            unicodedata.normalize("NFD", TEXT).encode(), "utf-8", "UTF-8", id="NFD"
        ),
        pytest.param(octets(cp1258_of(TEXT)), "cp1258", "Windows-1258", id="1258"),
        pytest.param(octets(tcvn3_of(TEXT)), "tcvn3", "«NguyÔn»", id="TCVN3"),
        pytest.param(octets(vni_of(TEXT)), "vni", "«Nguyeãn»", id="VNI"),
        pytest.param(viqr_of(TEXT).encode(), "viqr", "VIQR", id="VIQR"),
        pytest.param(tcvn3_of(TEXT).encode(), "tcvn3", "UTF-8", id="TCVN3 in UTF-8"),
        pytest.param(vni_of(TEXT).encode("utf-16"), "vni", "FF FE", id="VNI in UTF-16"),
    ],
)
def test_an_encoding_is_recognised_with_evidence(
    tmp_path: Path, content: bytes, name: str, evidence: str
) -> None:
    table = read_table(written(tmp_path, content))

    assert table.rows == ROWS
    assert table.encoding.name == name
    assert evidence in table.encoding.evidence
    assert table.encoding.is_sure


def test_old_letters_that_were_pasted_are_read() -> None:
    table = read_pasted(tcvn3_of(TEXT.replace(";", "\t")))

    assert table.rows == ROWS
    assert table.encoding.name == "tcvn3"


@pytest.mark.parametrize("text", ["name,age\nAnn,30\n", TEXT, "a;b\n1;2\n"])
def test_correct_text_is_never_converted(tmp_path: Path, text: str) -> None:
    table = read_table(written(tmp_path, text.encode()))

    assert table.encoding.name == "utf-8"
    assert table.encoding.is_sure
    assert "".join(map("".join, table.rows)) == "".join(
        text.replace(",", "").replace(";", "").splitlines()
    )


def test_a_byte_that_the_encoding_lacks_is_refused_with_its_place(
    tmp_path: Path,
) -> None:
    content = octets(tcvn3_of(TEXT)).replace(b"Sa ", b"S\xff ")

    with pytest.raises(FileLettersError) as refused:
        read_table(written(tmp_path, content))

    assert (refused.value.row, refused.value.column) == (4, 2)
    assert "byte FF" in refused.value.detail


def test_broken_utf8_is_refused_with_its_place(tmp_path: Path) -> None:
    content = TEXT.encode().replace("Tổng".encode(), "Tổng".encode()[:-3])

    with pytest.raises(FileLettersError) as refused:
        read_table(written(tmp_path, content))

    assert (refused.value.row, refused.value.column) == (4, 3)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode("utf-16-le") + b"\x00", id="half a letter"),
        pytest.param(TEXT.encode("utf-16") + b"\x00\xd8", id="half a pair"),
        pytest.param(TEXT.encode("utf-32"), id="UTF-32"),
    ],
)
def test_broken_utf16_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileLettersError):
        read_table(written(tmp_path, content))


def test_a_binary_file_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(FileNotTableError):
        read_table(written(tmp_path, b"a;b\n1;\x00\x01\x02\n"))


def test_western_text_is_read_and_marked_unsure(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, "a;b\ncafé;Zoë\n".encode("cp1252")))

    assert table.rows == (("a", "b"), ("café", "Zoë"))
    assert table.encoding.name == "cp1252"
    assert not table.encoding.is_sure


@given(st.lists(names, min_size=1, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_names_in_utf8_stay_what_they_are(tmp_path: Path, roster: list[str]) -> None:
    rows = read_table(written(tmp_path, "\n".join(roster).encode())).rows

    assert [cell for (cell,) in rows] == roster


@given(st.binary(min_size=1, max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused_and_never_replaced(
    tmp_path: Path, content: bytes
) -> None:
    try:
        table = read_table(written(tmp_path, content))
    except FileRefusedError:
        return

    assert "\ufffd" not in "".join(map("".join, table.rows))


def test_letters_lost_before_are_not_taken_for_letters(tmp_path: Path) -> None:
    with pytest.raises(FileLettersError) as refused:
        read_table(written(tmp_path, "STT;Tên\n1;Nguy\ufffdn\n".encode()))

    assert (refused.value.row, refused.value.column) == (2, 2)
