"""What stands in the rows: sheets where none may be, keys and drafts left over."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.secrecy.images import image_of
from tinnhiem.core.secrecy.leak import Blind, LeakKind, LookedAt
from tinnhiem.core.secrecy.row_order import (
    FEWEST,
    StoredLine,
    came_one_by_one,
    has_sorted_marks,
    has_whole_sheets,
    is_grouped,
    lie_parallel,
)
from tinnhiem.core.secrecy.tables import (
    ANSWERS,
    COUNTS,
    MARK_NAME,
    PICTURES,
    SEALED,
    TableShape,
    tables_of_answers,
)
from tinnhiem.store.inspection.cells import is_clear, shapes_of_cell
from tinnhiem.store.inspection.found import Found
from tinnhiem.store.inspection.schema import quoted

KINDS: Final = {
    "store_journalentry": LeakKind.JOURNAL,
    "store_doneonce": LeakKind.DONE_ONCE,
    "store_websession": LeakKind.SESSION,
    SEALED: LeakKind.CLEAR_DRAFT,
    PICTURES: LeakKind.CLEAR_IMAGE,
    "store_opencount": LeakKind.CLEAR_DRAFT,
    "store_countbatch": LeakKind.CLEAR_DRAFT,
}
# From the last signature on nothing of an open count may be left.
OVER: Final = (*ORDER[ORDER.index(Phase.SIGNED) :], Phase.VOID)
IS_OVER: Final = ", ".join(f"'{phase.value}'" for phase in OVER)
KEYS_LEFT: Final = f"""
    SELECT count(*) FROM store_halldevice AS device
    JOIN store_campaign AS campaign ON campaign.id = device.campaign_id
    WHERE length(device.wrapped_key) > 0 AND campaign.phase IN ({IS_OVER})
"""  # noqa: S608 - names of phases, ours
LEFT_OF: Final = """
    SELECT count(*) FROM {table} AS kept
    JOIN store_opencount AS opened ON opened.id = kept.count_id
    JOIN store_campaign AS campaign ON campaign.id = opened.campaign_id
    WHERE campaign.phase IN ({over})
"""
DRAFTS_LEFT: Final = LEFT_OF.format(table=SEALED, over=IS_OVER)
PICTURES_LEFT: Final = LEFT_OF.format(table=PICTURES, over=IS_OVER)
# A sheet with much ink packs worse: its length must not show it.
LENGTHS: Final = f"SELECT count(DISTINCT length(sealed)) > 1 FROM {PICTURES}"  # noqa: S608
AS_THEY_LIE: Final = f"SELECT count_id, id FROM {PICTURES} ORDER BY rowid"  # noqa: S608
ROUNDS: Final = f"""
    SELECT counted.round_id, line.of_id, line.mark, counted.officeholder_id
    FROM {ANSWERS} AS line JOIN {COUNTS} AS counted ON counted.id = line.of_id
    ORDER BY line.rowid
