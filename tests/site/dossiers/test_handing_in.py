"""Handing in by card and at the desk: files into the vault, the form, drafts."""

import io
import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from tests.site.builders import (
    MORNING,
    counted_record,
    plan,
    save_campaign,
    signed_in,
)
from tests.site.dossiers.cast import (
    HOME,
    MINE,
    PASSPHRASE,
    by_card,
    hand_in,
    open_a_vault,
    sent,
)
from tests.site.dossiers.pdfs import plain_pdf, with_script
from tinnhiem.actions.dossiers.release_dossiers import release_dossiers
from tinnhiem.actions.trust.vault import open_vault, shut_vault
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.dossiers.report_form import parts_of_report
from tinnhiem.store.models import Campaign, DossierDraft, DossierFiling
from tinnhiem.store.sealed_files import read_sealed, sealed_names
from tinnhiem.web.uploads import MOST

SECRET = "Tôi đã để xảy ra chậm muộn trong công tác tham mưu năm 2022"


@pytest.fixture
def campaign(folder: Path) -> Campaign:
    assert folder.exists()
    open_a_vault()
    return save_campaign(counted_record(), phase="summoned")


@pytest.fixture
def clerk(campaign: Campaign) -> Client:
    assert campaign.slug
    return signed_in(Duty.CLERK)


def answers(**typed: str) -> dict[str, str]:
    """Return every part of the form with words in it."""
    parts = parts_of_report(plan())
    words = {part.key: f"Nội dung mục {i}." for i, part in enumerate(parts)}
    return {**words, "seen": "0", **typed}


@pytest.mark.parametrize("who", ["desk", "card"])
def test_a_pdf_goes_into_the_vault_and_nowhere_else(
    campaign: Campaign, clerk: Client, folder: Path, who: str
) -> None:
    content = plain_pdf(3)
    if who == "desk":
        answer = clerk.post(f"{HOME}cua/p1/nop/report/", sent(content), follow=True)
    else:
        answer = by_card(campaign, 1).post(
            f"{MINE}nop/report/", sent(content), follow=True
        )

    assert "Đã nhận bản 1, 3 trang." in answer.content.decode()
    row = DossierFiling.objects.get()
    assert read_sealed(row.sealed) == content
    assert len(row.sha256) == 64
    connection.close()
    for file in folder.rglob("*"):
        assert not file.is_file() or b"%PDF" not in file.read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp trống"),
        (b"PK\x03\x04", "Lưu thành, PDF"),
        (with_script(), "mã tự chạy"),
        (bytes(MOST + 1), "Tệp quá lớn"),
    ],
    ids=["empty", "word", "script", "too large to keep in memory"],
)
def test_a_refused_file_leaves_nothing(
    campaign: Campaign, content: bytes, said: str
) -> None:
    owner = by_card(campaign, 1)

    page = owner.post(f"{MINE}nop/report/", sent(content)).content.decode()

    assert said in page
    assert not DossierFiling.objects.exists()
    assert not list(sealed_names())


def test_a_second_click_hands_in_nothing_more(campaign: Campaign) -> None:
    owner = by_card(campaign, 1)
    owner.post(f"{MINE}nop/report/", sent(plain_pdf()))

    page = owner.post(f"{MINE}nop/report/", sent(plain_pdf())).content.decode()

    assert "bấm hai lần" in page.replace("\n", " ")
    assert DossierFiling.objects.count() == 1
    assert len(list(sealed_names())) == 1


def test_a_shut_vault_says_so_and_takes_nothing(
    campaign: Campaign, clerk: Client
) -> None:
    shut_vault(by="", now=MORNING)

    page = clerk.get(f"{HOME}cua/p1/nop/report/").content.decode()
    assert "đang khóa" in page
    assert 'href="/kho/"' in page
    refused = by_card(campaign, 1).post(f"{MINE}nop/report/", sent(plain_pdf()))
    assert "Báo bộ phận tham mưu mở kho" in refused.content.decode()
    assert not DossierFiling.objects.exists()


