"""The archive on pages: the bundle, the time of keeping, the end, its certificate."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    save_campaign,
    save_certificate,
    signed_in,
)
from tests.site.stories import tell
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

HERE = f"/cuoc/{SLUG}/luu-tru/"
KEEP = {
    "deed": "keep",
    "until": (MORNING + timedelta(days=30)).date().isoformat(),
    "rule": "Quyết định số 01/QĐ-VP",
    "source": "",
    "decided_by": "Chánh Văn phòng tỉnh",
    "decided_on": MORNING.date().isoformat(),
}


@pytest.fixture
def archived(folder: Path) -> models.Campaign:
    assert folder.exists()
    return save_campaign(counted_record(), phase="archived")


@pytest.fixture
def clerk() -> Client:
    return signed_in(Duty.CLERK)


def text(client: Client, address: str = "") -> str:
    return client.get(HERE + address).content.decode()


def test_a_bundle_is_downloaded_and_its_fingerprint_stands_on_the_page(
    archived: models.Campaign, clerk: Client
) -> None:
    answer = clerk.post(HERE + "goi/", {"passphrase": "", "again": ""})

    assert answer["Content-Disposition"].endswith('.zip"')
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert "bang-ke.txt" in package.namelist()
    entry = archived.journal.get(event="archive.made")
    assert entry.facts["sha256"] in text(clerk)
    assert entry.by == "lan.hcqt"


def test_what_is_wrong_with_a_bundle_is_said_on_the_form(
    archived: models.Campaign, clerk: Client
) -> None:
    for form, words in (
        ({"passphrase": "a", "again": "b"}, "không giống nhau"),
        ({"passphrase": "123", "again": "123"}, "mật khẩu"),
    ):
        page = clerk.post(HERE + "goi/", form).content.decode()
        assert words in page.lower()
    sealed = "chín con trâu đi qua cầu"
    answer = clerk.post(HERE + "goi/", {"passphrase": sealed, "again": sealed})
    assert answer["Content-Disposition"].endswith('.tnluu"')
    assert archived.journal.filter(event="archive.made").count() == 1


@pytest.mark.usefixtures("folder")
def test_during_the_count_there_is_no_bundle(clerk: Client) -> None:
    save_campaign(counted_record(), phase="counting")

    assert "không gì rời khỏi cuộc lấy phiếu" in text(clerk)
    page = clerk.post(HERE + "goi/", {"passphrase": "", "again": ""}).content.decode()
    assert "archive.made" not in page
    assert not models.JournalEntry.objects.filter(event="archive.made").exists()


def test_a_campaign_ends_in_two_steps_by_two_duties(
    archived: models.Campaign, clerk: Client
) -> None:
    chair = signed_in(Duty.CHAIR, login="minh.cvp")
    assert "Chưa ai quyết định thời hạn lưu" in text(clerk)
    clerk.post(HERE, KEEP)
    page = text(clerk)
    assert "chưa kiểm chứng" in page
    assert "đã hết hạn" in page
    too_early = chair.post(HERE + "xoa/", {"typed": SLUG, "sure": "on"})
    assert "Chưa có đề nghị xóa" in too_early.content.decode()
    clerk.post(HERE + "de-nghi-xoa/", {"deed": "ask"})
    assert "Chưa xóa gì" in text(clerk)
    assert "Người ghi phiếu" in text(chair, "xoa/")
    assert clerk.post(HERE + "xoa/", {"typed": SLUG, "sure": "on"}).status_code == 404
    wrong = chair.post(HERE + "xoa/", {"typed": "khac", "sure": "on"})
    assert "Gõ đúng" in wrong.content.decode()

    done = chair.post(HERE + "xoa/", {"typed": SLUG, "sure": "on"}, follow=True)

    page = done.content.decode()
    assert "không còn dấu vết nào" in page
    assert "lan.hcqt" in page
    assert not models.Campaign.objects.exists()
    row = models.RemovalCertificate.objects.get()
    pdf = chair.get(f"/chung-nhan-xoa/{row.code}.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert row.code in chair.get("/chung-nhan-xoa/").content.decode()
    assert archived.slug == SLUG


def test_what_was_typed_stays_where_the_rule_is_missing(
    archived: models.Campaign, clerk: Client
) -> None:
    page = clerk.post(HERE, KEEP | {"rule": ""}).content.decode()

    assert "Chánh Văn phòng tỉnh" in page
    assert not hasattr(archived, "retention")


def test_a_request_is_taken_back(archived: models.Campaign, clerk: Client) -> None:
    clerk.post(HERE, KEEP)
    clerk.post(HERE + "de-nghi-xoa/", {"deed": "ask"})
    clerk.post(HERE + "de-nghi-xoa/", {"deed": "drop"})

    assert "Rút đề nghị" not in text(clerk)
    assert archived.journal.order_by("-id")[0].event == "purge.dropped"


def test_before_anything_was_removed_the_list_says_so(
    folder: Path, clerk: Client
) -> None:
    assert "Chưa xóa cuộc" in clerk.get("/chung-nhan-xoa/").content.decode()
    save_certificate(folder)
    page = clerk.get("/chung-nhan-xoa/").content.decode()
    assert "chưa tìm" in page
    assert clerk.get("/chung-nhan-xoa/FFFFFFFF/").status_code == 404


@pytest.mark.usefixtures("folder")
def test_the_file_is_closed_when_everything_was_reported(clerk: Client) -> None:
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    assert "Ghi được khi báo cáo đã gửi đủ" in text(clerk)
    early = clerk.post(HERE + "ho-so/", {"sure": "on"}, follow=True)
    assert 'class="said error' in early.content.decode()
    report = {"sent_on": "2023-07-12", "way": "by-hand", "sent_by": "Lan"}
    for number in (1, 2):
        clerk.post(f"/cuoc/{SLUG}/ket-qua/bao-cao/{number}/", report)
    clerk.post(f"/cuoc/{SLUG}/ket-qua/bao-cao/")

    clerk.post(HERE + "ho-so/", {})
    campaign.refresh_from_db()
    assert campaign.phase == "reported"
    clerk.post(HERE + "ho-so/", {"sure": "on"})

    campaign.refresh_from_db()
    assert campaign.phase == "archived"
    assert "Hồ sơ đã lập đủ" in text(clerk)
