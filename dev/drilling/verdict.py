"""What must be on the disk after a kill, and what a whole story leaves behind.

Read with SQLite alone, past the product: a drill that asks the product whether it
has lost something asks the wrong one.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

DATABASE = "tinnhiem.sqlite3"
# Facts of the journal that are drawn anew in each story.
DRAWN = ("code", "device", "sha256")


class LostDeedError(Exception):
    """The disk is not what was acknowledged."""


def require_kept(folder: Path, keys: set[str]) -> None:
    """Require a sound database with every acknowledged deed once, and a whole journal.

    Raises:
        LostDeedError: It names what is wrong.
    """
    with closing(_opened(folder)) as raw:
        sound = raw.execute("PRAGMA integrity_check").fetchone()[0]
        _require(sound == "ok", f"the database is damaged: {sound}")
        astray = raw.execute("PRAGMA foreign_key_check").fetchall()
        _require(not astray, f"rows that lead nowhere: {astray[:3]}")
        done = {key for (key,) in raw.execute("SELECT key FROM store_doneonce")}
        _require(keys <= done, f"acknowledged and lost: {sorted(keys - done)}")
        _require_chain(raw)
        _require_nothing_twice(raw)


def left_behind(folder: Path) -> dict[str, Any]:
    """Return all that a finished story leaves, without hours and random keys."""
    with closing(_opened(folder)) as raw:
        return {
            "phase": _all(raw, "SELECT phase, sitting FROM store_campaign"),
            "presence": _all(
                raw,
                "SELECT e.number, s.sitting, s.left_at IS NULL FROM "
                "store_presenceinterval s JOIN store_rosterentry e "
                "ON e.id = s.entry_id ORDER BY 1, 2, s.arrived_at",
            ),
            "committee": _all(
                raw,
                "SELECT e.number, m.role, m.signed_at IS NOT NULL FROM "
                "store_committeemember m JOIN store_rosterentry e ON e.id = m.entry_id "
                "ORDER BY m.place",
            ),
            "hands": _all(
                raw, "SELECT in_favour, against, abstained FROM store_committeevote"
            ),
            "ledger": _all(
                raw, "SELECT kind, sum(sheets) FROM store_ballotmovement GROUP BY kind"
            ),
            "movements": _all(raw, "SELECT count(*) FROM store_ballotmovement"),
            "receipts": _all(raw, "SELECT count(*) FROM store_sheetreceipt"),
            "counts": _all(
                raw,
                'SELECT r.number, r.sheets, o."order", c.high, c.confidence, c.low, '
                "c.blank, c.several, c.struck FROM store_officeholdercount c "
                "JOIN store_countround r ON r.id = c.round_id "
                "JOIN store_officeholder o ON o.id = c.officeholder_id ORDER BY 1, 3",
            ),
            "lines": _all(raw, "SELECT count(*) FROM store_linereading"),
            "open": _all(raw, "SELECT count(*) FROM store_sealedrow"),
            "wrapped": _all(
                raw, "SELECT count(*) FROM store_halldevice WHERE length(wrapped_key)"
            ),
            "journal": _told(raw),
        }


def _opened(folder: Path) -> sqlite3.Connection:
    uri = f"{(folder / DATABASE).absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=30)


def _all(raw: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return raw.execute(query).fetchall()


def _told(raw: sqlite3.Connection) -> list[Any]:
    rows = raw.execute("SELECT event, facts FROM store_journalentry ORDER BY id")
    return [
        (event, {k: v for k, v in json.loads(facts).items() if k not in DRAWN})
        for event, facts in rows
    ]


def _require_chain(raw: sqlite3.Connection) -> None:
    rows = raw.execute(
        "SELECT campaign_id, at, by, event, facts, previous, digest "
        "FROM store_journalentry ORDER BY id"
    )
    heads: dict[str | None, str] = {}
    for campaign, at, by, event, facts, previous, digest in rows:
        moment = datetime.fromisoformat(at).replace(tzinfo=timezone.utc)  # noqa: UP017
        line = [previous, moment.timestamp(), by, event, json.loads(facts)]
        text = json.dumps(line, ensure_ascii=False, sort_keys=True)
        follows = previous == heads.get(campaign, "")
        is_own = hashlib.sha256(text.encode()).hexdigest() == digest
        _require(follows and is_own, f"the journal is broken at {event}")
        heads[campaign] = digest


def _require_nothing_twice(raw: sqlite3.Connection) -> None:
    inside = raw.execute(
        "SELECT entry_id FROM store_presenceinterval WHERE left_at IS NULL"
    )
    twice = [entry for (entry,), n in Counter(inside).items() if n > 1]
    _require(not twice, f"in the hall twice: {twice}")
    steps = raw.execute(
        "SELECT facts FROM store_journalentry WHERE event = 'phase.reached'"
    )
    again = [facts for (facts,), n in Counter(steps).items() if n > 1]
    _require(not again, f"a step taken twice: {again}")


def _require(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - private, one word
    if not holds:
        raise LostDeedError(otherwise)
