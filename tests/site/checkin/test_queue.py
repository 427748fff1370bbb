"""Scans that waited on a device: done at their true time, or left for a person."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.site.builders import name_of, signed_in
from tests.site.checkin.hall import DOOR, desk, open_hall, scan, stay_since
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Phase
from tinnhiem.store import models
from tinnhiem.store.audit import state_of

pytestmark = pytest.mark.usefixtures("folder")

ANOMALIES = f"{DOOR}bat-thuong/"
MINUTE = 60_000  # milliseconds


def late(client: Client, text: str, *, minutes: int = 10, **more: Any) -> Any:
    """Send a scan that waited on the device."""
    return scan(client, text, ago_ms=minutes * MINUTE, queued=True, **more)


def settle(client: Client, row: models.DeskAnomaly, decision: str, reason: str) -> str:
    """Decide as the clerk does; return the page."""
    sent = {"decision": decision, "reason": reason, "once": str(uuid4())}
    answer = client.post(f"{ANOMALIES}{row.pk}/", sent, follow=True)
    return answer.content.decode()


def test_a_scan_that_waited_is_written_at_its_true_time() -> None:
    campaign = open_hall()
    client = desk(campaign)

    told = late(client, "12", minutes=10)

    assert told["code"] == "ok"
    stay = models.PresenceInterval.objects.get()
    waited = current_time() - stay.arrived_at
    assert timedelta(minutes=10) <= waited < timedelta(minutes=10, seconds=30)
    entry = campaign.journal.latest("id")
    assert entry.facts["queued"] is True


def test_one_that_another_desk_let_in_meanwhile_becomes_an_anomaly() -> None:
    campaign = open_hall()
    before = current_time() - timedelta(minutes=5)
    stay_since(campaign, number=12, at=before)

    told = late(desk(campaign), "12", minutes=2)

    assert (told["code"], told["is_anomaly"]) == ("already", True)
    row = models.DeskAnomaly.objects.get()
    assert (row.desk, row.known_desk) == ("Bàn 1", "Bàn 2")
    assert row.known_at == before
    assert row.scanned_at < row.received_at
    assert models.PresenceInterval.objects.count() == 1
    assert campaign.journal.latest("id").event == "anomaly.raised"


def test_a_live_second_scan_is_told_to_the_desk_and_is_no_anomaly() -> None:
    campaign = open_hall()
    stay_since(campaign, number=12, at=current_time() - timedelta(minutes=5))

    scan(desk(campaign), "12")

    assert not models.DeskAnomaly.objects.exists()


@pytest.mark.parametrize(
    ("phase", "text", "minutes", "more", "code"),
    [
        pytest.param(Phase.CHECK_IN, "99", 1, {}, "unknown", id="a number nobody has"),
        pytest.param(
            Phase.CHECK_IN, "3", 90, {}, "too-early", id="before the doors opened"
        ),
        pytest.param(
            Phase.BALLOTS_ISSUED, "3", 5, {}, "settled", id="the sheets are out"
        ),
        pytest.param(
            Phase.CHECK_IN, "3", 5, {"sitting": 7}, "other-sitting", id="adjourned"
        ),
        pytest.param(
            Phase.CHECK_IN, "3", 5, {"mode": "leave"}, "not-here", id="never came"
        ),
    ],
)
def test_nothing_that_waited_is_dropped(
    phase: Phase, text: str, minutes: int, more: dict[str, Any], code: str
) -> None:
    campaign = open_hall(phase=phase)

    told = late(desk(campaign), text, minutes=minutes, **more)

    assert told["code"] == code
    assert models.DeskAnomaly.objects.get().code == code
    assert not models.PresenceInterval.objects.exists()


def test_a_queue_that_is_sent_twice_raises_nothing_twice() -> None:
    campaign = open_hall()
    client, keys = desk(campaign), [uuid4() for _ in range(3)]

    for _ in range(2):
        for key, text in zip(keys, ("1", "1", "99"), strict=True):
            late(client, text, key=key)

    assert models.PresenceInterval.objects.count() == 1
    codes = models.DeskAnomaly.objects.values_list("code", flat=True)
    assert sorted(codes) == ["already", "unknown"]


def test_the_token_of_a_card_is_kept_nowhere() -> None:
    campaign = open_hall()
    token = "aB3_-kLmNoPqRsTuVwXyZ0"

    late(desk(campaign), f"https://192.168.1.5/the/{token}/")

    row = models.DeskAnomaly.objects.get()
    assert (row.code, row.typed) == ("unknown", "")
    assert token not in str(list(campaign.journal.values_list("facts", flat=True)))


def test_the_clerk_sees_both_desks_and_keeps_the_hall_as_it_is() -> None:
    campaign = open_hall()
    stay_since(campaign, number=12, at=current_time() - timedelta(minutes=5))
    late(desk(campaign), "12", minutes=2)
    clerk = signed_in(Duty.CLERK)

    page = clerk.get(ANOMALIES).content.decode()
    assert name_of(12) in page
    assert "Bàn 1" in page
    assert "Bàn 2" in page
    assert "Ghi vào hội trường" not in page
    row = models.DeskAnomaly.objects.get()

    said = settle(clerk, row, "giu-nguyen", "Quét hai bàn, cùng một người")

    assert "Đã ghi cách xử lý." in said
    row.refresh_from_db()
    assert (row.is_taken, row.settled_by) == (False, "lan.hcqt")
    assert models.PresenceInterval.objects.count() == 1
    assert campaign.journal.latest("id").facts["reason"] == row.reason


def test_the_clerk_may_write_a_stay_that_came_late() -> None:
    campaign = open_hall()
    late(desk(campaign), "3", minutes=90)
    row = models.DeskAnomaly.objects.get()

    settle(
        signed_in(Duty.CLERK), row, "ghi", "Đến trước khi mở điểm danh, bàn xác nhận"
    )

    stay = models.PresenceInterval.objects.get()
    assert stay.arrived_at == row.scanned_at
    assert stay.desk == "Bàn 1"
    assert state_of(campaign).is_sound


def test_a_stay_that_cannot_be_true_is_refused_and_the_words_stay() -> None:
    campaign = open_hall(phase=Phase.BALLOTS_ISSUED)
    late(desk(campaign), "3", minutes=5)
    row = models.DeskAnomaly.objects.get()

    page = settle(signed_in(Duty.CLERK), row, "ghi", "Có mặt từ đầu")

    assert "đã phát phiếu nên số người dự đã chốt" in page
    assert "Có mặt từ đầu" in page
    assert not models.PresenceInterval.objects.exists()


def test_two_clerks_do_not_settle_one_scan_twice() -> None:
    campaign = open_hall()
    late(desk(campaign), "99")
    row = models.DeskAnomaly.objects.get()
    clerk = signed_in(Duty.CLERK)
    settle(clerk, row, "giu-nguyen", "Gõ nhầm số")

    page = settle(clerk, row, "giu-nguyen", "Lần nữa")

    assert "đã được lan.hcqt xử lý" in page
    row.refresh_from_db()
    assert row.reason == "Gõ nhầm số"


def test_who_only_watches_sees_and_decides_nothing() -> None:
    campaign = open_hall()
    late(desk(campaign), "99")
    row = models.DeskAnomaly.objects.get()
    inspector = signed_in(Duty.INSPECTOR)

    assert inspector.get(ANOMALIES).status_code == 200
    answer = inspector.post(f"{ANOMALIES}{row.pk}/", {"decision": "giu-nguyen"})

    assert answer.status_code == 404
