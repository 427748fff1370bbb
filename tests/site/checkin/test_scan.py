"""What a desk is told, and what is written: the grammar of a scan."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site.builders import MORNING, counted_record, name_of, save_campaign
from tests.site.checkin.hall import DOOR, PEOPLE, PRESENT, desk, open_hall, scan
from tests.site.crowds import many_voters
from tinnhiem.actions.access.cards import issue_cards, revoke_card
from tinnhiem.config.clock import current_time
from tinnhiem.core.conference.phase import Phase
from tinnhiem.store import models
from tinnhiem.store.audit import state_of

pytestmark = pytest.mark.usefixtures("folder")


def card_of(campaign: models.Campaign, *, number: int) -> str:
    entry = campaign.roster.get(number=number)
    (card,) = issue_cards(campaign=campaign, entries=[entry], by="", now=MORNING)
    return f"https://192.168.1.5:8443/the/{card.token}/"


def test_a_number_lets_in_and_is_written_with_its_desk() -> None:
    campaign = open_hall()

    told = scan(desk(campaign), "12")

    assert (told["code"], told["tone"]) == ("ok", "good")
    assert told["who"] == f"12. {name_of(12)}"
    (stay,) = models.PresenceInterval.objects.all()
    assert (stay.entry.number, stay.desk, stay.left_at) == (12, "Bàn 1", None)
    entry = campaign.journal.latest("id")
    assert entry.event == "voters.checked_in"
    assert entry.facts == {"desk": "Bàn 1", "numbers": [12], "present": 1}
    assert entry.by == "thiết bị của Bàn 1"
    assert state_of(campaign).is_sound


def test_a_second_scan_says_when_and_where_and_never_toggles() -> None:
    campaign = open_hall()
    scan(desk(campaign), "12")
    first = models.PresenceInterval.objects.get()

    told = scan(desk(campaign, name="Bàn 2"), "12")

    assert (told["code"], told["tone"]) == ("already", "notice")
    clock = f"{first.arrived_at + timedelta(hours=7):%H:%M}"
    assert told["title"] == f"Đã điểm danh lúc {clock} tại Bàn 1"
    assert models.PresenceInterval.objects.get() == first
    assert models.DeskAnomaly.objects.count() == 0


def test_the_card_counts_whatever_address_it_names() -> None:
    campaign = open_hall()
    address = card_of(campaign, number=7)

    told = scan(desk(campaign), address.replace("192.168.1.5:8443", "10.0.0.9"))

    assert (told["code"], told["number"]) == ("ok", 7)


def test_a_scanner_under_caps_lock_is_understood() -> None:
    campaign = open_hall()

    told = scan(desk(campaign), card_of(campaign, number=7).swapcase())

    assert (told["code"], told["number"]) == ("ok", 7)


def test_a_card_that_was_taken_back_lets_nobody_in() -> None:
    campaign = open_hall()
    address = card_of(campaign, number=7)
    revoke_card(
        campaign=campaign, entry=campaign.roster.get(number=7), by="", now=MORNING
    )

    told = scan(desk(campaign), address)

    assert (told["code"], told["tone"], told["number"]) == ("revoked", "refused", 7)
    assert not models.PresenceInterval.objects.exists()


def test_the_card_of_another_campaign_is_named() -> None:
    campaign = open_hall()
    other = save_campaign(counted_record(), phase="summoned", slug="dot-khac")
    models.PresenceInterval.objects.all().delete()

    told = scan(desk(campaign), card_of(other, number=7))

    assert (told["code"], told["about"]) == ("other-campaign", "dot-khac")
    assert not models.PresenceInterval.objects.exists()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("Nguyen van hai", "ok", id="without marks"),
        pytest.param("NGUYỄN VĂN HAI", "ok", id="in capitals"),
        pytest.param("hai", "ambiguous", id="a given name of several"),
        pytest.param("van hai", "ambiguous", id="part of a name is for a person"),
        pytest.param("Nguyễn Văn Không", "unknown", id="nobody"),
        pytest.param("99", "unknown", id="a number nobody has"),
        pytest.param("https://example.org/", "garbled", id="another code"),
        pytest.param("https://h/the/ăâ/", "garbled", id="an input method"),
    ],
)
def test_what_is_typed(typed: str, code: str) -> None:
    campaign = open_hall()

    assert scan(desk(campaign), typed)["code"] == code


def test_those_who_share_a_name_are_chosen_by_a_person_in_vietnamese_order() -> None:
    campaign = open_hall()
    campaign.roster.filter(number=20).update(name=name_of(2), unit="Phòng Kế toán")
    client = desk(campaign)

    told = scan(client, name_of(2))

    assert told["code"] == "ambiguous"
    assert [one["number"] for one in told["choices"]] == [2, 20]
    assert "Phòng Kế toán" in told["choices"][1]["about"]
    assert scan(client, "20")["number"] == 20


def test_leaving_and_coming_back_are_modes_that_somebody_chooses() -> None:
    campaign = open_hall()
    client = desk(campaign)

    codes = [
        scan(client, "5", mode=mode)["code"]
        for mode in ("leave", "arrive", "return", "leave", "arrive", "leave", "return")
    ]

    assert codes == ["not-here", "ok", "already", "ok", "left", "left", "ok"]
    stays = models.PresenceInterval.objects.order_by("id")
    assert [stay.left_at is None for stay in stays] == [False, True]


def test_somebody_who_said_they_would_not_come_is_looked_at() -> None:
    campaign = open_hall()
    models.Absence.objects.create(entry=campaign.roster.get(number=9), reason="ốm")

    told = scan(desk(campaign), "9")

    assert told["code"] == "ok"
    assert "báo vắng" in told["care"]
    assert "ốm" not in str(told)


@pytest.mark.parametrize(
    ("phase", "code"),
    [
        pytest.param(Phase.SUMMONED, "not-open", id="before the doors open"),
        pytest.param(Phase.COMMITTEE_ELECTED, "ok", id="before the sheets"),
        pytest.param(Phase.BALLOTS_ISSUED, "settled", id="sheets are out"),
        pytest.param(Phase.SUSPENDED, "not-open", id="suspended"),
    ],
)
def test_the_phase_decides_who_may_still_come(phase: Phase, code: str) -> None:
    campaign = open_hall(phase=phase)

    assert scan(desk(campaign), "3")["code"] == code


def test_the_same_key_is_answered_the_same_and_done_once() -> None:
    campaign = open_hall()
    client, key = desk(campaign), uuid4()

    first, again = (scan(client, "12", key=key) for _ in range(2))

    assert first["code"] == again["code"] == "ok"
    assert again["who"] == first["who"]
    assert models.PresenceInterval.objects.count() == 1
    assert campaign.journal.filter(event="voters.checked_in").count() == 1


def test_a_key_is_for_one_campaign_only() -> None:
    campaign = open_hall()
    client, key = desk(campaign), uuid4()
    scan(client, "12", key=key)
    other = save_campaign(counted_record(), phase="check-in", slug="dot-khac")
    models.DoneOnce.objects.filter(key=key).update(campaign=other)

    answer = client.post(
        f"{DOOR}json/luot/",
        {"key": str(key), "text": "12", "mode": "arrive"},
        content_type="application/json",
    )

    assert answer.status_code == 409
    assert answer.json()["code"] == "key-reused"


def test_the_quorum_stands_beside_the_answer() -> None:
    campaign = open_hall()
    client = desk(campaign)

    told = [scan(client, str(number)) for number in range(1, 18)][-1]
    assert told["present"] == 17
    assert client.get(PRESENT).json() | {"seq": 0} == {
        "summoned": 26,
        "present": 17,
        "left": 0,
        "whole": 26,
        "minimum": 18,
        "anomalies": 0,
        "seq": 0,
        "is_reached": False,
        "lacking": 1,
    }

    scan(client, "18")
    assert client.get(PRESENT).json()["is_reached"] is True
    scan(client, "18", mode="leave")
    figures = client.get(PRESENT).json()
    assert (figures["present"], figures["left"]) == (17, 1)


def test_the_sequence_only_grows() -> None:
    campaign = open_hall()
    client = desk(campaign)
    seen = [scan(client, str(number))["seq"] for number in range(1, 5)]
    assert scan(client, "1")["seq"] == 0

    assert seen == sorted(set(seen))


def test_the_list_for_finding_names_is_in_vietnamese_order() -> None:
    campaign = open_hall()
    client = desk(campaign)
    scan(client, "2")

    found = client.get(PEOPLE).json()

    assert found["sitting"] == 1
    assert len(found["people"]) == 26
    givens = [one["name"].split()[-1] for one in found["people"]]
    assert givens == sorted(
        givens,
        key=[
            "Ba",
            "Bảy",
            "Bốn",
            "Chín",
            "Hai",
            "Một",
            "Mười",
            "Năm",
            "Sáu",
            "Tám",
        ].index,
    )
    assert {one["number"]: one["state"] for one in found["people"]}[2] == "in"


def test_a_scan_asks_no_more_when_the_hall_is_full() -> None:
    campaign = open_hall()
    many_voters(campaign, 300)
    client = desk(campaign)
    scan(client, "1")
    with CaptureQueriesContext(connection) as empty:
        scan(client, "2")
    now = current_time()
    models.PresenceInterval.objects.bulk_create(
        models.PresenceInterval(entry=entry, arrived_at=now)
        for entry in campaign.roster.filter(number__gt=10)
    )

    with CaptureQueriesContext(connection) as full:
        scan(client, "3")

    assert len(full) == len(empty) <= 20


def test_without_scripting_the_page_answers_itself() -> None:
    campaign = open_hall()
    client = desk(campaign)
    page = client.get(DOOR)
    assert "camera=(self)" in page["Permissions-Policy"]

    answered = client.post(DOOR, {"text": "12", "mode": "arrive", "once": str(uuid4())})

    words = answered.content.decode()
    assert 'data-code="ok"' in words
    assert name_of(12) in words
    assert '<strong id="present">1</strong>' in words


def test_no_other_page_may_look_through_the_camera() -> None:
    campaign = open_hall()
    answer = desk(campaign).get(f"{DOOR}danh-sach/")

    assert "camera=()" in answer["Permissions-Policy"]