def test_an_unwritten_form_keeps_its_words_while_the_vault_is_shut(
    campaign: Campaign,
) -> None:
    owner = by_card(campaign, 1)
    shut_vault(by="", now=MORNING)

    page = owner.post(f"{MINE}mau/", answers(weaknesses=SECRET, deed="luu"))

    assert SECRET in page.content.decode()
    assert not DossierDraft.objects.exists()


def test_a_draft_is_kept_for_its_writer_and_lies_encrypted(
    campaign: Campaign, folder: Path
) -> None:
    owner = by_card(campaign, 1)
    saved = owner.post(
        f"{MINE}mau/", {"seen": "0", "weaknesses": SECRET, "deed": "luu"}, follow=True
    )

    assert "Chưa nộp" in saved.content.decode()
    assert SECRET in owner.get(f"{MINE}mau/").content.decode()
    assert not DossierFiling.objects.exists()
    connection.close()
    for file in folder.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes()


def test_the_desk_neither_reads_nor_erases_what_an_officeholder_is_writing(
    campaign: Campaign, clerk: Client
) -> None:
    owner = by_card(campaign, 1)
    owner.post(f"{MINE}mau/", {"seen": "0", "weaknesses": SECRET, "deed": "luu"})

    assert SECRET not in clerk.get(f"{HOME}cua/p1/mau/").content.decode()
    typed = {"seen": "0", "weaknesses": "Gõ từ bản giấy", "deed": "luu"}
    clerk.post(f"{HOME}cua/p1/mau/", typed)

    own = owner.get(f"{MINE}mau/").content.decode()
    assert SECRET in own
    assert "Gõ từ bản giấy" not in own
    assert "bộ phận tham mưu không xem được" in own
    assert "Gõ từ bản giấy" in clerk.get(f"{HOME}cua/p1/mau/").content.decode()


def test_a_draft_lasts_until_its_report_is_released(
    campaign: Campaign, clerk: Client
) -> None:
    owner = by_card(campaign, 1)
    clerk.post(f"{HOME}cua/p1/mau/", {"seen": "0", "deed": "luu"})
    owner.post(f"{MINE}mau/", answers(deed="luu"))
    owner.post(f"{MINE}mau/", answers(deed="nop"))
    filing = DossierFiling.objects.get()
    clerk.post(f"{HOME}ban/{filing.pk}/tra-lai/", {"reason": "thiếu mục III"})

    again = owner.get(f"{MINE}mau/").content.decode()
    assert "Nội dung mục 1." in again  # nothing is typed twice
    owner.post(f"{MINE}mau/", answers(deed="nop") | {"seen": "1"})
    newest = DossierFiling.objects.get(state="handed-in")
    release_dossiers(
        campaign=campaign,
        seen=frozenset({str(newest.pk)}),
        reason="còn lại gửi sau",
        by="lan.hcqt",
        now=MORNING,
    )

    assert not DossierDraft.objects.exists()
    assert set(sealed_names()) == {filing.sealed, newest.sealed}


def test_the_desk_returns_and_never_erases_what_an_officeholder_handed_in(
    campaign: Campaign, clerk: Client
) -> None:
    by_card(campaign, 1).post(f"{MINE}nop/report/", sent(plain_pdf()))
    row = DossierFiling.objects.get()
    assert "Rút bản này" not in clerk.get(f"{HOME}cua/p1/").content.decode()

    page = clerk.post(f"{HOME}ban/{row.pk}/rut/", follow=True).content.decode()

    assert "tự nộp nên bộ phận tham mưu không rút được" in page
    row.refresh_from_db()
    assert row.state == "handed-in"
    assert list(sealed_names()) == [row.sealed]
    clerk.post(f"{HOME}ban/{row.pk}/tra-lai/", {"reason": "thiếu mục III"})
    assert list(sealed_names()) == [row.sealed]


