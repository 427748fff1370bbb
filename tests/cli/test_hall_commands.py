"""Commands of the hall, called as tired people call them."""

from pathlib import Path

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.site.stories import tell

EXAMPLE = Path(__file__).parents[2] / "examples" / "quang-ngai-2023"
FIRST, SECOND = EXAMPLE / "readings-1.csv", EXAMPLE / "readings-2-corrected.csv"


def test_a_recount_after_a_signature_needs_a_reason_and_says_whose_is_undone(
    ask: Ask,
) -> None:
    story = tell(until="Kiểm phiếu")
    name = story.committee[0].name
    ask("committee", "sign", name)

    silent = ask("count", FIRST, SECOND)
    kept = story.campaign.committee.exclude(signed_at=None).count()
    told = ask("count", FIRST, SECOND, "--reason", "có khiếu nại")

    assert silent.code == REFUSED
    assert name in silent.said
    assert "--reason" in silent.said
    assert kept == 1
    assert told.code == DONE
    assert f"chữ ký của {name} không còn giá trị" in told.said
    entry = story.campaign.journal.filter(event="count.recorded").last()
    assert entry is not None
    assert (entry.facts["undone"], entry.facts["reason"]) == ([name], "có khiếu nại")


def test_one_file_is_not_two_entries_under_any_name(ask: Ask, tmp_path: Path) -> None:
    story = tell(until="Bỏ phiếu")
    link = tmp_path / "lan-hai.csv"
    link.symlink_to(FIRST)

    for second in (FIRST, link):
        answer = ask("count", FIRST, second, "--typist", "An", "--typist", "Bình")
        assert answer.code == UNREADABLE
        assert "[same-file-twice]" in answer.said
    assert not story.campaign.count_rounds.exists()


def test_a_copy_and_a_single_entry_are_said_aloud(ask: Ask, tmp_path: Path) -> None:
    tell(until="Bỏ phiếu")
    copy = tmp_path / "chep.csv"
    copy.write_bytes(FIRST.read_bytes())

    assert "Mới nhập một lần" in ask("count", FIRST).said
    assert "hai tệp giống hệt nhau" in ask("count", FIRST, copy).said


def test_closing_says_how_many_were_still_there(ask: Ask) -> None:
    tell(until="Kiểm phiếu")
    ask("committee", "sign", "--all", "--at", "2023-07-11 09:50")
    ask("conference", "advance", "--at", "2023-07-11 09:55")

    said = ask("conference", "close", "--at", "2023-07-11 10:05").said

    assert "Có mặt lúc bế mạc: 25." in said


def test_signing_all_skips_whoever_has_signed(ask: Ask) -> None:
    story = tell(until="Kiểm phiếu")
    last = story.committee[-1].name
    alone = ask("committee", "sign", last)

    answer = ask("committee", "sign", "--all")
    again = ask("committee", "sign", "--all")

    assert "Còn chờ chữ ký" in alone.said
    assert answer.code == again.code == DONE
    assert f"{last} đã ký từ trước" in answer.said
    assert "Đã đủ chữ ký" in answer.said
    story.campaign.refresh_from_db()
    assert story.campaign.phase == "signed"
