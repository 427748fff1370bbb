"""A paper edited in Word comes back in the browser."""

import html
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.papers.by_hand import edited, replacing
from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.actions.papers.undo_edits import edit_name
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.models import Campaign

INTRO, NEW_INTRO = "Thực hiện ", "Căn cứ và thực hiện "
TEAM, NEW_TEAM = "Ban Kiểm phiếu gồm", "Ban Kiểm phiếu do Hội nghị bầu gồm"


@pytest.fixture
def campaign(folder: Path) -> Campaign:
    assert folder.is_dir()
    story = tell(until="Ký, công bố, niêm phong")
    story.campaign.refresh_from_db()
    return story.campaign


@pytest.fixture
def lan(campaign: Campaign) -> Client:
    client = signed_in(Duty.CLERK)
    client.post(f"/cuoc/{campaign.slug}/van-ban/D21/", {"deed": "make"})
    return client


def at(campaign: Campaign, place: str = "") -> str:
    return f"/cuoc/{campaign.slug}/van-ban/sua-trong-word/{place}"


def word_file(campaign: Campaign, folder: Path) -> bytes:
    content = (folder / campaign.papers.get(code="D21-1").docx).read_bytes()
    return edited(content, replacing(INTRO, NEW_INTRO), replacing(TEAM, NEW_TEAM))


def brought(client: Client, campaign: Campaign, content: bytes) -> str:
    file = SimpleUploadedFile("bao-cao.docx", content)
    answer = client.post(at(campaign), {"file": file}, follow=True)
    return html.unescape(answer.content.decode())


def test_what_was_changed_is_shown_word_by_word_and_nothing_is_written(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    page = brought(lan, campaign, word_file(campaign, folder))

    assert page.count("Chấp nhận chỗ này") == 2
    assert "<ins>Căn cứ và" in page
    assert "Mã kiểm tra" not in page
    assert not campaign.paper_edits.exists()


def test_one_place_is_accepted_and_the_other_left(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    brought(lan, campaign, word_file(campaign, folder))

    answer = lan.post(at(campaign, "xem/"), {"block": "blk_008"}, follow=True)

    page = html.unescape(answer.content.decode())
    assert "Đã chấp nhận 1 chỗ sửa" in page
    assert page.count("Chấp nhận chỗ này") == 1
    edit = campaign.paper_edits.get()
    assert (edit.code, edit.block, edit.accepted_by) == ("D21", "blk_008", "lan.hcqt")
    lan.post(at(campaign, "bo/"))
    assert lan.get(at(campaign, "xem/")).status_code == 302


def test_accepted_words_are_listed_and_taken_back(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    brought(lan, campaign, word_file(campaign, folder))
    lan.post(at(campaign, "xem/"), {"block": ["blk_008", "blk_014"]})
    assert campaign.paper_edits.count() == 2
    first = campaign.paper_edits.all()[0]

    answer = lan.post(
        at(campaign, "hoan-tac/"), {"name": edit_name(first)}, follow=True
    )

    assert "trở lại câu chữ cũ" in html.unescape(answer.content.decode())
    assert campaign.paper_edits.count() == 1


def test_a_changed_figure_is_refused_with_its_reason(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    content = (folder / campaign.papers.get(code="D21-1").docx).read_bytes()
    changed = edited(content, replacing("25", "24"))

    page = brought(lan, campaign, changed)

    assert "Chỗ không nhận" in page
    assert not campaign.paper_edits.exists()


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", b"%PDF-1.7", b"words"])
def test_what_is_no_word_file_is_refused(
    campaign: Campaign, lan: Client, content: bytes
) -> None:
    page = brought(lan, campaign, content)

    assert "errorlist" in page


def test_nothing_chosen_stores_nothing(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    brought(lan, campaign, word_file(campaign, folder))

    answer = lan.post(at(campaign, "xem/"), {}, follow=True)

    assert "Chưa chọn chỗ nào" in html.unescape(answer.content.decode())
    assert not campaign.paper_edits.exists()


def test_another_session_does_not_see_the_waiting_file(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    brought(lan, campaign, word_file(campaign, folder))

    minh = signed_in(Duty.CLERK, login="minh.vt")

    assert minh.get(at(campaign, "xem/")).status_code == 302