def test_an_officeholder_never_erases_what_the_desk_has_received(
    campaign: Campaign, clerk: Client
) -> None:
    clerk.post(f"{HOME}cua/p1/nop/report/", sent(plain_pdf()))
    row = DossierFiling.objects.get()
    owner = by_card(campaign, 1)
    assert "Rút lại" not in owner.get(MINE).content.decode()

    page = owner.post(f"{MINE}ban/{row.pk}/rut/", follow=True).content.decode()

    assert "chỉ bộ phận tham mưu rút được" in page
    row.refresh_from_db()
    assert row.state == "handed-in"
    clerk.post(f"{HOME}ban/{row.pk}/rut/")
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_a_file_whose_row_was_rolled_back_goes_when_the_vault_is_opened(
    campaign: Campaign,
) -> None:
    by_card(campaign, 1).post(f"{MINE}mau/", answers(deed="luu"))
    kept = {DossierDraft.objects.get().sealed, hand_in(campaign, plain_pdf()).sealed}
    with transaction.atomic():  # a fault after the file was written
        hand_in(campaign, plain_pdf())
        transaction.set_rollback(True)
    assert len(list(sealed_names())) == 3

    shut_vault(by="", now=MORNING)
    open_vault(secret=PASSPHRASE, by="", now=MORNING)

    assert set(sealed_names()) == kept


def test_an_officeholder_cannot_open_anothers_draft_or_version(
    campaign: Campaign,
) -> None:
    first, second = by_card(campaign, 1), by_card(campaign, 2)
    first.post(f"{MINE}mau/", {"seen": "0", "weaknesses": SECRET, "deed": "luu"})
    row = hand_in(campaign, plain_pdf())

    assert SECRET not in second.get(f"{MINE}mau/").content.decode()
    assert first.get(f"{MINE}ban/{row.pk}/").status_code == 200
    assert second.get(f"{MINE}ban/{row.pk}/").status_code == 404
    assert second.post(f"{MINE}ban/{row.pk}/rut/").status_code == 404
    for place in ("", "cua/p1/", "cua/p1/mau/", "cua/p2/", f"ban/{row.pk}/"):
        assert second.get(HOME + place).status_code == 404, place
    row.refresh_from_db()
    assert row.state == "handed-in"


def test_a_card_of_another_campaign_opens_nothing_here(campaign: Campaign) -> None:
    other = save_campaign(counted_record(), phase="summoned", slug="noi-khac")
    stranger = by_card(other, 1)
    row = hand_in(campaign, plain_pdf())

    for place in (MINE, f"{MINE}mau/", f"{MINE}ban/{row.pk}/"):
        assert stranger.get(place).status_code == 404, place


def test_the_written_form_becomes_a_paper_that_says_the_same(
    campaign: Campaign,
) -> None:
    owner = by_card(campaign, 1)
    typed = answers(weaknesses=f"{SECRET}.\n\nHướng khắc phục: 5 việc.", deed="nop")
    answer = owner.post(f"{MINE}mau/", typed, follow=True)

    assert "Đã nộp báo cáo, bản 1" in answer.content.decode()
    row = DossierFiling.objects.get()
    assert (row.kind, row.item) == ("form", "report")
    text = "".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(read_sealed(row.sealed))).pages
    )
    words = re.sub(r"\s+", " ", text)
    assert SECRET in words
    assert "Nguyễn Thị Một" in words
    assert "Nội dung mục 3." in words
    assert "……" not in words.split("VIỆC KÊ KHAI")[0].split("Họ và tên")[1]


def test_a_written_report_is_printed_clean_to_be_signed(
    campaign: Campaign, clerk: Client
) -> None:
    owner = by_card(campaign, 1)
    owner.post(f"{MINE}mau/", answers(deed="nop"))
    row = DossierFiling.objects.get()

    for reader, place in (
        (owner, f"{MINE}ban/{row.pk}/in/"),
        (clerk, f"{HOME}ban/{row.pk}/in/"),
    ):
        assert reader.get(place).content == read_sealed(row.sealed)
    assert by_card(campaign, 2).get(f"{MINE}ban/{row.pk}/in/").status_code == 404
    stranger = hand_in(campaign, plain_pdf())  # never served as it came
    assert owner.get(f"{MINE}ban/{stranger.pk}/in/").status_code == 302


