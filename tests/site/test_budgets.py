"""What every page may cost with five hundred people: questions asked, bytes sent."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.addresses import addresses
from tests.site.builders import (
    MORNING,
    counted_record,
    make_account,
    planned_record,
    save_campaign,
    save_paper,
    signed_in,
)
from tests.site.crowds import bring_many, many_voters
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.core.access.duty import Duty

PEOPLE, QUERIES, BYTES = 500, 15, 60_000
# These draw a whole paper to look it over, so they ask for all that a paper may say.
DRAWN = {"bring-back", "freeze-paper", "allot-copies"}
QUERIES_DRAWN = 25
# Files and feeds, not pages: their weight is their content.
FILES = {"paper", "calendar", "icon"}


def too_dear(client: Client) -> list[str]:
    """Open every page of the site; return which costs more than it may."""
    found = []
    for address in addresses():
        if address.page in FILES or address.page in {"setup", "sign-out", "language"}:
            continue
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address.path)
        content = b"" if answer.streaming else answer.content
        answer.close()
        most = QUERIES_DRAWN if address.name in DRAWN else QUERIES
        if len(asked) > most:
            found.append(f"{address.name} asks {len(asked)} times")
        if "html" in answer.headers.get("Content-Type", "") and len(content) > BYTES:
            found.append(f"{address.name} weighs {len(content)} bytes")
    return found


def test_the_clerks_pages_before_the_freeze(folder: Path) -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    bring_many(campaign, PEOPLE)
    save_paper(campaign, folder=folder, code="D01")

    assert too_dear(signed_in(Duty.ADMIN, Duty.CLERK, Duty.CHAIR)) == []


def test_the_clerks_pages_after_the_freeze(folder: Path) -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    many_voters(campaign, PEOPLE)
    save_paper(campaign, folder=folder, code="D01")

    assert too_dear(signed_in(Duty.ADMIN, Duty.CLERK, Duty.CHAIR)) == []


@pytest.mark.parametrize("is_officeholder", [False, True])
def test_the_pages_of_who_holds_a_card(folder: Path, is_officeholder: bool) -> None:
    assert folder.exists()
    make_account(Duty.ADMIN)
    campaign = save_campaign(counted_record(), phase="summoned")
    many_voters(campaign, PEOPLE)
    entry = campaign.roster.filter(is_officeholder=is_officeholder).first()
    assert entry is not None
    (card,) = issue_cards(campaign=campaign, entries=[entry], by="", now=MORNING)
    client = Client()
    client.post(f"/the/{card.token}/", {"pin": card.pin})
    assert settings.SESSION_COOKIE_NAME in client.cookies

    assert too_dear(client) == []
