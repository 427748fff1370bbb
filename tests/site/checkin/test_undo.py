"""Only the clerk takes a check-in back, with a reason, and not once it was built on."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.site.builders import name_of, signed_in
from tests.site.checkin.hall import DOOR, desk, open_hall, scan
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Phase
from tinnhiem.store import models

pytestmark = pytest.mark.usefixtures("folder")

LIST = f"{DOOR}danh-sach/"


def undo(client: Client, number: int, reason: str = "Ghi nhầm người") -> str:
    sent = {"number": number, "reason": reason, "once": str(uuid4())}
    return client.post(LIST, sent, follow=True).content.decode()


def test_the_clerk_takes_back_a_check_in_and_the_journal_keeps_it() -> None:
    campaign = open_hall()
    scan(desk(campaign), "12")

    page = undo(signed_in(Duty.CLERK), 12)

    assert f"Đã hoàn tác điểm danh của {name_of(12)}." in page
    assert not models.PresenceInterval.objects.exists()
    entry = campaign.journal.latest("id")
    assert entry.event == "check-in.undone"
    assert (entry.facts["desk"], entry.facts["present"]) == ("Bàn 1", 0)
    assert scan(desk(campaign), "12")["code"] == "ok"


@pytest.mark.parametrize(
    ("number", "reason", "said"),
    [
        pytest.param(99, "x", "Không có ai mang số này.", id="nobody"),
        pytest.param(13, "x", "không có trong phòng", id="not inside"),
        pytest.param(12, " ", "bắt buộc", id="no reason"),
    ],
)
def test_what_cannot_be_undone_says_why(number: int, reason: str, said: str) -> None:
    campaign = open_hall()
    scan(desk(campaign), "12")

    page = undo(signed_in(Duty.CLERK), number, reason)

    assert said in page
    assert models.PresenceInterval.objects.count() == 1


def test_a_member_of_the_committee_stays_checked_in() -> None:
    campaign = open_hall(phase=Phase.COMMITTEE_ELECTED)
    scan(desk(campaign), "5")
    campaign.committee.create(entry=campaign.roster.get(number=5), place=1, role="head")

    page = undo(signed_in(Duty.CLERK), 5)

    assert "là thành viên Ban Kiểm phiếu" in page
    assert models.PresenceInterval.objects.count() == 1


def test_whoever_signed_for_a_sheet_stays_until_it_is_taken_back() -> None:
    campaign = open_hall(phase=Phase.COMMITTEE_ELECTED)
    scan(desk(campaign), "5")
    receipt = models.SheetReceipt.objects.create(entry=campaign.roster.get(number=5))

    page = undo(signed_in(Duty.CLERK), 5)

    assert "đã ký nhận phiếu" in page
    assert models.PresenceInterval.objects.count() == 1
    receipt.delete()
    undo(signed_in(Duty.CLERK), 5)
    assert not models.PresenceInterval.objects.exists()


def test_nobody_is_taken_back_once_sheets_are_out() -> None:
    campaign = open_hall()
    scan(desk(campaign), "5")
    models.Campaign.objects.update(phase="ballots-issued")

    undo(signed_in(Duty.CLERK), 5)

    assert models.PresenceInterval.objects.count() == 1


@pytest.mark.parametrize("duty", [Duty.CHAIR, Duty.INSPECTOR])
def test_who_only_sees_the_list_takes_nothing_back(duty: Duty) -> None:
    campaign = open_hall()
    scan(desk(campaign), "5")
    client = signed_in(duty)

    assert "Hoàn tác điểm danh nhầm" not in client.get(LIST).content.decode()
    assert client.post(LIST, {"number": 5, "reason": "x"}).status_code == 404


def test_a_desk_takes_nothing_back() -> None:
    campaign = open_hall()
    client = desk(campaign)
    scan(client, "5")

    assert client.post(LIST, {"number": 5, "reason": "x"}).status_code == 404
    assert client.get(f"{DOOR}bat-thuong/").status_code == 404


def test_the_list_is_found_without_marks_and_by_state() -> None:
    campaign = open_hall()
    client = desk(campaign)
    scan(client, "2")

    def shown(query: str) -> str:
        return client.get(f"{LIST}?{query}").content.decode()

    assert name_of(2) in shown("tim=nguyen+hai&o=in")
    assert name_of(3) not in shown("o=in")
    assert "25 người, xếp theo tên" in shown("o=never")
    assert "Không có ai như vậy." in shown("tim=khong+co+ai")
