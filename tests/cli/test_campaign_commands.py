"""Every command on a campaign, called rightly and wrongly, through the real door."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.papers.by_hand import edited, replacing
from tests.site.stories import tell

EXAMPLE = Path(__file__).parents[2] / "examples" / "quang-ngai-2023"


def begin(ask: Ask) -> None:
    """Make the example's campaign with its people."""
    assert ask("campaign", "new", EXAMPLE / "plan.txt").code == DONE
    assert ask("people", "import", EXAMPLE / "people.csv").code == DONE


def test_a_campaign_begins_from_the_plan_and_says_what_comes_next(ask: Ask) -> None:
    answer = ask("campaign", "new", EXAMPLE / "plan.txt")

    assert "Quy định 96-QĐ/TW" in answer.said
    assert "tinnhiem people import" in answer.said


def test_a_campaign_is_never_overwritten(ask: Ask) -> None:
    begin(ask)

    answer = ask("campaign", "new", EXAMPLE / "plan.txt")

    assert answer.code == REFUSED
    assert "[campaign-exists]" in answer.said


def test_an_empty_folder_says_how_to_begin(ask: Ask) -> None:
    answer = ask("conference", "show")

    assert answer.code == REFUSED
    assert "tinnhiem campaign new" in answer.said


def test_a_folder_that_is_none_is_not_made_by_looking(ask: Ask, tmp_path: Path) -> None:
    answer = ask("campaign", "show", "--data", tmp_path / "nowhere", data=False)

    assert "[data-folder-missing]" in answer.said
    assert not (tmp_path / "nowhere").exists()


def test_several_campaigns_ask_which_one(ask: Ask) -> None:
    begin(ask)
    ask("campaign", "new", EXAMPLE / "plan.txt", "--name", "thu hai")

    answer = ask("campaign", "show")
    chosen = ask("campaign", "show", "--campaign", "thu-hai")

    assert answer.code == REFUSED
    assert "«thu-hai»" in answer.said
    assert chosen.code == DONE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "file-empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "file-not-text", id="a picture"),
        pytest.param("Mời họp cơ quan.".encode(), "plan-not-recognized", id="a letter"),
    ],
)
def test_what_is_no_plan_begins_nothing(
    ask: Ask, tmp_path: Path, content: bytes, code: str
) -> None:
    file = tmp_path / "ke-hoach.txt"
    file.write_bytes(content)

    answer = ask("campaign", "new", file)

    assert answer.code == UNREADABLE
    assert f"[{code}]" in answer.said
    assert "Chưa có cuộc lấy phiếu nào" in ask("campaign", "list").said


def test_faulty_people_change_nothing(ask: Ask, tmp_path: Path) -> None:
    begin(ask)
    text = (EXAMPLE / "people.csv").read_text(encoding="utf-8")
    file = tmp_path / "sai.csv"
    file.write_text(text.replace("1969", "2169"), encoding="utf-8")

    answer = ask("people", "import", file)

    assert answer.code == UNREADABLE
    assert "2169" in answer.said
    assert "26 người" in ask("people", "roster").said


def test_the_roster_shows_each_person_once_with_every_reason(ask: Ask) -> None:
    begin(ask)

    said = ask("people", "roster").said

    assert said.count("Nguyễn Thiên Bút") == 1
    assert "Tập thể lãnh đạo Văn phòng; Đảng ủy viên" in said
    assert "(người được lấy phiếu)" in said


def test_freezing_before_the_day_is_known_names_what_is_missing(ask: Ask) -> None:
    begin(ask)

    answer = ask("people", "freeze")

    assert answer.code == REFUSED
    assert "thời gian, địa điểm, chủ trì, thư ký" in answer.said


def test_an_exclusion_needs_a_document(ask: Ask) -> None:
    begin(ask)
    call = ("people", "exclude", "Lê Thiên Ấn", "--reason", "post-ended")

    without = ask(*call)
    with_one = ask(*call, "--evidence", "Quyết định 12/QĐ-UBND ngày 01/6/2023")

    assert without.code == REFUSED
    assert with_one.code == DONE


