"""Beginning a campaign in the browser: file, look, correct, begin."""

import io
import re
import zipfile
from html import unescape
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.site.builders import EXAMPLE, plan, signed_in
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.queries.plans import plan_of

BEGIN, REVIEW = "/lap-cuoc/", "/lap-cuoc/xem-lai/"
WORDS = EXAMPLE.read_bytes()


@pytest.fixture
def clerk(folder: Path) -> Client:
    assert folder.exists()
    return signed_in(Duty.CLERK)


def upload(client: Client, content: bytes, name: str = "ke-hoach.txt") -> str:
    sent = {"file": SimpleUploadedFile(name, content)}
    return client.post(BEGIN, sent).content.decode()


def typed(page: str) -> dict[str, str]:
    """Return what the form of the review page would send."""
    text = re.findall(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)[0]
    book = re.findall(r'<option value="([^"]+)" selected', page)[0]
    name = re.findall(r'name="name" value="([^"]+)"', page)[0]
    return {"text": unescape(text), "rulebook": book, "name": name, "deed": "begin"}


def as_word(text: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def test_reading_a_plan_shows_everything_and_writes_nothing(clerk: Client) -> None:
    page = unescape(upload(clerk, WORDS))

    assert "Đã đọc kế hoạch, chưa ghi gì" in page
    assert plan().steps[0].source.text in page
    assert "Mâu thuẫn" in page
    assert 'value="party-96-qd-tw-2023" selected' in page
    assert not models.Campaign.objects.exists()


@pytest.mark.parametrize("name", ["ke-hoach.docx", "ke-hoach.txt", "khong duoi"])
def test_a_word_file_is_known_by_its_content(clerk: Client, name: str) -> None:
    page = upload(clerk, as_word(WORDS.decode()), name)

    assert "Đã đọc kế hoạch" in page


def test_the_plan_that_is_begun_is_the_plan_that_was_read(clerk: Client) -> None:
    sent = typed(upload(clerk, WORDS))
    answer = clerk.post(REVIEW, sent | {"is_rehearsal": "on"}, follow=True)

    campaign = models.Campaign.objects.get()
    assert plan_of(campaign) == plan()
    assert campaign.is_rehearsal
    assert campaign.rulebook_key == "party-96-qd-tw-2023"
    assert campaign.journal.get().by == "lan.hcqt"
    assert answer.redirect_chain == [(f"/cuoc/{campaign.slug}/ke-hoach/", 302)]
    assert "Đã lập cuộc lấy phiếu" in answer.content.decode()


def test_a_double_click_begins_one_campaign(clerk: Client) -> None:
    sent = typed(upload(clerk, WORDS))
    clerk.post(REVIEW, sent)
    page = clerk.post(REVIEW, sent).content.decode()

    assert models.Campaign.objects.count() == 1
    assert 'role="alert"' in page


def test_what_was_read_wrong_is_corrected_and_looked_at_again(clerk: Client) -> None:
    sent = typed(upload(clerk, WORDS))
    corrected = sent["text"].replace("2023-06-28", "2023-06-26")
    page = clerk.post(REVIEW, sent | {"text": corrected, "deed": "review"})

    assert "26/6/2023" in page.content.decode()
    assert not models.Campaign.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[head]", "[head", "dòng"),
        ("issuer = ", "issuerr = ", "issuerr"),
        ("2023-06-28", '"mai"', "phải là ngày"),
    ],
)
def test_a_wrong_correction_is_refused_where_it_stands(
    clerk: Client, old: str, new: str, words: str
) -> None:
    sent = typed(upload(clerk, WORDS))
    wrong = sent["text"].replace(old, new, 1)
    page = unescape(clerk.post(REVIEW, sent | {"text": wrong}).content.decode())

    assert words in page
    assert "<details open" in page
    assert new in page
    assert not models.Campaign.objects.exists()


def other_office_file() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"%PDF-1.7 x", "ke-hoach.docx", "tệp PDF"),
        (b"\x7fELF\x00", "ke-hoach.txt", "chương trình"),
        (other_office_file(), "ke-hoach.docx", "Office khác"),
        (b"PK\x03\x04 hong", "ke-hoach.docx", "hỏng"),
        ("Báo cáo quý".encode(), "ke-hoach.txt", "không phải kế hoạch"),
        ("Kế hoạch".encode("utf-16-be")[1:], "ke-hoach.txt", "ke-hoach.txt"),
        (b"a = \n", "ke-hoach.toml", "dòng 1"),
        (b"x" * 600_000, "ke-hoach.txt", "quá lớn"),
        (b"", "ke-hoach.txt", "rỗng"),
    ],
)
def test_what_is_no_plan_is_refused_by_what_it_is(
    clerk: Client, content: bytes, name: str, words: str
) -> None:
    page = unescape(upload(clerk, content, name))

    assert 'role="alert"' in page
    assert words in page
    assert f"«{name}»" in page or not content or "kế hoạch lấy phiếu" in page


def test_nobody_but_the_clerk_begins(clerk: Client) -> None:
    assert clerk.get(BEGIN).status_code == 200
    assert clerk.get(REVIEW).status_code == 302
    inspector = signed_in(Duty.INSPECTOR, login="giam.sat")

    assert inspector.get(BEGIN).status_code == 404
    assert inspector.post(REVIEW, {"text": "x"}).status_code == 404


def test_the_menu_leads_there_for_the_clerk_alone(clerk: Client) -> None:
    inspector = signed_in(Duty.INSPECTOR, login="giam.sat")

    assert 'href="/lap-cuoc/"' in clerk.get("/").content.decode()
    assert 'href="/lap-cuoc/"' not in inspector.get("/").content.decode()
