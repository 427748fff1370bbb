"""Every kind of leak in the tables is found when somebody plants it."""

import json
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import signing

from tests.site.secrecy.told import kinds_in, opened, searched
from tinnhiem.core.secrecy.leak import LeakKind, LookedAt

Plant = Callable[[sqlite3.Connection], object]
LINE = "store_linereading"
DRAFT = json.dumps({"sheets": [["1", "2", "3", "1"], ["2", "2", "X", "0"]]})


def column(declared: str) -> Plant:
    """Add a column to the table of answers."""
    return lambda raw: raw.execute(f"ALTER TABLE {LINE} ADD COLUMN {declared}")


def script(*lines: str) -> Plant:
    """Run some SQL."""
    return lambda raw: [raw.execute(line) for line in lines]


def share_a_key(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE phat_phieu (ma char(32), nguoi integer)")
    raw.execute(
        "INSERT INTO phat_phieu SELECT l.id, p.id FROM "  # noqa: S608
        f"(SELECT id, row_number() OVER () n FROM {LINE}) l "
        "JOIN (SELECT id, row_number() OVER () n FROM store_rosterentry) p USING (n)"
    )


def lines_of(raw: sqlite3.Connection, order: str) -> list[tuple[str, int, str]]:
    query = f"SELECT id, of_id, mark FROM {LINE} ORDER BY {order}"  # noqa: S608
    return list(raw.execute(query))


def write_again(raw: sqlite3.Connection, lines: list[tuple[str, int, str]]) -> None:
    raw.execute(f"DELETE FROM {LINE}")  # noqa: S608
    raw.executemany(f"INSERT INTO {LINE} (id, of_id, mark) VALUES (?, ?, ?)", lines)  # noqa: S608


def sheet_by_sheet(raw: sqlite3.Connection) -> None:
    """One line of everybody in turn, as a typist reads them from the sheets."""
    piles: dict[int, list[tuple[str, int, str]]] = {}
    for line in lines_of(raw, "rowid"):
        piles.setdefault(line[1], []).append(line)
    write_again(raw, [line for sheet in zip(*piles.values()) for line in sheet])  # noqa: B905


def sheets_with_shuffled_lines(raw: sqlite3.Connection) -> None:
    """Whole sheets one after the other, the lines of each in an order of its own."""
    piles: dict[int, list[tuple[str, int, str]]] = {}
    for line in lines_of(raw, "rowid"):
        piles.setdefault(line[1], []).append(line)
    sheets = zip(*piles.values(), strict=True)
    write_again(raw, [line for sheet in sheets for line in sorted(sheet)])


def person_by_person(raw: sqlite3.Connection) -> None:
    """Officeholder after officeholder, each in the order of the sheets."""
    write_again(raw, lines_of(raw, "of_id, rowid"))


def sorted_marks(raw: sqlite3.Connection) -> None:
    """Officeholders mixed, the marks of each sorted: written from the totals."""
    holders = [of for _, of, _ in lines_of(raw, "rowid")]
    piles: dict[int, list[tuple[str, int, str]]] = {}
    for line in lines_of(raw, "of_id, mark"):
        piles.setdefault(line[1], []).append(line)
    write_again(raw, [piles[of].pop(0) for of in holders])


def second_table_in_step(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE ban_sao (cua integer, mark text)")
    raw.execute(f"INSERT INTO ban_sao SELECT of_id, mark FROM {LINE} ORDER BY rowid")  # noqa: S608


def recount_in_the_same_order(raw: sqlite3.Connection) -> None:
    copy_round(raw, "rowid")


def copy_round(raw: sqlite3.Connection, order: str) -> None:
    """Count again beside the old count, with lines in some order."""
    number = copy_rows(raw, "store_countround", number="2")
    copy_rows(raw, "store_officeholdercount", round_id=str(number))
    new = dict(
        raw.execute(
            "SELECT o.id, n.id FROM store_officeholdercount o JOIN "  # noqa: S608
            "store_officeholdercount n USING (officeholder_id) "
            f"WHERE o.round_id != {number} AND n.round_id = {number}"
        )
    )
    raw.executemany(
        f"INSERT INTO {LINE} (id, of_id, mark) VALUES (?, ?, ?)",  # noqa: S608
        [(uuid4().hex, new[of], mark) for _, of, mark in lines_of(raw, order)],
    )


def copy_rows(raw: sqlite3.Connection, table: str, **changed: str) -> int:
    """Write the rows of a table once more with some columns changed; the last key."""
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    kept = {f'"{name}"': changed.get(name, f'"{name}"') for name in columns}
    del kept['"id"']
    raw.execute(
        f"INSERT INTO {table} ({', '.join(kept)}) "  # noqa: S608
        f"SELECT {', '.join(kept.values())} FROM {table}"
    )
    return int(raw.execute(f"SELECT max(id) FROM {table}").fetchone()[0])  # noqa: S608


def facts_with_marks(raw: sqlite3.Connection) -> None:
    told = json.dumps({"batch": 1, "marks": ["1", "1", "3"]})
    raw.execute("UPDATE store_journalentry SET facts = ? WHERE id = 5", (told,))


def answer_with_marks(raw: sqlite3.Connection) -> None:
    raw.execute(
        "INSERT INTO store_doneonce SELECT ?, 'count.key', ?, id FROM store_campaign",
        (uuid4().hex, json.dumps({"row": ["1", "3", "2", "2"]})),
    )


def session_with_marks(raw: sqlite3.Connection) -> None:
    held = signing.dumps({"nhap": [[1, 2, 2, 1], [3, 3, 1, 1]]}, key="k", compress=True)
    raw.execute(
        "INSERT INTO store_websession (session_key, session_data, expire_date, device)"
        " VALUES ('s', ?, '2099-01-01', '')",
        (held,),
    )


def packed_draft(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE nhap (id char(32), noi_dung blob)")
    raw.execute("INSERT INTO nhap VALUES ('a', ?)", (zlib.compress(DRAFT.encode()),))


def draft_in_clear(raw: sqlite3.Connection) -> None:
    raw.execute(f"UPDATE store_campaign SET void_reason = '{DRAFT}'")  # noqa: S608


def key_after_the_signature(raw: sqlite3.Connection) -> None:
    raw.execute(
        "INSERT INTO store_halldevice (id, campaign_id, kind, name, token_sha256, "
        "public_key, code, wrong_codes, asked_at, confirmed_by, wrapped_key) "
        "SELECT ?, id, 'desk', 'Bàn 1', ?, ?, '', 0, '2023-07-11', '', ? "
        "FROM store_campaign",
        (uuid4().hex, "ab" * 32, b"\x01" * 32, b"\x9f" * 80),
    )


@pytest.mark.parametrize(
    ("kind", "plant"),
    [
        (LeakKind.RELATION, column("nguoi_id REFERENCES store_rosterentry(id)")),
        (LeakKind.RELATION, column("luot_id REFERENCES store_presenceinterval(id)")),
        (LeakKind.RELATION, column("may_id REFERENCES store_halldevice(id)")),
        (LeakKind.RELATION, column("s REFERENCES store_websession(session_key)")),
        (
            LeakKind.RELATION,
            script(
                "CREATE TABLE bien_nhan (id char(32), nguoi integer, "
                f"dong REFERENCES {LINE}(id))"
            ),
        ),
        (
            LeakKind.RELATION,
            script(
                "ALTER TABLE store_officeholdercount ADD COLUMN nguoi_nhap "
                "REFERENCES store_rosterentry(id)"
            ),
        ),
        (LeakKind.SHARED_KEY, share_a_key),
        (LeakKind.MOMENT, column("keyed_at datetime")),
        (LeakKind.MOMENT, column("luc text")),
        (
            LeakKind.MOMENT,
            script("ALTER TABLE store_doneonce ADD COLUMN done_at datetime"),
        ),
        (LeakKind.COUNTING_KEY, column("so integer")),
        (
            LeakKind.COUNTING_KEY,
            script("CREATE TABLE to_phieu (id integer PRIMARY KEY, mark text)"),
        ),
        (LeakKind.EXTRA_COLUMN, column("ghi_chu text")),
        (
            LeakKind.WHOLE_ROW,
            script("CREATE TABLE ca_to (id char(32), mark text, level text)"),
        ),
        (
            LeakKind.TRIGGER,
            script(
                f"CREATE TRIGGER sao AFTER INSERT ON {LINE} BEGIN SELECT NEW.id; END"
            ),
        ),
        (
            LeakKind.TRIGGER,
            script(f"CREATE VIEW xem AS SELECT * FROM {LINE}"),  # noqa: S608
        ),
        (LeakKind.SHEETS_IN_ORDER, sheet_by_sheet),
        (LeakKind.SHEETS_IN_ORDER, sheets_with_shuffled_lines),
        (LeakKind.GROUPED_ROWS, sheet_by_sheet),
        (LeakKind.GROUPED_ROWS, person_by_person),
        (LeakKind.SORTED_MARKS, sorted_marks),
        (LeakKind.PARALLEL_ORDER, second_table_in_step),
        (LeakKind.PARALLEL_ORDER, recount_in_the_same_order),
        (LeakKind.JOURNAL, facts_with_marks),
        (LeakKind.DONE_ONCE, answer_with_marks),
        (LeakKind.SESSION, session_with_marks),
        (LeakKind.ROW, draft_in_clear),
        (LeakKind.ROW, packed_draft),
        (LeakKind.LEFT_KEY, key_after_the_signature),
    ],
    ids=lambda value: value.value if isinstance(value, LeakKind) else "",
)
def test_a_planted_leak_is_found(told: Path, kind: LeakKind, plant: Plant) -> None:
    with opened(told) as raw:
        plant(raw)

    report = searched(told)

    assert kind in kinds_in(report)


def test_nothing_is_found_in_the_folder_of_a_clean_vote(told: Path) -> None:
    report = searched(told)

    assert report.leaks == ()
    looked = dict(report.looked)
    assert looked[LookedAt.LINES] == 100
    assert looked[LookedAt.TABLES] > 40


def test_a_recount_with_a_shuffle_of_its_own_is_no_finding(told: Path) -> None:
    with opened(told) as raw:
        copy_round(raw, "random()")

    assert searched(told).leaks == ()


def test_the_report_never_repeats_a_mark(told: Path) -> None:
    with opened(told) as raw:
        draft_in_clear(raw)
        facts_with_marks(raw)

    told_of = " ".join(f"{leak.place} {leak.what}" for leak in searched(told).leaks)

    assert '"' not in told_of
    assert "[" not in told_of
