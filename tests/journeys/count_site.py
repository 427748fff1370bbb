"""A box before a committee of three, served on loopback, each member with a device."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from tests.journeys.site import ROOT, START, context_of
from tests.site.builders import MORNING, SLUG, make_account, serve_on_loopback
from tests.site.count.counting import SHEETS, Table, at_the_table, open_table, recorded
from tinnhiem.actions.count.key_batch import Draft, keep_draft
from tinnhiem.actions.count.open_count import Opening, recount
from tinnhiem.actions.count.settle_batch import Voice, decide_doubt
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store.folder import use_folder
from tinnhiem.web.who import DEVICE_COOKIE

TOKENS, PORT = "tokens.json", "port.txt"
AT = f"/cuoc/{SLUG}/kiem-phieu/"


def serve_closed_box(folder: Path) -> None:
    """Serve a vote whose box is closed and brought; nobody has opened the count."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    serve_table(at_the_table(), folder)


def serve_half_a_count(folder: Path) -> None:
    """Serve a count with a batch in every state that a page shows."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = open_table(sizes=(6, 6, 6, 6))
    piles = [SHEETS[n : n + 6] for n in (0, 6, 12, 18)]
    wrong = ["X" + piles[0][0][1:], *piles[0][1:5], "2" + piles[0][5][1:]]
    table.keyed(1, Part.FIRST, piles[0], member=0)
    table.keyed(1, Part.SECOND, wrong, member=1)
    doubtful = ["?" + piles[1][0][1:], "1?" + piles[1][1][2:], *piles[1][2:]]
    for member, part in enumerate((Part.FIRST, Part.SECOND)):
        table.keyed(2, part, doubtful, member=member)
    decide_doubt(
        campaign=table.campaign,
        voice=Voice(batch=2, cell=(1, 1), mark=Mark.HIGH, reason="nét mờ nhưng rõ ô"),
        member=table.members[1],
        key=table.key,
        now=MORNING,
    )
    table.keyed(3, Part.FIRST, piles[2], member=0)
    table.keyed(3, Part.SECOND, piles[2][:5], member=1)
    keep_draft(
        campaign=table.campaign,
        place=table.place(4, Part.FIRST, member=0),
        draft=Draft(rows=piles[3][:4], started="12"),
        key=table.key,
    )
    serve_table(table, folder)


def serve_a_settled_count(folder: Path) -> None:
    """Serve a count that waits for the head to accept a warning and record it."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = open_table()
    table.key_everything()
    serve_table(table, folder)


def serve_a_count_to_sign(folder: Path) -> None:
    """Serve a recount beside its older count, recorded and signed by nobody."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    table = recorded(open_table())
    again = Opening(way=Way.ALOUD, sizes=(24,), why="một thành viên nghi sót phiếu")
    recount(campaign=table.campaign, opening=again, key=table.key, by="", now=MORNING)
    table.keyed(1, Part.FIRST, SHEETS, member=2)
    serve_table(recorded(table, keyed=False), folder)


def serve_totals(folder: Path) -> None:
    """Serve a count of which only totals are keyed."""
    use_folder(folder)
    make_account(Duty.ADMIN)
    serve_table(open_table(way=Way.TOTALS), folder)


def devices(
    browser: Browser, folder: Path, *, size: str = "desk", language: str = "vi"
) -> Sequence[BrowserContext]:
    """Return a window for each member, the head's first."""
    found = []
    for token in json.loads((folder / TOKENS).read_text(encoding="utf-8")):
        window = context_of(browser, size=size, language=language)
        here = "http://127.0.0.1"
        window.add_cookies([{"name": DEVICE_COOKIE, "value": token, "url": here}])
        found.append(window)
    return found


def serve_table(table: Table, folder: Path) -> None:
    tokens = [client.cookies[DEVICE_COOKIE].value for client in table.clients]
    (folder / TOKENS).write_text(json.dumps(tokens), encoding="utf-8")
    serve_on_loopback()


def serve_again(folder: Path) -> None:
    """Serve what a killed server left, at the address it had."""
    use_folder(folder)
    serve_on_loopback(port=int((folder / PORT).read_text(encoding="ascii")))


class Machine:
    """A laptop whose plug can be pulled: the server is killed, never asked to stop."""

    def __init__(self, maker: str, folder: Path) -> None:
        self.folder = folder
        self.server = self._started(maker)
        assert self.server.stdout is not None
        port = self.server.stdout.readline().strip()
        (folder / PORT).write_text(port, encoding="ascii")
        self.address = f"http://127.0.0.1:{port}"

    def cut(self) -> None:
        """Pull the plug."""
        self.server.kill()
        self.server.wait()
        if self.server.stdout is not None:
            self.server.stdout.close()

    def start(self) -> None:
        """Switch it on again."""
        self.server = self._started("tests.journeys.count_site:serve_again")
        assert self.server.stdout is not None
        assert self.server.stdout.readline().strip(), "the server did not come back"

    def _started(self, maker: str) -> subprocess.Popen[str]:
        surroundings = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "tinnhiem.config.settings",
            "TINNHIEM_DATA": str(self.folder),
        }
        return subprocess.Popen(
            [sys.executable, "-c", START, maker, str(self.folder)],
            env=surroundings,
            stdout=subprocess.PIPE,
            text=True,
        )


def signed_figures(folder: Path) -> list[tuple[int, ...]]:
    """Return every signed count of the folder as the disk has it, round by round."""
    with closing(sqlite3.connect(folder / "tinnhiem.sqlite3")) as database:
        return database.execute(
            "SELECT r.number, c.high, c.confidence, c.low, c.blank "
            "FROM store_officeholdercount c "
            "JOIN store_countround r ON r.id = c.round_id "
            "JOIN store_officeholder o ON o.id = c.officeholder_id "
            'ORDER BY r.number, o."order"'
        ).fetchall()