def test_an_empty_part_is_named_and_what_was_typed_is_saved(
    campaign: Campaign,
) -> None:
    owner = by_card(campaign, 1)

    page = owner.post(f"{MINE}mau/", answers(weaknesses="", c0p0=SECRET, deed="nop"))

    words = page.content.decode()
    assert "còn mục chưa viết" in words
    assert "Hạn chế, khuyết điểm" in words
    assert SECRET in words
    assert not DossierFiling.objects.exists()
    assert DossierDraft.objects.count() == 1


def test_a_letter_that_cannot_be_printed_is_named(campaign: Campaign) -> None:
    owner = by_card(campaign, 1)

    page = owner.post(f"{MINE}mau/", answers(weaknesses="Chữ 漢", deed="nop"))

    assert "漢" in page.content.decode()
    assert not DossierFiling.objects.exists()


def test_a_part_of_more_than_three_pages_is_refused(campaign: Campaign) -> None:
    owner = by_card(campaign, 1)

    page = owner.post(f"{MINE}mau/", answers(weaknesses="a" * 12_001, deed="luu"))

    assert "errorlist" in page.content.decode()
    assert not DossierDraft.objects.exists()


def test_the_form_says_that_it_is_not_the_official_one(campaign: Campaign) -> None:
    page = by_card(campaign, 1).get(f"{MINE}mau/").content.decode()

    assert "chưa kiểm chứng" in page
    assert "Phụ lục 3" in page


def test_the_desk_types_in_what_came_on_paper(clerk: Client) -> None:
    answer = clerk.post(
        f"{HOME}cua/p2/mau/", answers(deed="nop"), follow=True
    ).content.decode()

    assert "Đã nộp báo cáo, bản 1" in answer
    row = DossierFiling.objects.get()
    assert row.person_key == "p2"
    assert row.handed_in_by == "lan.hcqt"


def test_what_was_handed_in_is_withdrawn_with_its_file(campaign: Campaign) -> None:
    owner = by_card(campaign, 1)
    owner.post(f"{MINE}nop/report/", sent(plain_pdf()))
    row = DossierFiling.objects.get()

    owner.post(f"{MINE}ban/{row.pk}/rut/")

    row.refresh_from_db()
    assert (row.state, row.sealed) == ("withdrawn", "")
    assert not list(sealed_names())


def test_a_return_shows_its_reason_to_whoever_handed_in(
    campaign: Campaign, clerk: Client
) -> None:
    owner = by_card(campaign, 1)
    row = hand_in(campaign, plain_pdf())
    clerk.post(f"{HOME}ban/{row.pk}/tra-lai/", {"reason": "thiếu mục III"})

    assert "thiếu mục III" in owner.get(MINE).content.decode()
    owner.post(f"{MINE}nop/report/", sent(plain_pdf(), seen=1))
    assert DossierFiling.objects.count() == 2


def test_a_voter_who_is_not_rated_has_no_dossier(campaign: Campaign) -> None:
    voter = by_card(campaign, 9)

    for place in ("", "mau/", "nop/report/"):
        assert voter.get(MINE + place).status_code == 404


def test_declarations_are_no_files_unless_the_campaign_says_so(
    campaign: Campaign, clerk: Client
) -> None:
    owner = by_card(campaign, 1)
    place = f"{MINE}nop/assets/"
    assert owner.get(place).status_code == 404
    assert owner.post(place, sent(plain_pdf())).status_code == 404

    clerk.post(f"{HOME}ban-ke-khai/", {"deed": "files"})
    owner.post(place, sent(plain_pdf()))

    row = DossierFiling.objects.get()
    assert (row.item, row.sha256) == ("assets", "")


@pytest.mark.parametrize("place", ["", "mau/", "nop/report/"])
def test_a_page_of_ones_own_asks_few_questions(campaign: Campaign, place: str) -> None:
    owner = by_card(campaign, 1)
    owner.post(f"{MINE}mau/", {"seen": "0", "weaknesses": SECRET, "deed": "luu"})
    hand_in(campaign, plain_pdf())

    with CaptureQueriesContext(connection) as asked:
        answer = owner.get(MINE + place)

    assert answer.status_code == 200
    assert len(asked) <= 15, [one["sql"][:90] for one in asked]
    assert len(answer.content) <= 60_000
