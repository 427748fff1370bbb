"""Seeing, writing, taking back, merging and exporting people, through the real door."""

import json
from pathlib import Path

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.cli.test_campaign_commands import EXAMPLE, begin

PEOPLE = EXAMPLE / "people.csv"


def test_a_preview_writes_nothing_and_adds_up(ask: Ask) -> None:
    ask("campaign", "new", EXAMPLE / "plan.txt")

    answer = ask("people", "preview", PEOPLE, "--json")
    values = json.loads(answer.said)

    assert (answer.code, values["ready"]) == (DONE, True)
    assert (values["totals"]["rows"], values["totals"]["new"]) == (27, 26)
    assert len(values["rows"]) == 27
    assert "[roster-empty]" in ask("people", "roster").said


def test_a_preview_of_a_faulty_file_says_so_and_ends_in_one(
    ask: Ask,
    tmp_path: Path,
) -> None:
    begin(ask)
    file = tmp_path / "sai.csv"
    text = PEOPLE.read_text(encoding="utf-8")
    file.write_text(text.replace(",1969,", ",5-7-69,", 1), encoding="utf-8")

    shown = ask("people", "preview", file)

    assert shown.code == REFUSED
    assert "1 lỗi" in shown.said
    assert ask("people", "import", file).code == UNREADABLE


def test_an_import_is_taken_back(ask: Ask) -> None:
    begin(ask)

    assert "«people.csv»" in ask("people", "undo").said
    again = ask("people", "undo")

    assert again.code == REFUSED
    assert "[nothing-to-undo]" in again.said


def test_two_persons_are_suggested_and_merged_by_hand(
    ask: Ask,
    tmp_path: Path,
) -> None:
    begin(ask)
    file = tmp_path / "them.csv"
    extra = "VP99,Huynh Thi Liem,Nữ,1976,Chuyên viên,,,Đảng ủy viên,\n"
    file.write_text(PEOPLE.read_text(encoding="utf-8") + extra, encoding="utf-8")
    ask("people", "import", file)

    (pair,) = json.loads(ask("people", "duplicates", "--json").said)
    keys = [person["key"] for person in pair["persons"]]
    merged = ask("people", "merge", "VP05", "VP99", "--reason", "một người")

    assert sorted(keys) == ["VP05", "VP99"]
    assert merged.said.startswith("Đã gộp Huynh Thi Liem vào Huỳnh Thị Liêm.")
    assert json.loads(ask("people", "duplicates", "--json").said) == []


def test_what_is_exported_is_the_same_people(
    ask: Ask,
    tmp_path: Path,
) -> None:
    begin(ask)
    for name in ("nhan-su.xlsx", "nhan-su.csv"):
        assert ask("people", "export", tmp_path / name).code == DONE

        seen = json.loads(ask("people", "preview", tmp_path / name, "--json").said)

        assert seen["totals"]["same"] == 26
    assert ask("people", "preview", tmp_path / "nhan-su.xlsx").code == DONE