"""  # noqa: S608 - names of tables, ours

Piles = dict[str, list[StoredLine]]


def look_at_rows(
    database: sqlite3.Connection,
    tables: Sequence[TableShape],
    found: Found,
    *,
    place: str,
) -> None:
    """Look at every cell, at what should be gone, and at the order of answers."""
    answers = set(tables_of_answers(tables))
    for table in tables:
        for number, row in _rows(database, table):
            found.looked[LookedAt.ROWS] += 1
            if table.name not in answers:
                _look_at_row(table, row, found, place=f"{place}, dòng {number}")
    names = {table.name for table in tables}
    _look_at_leftovers(database, names, found, place=place)
    piles = dict(_piles(database, tables))
    found.looked[LookedAt.LINES] += sum(map(len, piles.values()))
    _look_at_order(piles, found, place=place)


def living_lines(
    database: sqlite3.Connection, tables: Sequence[TableShape]
) -> frozenset[str]:
    """Return the keys of the lines that are in the table."""
    if ANSWERS not in {table.name for table in tables}:
        return frozenset()
    rows = database.execute(f"SELECT id FROM {ANSWERS}")  # noqa: S608 - ours
    return frozenset(str(key) for (key,) in rows)


def _rows(
    database: sqlite3.Connection, table: TableShape
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    names = ", ".join(quoted(column.name) for column in table.columns)
    rows = database.execute(f"SELECT {names} FROM {quoted(table.name)}")  # noqa: S608
    yield from enumerate(rows, 1)


def _look_at_row(
    table: TableShape, row: tuple[Any, ...], found: Found, *, place: str
) -> None:
    kind = KINDS.get(table.name, LeakKind.ROW)
    for column, value in zip(table.columns, row, strict=True):
        where = f"{table.name}.{column.name}"
        if isinstance(value, bytes) and image_of(value):
            found.leak(LeakKind.CLEAR_IMAGE, place, where)
        if table.name in {SEALED, PICTURES} and column.name == "sealed":
            if is_clear(value):
                found.leak(kind, place, where)
            continue
        for shape in sorted(shapes_of_cell(value)):
            found.leak(kind, place, f"{where}: {shape.value}")


def _look_at_leftovers(
    database: sqlite3.Connection, names: set[str], found: Found, *, place: str
) -> None:
    asked = (
        (LeakKind.LEFT_KEY, "store_halldevice", KEYS_LEFT),
        (LeakKind.LEFT_DRAFT, SEALED, DRAFTS_LEFT),
        (LeakKind.LEFT_IMAGE, PICTURES, PICTURES_LEFT),
        (LeakKind.UNEVEN_IMAGES, PICTURES, LENGTHS),
    )
    for kind, table, query in asked:
        if table in names and database.execute(query).fetchone()[0]:
            found.leak(kind, place, table)
    if PICTURES in names:
        keys: dict[int, list[str]] = {}
        for count, key in database.execute(AS_THEY_LIE):
            keys.setdefault(count, []).append(str(key))
        if any(map(came_one_by_one, keys.values())):
            found.leak(LeakKind.IMAGES_IN_ORDER, place, PICTURES)


def _piles(
    database: sqlite3.Connection, tables: Sequence[TableShape]
) -> Iterator[tuple[str, list[StoredLine]]]:
    """Yield the lines of each count, and of other tables with marks, as they lie."""
    names = {table.name: table for table in tables}
    if {ANSWERS, COUNTS} <= names.keys():
        rounds: Piles = {}
        for number, _, mark, holder in database.execute(ROUNDS):
            pile = rounds.setdefault(f"{ANSWERS}, lần kiểm {number}", [])
            pile.append(StoredLine(holder, mark))
        yield from rounds.items()
    for name in tables_of_answers(tables):
        if name != ANSWERS:
            yield name, list(_lines_of(database, names[name]))


def _lines_of(database: sqlite3.Connection, table: TableShape) -> Iterator[StoredLine]:
    """Yield the lines of a table nobody knows: its marks by its first other column."""
    mark = next(c.name for c in table.columns if MARK_NAME.match(c.name))
    links = [link.column for link in table.links]
    others = [c.name for c in table.columns if not c.is_key and c.name != mark]
    holder = quoted((links or others or [mark])[0])
    rows = database.execute(
        f"SELECT {holder}, {quoted(mark)} FROM {quoted(table.name)} ORDER BY rowid"  # noqa: S608
    )
    for whose, what in rows:
        yield StoredLine(whose, what)


def _look_at_order(piles: Piles, found: Found, *, place: str) -> None:
    for name, lines in piles.items():
        if len(lines) < FEWEST:
            found.blind(f"{place}, {name}", Blind.FEW_LINES)
        asked = (
            (LeakKind.SHEETS_IN_ORDER, has_whole_sheets(lines)),
            (LeakKind.GROUPED_ROWS, is_grouped(lines)),
            (LeakKind.SORTED_MARKS, has_sorted_marks(lines)),
        )
        for kind, holds in asked:
            if holds:
                found.leak(kind, place, name)
    for one, other in combinations(piles, 2):
        if lie_parallel(piles[one], piles[other]):
            found.leak(LeakKind.PARALLEL_ORDER, place, f"{one} = {other}")
