"""What a process of its own does on a PostgreSQL server: `python -m … NAME FOLDER`."""

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4


def story() -> dict[str, Any]:
    """Tell the demonstration until its reports."""
    from tinnhiem.actions.demonstration.load import Until, load_demonstration
    from tinnhiem.config.clock import current_time
    from tinnhiem.store.audit import chain_states

    told = load_demonstration(until=Until.REPORTED, by="lan", now=current_time())
    sound = [state.is_sound for state in chain_states()]
    return {"phase": told.phase, "sound": sound}


def race() -> dict[str, Any]:
    """Let four desks scan the same ten voters at the same moment."""
    from django.db import connection

    from tests.site.checkin.hall import open_hall
    from tinnhiem.actions.conference.desk_scan import DeskScan, scan_once
    from tinnhiem.config.clock import current_time
    from tinnhiem.store.audit import state_of
    from tinnhiem.store.models import Campaign, PresenceInterval

    open_hall()
    codes: list[str] = []

    def scan(desk: str) -> None:
        campaign = Campaign.objects.get()
        for number in range(1, 11):
            asked = DeskScan(text=str(number), desk=desk)
            now = current_time()
            told = scan_once(uuid4(), campaign=campaign, asked=asked, by="", now=now)
            codes.append(told.code.value)
        connection.close()

    desks = [threading.Thread(target=scan, args=(f"Bàn {n}",)) for n in range(1, 5)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    return {
        "ok": codes.count("ok"),
        "already": codes.count("already"),
        "stays": PresenceInterval.objects.count(),
        "sound": state_of(Campaign.objects.get()).is_sound,
    }


def constraints() -> dict[str, Any]:
    """Try to be in the hall twice, past every action."""
    from django.db import IntegrityError, transaction

    from tests.site.builders import MORNING
    from tests.site.checkin.hall import open_hall

    entry = open_hall().roster.get(number=1)
    entry.stays.create(arrived_at=MORNING)
    try:
        with transaction.atomic():
            entry.stays.create(arrived_at=MORNING)
    except IntegrityError as refusal:
        return {"refused": "in_the_hall_once" in str(refusal)}
    return {"refused": False}


def pictures() -> dict[str, Any]:
    """Scan a batch sheet by sheet until it is full; see how its pictures lie."""
    from django.db import connection

    from tests.site.count.scanning import pile_of, read_page, scan, scanned_table
    from tinnhiem.core.secrecy.row_order import came_one_by_one

    def lie() -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM store_sealedpicture ORDER BY ctid")
            return [key.hex for (key,) in cursor.fetchall()]

    table = scanned_table()
    for _ in range(9):
        scan(table, 1, [read_page("1230")])
    part = came_one_by_one(lie())
    scan(table, 1, [read_page("1230")])
    kept = {page.key for page in pile_of(table, 1).pages}
    return {"part": part, "full": came_one_by_one(lie()), "kept": kept <= set(lie())}


DEEDS: dict[str, Callable[[], dict[str, Any]]] = {
    deed.__name__: deed for deed in (story, race, constraints, pictures)
}

if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinnhiem.config.settings"
    django.setup()
    from tests.conftest import empty_tables
    from tinnhiem.store.folder import use_folder

    use_folder(Path(sys.argv[2]))
    empty_tables()
    print("\n" + json.dumps(DEEDS[sys.argv[1]]()))  # noqa: T201 - for who started us
