"""`tinnhiem count` on files: figures, differences, faults, exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.strategies import make_account, make_count
from tinnhiem import rulebooks
from tinnhiem.cli.files.count import count
from tinnhiem.cli.files.count_json import count_as_json
from tinnhiem.cli.files.count_report import CountReport, show_count
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.count.reconciliation import reconcile
from tinnhiem.core.errors import VoteError
from tinnhiem.core.share import ImpossibleShareError, WholeUnknownError

Write = Callable[..., str]
HEADING = "Phiếu;Nguyễn Văn An;Trần Thị Bình"


@dataclass(frozen=True)
class Answer:
    code: int
    text: str
    refusal: VoteError | None

    @property
    def values(self) -> Any:
        return json.loads(self.text)


def run(*arguments: str) -> Answer:
    result = CliRunner().invoke(count, arguments, standalone_mode=False)
    refusal = result.exception if isinstance(result.exception, VoteError) else None
    if result.exception and refusal is None:
        raise result.exception
    return Answer(result.return_value or 0, result.output, refusal)


@pytest.fixture
def pile(tmp_path: Path) -> Write:
    """Write rows of marks, one a sheet, and return the path."""

    def write(*rows: str, name: str = "lan-1.csv") -> str:
        lines = [HEADING, *(f"{n};{row}" for n, row in enumerate(rows, 1))]
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    return write


TWELVE = ("1;3",) * 7 + ("2;3",) * 3 + ("0;1", "X;2")


def test_a_count_that_adds_up_prints_figures_shares_and_bands(pile: Write) -> None:
    answer = run(pile(*TWELVE), "--summoned", "15", "--present", "12")

    assert answer.code == 0
    assert "Quy định 96-QĐ/TW" in answer.text
    assert "Triệu tập 15, có mặt 12; phát ra 12, thu về 12" in answer.text
    assert "58,33% *" in answer.text
    assert "46,67% /15" in answer.text
    assert "- Nguyễn Văn An: không thuộc ngưỡng nào (0/12 tín nhiệm thấp" in answer.text
    assert "- Trần Thị Bình: thuộc ngưỡng «Miễn nhiệm" in answer.text
    assert "10/12 tín nhiệm thấp" in answer.text
    assert "Đã kiểm và đối soát, không có sai lệch." in answer.text


def test_the_same_as_values_for_a_script(pile: Write) -> None:
    answer = run(pile(*TWELVE), "--summoned", "15", "--json")

    an, binh = answer.values["officeholders"]
    assert answer.code == 0
    assert answer.values["clean"] is True
    assert (an["valid"], an["invalid"], an["returned"]) == (10, 2, 12)
    assert an["invalid_reasons"] == {
        "blank": 1,
        "several": 1,
        "struck": 0,
        "foreign": 0,
    }
    assert an["levels"]["high"]["percent"] == "58,33%"
    assert an["levels"]["high"]["other_bases"]["valid"] == {
        "of": 10,
        "percent": "70,00%",
    }
    assert an["finding"]["band"] is None
    assert binh["lawful_base"] == "returned"
    assert binh["finding"]["band"] == "relief"
    assert binh["one_less"]["low"] == 9


def test_one_vote_that_would_tip_the_band_is_said(pile: Write) -> None:
    answer = run(pile(*["1;3"] * 8, *["1;1"] * 4))

    assert "Bớt một phiếu thấp: thuộc ngưỡng" in answer.text
    assert "mọi phiếu hợp lệ giống nhau" in answer.text


def test_figures_nobody_gave_are_said_to_be_assumed(pile: Write) -> None:
    quiet = run(pile(*TWELVE))
    told = run(pile(*TWELVE), "--issued=12", "--present=12", "--summoned=12")

    assert "tạm lấy: số người được triệu tập = 12" in quiet.text
    assert "tạm lấy" not in told.text


def test_two_entries_that_agree_are_counted_once(pile: Write) -> None:
    answer = run(pile(*TWELVE), pile(*TWELVE, name="lan-2.csv"), "--json")

    assert answer.code == 0
    assert answer.values["differences"] == []
    assert answer.values["account"]["returned"] == 12


def test_two_entries_that_differ_name_the_cells_and_give_no_result(
    pile: Write,
) -> None:
    second = pile("1;3", "2;3", *TWELVE[2:], name="lan-2.csv")

    answer = run(pile(*TWELVE), second)

    assert answer.code == 1
    assert "lệch nhau ở 1 ô" in answer.text
    assert "Phiếu 2, Nguyễn Văn An: lần một 1 (tín nhiệm cao), lần hai 2" in answer.text
    assert "ngưỡng" not in answer.text


def test_differing_cells_as_values(pile: Write) -> None:
    answer = run(pile("1;3", "1;1"), pile("1;3", "1;X", name="lan-2.csv"), "--json")

    assert answer.values["clean"] is False
    assert answer.values["officeholders"] == []
    assert answer.values["differences"] == [
        {"sheet": 2, "officeholder": "Trần Thị Bình", "first": "1", "second": "X"}
    ]


def test_the_same_file_twice_is_not_two_entries(pile: Write) -> None:
    path = pile(*TWELVE)

    answer = run(path, path)

    assert answer.refusal is not None
    assert answer.refusal.code == "same-file-twice"


def test_entries_of_different_length_are_refused(pile: Write) -> None:
    answer = run(pile(*TWELVE), pile(*TWELVE[1:], name="lan-2.csv"))

    assert answer.refusal is not None
    assert answer.refusal.code == "different-sheets"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param(["--issued=11"], "E-105", id="more returned than issued"),
        pytest.param(["--issued=13", "--present=12"], "E-103", id="one has two sheets"),
        pytest.param(["--printed=14", "--unused=1"], "E-102", id="a sheet is nowhere"),
    ],
)
def test_sheets_that_do_not_balance_block_the_result(
    pile: Write, options: list[str], code: str
) -> None:
    answer = run(pile(*TWELVE), *options)

    assert answer.code == 1
    assert f"[{code}]" in answer.text
    assert "Cách xử lý:" in answer.text
    assert "chưa in kết quả" in answer.text


def test_missing_and_foreign_sheets_are_warned_about_and_counted(pile: Write) -> None:
    answer = run(pile(*TWELVE), "--issued=13", "--present=14", "--foreign=1", "--json")

    assert answer.code == 0
    assert [one["code"] for one in answer.values["warnings"]] == ["W-101", "W-102"]
    an = answer.values["officeholders"][0]
    assert (an["returned"], an["invalid_reasons"]["foreign"]) == (13, 1)


def test_spare_sheets_are_taken_as_unused(pile: Write) -> None:
    answer = run(pile(*TWELVE), "--printed=20", "--json")

    assert answer.values["account"]["unused"] == 8
    assert answer.values["errors"] == []


def test_an_older_instrument_counts_of_all_members(pile: Write) -> None:
    path = pile(*TWELVE)

    told = run(path, "--rulebook", "85/2014/QH13", "--members=20", "--json")
    untold = run(path, "--rulebook", "85/2014/QH13")

    binh = told.values["officeholders"][1]
    assert binh["lawful_base"] == "members"
    assert (binh["finding"]["low"], binh["finding"]["of"]) == (10, 20)
    assert binh["finding"]["band"] is None
    assert isinstance(untold.refusal, WholeUnknownError)


def test_more_present_than_summoned_is_refused(pile: Write) -> None:
    answer = run(pile(*TWELVE), "--summoned=11")

    assert isinstance(answer.refusal, ImpossibleShareError)


def test_a_fault_of_one_person_is_printed_with_name_and_rule(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rulebook = rulebooks.load("party-96-qd-tw-2023")
    account, hall = make_account(24), Attendance(26, 24)
    found = reconcile(
        [make_count(of="k1", high=23)],
        account=account,
        attendance=hall,
        rulebook=rulebook,
    )
    report = CountReport(
        rulebook=rulebook,
        account=account,
        attendance=hall,
        outcomes=(),
        reconciliation=found,
        names={"k1": "Nguyễn Văn An"},
    )

    show_count(report)

    printed = capsys.readouterr().out
    assert "[E-201] «Nguyễn Văn An»: hợp lệ 23 và không hợp lệ 0" in printed
    assert "(căn cứ Điều 6.3 Quy định 96-QĐ/TW)" in printed
    (error,) = count_as_json(report)["errors"]
    assert error["subject"] == "Nguyễn Văn An"
    assert error["citation"]["instrument"] == "Quy định 96-QĐ/TW"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("A;B\n1;12\n", "ô B2 (B)", id="an unknown value"),
        pytest.param("A;B\n1;\n", "ô trống", id="an empty cell"),
        pytest.param("", "không có nội dung", id="an empty file"),
        pytest.param("%PDF-1.7", "không phải văn bản", id="another kind of file"),
    ],
)
def test_a_file_that_cannot_be_read_ends_in_a_sentence_and_code_two(
    tmp_path: Path, content: str, says: str
) -> None:
    path = tmp_path / "doc.csv"
    path.write_text(content, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "tinnhiem.cli", "count", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"},
    )

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
