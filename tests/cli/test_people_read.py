"""`tinnhiem people read`: a table of people, row by row, without a campaign."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.intake.office_files import LAYOUTS
from tinnhiem.cli.main import tinnhiem

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(
    (ROOT / "docs/reference/people-read.schema.json").read_text(encoding="utf-8")
)
PLAIN = "Họ tên,Năm sinh,Chức vụ\nLê Thị Lan,5/7/1980,Trưởng phòng\n"


def call(*words: str | Path, pasted: str | None = None) -> Result:
    return CliRunner().invoke(
        tinnhiem,
        ["people", "read", *map(str, words)],
        input=pasted,
        standalone_mode=False,
    )


def told(*words: str | Path) -> dict[str, Any]:
    answer = call(*words, "--json")
    values: dict[str, Any] = json.loads(answer.stdout)
    jsonschema.validate(values, SCHEMA)
    return values


def write(folder: Path, text: str) -> Path:
    file = folder / "danh-sach.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_json_is_as_its_schema_says(tmp_path: Path, layout: str) -> None:
    name, lay_out = LAYOUTS[layout]
    lay_out(tmp_path / name)

    assert told(tmp_path / name)["totals"]["persons"] > 0


def test_it_starts_without_django(tmp_path: Path) -> None:
    file = write(tmp_path, PLAIN)
    code = (
        "import sys\n"
        "from tinnhiem.cli.main import tinnhiem\n"
        "from contextlib import suppress\n"
        f"for words in (['--help'], [{str(file)!r}, '--json']):\n"
        "    tinnhiem.main(['people', 'read', *words], standalone_mode=False)\n"
        "assert 'django' not in sys.modules, 'Django was loaded'\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_a_column_named_by_letter_or_heading_overrules_the_guess(
    tmp_path: Path,
) -> None:
    file = write(tmp_path, "Ai đó,Lúc nào,Họ tên\nLê Thị Lan,1980,Trần Văn Khác\n")

    (_, row) = told(file, "--column", "name=A", "--column", "birth=Lúc nào")["rows"]

    assert (row["name"], row["birth"]) == ("Lê Thị Lan", "1980")


def test_without_a_heading_the_columns_are_named_by_letter(tmp_path: Path) -> None:
    file = write(tmp_path, "1,Lê Thị Lan,1980\n2,Trần Văn Minh,1979\n")

    values = told(file, "--column", "name=B", "--column", "birth=C")

    assert values["header_row"] == 0
    assert [row["name"] for row in values["rows"]] == ["Lê Thị Lan", "Trần Văn Minh"]
    assert values["columns"] == {"name": "B", "birth": "C"}


def test_a_pasted_table_is_read_from_standard_input() -> None:
    pasted = "STT\tHọ và tên\tChức vụ\n1\tLê Thị Lan\tTrưởng phòng\n"

    answer = call("-", "--json", pasted=pasted)

    assert json.loads(answer.stdout)["rows"][1]["name"] == "Lê Thị Lan"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("Lê Lan,5-7-75,A", "không ghi rõ thế kỷ", id="short year"),
        pytest.param("Lê Lan,31/02/1980,A", "không có ngày", id="no such day"),
        pytest.param("Lê Lan 2,1980,A", "có chữ số", id="digits in a name"),
        pytest.param(",1980,Trưởng phòng", "chưa có họ tên", id="nobody"),
    ],
)
def test_a_row_in_doubt_is_an_error_and_the_command_says_so(
    tmp_path: Path, row: str, reason: str
) -> None:
    file = write(tmp_path, f"{PLAIN}{row}\n")

    answer = call(file, "--json")

    last = json.loads(answer.stdout)["rows"][-1]
    assert (last["verdict"], answer.return_value) == ("error", 1)
    assert reason in last["reason"]


def test_for_people_the_evidence_stands_above_the_rows(tmp_path: Path) -> None:
    text = PLAIN.replace("\n", ",Lương\n", 1).replace("phòng\n", "phòng,9\n")

    said = call(write(tmp_path, text)).stdout

    assert "Cột A «Họ tên»: họ và tên (khớp nguyên văn, 100 điểm)" in said
    assert "Cột D «Lương»: không rõ, chưa dùng" in said
    assert "Cộng 2 dòng: 1 người, 1 dòng bỏ qua, 0 dòng lỗi." in said


def test_a_table_without_names_says_how_to_go_on(tmp_path: Path) -> None:
    answer = call(write(tmp_path, "Số liệu,Quý I\nThu,12\n"))

    assert answer.exception is not None
    assert getattr(answer.exception, "code", "") == "heading-not-found"
