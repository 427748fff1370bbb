"""Commands of the hall, called as tired people call them."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.site.stories import tell
from tinnhiem.cli.campaign.asking import agreed

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


def test_hands_that_do_not_add_up_to_the_hall_elect_nobody(ask: Ask) -> None:
    story = tell(until="Điểm danh, khai mạc")
    free = [v.name for v in story.voters[:-1] if not v.is_officeholder]
    proposed = ("--head", free[0], "--member", free[1], "--member", free[2])
    call = ("committee", "elect", *proposed, "--for", "20", "--against", "3")

    short = ask(*call, "--at", "2023-07-11 08:20")
    whole = ask(*call, "--abstain", "2", "--at", "2023-07-11 08:20")

    assert short.code == REFUSED
    assert "--abstain 2" in short.said
    assert whole.code == DONE


def test_sheets_are_added_aloud_and_not_twice_by_a_slip(ask: Ask) -> None:
    story = tell(until="Nhập và chốt danh sách")
    call = ("ballots", "record", "--printed", "30")

    first, twice = ask(*call), ask(*call)
    kept = list(story.campaign.movements.values_list("sheets", flat=True))
    meant = ask(*call, "--again")

    assert first.code == DONE
    assert twice.code == REFUSED
    assert "cộng thêm 30: 30 → 60" in twice.said
    assert kept == [30]
    assert "in ra: cộng thêm 30: 30 → 60" in meant.said


def test_a_batch_lets_in_who_is_new_and_says_who_was_there(ask: Ask) -> None:
    story = tell(until="Điểm danh, khai mạc")
    inside, late = story.voters[0], story.voters[-1]
    at = ("--at", "2023-07-11 08:05")

    batch = ask("conference", "check-in", inside.name, late.name, *at)
    again = ask("conference", "check-in", inside.name, *at)

    assert batch.code == DONE
    assert f"{inside.name} đã có mặt từ trước" in batch.said
    assert "Đã điểm danh 1 người. Có mặt 26/26." in batch.said
    assert again.code == REFUSED
    assert "mã «" not in again.said


def test_somebody_in_the_hall_is_not_noted_as_absent(ask: Ask) -> None:
    story = tell(until="Điểm danh, khai mạc")
    name = story.voters[0].name

    answer = ask("conference", "absent", name, "--reason", "ốm")

    assert answer.code == REFUSED
    assert f"«{name}» đã điểm danh" in answer.said
    assert not hasattr(story.campaign.roster.get(name=name), "absence")


def test_sheets_on_their_way_are_no_fault_until_the_box_is_closed(ask: Ask) -> None:
    tell(until="Bầu Ban Kiểm phiếu")
    ask("ballots", "record", "--issued", "24", "--at", "2023-07-11 08:30")

    before = ask("ballots", "show").said
    too_many = ask("ballots", "record", "--issued", "2").said

    assert "24 phiếu đã phát chưa thu về" in before
    assert "E-1" not in before
    assert "W-1" not in before
    assert "E-1" in too_many


def test_a_result_that_is_public_is_not_voided_by_one_line(ask: Ask) -> None:
    story = tell(until="Ký, công bố, niêm phong")
    call = ("campaign", "void", "--reason", "khiếu nại")

    with pytest.raises(click.UsageError, match="--yes"):
        ask(*call)
    story.campaign.refresh_from_db()
    assert story.campaign.phase == "announced"

    assert ask(*call, "--yes").code == DONE


@pytest.mark.parametrize(
    ("typed", "is_yes"),
    [
        ("có\n", True),
        ("c\n", True),
        ("Yes\n", True),
        ("không\n", False),
        ("\n", False),
        ("hả\nC\n", True),
        ("", False),
    ],
)
def test_a_question_is_answered_in_vietnamese(typed: str, is_yes: bool) -> None:
    @click.command()
    def question() -> None:
        click.echo(agreed("Ghi?"))

    done = CliRunner().invoke(question, input=typed)

    assert done.output.rstrip().endswith(str(is_yes))
    assert "(có/không)" in done.output
    assert "[y/N]" not in done.output
