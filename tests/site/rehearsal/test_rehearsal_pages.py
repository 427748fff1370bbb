"""Practising on pages: made, marked on every page, wiped with a certificate."""

from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import (
    SLUG,
    by_card,
    counted_record,
    save_campaign,
    signed_in,
)
from tests.site.devices import on_device
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

REAL, PRACTICE = f"/cuoc/{SLUG}/", f"/cuoc/dien-tap-{SLUG}/"
BANNER = "phiếu và kết quả ở đây không phải của cuộc lấy phiếu thật"


@pytest.fixture
def real(folder: Path) -> models.Campaign:
    assert folder.exists()
    campaign = save_campaign(counted_record(), phase="summoned")
    models.PresenceInterval.objects.all().delete()
    return campaign


@pytest.fixture
def clerk(real: models.Campaign) -> Client:
    assert not real.is_rehearsal
    return signed_in(Duty.CLERK)


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_rehearsal_is_made_from_the_page_and_every_page_says_what_it_is(
    real: models.Campaign, clerk: Client
) -> None:
    made = clerk.post(REAL + "dien-tap/", follow=True)

    assert made.redirect_chain[-1][0] == PRACTICE + "dien-tap/"
    for page in ("", "ke-hoach/", "nhan-su/", "van-ban/", "ket-qua/", "dien-tap/"):
        assert text(clerk, PRACTICE + page).count(BANNER) == 1, page
        assert BANNER not in text(clerk, REAL + page), page
    assert f"dien-tap-{SLUG}" in text(clerk, REAL + "dien-tap/")
    practice = models.Campaign.objects.get(rehearses=real)
    assert BANNER in text(by_card(practice, number=3), "/cua-toi/")


def test_made_up_sheets_are_read_from_the_page_or_taken_as_a_file(
    clerk: Client,
) -> None:
    clerk.post(REAL + "dien-tap/")

    page = text(clerk, PRACTICE + "dien-tap/phieu-gia/?sheets=7")
    file = clerk.get(PRACTICE + "dien-tap/phieu-gia/?sheets=7&tep=csv")
    refused = clerk.get(REAL + "dien-tap/phieu-gia/?sheets=7", follow=True)
    nonsense = clerk.get(PRACTICE + "dien-tap/phieu-gia/?sheets=x")

    assert "7 phiếu giả" in page
    assert len(file.content.decode("utf-8-sig").splitlines()) == 8
    assert "không phải cuộc diễn tập" in refused.content.decode()
    assert nonsense.status_code == 302


def test_it_is_wiped_after_one_question_and_the_real_one_says_so(
    real: models.Campaign, clerk: Client
) -> None:
    clerk.post(REAL + "dien-tap/")
    asked = clerk.post(PRACTICE + "dien-tap/xoa/").content.decode()
    assert "Xóa sạch «dien-tap-" in asked
    assert models.Campaign.objects.count() == 2

    done = clerk.post(PRACTICE + "dien-tap/xoa/", {"sure": "on"}, follow=True)

    assert "không còn dấu vết nào" in done.content.decode()
    assert models.Campaign.objects.get() == real
    code = models.RemovalCertificate.objects.get().code
    assert code in text(clerk, REAL + "dien-tap/")
    assert clerk.get(PRACTICE + "dien-tap/").status_code == 404


def test_a_real_campaign_is_never_wiped_here(
    real: models.Campaign, clerk: Client
) -> None:
    answer = clerk.post(REAL + "dien-tap/xoa/", {"sure": "on"}, follow=True)

    assert "không phải cuộc diễn tập" in answer.content.decode()
    assert models.Campaign.objects.get() == real
    looks = on_device(real, Duty.COMMITTEE)
    assert looks.post(REAL + "dien-tap/xoa/", {"sure": "on"}).status_code == 404
