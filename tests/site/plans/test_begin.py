"""Beginning a campaign in the browser: file, look, correct, begin."""

import io
import zipfile
from html import unescape
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.site.builders import EXAMPLE, plan, signed_in
from tests.site.sheets import filled_in
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
    return filled_in(page) | {"deed": "begin"}


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
    corrected = {"step-0-day": "2023-06-26", "post-0-count": "2", "deed": "review"}
    page = clerk.post(REVIEW, sent | corrected).content.decode()

    assert "26/6/2023" in page
    assert "02 Chánh Văn phòng" in page
    assert not models.Campaign.objects.exists()

    clerk.post(REVIEW, typed(page))
    begun = plan_of(models.Campaign.objects.get())
    assert begun.officeholders[0].count == 2
    assert begun.steps[0].deadline_text == "chậm nhất ngày 26/6/2023"
    assert begun.steps[1:] == plan().steps[1:]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("head-issuer", "", "bắt buộc"),
        ("head-day", "31", "Tháng này không có ngày đó"),
        ("post-0-count", "0", "Ghi số từ 1 trở lên"),
        ("step-0-day", "mai", "ngày hợp lệ"),
        ("step-0-day", "", "Ghi ngày của thời hạn"),
        ("step-0-until", "days_before_vote", "Ghi số ngày trước"),
        ("quorum-part", "5", "không lớn hơn toàn bộ"),
        ("quorum-whole", "", "đủ cả hai số"),
        ("quorum-of", "", "trên số người nào"),
    ],
)
def test_a_wrong_correction_is_refused_where_it_stands(
    clerk: Client, field: str, value: str, words: str
) -> None:
    sent = typed(upload(clerk, WORDS)) | {field: value}
    page = unescape(clerk.post(REVIEW, sent).content.decode())

    assert words in page
    assert '<details class="part" open' in page
    assert filled_in(page)[field] == value
    assert not models.Campaign.objects.exists()


def test_a_page_that_was_tampered_with_begins_nothing(clerk: Client) -> None:
    sent = typed(upload(clerk, WORDS)) | {"text": "[head"}
    page = clerk.post(REVIEW, sent, follow=True).content.decode()

    assert "Chọn lại tệp kế hoạch" in page
    assert not models.Campaign.objects.exists()


def test_what_the_file_does_not_say_is_added_and_what_is_wrong_goes(
    clerk: Client,
) -> None:
    sent = typed(upload(clerk, WORDS)) | {
        "post-1-gone": "on",
        "post-new-title": "Giám đốc Trung tâm",
        "post-new-count": "2",
        "category-new-name": "Kế toán trưởng",
        "step-new-title": "Họp rút kinh nghiệm",
        "step-new-until": "on_or_before",
        "step-new-day": "2023-07-25",
    }
    clerk.post(REVIEW, sent)
    begun = plan_of(models.Campaign.objects.get())

    assert [(p.title, p.count) for p in begun.officeholders] == [
        (plan().officeholders[0].title, 1),
        ("Giám đốc Trung tâm", 2),
    ]
    assert begun.voter_categories[-1].name == "Kế toán trưởng"
    assert begun.steps[-1].title == "Họp rút kinh nghiệm"
    assert begun.steps[:-1] == plan().steps
    address = f"/cuoc/{models.Campaign.objects.get().slug}/ke-hoach/"
    assert "người lập đã thêm" in clerk.get(address).content.decode()


def test_the_review_stays_within_its_weight(clerk: Client) -> None:
    assert len(upload(clerk, WORDS).encode()) < 120_000


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
