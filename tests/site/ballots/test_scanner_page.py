"""The page that judges a device: plain words, nothing kept, who may send."""

import io
from pathlib import Path

import cv2
import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from numpy.typing import NDArray

from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.actions.ballots.lay_out_sheet import lay_out_sheet, sheet_to_test_with
from tinnhiem.actions.demonstration.story import CLERK, at
from tinnhiem.core.access.duty import Duty
from tinnhiem.papers.ballot_face import face_from, face_of
from tinnhiem.papers.ballot_pdf import sheet_pdf
from tinnhiem.papers.ballot_sheet import ballot_sheet
from tinnhiem.store import models
from tinnhiem.store.queries.records import record_of

SETTLED = "Nhập và chốt danh sách"


def address(campaign: models.Campaign) -> str:
    return f"/cuoc/{campaign.slug}/phieu/may-quet/"


def scan(pdf: bytes, dpi: int = 200) -> NDArray[np.uint8]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    grey = document[0].render(scale=dpi / 72, grayscale=True).to_numpy()
    document.close()
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.6), dtype=np.uint8)


def pdf_to_try(campaign: models.Campaign, *, is_large: bool = False) -> bytes:
    face = face_of(record_of(campaign))
    return sheet_pdf(sheet_to_test_with(face, is_large=is_large), made_at=at(0))


def upload(client: Client, campaign: models.Campaign, grey: NDArray[np.uint8]) -> str:
    done, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert done
    file = SimpleUploadedFile("thu máy tầng 2.jpg", packed.tobytes())
    return client.post(address(campaign), {"scans": file}).content.decode()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("is_large", [False, True])
def test_a_good_scan_of_either_size_passes_with_its_figures(is_large: bool) -> None:
    campaign = tell(until=SETTLED).campaign
    pdf = pdf_to_try(campaign, is_large=is_large)
    said = upload(signed_in(Duty.CLERK), campaign, scan(pdf))
    for words in ("Đạt: máy này quét được phiếu.", "thu máy tầng 2.jpg", "6/6", "200"):
        assert words in said


@pytest.mark.usefixtures("folder")
def test_a_poor_scan_is_told_what_to_change() -> None:
    campaign = tell(until=SETTLED).campaign
    pale = 255 - (255 - scan(pdf_to_try(campaign), dpi=150)) // 4
    said = upload(signed_in(Duty.CLERK), campaign, np.asarray(pale, np.uint8))
    assert "Chưa đạt" in said
    assert "Nét in ra quá nhạt" in said
    assert "Quét hơi thô. Đặt 200–300 dpi." in said


@pytest.mark.usefixtures("folder")
def test_a_real_ballot_is_not_taken_for_a_test_sheet() -> None:
    campaign = tell(until=SETTLED).campaign
    run = lay_out_sheet(campaign=campaign, is_large=False, by=CLERK, now=at(0))
    ballot = sheet_pdf(ballot_sheet(face_from(run.face)), made_at=at(0))
    said = upload(signed_in(Duty.CLERK), campaign, scan(ballot))
    assert "Không phải phiếu thử của cuộc này" in said


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"khong phai anh", "PDF", id="no scan at all"),
        pytest.param(b"%PDF-1.4 hong", "", id="a broken PDF"),
    ],
)
def test_what_cannot_be_opened_is_said_and_nothing_falls(
    content: bytes, words: str
) -> None:
    campaign = tell(until=SETTLED).campaign
    file = SimpleUploadedFile("a.pdf", content)
    answer = signed_in(Duty.CLERK).post(address(campaign), {"scans": file})
    assert answer.status_code == 200
    assert 'data-grade="unfit"' in answer.content.decode()
    assert words in answer.content.decode()


@pytest.mark.usefixtures("folder")
def test_without_a_file_the_page_says_so() -> None:
    campaign = tell(until=SETTLED).campaign
    said = signed_in(Duty.CLERK).post(address(campaign), {}).content.decode()
    assert "Chưa chọn tệp nào" in said


def test_nothing_of_a_scan_stays_in_the_folder(folder: Path) -> None:
    campaign = tell(until=SETTLED).campaign
    clerk = signed_in(Duty.CLERK)
    clerk.get(address(campaign))
    before = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    upload(clerk, campaign, scan(pdf_to_try(campaign)))
    names = {path.name for path in folder.rglob("*")}
    assert "thu máy tầng 2.jpg" not in names
    after = {path for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in after - before.keys()} <= {"tinnhiem.sqlite3-wal"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("duty", "sees", "sends"),
    [(Duty.CLERK, 200, 200), (Duty.CHAIR, 200, 404), (Duty.ADMIN, 404, 404)],
)
def test_who_looks_and_who_sends(duty: Duty, sees: int, sends: int) -> None:
    campaign = tell(until=SETTLED).campaign
    client = signed_in(duty)
    assert client.get(address(campaign)).status_code == sees
    assert client.post(address(campaign), {}).status_code == sends
