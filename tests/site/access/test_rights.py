"""The table of rights is what happens: every address, for every duty."""

from pathlib import Path

import pytest
from django.test import Client

from tests.site.addresses import WORDS, Address, addresses
from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    make_account,
    save_campaign,
    save_certificate,
    save_filing,
    save_paper,
    signed_in,
)
from tests.site.count.marked_sheets import print_run
from tests.site.devices import on_device
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.actions.papers.allot_copies import allot_copies
from tinnhiem.actions.trust.lan_certificate import make_authority
from tinnhiem.core.access.duty import BY_CARD, ON_DEVICE, STAFF, Duty
from tinnhiem.core.access.rights import PAGES, may_see
from tinnhiem.store import models

ADDRESSES = addresses()
NOT_FOUND = 404


def visitor(duty: Duty, campaign: models.Campaign) -> Client:
    """Return a browser of somebody with this duty."""
    make_account(Duty.ADMIN, login="quan.tri")
    if duty in STAFF:
        return signed_in(duty)
    if duty in ON_DEVICE:
        return on_device(campaign, duty)
    client = Client()
    if duty in BY_CARD:
        is_officeholder = duty is Duty.OFFICEHOLDER
        entry = campaign.roster.filter(is_officeholder=is_officeholder).first()
        assert entry is not None
        (card,) = issue_cards(campaign=campaign, entries=[entry], by="", now=MORNING)
        client.post(f"/the/{card.token}/", {"pin": card.pin})
    return client


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
def test_every_address_has_its_page_in_the_table(address: Address) -> None:
    assert address.page in PAGES


def test_every_page_of_the_table_has_an_address() -> None:
    assert {address.page for address in ADDRESSES} == PAGES.keys()


@pytest.mark.parametrize("duty", Duty)
def test_a_page_exists_exactly_for_whom_the_table_says(
    duty: Duty, folder: Path
) -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    save_filing(campaign)
    save_certificate(folder)
    save_paper(campaign, folder=folder, code="D01")
    allot_copies(campaign=campaign, code="D01", shares=(), by="", now=MORNING)
    make_authority(host="", by="", now=MORNING)
    print_run(campaign)
    campaign.screens.create(token=str(WORDS["token"]), made_at=MORNING)
    also = {Duty.OFFICEHOLDER: {Duty.VOTER}, Duty.HEAD: {Duty.COMMITTEE}}
    duties = {duty} | also.get(duty, set())
    client, wrong = visitor(duty, campaign), []
    for address in ADDRESSES:
        if address.page in {"sign-out", "language", "setup"}:
            continue  # ends what is tested, or is gone once there is an account
        answer = client.get(address.path)
        content = b"" if answer.streaming else answer.content
        answer.close()
        led_to_door = answer.status_code == 302 and "/dang-nhap/" in answer["Location"]
        led_to_door = led_to_door or answer.status_code == 401  # an endpoint says so
        missing = answer.status_code == 404 and b"khong-co" not in content
        exists = not (led_to_door or missing)
        if exists is not may_see(frozenset(duties), address.page):
            wrong.append(f"{duty}: {address.name} answered {answer.status_code}")

    assert not wrong


@pytest.mark.parametrize("duty", [*BY_CARD, *ON_DEVICE])
def test_a_card_and_a_device_open_no_address_of_another_campaign(
    duty: Duty, folder: Path
) -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    client = visitor(duty, campaign)
    models.Campaign.objects.filter(pk=campaign.pk).update(slug="cuoc-cu")
    other = models.Campaign.objects.get(pk=campaign.pk)
    other.pk, other.slug = None, SLUG
    other.save(force_insert=True)

    opened = [
        address.name
        for address in ADDRESSES
        if "slug" in address.needs
        and address.page != "device"
        and client.get(address.path).status_code != NOT_FOUND
    ]

    assert folder.exists()
    assert opened == []
