"""`tinnhiem papers …`: a clerk issues, prints, hands over and keeps the book."""

from pathlib import Path

import click
import pytest

from tests.cli.conftest import DONE, REFUSED, Ask
from tests.site.stories import tell
from tinnhiem.store.models import Officeholder

CHIEF, HEAD = "Vũ Minh Tâm", "Nguyễn Thiên Bút"
AS_SIGNED = "giữ nguyên văn kế hoạch đã ký"


@pytest.fixture
def office(folder: Path) -> Path:
    """A data folder whose minutes are signed."""
    tell(until="Ký, công bố, niêm phong")
    return folder


@pytest.mark.usefixtures("office")
def test_a_clerk_issues_prints_hands_over_and_keeps_the_book(
    ask: Ask, tmp_path: Path
) -> None:
    signed = ("--signed-by", HEAD, "--signed-on", "12/7/2023")
    issued = ask("papers", "issue", "D20", *signed, "--number", "7")
    assert "Đã ban hành Thông báo số 07/TB-VP ngày 12/7/2023" in issued.said

    late = ask("papers", "issue", "D21", *signed, "--issued-on", "17/7/2023")
    assert "Báo cáo số 08/BC-VP" in late.said
    assert "chậm nhất ngày 13/7/2023" in late.said
    assert "Điều 15" in late.said

    print_one = ("papers", "print-out", "D21", "--copy", "2", "--by", "Văn thư")
    target = tmp_path / "in.pdf"
    assert "bản số 2, Sở Nội vụ" in ask(*print_one, "--out", target).said
    again = ask(*print_one, "--out", target)
    assert (again.code, "paper-reprint" in again.said) == (REFUSED, True)

    to = ("--copy", "2", "--to", "Lê Văn Nhận")
    assert "Đã giao bản số 2" in ask("papers", "hand-over", "D21", *to).said

    status = ask("papers", "status").said
    assert "đã ban hành số 08/BC-VP, ngày 17/7/2023; không mật" in status
    assert "bản số 2, Sở Nội vụ: in 1 lần, đã giao Lê Văn Nhận" in status

    made = ask("papers", "register", "--year", "2023", "--out", tmp_path / "so")
    assert made.code == DONE
    assert len(list((tmp_path / "so").iterdir())) == 2


@pytest.mark.usefixtures("folder")
def test_minutes_without_figures_are_not_passed_off_as_those_to_sign(ask: Ask) -> None:
    tell(until="Kiểm phiếu")

    assert "tinnhiem committee minutes" in ask("papers", "make", "--code", "D16").said
    assert "committee minutes" not in ask("papers", "make", "--code", "D12").said


@pytest.mark.usefixtures("office")
def test_a_number_given_years_after_the_signature_is_said_to_be_late(ask: Ask) -> None:
    signed = ("--signed-by", HEAD, "--signed-on", "12/7/2023")
    given = ("papers", "issue", "D20", *signed, "--at", "2026-07-15 09:00")

    assert "chậm nhất ngày 13/7/2023" in ask(*given).said


@pytest.mark.usefixtures("office")
def test_make_says_which_papers_it_leaves_alone(ask: Ask) -> None:
    ask("papers", "finalise", "D02a")

    answer = ask("papers", "make", "--code", "D02a", "--code", "D12")

    assert "Đã in 1 văn bản" in answer.said
    assert "không in lại văn bản đã chốt: D02a" in answer.said


@pytest.mark.usefixtures("office")
def test_faults_and_missing_bases_are_refused_with_the_way_out(ask: Ask) -> None:
    plan = ("papers", "issue", "D01", "--signed-by", CHIEF, "--signed-on", "21/6/2023")
    faulty = ask(*plan)
    assert (faulty.code, "Quy định 96-QĐ/TW" in faulty.said) == (REFUSED, True)
    assert "--accept-faults" in faulty.said
    assert ask(*plan, "--accept-faults", AS_SIGNED).code == DONE

    level = ("papers", "classify", "D21", "--level", "mat", "--decided-by", HEAD)
    refused = ask(*level)
    assert (refused.code, "Điều 5" in refused.said) == (REFUSED, True)
    basis = ("--list", "Quyết định 2500/QĐ-TTg", "--item", "Mục thử")
    assert "không in dấu độ mật" in ask(*level, *basis).said


@pytest.mark.usefixtures("office")
def test_a_wrong_paper_is_replaced_or_its_number_cancelled(ask: Ask) -> None:
    signed = ("--signed-by", HEAD, "--signed-on", "12/7/2023")
    ask("papers", "issue", "D20", *signed)
    again = ("papers", "replace", "D20", *signed, "--reason", "sai số liệu")
    assert ask(*again).code == REFUSED  # nothing was corrected
    Officeholder.objects.filter(order=1).update(title="Chánh Văn phòng UBND tỉnh")

    replaced = ask(*again)
    assert "Thông báo số 02/TB-VP" in replaced.said
    assert "Văn bản cũ vẫn ở trong sổ" in replaced.said
    cancelled = ask("papers", "cancel", "D20", "--reason", "rút lại")
    assert "Số này không cấp lại" in cancelled.said
    assert "số 02 không còn hiệu lực: rút lại" in ask("papers", "status").said


@pytest.mark.usefixtures("office")
def test_copies_are_allotted_as_the_recipients_say(ask: Ask) -> None:
    group = "Các đồng chí ghi phiếu tín nhiệm"

    answer = ask("papers", "allot", "D20", "--to", f"{group}=30")

    assert f"Bản số 5/35: {group}" in answer.said
    with pytest.raises(click.BadParameter, match="viết như"):
        ask("papers", "allot", "D20", "--to", group)
    outside = ask("papers", "allot", "D20", "--to", "Người ngoài=1")
    assert (outside.code, "paper-copies" in outside.said) == (REFUSED, True)


@pytest.mark.usefixtures("office")
def test_a_book_needs_a_period(ask: Ask, tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="--year 2023"):
        ask("papers", "register", "--out", tmp_path / "so")