def test_the_next_act_names_everything_that_is_missing(ask: Ask) -> None:
    begin(ask)

    answer = ask("conference", "advance")

    assert answer.code == REFUSED
    assert "chốt danh sách" in answer.said


def test_an_override_without_a_known_rule_is_refused(ask: Ask) -> None:
    begin(ask)

    call = ("campaign", "override", "no-such-rule", "1", "--reason", "thử")

    assert ask(*call).code == REFUSED
    answer = ask(*call, "--by", "Chánh Văn phòng")
    assert answer.code != DONE
    assert "no-such-rule" in answer.said


def test_a_step_that_the_plan_has_not_is_refused(ask: Ask) -> None:
    begin(ask)

    assert "3.1(1)" in ask("campaign", "step", "9.9").said
    assert ask("campaign", "step", "3.1(1)", "--on", "27/6/2023").code == DONE


def test_an_export_is_written_whole_and_read_back(ask: Ask, tmp_path: Path) -> None:
    begin(ask)
    file = tmp_path / "xuat.toml"
    ask("campaign", "export", "-o", file)
    other = tmp_path / "khac"

    answer = ask("campaign", "import", file, "--data", other, data=False)
    again = ask("campaign", "export", "--data", other, data=False)

    assert answer.code == DONE
    assert again.said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words"),
    [("plan.txt", "KẾ HOẠCH"), ("ghi-chu.toml", "a = 1"), ("khac.toml", "KẾ HOẠCH")],
)
def test_an_export_never_replaces_a_file_of_the_clerk(
    ask: Ask, tmp_path: Path, name: str, words: str
) -> None:
    begin(ask)
    own, ours = tmp_path / name, tmp_path / "xuat.toml"
    own.write_text(words, encoding="utf-8")

    answer = ask("campaign", "export", "-o", own)

    assert "[file-not-writable]" in answer.said
    assert own.read_text(encoding="utf-8") == words
    assert ask("campaign", "export", "-o", ours).code == DONE
    assert ask("campaign", "export", "-o", ours).code == DONE


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_people_are_exported_over_an_earlier_export_only(
    ask: Ask, tmp_path: Path, ending: str
) -> None:
    begin(ask)
    own, ours = tmp_path / f"danh-sach{ending}", tmp_path / f"xuat{ending}"
    own.write_text("STT;Mai", encoding="utf-8")

    assert "[file-not-writable]" in ask("people", "export", own).said
    assert own.read_text(encoding="utf-8") == "STT;Mai"
    assert ask("people", "export", ours).code == DONE
    assert ask("people", "export", ours).code == DONE


def test_an_export_to_nowhere_is_refused(ask: Ask, tmp_path: Path) -> None:
    begin(ask)

    answer = ask("campaign", "export", "-o", tmp_path / "no" / "such" / "x.toml")

    assert "[file-not-writable]" in answer.said


