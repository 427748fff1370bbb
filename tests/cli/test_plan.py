"""`tinnhiem plan check` as scripts and clerks call it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.strategies_plans import SEED, SEED_FILE, saying

SOUND = saying(
    ("chậm nhất ngày 30/6/2023", "chậm nhất ngày 23/6/2023"),
    ("trước ngày **05/7/2023", "trước ngày **04/7/2023"),
)(SEED)


def tinnhiem(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tinnhiem.cli", *map(str, words)]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )


def checked(*words: str | Path) -> tuple[int, dict[str, Any]]:
    answer = tinnhiem("plan", "check", *words, "--json")
    assert answer.stderr == ""
    return answer.returncode, json.loads(answer.stdout)


def test_json_has_the_fields_that_scripts_rely_on() -> None:
    code, table = checked(SEED_FILE)

    assert code == 1
    assert table["issuer"] == "Văn phòng UBND tỉnh Quảng Ngãi"
    assert {key: table["bases"][0][key] for key in ("kind", "number", "date")} == {
        "kind": "Quyết định",
        "number": "96-QĐ/TW",
        "date": "2023-02-02",
    }
    assert (table["officeholder_count"], len(table["voter_categories"])) == (4, 8)
    assert table["officeholders"][1]["count"] == 3
    quorum = {k: table["quorum"][k] for k in ("numerator", "denominator", "of")}
    assert quorum == {"numerator": 2, "denominator": 3, "of": "summoned"}
    assert (table["minutes"]["copies"], len(table["minutes"]["recipients"])) == (3, 3)
    assert len(table["criteria"]) == 2
    assert table["steps"][0]["deadline"] == {
        "kind": "on_or_before",
        "date": "2023-06-28",
    }
    assert table["steps"][3]["deadline"] == {"kind": "days_before_vote", "days": 3}
    assert table["steps"][0]["source"]["line"] == 62
    assert table["feasible_days"] == [f"2023-07-{day:02d}" for day in range(8, 14)]
    assert table["feasible_working_days"] == table["feasible_days"][2:]
    finding = table["findings"][0]
    assert set(finding) == {"code", "severity", "message", "rule", "source"}


def test_a_clerk_reads_a_folded_report() -> None:
    answer = tinnhiem("plan", "check", SEED_FILE)

    assert answer.returncode == 1
    assert max(map(len, answer.stdout.split("\n"))) <= 100
    for words in ("Chánh Văn phòng", "3.1(4)", "thứ Năm 13/7/2023", "MÂU THUẪN: 2"):
        assert words in answer.stdout


def test_a_sound_plan_exits_with_zero(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(SOUND, encoding="utf-8")

    assert checked(path)[0] == 0


@pytest.mark.parametrize("day", ["2023-07-10", "10/7/2023", "10/07/2023"])
def test_a_conference_day_is_written_either_way(day: str) -> None:
    code, table = checked(SEED_FILE, "--conference-on", day)

    assert code == 1
    assert (table["conference_on"], table["conference_on_given"]) == (
        "2023-07-10",
        True,
    )


@pytest.mark.parametrize("day", ["hôm nay", "31/6/2023", "0001-01-01"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    answer = tinnhiem("plan", "check", SEED_FILE, "--conference-on", day)

    assert answer.returncode == 2
    assert day in answer.stderr
    assert "Traceback" not in answer.stderr


def test_another_rulebook_may_be_named() -> None:
    code, table = checked(SEED_FILE, "--rulebook", "assembly-96-2023-qh15")

    assert code == 1
    assert table["rulebook"] == "assembly-96-2023-qh15"


def test_a_refusal_is_json_too(tmp_path: Path) -> None:
    code, table = checked(tmp_path / "none.txt")

    assert (code, table["error"]["code"]) == (2, "file-missing")
    assert "Không tìm thấy tệp" in table["error"]["message"]


def test_a_refusal_is_one_vietnamese_sentence(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Kính gửi Sở Nội vụ", encoding="utf-8")
    answer = tinnhiem("plan", "check", path)

    assert answer.returncode == 2
    assert answer.stdout == ""
    assert "không phải kế hoạch lấy phiếu tín nhiệm" in answer.stderr


def test_an_unknown_rulebook_is_refused() -> None:
    code, table = checked(SEED_FILE, "--rulebook", "luật-rừng")

    assert code == 2
    assert "luật-rừng" in table["error"]["message"]
