"""Saying that the summons are out: once, and only when nothing is missing."""

from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.core.access.duty import Duty

SURE = {"sure": "on"}


@pytest.fixture
def clerk(folder: Path) -> Client:
    assert folder.exists()
    return signed_in(Duty.CLERK)


def test_sending_is_recorded_once_and_the_campaign_goes_on(clerk: Client) -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    page = f"/cuoc/{campaign.slug}/nhan-su/giay-moi/"
    assert "da-gui/" in clerk.get(page).content.decode()

    said = clerk.post(page + "da-gui/", SURE, follow=True).content.decode()
    again = clerk.post(page + "da-gui/", SURE, follow=True).content.decode()

    campaign.refresh_from_db()
    assert campaign.phase == "summoned"
    assert campaign.acts.filter(kind="summons-sent").count() == 1
    assert campaign.journal.filter(event="phase.reached").count() == 1
    assert "Giấy mời đã gửi" in said
    assert 'class="said error"' in again
    assert "da-gui/" not in again


def test_nothing_is_recorded_while_something_is_missing(clerk: Client) -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign
    page = f"/cuoc/{campaign.slug}/nhan-su/giay-moi/"
    said = clerk.post(page + "da-gui/", SURE, follow=True).content.decode()

    campaign.refresh_from_db()
    assert campaign.phase == "planned"
    assert not campaign.acts.filter(kind="summons-sent").exists()
    assert 'class="said error"' in said


@pytest.mark.parametrize("duty", [Duty.CHAIR, Duty.INSPECTOR])
def test_only_the_clerk_says_it(clerk: Client, duty: Duty) -> None:
    assert clerk is not None
    campaign = tell(until="Lập cuộc lấy phiếu").campaign
    other = signed_in(duty, login="nguoi.khac")

    answer = other.post(f"/cuoc/{campaign.slug}/nhan-su/giay-moi/da-gui/")

    assert answer.status_code == 404