def test_broken_toml_says_the_line(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "hong.toml"
    file.write_text("[campaign\nslug = 1", encoding="utf-8")

    answer = ask("campaign", "import", file)

    assert answer.code == UNREADABLE
    assert "line 1" in answer.said


def test_the_count_is_stored_only_when_both_entries_agree(ask: Ask) -> None:
    story = tell(until="Bỏ phiếu")
    first = EXAMPLE / "readings-1.csv"

    slipped = ask("count", first, EXAMPLE / "readings-2.csv")
    stored = ask("count", first, EXAMPLE / "readings-2-corrected.csv")

    assert slipped.code == REFUSED
    assert stored.code == DONE
    story.campaign.refresh_from_db()
    assert story.campaign.phase == "reconciled"


def test_a_pile_that_is_short_of_sheets_is_not_stored(ask: Ask, tmp_path: Path) -> None:
    tell(until="Bỏ phiếu")
    lines = (EXAMPLE / "readings-1.csv").read_text(encoding="utf-8").splitlines()
    file = tmp_path / "thieu.csv"
    file.write_text("\n".join(lines[:-1]), encoding="utf-8")

    answer = ask("count", file)

    assert answer.code == REFUSED
    assert "E-202" in answer.said
    assert "Chưa ghi kết quả nào" in answer.said


def test_the_result_stays_hidden_until_the_committee_signs(ask: Ask) -> None:
    tell(until="Kiểm phiếu")

    before = ask("campaign", "show").said
    ask("committee", "sign", "--all", "--at", "2023-07-11 09:50")
    after = ask("campaign", "show").said

    assert "%" not in before
    assert "tín nhiệm thấp 13 (52,00%)" in after


def test_papers_are_made_one_by_one_or_all(ask: Ask, folder: Path) -> None:
    begin(ask)

    answer = ask("papers", "make", "--code", "D14")

    assert "Đã in 1 văn bản" in answer.said
    assert len(list(folder.glob("van-ban/*/*.pdf"))) == 1
    assert "D14" in ask("papers", "list").said


def test_the_journal_is_shown_and_proved(ask: Ask) -> None:
    begin(ask)

    answer = ask("campaign", "journal")

    assert answer.code == DONE
    assert "Nhập danh sách nhân sự" in answer.said
    assert "số người: 26" in answer.said
    assert "people.imported" not in answer.said
    assert "Nhật ký nguyên vẹn" in answer.said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["nope"], "Không có lệnh «nope»", id="no such command"),
        pytest.param(["campaign", "new"], "Thiếu tham số", id="nothing given"),
        pytest.param(
            ["conference", "set", "--starts", "mai"], "ngày giờ", id="no such moment"
        ),
        pytest.param(["papers", "make", "--code", "D99"], "D14", id="no such paper"),
        pytest.param(
            ["ballots", "record", "--printed", "9" * 23], "khoảng", id="no such number"
        ),
        pytest.param(["serve", "--port", "0"], "khoảng", id="no such port"),
        pytest.param(["campaign", "show", "--nope"], "tuỳ chọn", id="no such option"),
    ],
)
def test_a_wrong_call_is_answered_in_vietnamese_without_a_trace(
    arguments: list[str], said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tinnhiem.cli", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    assert done.returncode == UNREADABLE
    assert done.stderr.startswith("Lỗi: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_words_edited_in_word_are_shown_accepted_listed_and_undone(
    ask: Ask, folder: Path, tmp_path: Path
) -> None:
    tell(until="In văn bản")
    file = tmp_path / "bao-cao.docx"
    content = next(folder.glob("van-ban/*/D21-1-*.docx")).read_bytes()
    hand = replacing("Thực hiện ", "Căn cứ, thực hiện ")
    file.write_bytes(edited(content, hand))

    shown = ask("papers", "bring-back", file)
    nobody = ask("papers", "bring-back", file, "--accept-all")
    stored = ask("papers", "bring-back", file, "--accept", "blk_008", "--by", "Lan")
    listed = ask("papers", "edits")
    name = listed.said.split()[0]
    undone = ask("papers", "edits", "--undo", name, "--by", "Lan")

    assert shown.code == DONE
    assert "[-Thực-]" in shown.said
    assert "{+Căn cứ, thực+}" in shown.said
    assert nobody.code == REFUSED
    assert "--by" in nobody.said
    assert "Đã chấp nhận 1 sửa đổi" in stored.said
    assert "Lan" in listed.said
    assert "Đã bỏ 1 sửa đổi" in undone.said
    assert "Chưa có câu chữ nào" in ask("papers", "edits").said


def test_a_figure_edited_in_word_is_named_with_its_remedy(
    ask: Ask, folder: Path, tmp_path: Path
) -> None:
    tell(until="In văn bản")
    file = tmp_path / "bao-cao.docx"
    content = next(folder.glob("van-ban/*/D19-*.docx")).read_bytes()
    file.write_bytes(edited(content, replacing("Phòng họp số 1", "Phòng họp số 2")))

    answer = ask("papers", "bring-back", file)

    assert answer.code == REFUSED
    assert "địa điểm" in answer.said
    assert "tinnhiem conference set" in answer.said
