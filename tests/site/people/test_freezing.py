"""Freezing the roster and printing cards, in the browser."""

import re
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from zxingcpp import read_barcodes

from tests.site.builders import MORNING, counted_record, save_campaign, signed_in
from tests.site.sheets import filled_in
from tests.site.stories import tell
from tinnhiem.actions.access.print_cards import CardsWanted, Shape, print_cards
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import CardsStaleError
from tinnhiem.core.papers.errors import PaperGlyphError
from tinnhiem.store.models import Campaign, Card, Person
from tinnhiem.store.queries.cards import cards_mark
from tinnhiem.web.people.forms import PrintForm, numbers_in

SITE = "http://192.168.1.5:8000"


@pytest.fixture
def clerk(folder: Path) -> Client:
    assert folder.exists()
    return signed_in(Duty.CLERK)


@pytest.fixture
def frozen(clerk: Client) -> Campaign:
    assert clerk is not None
    return save_campaign(counted_record(), phase="summoned")


def at(campaign: Campaign, place: str = "") -> str:
    return f"/cuoc/{campaign.slug}/nhan-su/{place}"


def sheets(clerk: Client, campaign: Campaign, **asked: str) -> tuple[str, str]:
    """Return the words of the PDF, or nothing, and of the page that came instead."""
    sent = {
        "shape": "sheets",
        "who": "missing",
        "site": SITE,
        "seen": cards_mark(campaign),
        **asked,
    }
    answer = clerk.post(at(campaign, "the/"), sent)
    if answer["Content-Type"] != "application/pdf":
        return "", answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    pages = PdfReader(BytesIO(answer.content)).pages
    return "\n".join(page.extract_text() for page in pages), ""


def test_what_is_missing_is_named_and_nothing_is_frozen(clerk: Client) -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign

    page = clerk.get(at(campaign, "chot/")).content.decode()
    assert page.count("× Thiếu") == 6
    clerk.post(at(campaign, "chot/"), {"sure": "on"})

    assert not campaign.roster.exists()


def test_the_roster_is_frozen_when_nothing_is_missing(clerk: Client) -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    campaign.roster.all().delete()  # as it was before the story froze it
    Campaign.objects.update(phase="planned")

    page = clerk.get(at(campaign, "chot/")).content.decode()
    assert "× Thiếu" not in page
    agreed = filled_in(page) | {"sure": "on"}
    campaign.adjustments.create(
        person=Person.objects.get(key="VP26"), adds=False, reason="nghỉ hưu"
    )
    stale = clerk.post(at(campaign, "chot/"), agreed, follow=True).content.decode()
    assert "nay có 25 người ghi phiếu" in stale
    assert not campaign.roster.exists()
    campaign.adjustments.all().delete()
    clerk.post(at(campaign, "chot/"), {"seen": agreed["seen"]})
    assert not campaign.roster.exists()  # without the tick

    answer = clerk.post(at(campaign, "chot/"), agreed, follow=True)

    assert "Đã chốt danh sách 26 người ghi phiếu." in answer.content.decode()
    assert "khớp với nhân sự hiện nay" in answer.content.decode()


def wanted(campaign: Campaign, shape: Shape = Shape.SHEETS) -> CardsWanted:
    return CardsWanted(shape=shape, numbers=None, site=SITE, seen=cards_mark(campaign))


def test_every_voter_gets_a_card_on_sheets_of_eight(
    clerk: Client, frozen: Campaign
) -> None:
    words, _ = sheets(clerk, frozen)

    pins = re.findall(r"\b\d{3} \d{3}\b", words)
    assert len(pins) == len(set(pins)) == frozen.roster.count() == 26
    assert Card.objects.filter(revoked_at=None).count() == 26
    assert SITE in words
    for entry in frozen.roster.all():
        assert entry.name in words


def test_no_pin_is_kept_anywhere(clerk: Client, frozen: Campaign, folder: Path) -> None:
    words, _ = sheets(clerk, frozen, who="numbers", chosen="3")
    (pin,) = re.findall(r"\b\d{3} \d{3}\b", words)
    connection.close()

    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert pin.encode() not in content
            assert b"%PDF" not in content


