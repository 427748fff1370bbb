"""The drill that kills the server: a short one, and proof that it would notice."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from dev.drilling.browser import forms_in
from dev.drilling.verdict import DATABASE, LostDeedError, left_behind, require_kept
from tests.contracts.tree import ROOT, SOURCE
from tests.site.builders import MORNING, counted_record, save_campaign
from tests.site.secrecy.told import opened
from tinnhiem.store import journal, models

Damage = Callable[[sqlite3.Connection], object]
KEY = uuid4()


def test_eight_kills_lose_nothing_and_double_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dev.drill", "--kills", "8", "--seed", "7"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{SOURCE.parent}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "8 kills in" in done.stdout
    assert "nothing lost, nothing doubled" in done.stdout


@pytest.fixture
def kept(folder: Path) -> Path:
    """A folder with one acknowledged deed and a journal of three entries."""
    campaign = save_campaign(counted_record(), phase="voting")
    models.DoneOnce.objects.create(key=KEY, campaign=campaign, deed="step.voting")
    for phase in ("quorate", "committee-elected", "ballots-issued"):
        journal.write(campaign, "phase.reached", at=MORNING, phase=phase)
    require_kept(folder, {KEY.hex})
    return folder


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("DELETE FROM store_doneonce", "acknowledged and lost"),
        (
            'UPDATE store_journalentry SET facts = \'{"phase": "voting"}\' '
            "WHERE id = (SELECT min(id) FROM store_journalentry)",
            "the journal is broken",
        ),
        (
            "DELETE FROM store_journalentry "
            "WHERE id = (SELECT min(id) FROM store_journalentry)",
            "the journal is broken",
        ),
        (
            "DROP INDEX in_the_hall_once; INSERT INTO store_presenceinterval "
            "(entry_id, arrived_at, sitting, desk) SELECT entry_id, arrived_at, "
            "sitting, desk FROM store_presenceinterval WHERE left_at IS NULL LIMIT 1",
            "in the hall twice",
        ),
        (
            "UPDATE store_presenceinterval SET entry_id = 9999 WHERE id = "
            "(SELECT min(id) FROM store_presenceinterval)",
            "rows that lead nowhere",
        ),
    ],
)
def test_the_verdict_notices(kept: Path, damage: str, words: str) -> None:
    with opened(kept) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.executescript(damage)

    with pytest.raises(LostDeedError, match=words):
        require_kept(kept, {KEY.hex})


def test_a_step_taken_twice_is_noticed(kept: Path) -> None:
    campaign = models.Campaign.objects.get()
    journal.write(campaign, "phase.reached", at=MORNING, phase="quorate")

    with pytest.raises(LostDeedError, match="a step taken twice"):
        require_kept(kept, set())


def test_two_stories_are_compared_by_what_they_leave(kept: Path) -> None:
    before = left_behind(kept)
    with closing(sqlite3.connect(kept / DATABASE)) as raw, raw:
        raw.execute("UPDATE store_officeholdercount SET high = high - 1, low = low + 1")

    after = left_behind(kept)

    assert [name for name in before if before[name] != after[name]] == ["counts"]
    assert before["journal"]


def test_a_form_is_read_as_a_browser_sends_it() -> None:
    page = """<form method="get"><input name="q"></form>
    <form method="post" action="/x/"><input type="hidden" name="once" value="k">
    <input type="radio" name="way" value="a" checked><input type="radio" name="way"
    value="b"><input type="checkbox" name="sure"><textarea name="note">một</textarea>
    <select name="key"><option value="1">1</option><option value="2" selected>2</option>
    </select><button name="deed" value="box">Ghi</button></form>"""

    (form,) = forms_in(page)

    assert form.action == "/x/"
    assert form.fields == {"once": "k", "way": "a", "note": "một", "key": "2"}
    assert {"sure", "deed", "box"} <= form.names
