"""`tinnhiem audit`: changed, cut and rewritten journals are found."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.site.builders import MORNING, SLUG, planned_record, save_campaign
from tinnhiem.store import journal, models


@pytest.fixture
def anchored(ask: Ask, tmp_path: Path) -> Path:
    """An anchor of an office with five deeds and a campaign with five."""
    campaign = save_campaign(planned_record(), phase="planned")
    for number in range(5):
        journal.write(campaign, "remark.added", at=MORNING, by="Lan", note=f"{number}")
        journal.write(None, "account.entered", at=MORNING, by=f"lan.{number}")
    target = tmp_path / "moc.json"
    assert ask("audit", "anchor", target).code == DONE
    return target


def test_a_journal_that_nobody_touched_is_sound(ask: Ask, anchored: Path) -> None:
    answer = ask("audit", "verify", "--anchor", anchored)

    assert answer.code == DONE
    assert "Cơ quan: 5 dòng, liền mạch." in answer.said
    assert f"«{SLUG}»: 5 dòng, liền mạch." in answer.said


def test_new_entries_after_the_anchor_are_no_fault(ask: Ask, anchored: Path) -> None:
    journal.write(None, "account.entered", at=MORNING, by="lan")

    assert ask("audit", "verify", "--anchor", anchored).code == DONE


def test_a_changed_entry_is_found_without_an_anchor(ask: Ask, anchored: Path) -> None:
    assert anchored.exists()
    second = models.JournalEntry.objects.filter(campaign=None).order_by("id")[1]
    models.JournalEntry.objects.filter(pk=second.pk).update(by="khác")

    answer = ask("audit", "verify")

    assert answer.code == REFUSED
    assert "Cơ quan: 5 dòng, ĐỨT ở dòng 2" in answer.said
    assert "liền mạch" in answer.said  # the campaign's
    assert "cắt bớt những dòng cuối" in answer.said


def test_an_entry_taken_out_is_found_without_an_anchor(
    ask: Ask, anchored: Path
) -> None:
    assert anchored.exists()
    models.JournalEntry.objects.filter(campaign=None).order_by("id")[1].delete()

    assert "ĐỨT ở dòng 2" in ask("audit", "verify").said


def test_last_entries_cut_off_are_found_only_with_an_anchor(
    ask: Ask, anchored: Path
) -> None:
    last = models.JournalEntry.objects.exclude(campaign=None).order_by("-id")[0]
    last.delete()

    assert ask("audit", "verify").code == DONE
    answer = ask("audit", "verify", "--anchor", anchored)
    assert answer.code == REFUSED
    assert "BỊ CẮT: mốc có 5 dòng" in answer.said


def test_a_journal_written_anew_is_found_only_with_an_anchor(
    ask: Ask, anchored: Path
) -> None:
    models.JournalEntry.objects.filter(campaign=None).delete()
    for number in range(7):
        journal.write(None, "account.entered", at=MORNING, by=f"minh.{number}")

    assert ask("audit", "verify").code == DONE
    assert "KHÁC MỐC" in ask("audit", "verify", "--anchor", anchored).said


def test_a_campaign_that_is_gone_is_found_with_an_anchor(
    ask: Ask, anchored: Path
) -> None:
    anchor = json.loads(anchored.read_text(encoding="utf-8"))
    anchor["chains"]["da-xoa"] = {"entries": 3, "digest": "a" * 64}
    anchored.write_text(json.dumps(anchor), encoding="utf-8")

    answer = ask("audit", "verify", "--anchor", anchored)

    assert answer.code == REFUSED
    assert "«da-xoa»: 0 dòng, BỊ CẮT" in answer.said


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"format": "khac", "version": 1}', id="another format"),
        pytest.param(
            b'{"format": "tinnhiem-journal-anchor", "version": 1,'
            b' "chains": {"": {"entries": -1, "digest": ""}}}',
            id="an impossible number",
        ),
        pytest.param(
            b'{"format": "tinnhiem-journal-anchor", "version": 1,'
            b' "chains": {"": {"entries": 2, "digest": "ab"}}}',
            id="half a digest",
        ),
    ],
)
def test_what_is_no_anchor_is_refused(ask: Ask, tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "moc.json"
    place.write_bytes(content)

    answer = ask("audit", "verify", "--anchor", place)

    assert answer.code == UNREADABLE
    assert "anchor-unreadable" in answer.said


def test_an_anchor_is_never_written_over(ask: Ask, anchored: Path) -> None:
    before = anchored.read_bytes()

    assert "file-not-writable" in ask("audit", "anchor", anchored).said
    assert anchored.read_bytes() == before
