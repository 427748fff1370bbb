"""The summons of each voter with that voter's own card: made once, kept nowhere."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pypdf import PdfReader

from tests.site.builders import (
    MORNING,
    counted_record,
    name_of,
    save_campaign,
    signed_in,
)
from tests.site.stories import tell
from tests.site.test_issuing import HEAD
from tinnhiem.actions.access.cards import enter_by_card, keep_cards, new_card
from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.actions.papers.issue_paper import Issue, issue_paper
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.store.models import Campaign, Card
from tinnhiem.store.queries.cards import cards_mark

SITE = "http://192.168.1.5:8000"
PIN = re.compile(r"Mã PIN\s+(\d{3} \d{3})")


@pytest.fixture
def clerk(folder: Path) -> Client:
    assert folder.exists()
    return signed_in(Duty.CLERK)


@pytest.fixture
def frozen(clerk: Client) -> Campaign:
    assert clerk is not None
    return save_campaign(counted_record(), phase="planned")


def asked(clerk: Client, campaign: Campaign, **words: str) -> tuple[str, bytes]:
    """Return the kind of the answer and its content."""
    sent = {
        "shape": "letters",
        "who": "missing",
        "site": SITE,
        "seen": cards_mark(campaign),
        **words,
    }
    answer = clerk.post(f"/cuoc/{campaign.slug}/nhan-su/the/", sent)
    return answer["Content-Type"], answer.content


def pages_of(content: bytes) -> list[str]:
    return [
        " ".join(page.extract_text().split())
        for page in PdfReader(BytesIO(content)).pages
    ]


def test_each_letter_bears_the_card_of_its_own_voter(
    clerk: Client, frozen: Campaign
) -> None:
    _, content = asked(clerk, frozen)

    letters = pages_of(content)
    assert len(letters) == 26  # one page each
    pins = [PIN.findall(letter) for letter in letters]
    assert all(len(found) == 1 for found in pins)
    assert len({found[0] for found in pins}) == 26
    for entry, letter in zip(frozen.roster.order_by("number"), letters, strict=True):
        assert f"trân trọng kính mời đồng chí: {entry.name}," in letter
        assert f"Số {entry.number}: {entry.name}" in letter


def test_the_pin_of_a_letter_opens_the_door_of_its_voter(
    clerk: Client, frozen: Campaign
) -> None:
    assert clerk is not None
    entry = frozen.roster.get(number=3)
    made = new_card(entry)
    keep_cards(frozen, [(entry, made)], by="lan.hcqt", now=MORNING)

    card = enter_by_card(token=made.token, pin=made.pin, address="::1", now=MORNING)

    assert card.entry.number == 3


def test_no_pin_of_a_letter_is_kept_anywhere(
    clerk: Client, frozen: Campaign, folder: Path
) -> None:
    _, content = asked(clerk, frozen, who="numbers", chosen="3")
    (letter,) = pages_of(content)
    (pin,) = PIN.findall(letter)
    connection.close()

    for file in folder.rglob("*"):
        if file.is_file():
            kept = file.read_bytes()
            assert pin.encode() not in kept
            assert pin.replace(" ", "").encode() not in kept
            assert b"%PDF" not in kept


def test_a_letter_of_issued_summons_bears_their_number(clerk: Client) -> None:
    assert clerk is not None
    campaign = tell(until="Nhập và chốt danh sách").campaign
    issue_paper(
        campaign=campaign,
        issue=Issue(
            code="D10",
            signed_by=HEAD,
            signed_on=date(2023, 7, 4),
            number=9,
        ),
        holidays=(),
        by="",
        now=MORNING,
    )

    _, content = asked(clerk, campaign, who="numbers", chosen="1, 26")

    first, last = pages_of(content)
    assert "Số: 09/GM-VP" in first
    assert "Số: 09/GM-VP" in last


def test_more_letters_than_a_file_takes_come_in_a_package(clerk: Client) -> None:
    assert clerk is not None
    record = counted_record()
    first = record.voters[-1]
    more = tuple(
        replace(first, number=n, person=f"q{n}", name=f"{name_of(n % 50 + 1)} {n}")
        for n in range(27, 106)
    )
    campaign = save_campaign(
        replace(record, voters=(*record.voters, *more)), phase="planned"
    )

    kind, content = asked(clerk, campaign)

    assert kind == "application/zip"
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        pages = [len(pages_of(package.read(name))) for name in names]
    assert names == [
        "giay-moi-kem-the-0001-0100.pdf",
        "giay-moi-kem-the-0101-0105.pdf",
    ]
    assert pages == [100, 5]


def test_classified_summons_are_printed_copy_by_copy_only(
    clerk: Client, frozen: Campaign
) -> None:
    marking = Marking(
        secrecy=Secrecy.CLASSIFIED,
        listed_in="Quyết định 2500/QĐ-TTg",
        item="Mục thử",
        decided_by=HEAD,
        decided_on=date(2023, 7, 1),
    )
    classify_paper(campaign=frozen, code="D10", marking=marking, by="", now=MORNING)

    kind, _ = asked(clerk, frozen)

    assert kind.startswith("text/html")
    assert not Card.objects.exists()
    assert asked(clerk, frozen, shape="sheets")[0] == "application/pdf"


def test_a_second_click_makes_no_letter(clerk: Client, frozen: Campaign) -> None:
    seen = cards_mark(frozen)
    asked(clerk, frozen, seen=seen)

    kind, _ = asked(clerk, frozen, seen=seen, who="numbers", chosen="1-26")

    assert kind.startswith("text/html")
    assert Card.objects.exclude(revoked_at=None).count() == 0
