"""Two folders that differ only in the marks: whatever differs outside tells a mark."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from django.db import connection
from django.test import Client

from tests.site.access.test_rights import visitor
from tests.site.addresses import WORDS, Address, addresses
from tests.site.builders import MORNING, save_paper, signed_in
from tests.site.count.counting import Table, open_table
from tests.site.count.scanning import answer as read_on_row
from tests.site.count.scanning import judge, read_page, refused_page, scan
from tinnhiem.actions.count.compare_sample import (
    Comparison,
    Lot,
    compare_sheet,
    confirm_sample,
    draw_by_lot,
)
from tinnhiem.actions.count.sign_count import sign_count
from tinnhiem.actions.count.take_open_count import take_open_count
from tinnhiem.cli import run as door
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.access.duty import ON_DEVICE, STAFF, Duty
from tinnhiem.core.access.rights import may_see
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.errors import VoteError
from tinnhiem.store.folder import use_folder

# Twenty-four sheets of four lines, twice; no column of one is like one of the other.
COLUMNS = {
    "a": (
        "1" * 13 + "2" * 9 + "3" * 2,
        "1" * 15 + "2" * 4 + "3" * 5,
        "1" * 11 + "2" * 12 + "3",
        "1" * 17 + "2" * 6 + "0",
    ),
    "b": (
        "1" * 2 + "2" * 8 + "3" * 14,
        "1" * 6 + "2" * 17 + "3",
        "1" * 3 + "2" + "3" * 20,
        "1" + "2" * 5 + "3" * 18,
    ),
}
Told = Callable[[Table, str], None]
# What is new with each answer, or with each minute, and says nothing of a vote.
FRESH = (
    re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]+'),
    re.compile(rb'("X-CSRFToken": ?")[A-Za-z0-9]+'),
    re.compile(
        rb"()[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    ),
    re.compile(rb"(nonce-)[A-Za-z0-9+/=_-]+"),
    re.compile(rb"()\b\d{1,2}:\d{2}(?::\d{2})?\b"),
    re.compile(rb"()\d{4}-\d\d-\d\dT[0-9:.+]+Z?"),
    re.compile(rb"((?:DTSTAMP|LAST-MODIFIED):)\d{8}T\d{6}Z"),
)
# Ends what is looked at, is gone once there is an account, offers a new secret, or
# tells how much room the disk has.
LEFT_OUT = {"sign-out", "language", "setup", "account", "setup-folder"}


def sheets(which: str) -> list[str]:
    return ["".join(row) for row in zip(*COLUMNS[which], strict=True)]


def half_keyed(table: Table, which: str) -> None:
    """One batch is keyed by both, the other by nobody."""
    for member, part in enumerate((Part.FIRST, Part.SECOND)):
        table.keyed(1, part, sheets(which)[:10], member=member)


def recorded_and_signed_by_one(table: Table, which: str) -> None:
    """Everything is counted and reconciled; one signature of three."""
    half_keyed(table, which)
    for member, part in enumerate((Part.FIRST, Part.SECOND)):
        table.keyed(2, part, sheets(which)[10:], member=member)
    recorded_and_signed(table)


def half_scanned(table: Table, which: str) -> None:
    """One batch is scanned, with a row in doubt that one member has looked at."""
    pages = [read_page(keys) for keys in sheets(which)[:9]]
    doubtful = read_page("?" + sheets(which)[9][1:])
    scan(table, 1, [doubtful, *pages, refused_page()])
    read_on_row(table, 1, (1, 1), sheets(which)[9][0], member=0)


def scanned_and_signed_by_one(table: Table, which: str) -> None:
    """Everything is read, judged, compared with a sample and reconciled."""
    half_scanned(table, which)
    read_on_row(table, 1, (1, 1), sheets(which)[9][0], member=1)
    for member in (0, 1):
        judge(table, 1, 11, PageVerdict.NOT_A_BALLOT, member=member)
    scan(table, 2, [read_page(keys) for keys in sheets(which)[10:]])
    lot = Lot(seed="4 1 6", wrong=24, confidence=90)
    drawn = draw_by_lot(
        campaign=table.campaign, lot=lot, key=table.key, by="", now=MORNING
    )
    compared = Comparison(sheet=drawn.sheets[0].key, agrees=True)
    compare_sheet(
        campaign=table.campaign,
        comparison=compared,
        key=table.key,
        by="",
        now=MORNING,
    )
    for one in table.members[:2]:
        confirm_sample(
            campaign=table.campaign, draw=1, member=one, key=table.key, now=MORNING
        )
    recorded_and_signed(table)


OF_SCANS: tuple[Told, ...] = (half_scanned, scanned_and_signed_by_one)


def recorded_and_signed(table: Table) -> None:
    key = table.key
    take_open_count(campaign=table.campaign, key=key, by="", now=MORNING)
    sign_count(
        campaign=table.campaign,
        member=table.members[0],
        seen=table.seen,
        key=key,
        now=MORNING,
    )


@dataclass(kw_only=True)
class Twins:
    """The two folders, and the browser of somebody with each duty."""

    folders: dict[str, Path]
    clients: dict[Duty, Client]

    def into(self, which: str) -> Path:
        use_folder(self.folders[which])
        return self.folders[which]


def twins(folder: Path, told: Told) -> Twins:
    """Make the folder up to the opened box, copy it, and count both differently."""
    table = open_table(way=Way.SCANNED if told in OF_SCANS else Way.DOUBLE)
    for code in ("D01", "D16", "D20"):
        save_paper(table.campaign, folder=folder, code=code)
    table.campaign.screens.create(token=str(WORDS["token"]), made_at=MORNING)
    clients = {
        duty: signed_in(duty, login=f"nguoi.{duty.value}")
        if duty in STAFF
        else visitor(duty, table.campaign)
        for duty in Duty
        if duty not in ON_DEVICE
    }
    clients[Duty.DESK] = visitor(Duty.DESK, table.campaign)
    clients[Duty.HEAD], clients[Duty.COMMITTEE] = table.clients[:2]
    connection.close()
    folders = {}
    for which in COLUMNS:
        folders[which] = folder.with_name(f"ho-so-{which}")
        shutil.copytree(folder, folders[which])
    for which, place in folders.items():
        use_folder(place)
        table.campaign.refresh_from_db()
        told(table, which)
        connection.close()
    return Twins(folders=folders, clients=clients)


def open_to(duty: Duty) -> list[Address]:
    """Return the addresses that somebody with this duty can open.

    What the committee sees of the count on its own devices is its own.
    """
    also = {Duty.OFFICEHOLDER: {Duty.VOTER}, Duty.HEAD: {Duty.COMMITTEE}}
    duties = frozenset({duty} | also.get(duty, set()))
    is_counting = Duty.COMMITTEE in duties
    return [
        one
        for one in addresses()
        if one.page not in LEFT_OUT
        and may_see(duties, one.page)
        and not (is_counting and "/kiem-phieu/" in one.path)
    ]


def answer(pair: Twins, duty: Duty, path: str) -> tuple[int, str, bytes]:
    """Return what a browser gets, without what is new with every answer."""
    got = pair.clients[duty].get(path)
    content = got.getvalue()
    got.close()
    for folder in pair.folders.values():
        content = content.replace(str(folder).encode(), b"HO-SO")
    return got.status_code, str(got.headers.get("Location", "")), plain(content)


def plain(content: bytes) -> bytes:
    for fresh in FRESH:
        content = fresh.sub(rb"\1", content)
    return content


def command(*words: str | Path, folder: Path) -> tuple[int, str]:
    """Return how a command leaves and what it says, on one of the folders."""
    asked = [str(word).replace("{folder}", str(folder)) for word in words]
    try:
        done = CliRunner().invoke(
            tinnhiem, asked, catch_exceptions=False, standalone_mode=False
        )
    except VoteError as refusal:
        return door.exit_code_of(refusal), door.sentence_for_refusal(refusal)
    said = plain(done.output.replace(str(folder), "HO-SO").encode())
    code = done.return_value if isinstance(done.return_value, int) else 0
    return code, said.decode()


def files_of(folder: Path) -> Iterator[tuple[str, int]]:
    """Yield every file with its size, but the keys of the folder itself."""
    for place in sorted(folder.rglob("*")):
        if place.is_file() and not place.name.endswith("-shm"):
            yield place.relative_to(folder).as_posix(), place.stat().st_size
