"""`tinnhiem result check` as scripts and clerks call it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "tests" / "core" / "outcome"
SCHEMA = json.loads(
    (ROOT / "docs/reference/result-check.schema.json").read_text(encoding="utf-8")
)
PUBLISHED = sorted(
    path for path in RESULTS.glob("*.csv") if path.name != "boundary_cases.csv"
)


def tinnhiem(
    *words: str | Path, told: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tinnhiem.cli", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        input=told,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )


def checked(*words: str | Path, told: str | None = None) -> tuple[int, dict[str, Any]]:
    answer = tinnhiem("result", "check", *words, "--json", told=told)
    assert answer.stderr == ""
    table = json.loads(answer.stdout)
    if "error" not in table:
        Draft202012Validator(SCHEMA).validate(table)
    return answer.returncode, table


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_the_exit_code_says_whether_there_is_a_fault(path: Path) -> None:
    code, table = checked(path)

    assert code == (1 if table["totals"]["faults"] else 0)
    assert code == (path.name in {"dn_2014.csv", "qng_2018.csv", "tl_2023.csv"})


def test_json_says_row_base_and_finding() -> None:
    _, table = checked(RESULTS / "dn_2014.csv")
    (document,) = table["documents"]

    assert (document["base"], document["base_whole"]) == ("members", 48)
    assert [row["base"] for row in document["rows"]][2:6] == [
        "members",
        None,
        None,
        "members",
    ]
    assert [(one["row"], one["code"]) for one in document["findings"]] == [
        (4, "mixed-base"),
        (5, "mixed-base"),
    ]
    assert document["findings"][0]["values"]["right"] == "29,17%"


def test_a_clerk_reads_one_line_per_finding_and_a_summary() -> None:
    answer = tinnhiem("result", "check", RESULTS / "tl_2023.csv")

    assert answer.returncode == 1
    lines = answer.stdout.splitlines()
    assert sum("LỖI dòng" in line for line in lines) == 1
    assert "21/33 trên số phiếu thu về là 63,6%" in answer.stdout
    assert "không kết luận về nhân sự" in answer.stdout
    assert lines[-1].startswith("Có 1 lỗi, 0 lưu ý")


def test_the_rulebook_can_be_named(tmp_path: Path) -> None:
    code, table = checked(
        RESULTS / "tc_2018.csv", "--rulebook", "Nghị quyết 96/2023/QH15"
    )

    assert code == 1
    assert table["documents"][0]["findings"][0]["code"] == "base-not-lawful"


def test_what_is_no_result_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "khac.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")

    code, table = checked(other)

    assert code == 2
    assert table["error"]["code"] == "no-figures-read"


def test_a_missing_file_is_refused_in_vietnamese(tmp_path: Path) -> None:
    answer = tinnhiem("result", "check", tmp_path / "thieu.csv")

    assert answer.returncode == 2
    assert answer.stderr.startswith("Lỗi: Không tìm thấy tệp")


def test_text_can_be_piped_in() -> None:
    code, table = checked("-", told="… 46/51 phiếu (88,46 %)")
    (finding,) = table["documents"][0]["findings"]

    assert code == 1
    assert finding["code"] == "share-contradicts"
    assert finding["values"]["wholes"] == ["52"]
    assert finding["values"]["right"] == "90,20%"


@pytest.mark.parametrize("path", ["empty", "picture"])
def test_unreadable_files_are_code_two_also_in_json(path: str, tmp_path: Path) -> None:
    file = tmp_path / path
    file.write_bytes(b"" if path == "empty" else b"\xff\xd8\xff\xe0 jpeg")

    code, table = checked(file)

    assert code == 2
    assert table["error"]["code"] in {"file-empty", "file-not-text", "file-not-table"}


def test_two_documents_are_compared_figure_by_figure(tmp_path: Path) -> None:
    table = tmp_path / "bien-ban.csv"
    table.write_text(
        "TT,Họ và tên,Thu về,Tín nhiệm cao,Tín nhiệm cao %\n"
        '1,Lê Thị Hoa,51,46,"90,20"\n',
        encoding="utf-8",
    )
    text = tmp_path / "bao-cao.txt"
    text.write_text(
        "Thu về 51 phiếu.\nĐồng chí Lê Thị Hoa: tín nhiệm cao 45 phiếu (88,24%).",
        encoding="utf-8",
    )
    code, told = checked(table, text)
    (compared,) = told["comparisons"]
    (finding,) = compared["findings"]

    assert code == 1
    assert (compared["persons"], compared["figures"]) == (1, 2)
    assert finding["code"] == "figures-differ"
    assert finding["values"]["first_file"] == "bien-ban.csv"
    words = tinnhiem("result", "check", table, text).stdout
    assert (
        "Lê Thị Hoa: Tín nhiệm cao ghi 46 (90,20%) ở bien-ban.csv, dòng 2 (TT 1), "
        "nhưng ghi 45 (88,24%) ở bao-cao.txt, dòng 2." in words
    )
    assert checked(table, table)[0] == 0


HEADS = "TT;Họ và tên;Chức vụ;Thu về;{0};{1};{2};{1};{3};{1}"
LEVEL_HEADS = ("Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp")


@pytest.mark.parametrize("bare", ["Tỷ lệ %", "Tỷ lệ (%)", "Tỷ lệ", "Tỉ lệ", "%"])
@pytest.mark.parametrize("mark", [";", ","])
def test_a_bare_percent_belongs_to_the_level_on_its_left(
    tmp_path: Path, bare: str, mark: str
) -> None:
    heads = HEADS.format(LEVEL_HEADS[0], bare, *LEVEL_HEADS[1:])
    table = f"{heads}\n1;Trần Thị A;Giám đốc;50;15;35;30;60;5;10\n"
    file = tmp_path / "ket-qua.csv"
    file.write_text(table.replace(";", mark), encoding="utf-8")

    code, told = checked(file)

    assert code == 1
    (fault,) = told["documents"][0]["findings"]
    assert (fault["code"], fault["values"]["right"]) == ("percent-wrong", "30%")


def test_a_percent_column_that_belongs_to_nothing_is_said_to_be_unread(
    tmp_path: Path,
) -> None:
    file = tmp_path / "ket-qua.csv"
    file.write_text(
        "TT;Họ và tên;Thu về;Tín nhiệm cao;Tín nhiệm;Tín nhiệm thấp;Nơi họp;Tỷ lệ %\n"
        "1;Trần Thị A;50;15;30;5;Hội trường;35\n",
        encoding="utf-8",
    )
    shown = tinnhiem("result", "check", file).stdout
    assert "CHƯA ĐỌC ĐƯỢC dòng 1: «Tỷ lệ %»" in shown


SAID = "Bà Trần Thị Hai: tín nhiệm cao 40 phiếu (80%), tín nhiệm 9 phiếu (18%), "


@pytest.mark.parametrize(
    ("low", "code"),
    [("tín nhiệm thấp 1 phiếu (2%).", 0), ("tín nhiệm thấp 2 phiếu (4%).", 1)],
)
def test_answers_above_the_whole_that_percents_imply_are_a_fault(
    low: str, code: int
) -> None:
    found, told = checked("-", told=SAID + low)
    assert found == code
    faults = [one["code"] for one in told["documents"][0]["findings"]]
    assert ("sum-above-whole" in faults) == bool(code)


@pytest.mark.parametrize(
    ("posts", "name"),
    [
        (("Chủ tịch HĐND tỉnh", "Trưởng Ban Pháp chế"), "Nghị quyết 96/2023/QH15"),
        (("Phó Chủ tịch UBND tỉnh", "Phó Chủ tịch HĐND tỉnh"), "Nghị quyết 96/2023"),
        (("Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"), "Quy định 96-QĐ/TW"),
        (("Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh", "x"), "Quy định 96-QĐ/TW"),
        (("Giám đốc Sở", "Chánh Văn phòng"), "Quy định 96-QĐ/TW"),
    ],
)
def test_the_posts_say_whose_law_a_result_is_held_against(
    tmp_path: Path, posts: tuple[str, str], name: str
) -> None:
    file = tmp_path / "ket-qua.csv"
    rows = "".join(f'Trần A{i};"{p}";50;40;9;1\n' for i, p in enumerate(posts))
    heads = "Họ và tên;Chức vụ;Thu về;Tín nhiệm cao;Tín nhiệm;Tín nhiệm thấp\n"
    file.write_text(heads + rows, encoding="utf-8")

    shown = tinnhiem("result", "check", file, "--on", "13/12/2023").stdout

    assert f"Đối chiếu: {name}" in shown
    assert "chọn bằng --rulebook" in shown