def test_a_second_click_prints_nothing(clerk: Client, frozen: Campaign) -> None:
    seen = cards_mark(frozen)
    first, _ = sheets(clerk, frozen, seen=seen)

    again, page = sheets(clerk, frozen, seen=seen, who="numbers", chosen="1-26")

    assert first
    assert not again
    assert "Chưa in thẻ nào" in page
    assert Card.objects.exclude(revoked_at=None).count() == 0


def test_printing_again_kills_the_old_card(clerk: Client, frozen: Campaign) -> None:
    sheets(clerk, frozen)

    words, _ = sheets(clerk, frozen, who="numbers", chosen="2, 5-6")

    assert len(re.findall(r"\b\d{3} \d{3}\b", words)) == 3
    assert Card.objects.exclude(revoked_at=None).count() == 3
    assert Card.objects.filter(revoked_at=None).count() == 26


def test_one_card_is_taken_back(clerk: Client, frozen: Campaign) -> None:
    sheets(clerk, frozen)

    asked = clerk.post(at(frozen, "the/thu-hoi/"), {"number": "4"}).content.decode()
    assert "Thu hồi thẻ số 4 của" in asked
    assert frozen.roster.get(number=4).cards.filter(revoked_at=None).exists()

    clerk.post(at(frozen, "the/thu-hoi/"), {"number": "4", "sure": "on"})

    assert not frozen.roster.get(number=4).cards.filter(revoked_at=None).exists()
    assert "1 người chưa có thẻ" in clerk.get(at(frozen, "the/")).content.decode()


def test_a_name_that_cannot_be_printed_changes_no_card(frozen: Campaign) -> None:
    frozen.roster.filter(number=1).update(name="Lê 漢")

    with pytest.raises(PaperGlyphError):
        print_cards(
            campaign=frozen,
            wanted=wanted(frozen),
            by="",
            now=MORNING,
        )

    assert not Card.objects.exists()


def test_without_a_frozen_roster_there_is_nothing_to_print(clerk: Client) -> None:
    assert clerk is not None
    campaign = tell(until="Lập cuộc lấy phiếu").campaign

    with pytest.raises(CardsStaleError):
        print_cards(
            campaign=campaign,
            wanted=wanted(campaign),
            by="",
            now=MORNING + timedelta(hours=1),
        )


@pytest.mark.parametrize("place", ["", "chot/", "the/"])
def test_a_page_asks_few_questions(clerk: Client, frozen: Campaign, place: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        clerk.get(at(frozen, place))

    assert len(asked) <= 15, [one["sql"][:90] for one in asked]


@pytest.mark.parametrize(
    ("site", "is_right"),
    [
        ("http://192.168.1.5:8000", True),
        ("https://may-chu.local/", True),
        ("192.168.1.5", False),
        ("http://192.168.1.5:x", False),
        ("http://a/b", False),
        ("http://a@b", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_the_address_of_a_site_is_printed(site: str, *, is_right: bool) -> None:
    form = PrintForm({"shape": "sheets", "who": "missing", "site": site})

    assert form.is_valid() is is_right


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3, 7-9", [3, 7, 8, 9]), ("x", []), ("", []), ("1,,2", []), ("-3", [])],
)
def test_numbers_are_read_as_people_write_them(text: str, numbers: list[int]) -> None:
    assert numbers_in(text) == numbers


def test_a_phone_reads_every_code_on_a_sheet(clerk: Client, frozen: Campaign) -> None:
    seen = cards_mark(frozen)
    sent = {"shape": "sheets", "who": "numbers", "chosen": "1-8"}
    sent |= {"site": SITE, "seen": seen}
    pdf = clerk.post(at(frozen, "the/"), sent).content

    picture = PdfDocument(pdf)[0].render(scale=150 / 72, grayscale=True).to_numpy()
    codes = {one.text for one in read_barcodes(picture.squeeze())}

    assert len(codes) == 8
    for code in codes:
        token = code.removeprefix(f"{SITE}/the/").removesuffix("/")
        digest = sha256(token.encode()).hexdigest()
        assert Card.objects.filter(token_sha256=digest, revoked_at=None).exists()
