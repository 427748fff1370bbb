"""An open count: sealed rows are no leak; clear ones, late ones and their keys are."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.site.count.counting import SHEETS, open_table, recorded, sign_all
from tests.site.secrecy.told import kinds_in, opened, searched
from tinnhiem.core.count.way import Part
from tinnhiem.core.secrecy.leak import LeakKind

CLEAR = json.dumps({"rows": list(SHEETS[:10]), "row": ""})


@pytest.fixture
def counting(folder: Path) -> Path:
    """A folder in which the committee is keying, and the server has gone."""
    table = open_table()
    table.keyed(1, Part.FIRST, SHEETS[:10], member=0)
    connection.close()
    return folder


def test_a_count_that_is_open_is_no_leak(counting: Path) -> None:
    assert searched(counting).leaks == ()


def test_nothing_of_it_is_left_after_the_last_signature(folder: Path) -> None:
    sign_all(recorded(open_table()))
    connection.close()

    assert searched(folder).leaks == ()


def run(line: str, *values: object) -> Callable[[sqlite3.Connection], object]:
    return lambda raw: raw.execute(line, values)


@pytest.mark.parametrize(
    ("kind", "plant"),
    [
        (LeakKind.CLEAR_DRAFT, run("UPDATE store_sealedrow SET sealed = ?", CLEAR)),
        (
            LeakKind.CLEAR_DRAFT,
            run("UPDATE store_sealedrow SET sealed = ?", CLEAR.encode()),
        ),
        (
            LeakKind.CLEAR_DRAFT,
            run("UPDATE store_opencount SET reason = ?", '["1213", "3121", "1X11"]'),
        ),
        (LeakKind.LEFT_DRAFT, run("UPDATE store_campaign SET phase = 'signed'")),
        (LeakKind.LEFT_KEY, run("UPDATE store_campaign SET phase = 'announced'")),
        (
            LeakKind.LEFT_KEY,
            run("UPDATE store_campaign SET phase = 'void', void_reason = 'x'"),
        ),
        (
            LeakKind.MOMENT,
            run("ALTER TABLE store_sealedrow ADD COLUMN kept_at datetime"),
        ),
        (LeakKind.EXTRA_COLUMN, run("ALTER TABLE store_sealedrow ADD COLUMN so int")),
        (
            LeakKind.RELATION,
            run(
                "ALTER TABLE store_sealedrow ADD COLUMN nguoi_id "
                "REFERENCES store_rosterentry(id)"
            ),
        ),
    ],
    ids=lambda value: value.value if isinstance(value, LeakKind) else "",
)
def test_a_leak_planted_in_an_open_count_is_found(
    counting: Path, kind: LeakKind, plant: Callable[[sqlite3.Connection], object]
) -> None:
    with opened(counting) as raw:
        plant(raw)

    assert kind in kinds_in(searched(counting))
