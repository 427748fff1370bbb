"""Twenty desks at once on one file: nobody waits until the file is given up."""

import threading
from time import perf_counter
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.site.checkin.hall import open_hall
from tests.site.crowds import many_voters
from tinnhiem.actions.conference.desk_scan import DeskScan, scan_once
from tinnhiem.config.clock import current_time
from tinnhiem.store.audit import state_of
from tinnhiem.store.models import Campaign, PresenceInterval

pytestmark = pytest.mark.usefixtures("folder")
DESKS, EACH = 20, 4


def scanning(first: int, codes: list[str]) -> None:
    campaign = Campaign.objects.get()
    for number in range(first, first + EACH):
        asked = DeskScan(text=str(number), desk="Bàn 1")
        now = current_time()
        told = scan_once(uuid4(), campaign=campaign, asked=asked, by="", now=now)
        codes.append(told.code.value)
    connection.close()


def test_every_desk_gets_its_turn() -> None:
    campaign = open_hall()
    many_voters(campaign, DESKS * EACH)
    codes: list[str] = []
    desks = [
        threading.Thread(target=scanning, args=(1 + place * EACH, codes))
        for place in range(DESKS)
    ]

    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()

    assert codes == ["ok"] * DESKS * EACH
    assert PresenceInterval.objects.count() == DESKS * EACH
    assert state_of(campaign).is_sound


def test_who_holds_the_file_already_does_not_wait_for_a_turn() -> None:
    campaign = open_hall()
    codes: list[str] = []
    other = threading.Thread(target=scanning, args=(10, codes))
    began = perf_counter()

    with transaction.atomic():
        other.start()
        other.join(timeout=0.5)  # has the turn, and waits for the file
        asked = DeskScan(text="1", desk="Bàn 2")
        scan_once(uuid4(), campaign=campaign, asked=asked, by="", now=current_time())
    other.join()

    assert codes == ["ok"] * EACH
    assert perf_counter() - began < 8  # SQLite would have refused after ten seconds
