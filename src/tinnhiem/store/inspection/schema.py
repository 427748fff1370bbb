"""The declared shape of a database, and keys that two tables share."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final

from tinnhiem.core.secrecy.leak import LeakKind, LookedAt
from tinnhiem.core.secrecy.tables import (
    ANSWERS,
    COUNTING_TYPE,
    LAWFUL,
    MARK_NAME,
    ColumnShape,
    LinkShape,
    TableShape,
    leaks_of_schema,
    tables_of_answers,
)
from tinnhiem.store.inspection.found import Found

SHORTEST_KEY: Final = 8  # letters; shorter texts are equal by accident


def quoted(name: str) -> str:
    """Return a name of a table or column as SQL wants it."""
    return '"' + name.replace('"', '""') + '"'


def shapes_of(database: sqlite3.Connection) -> tuple[TableShape, ...]:
    """Return every table as it is declared."""
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    )
    return tuple(
        _shape(database, name) for (name,) in rows if not name.startswith("sqlite_")
    )


def look_at_schema(
    database: sqlite3.Connection,
    tables: Sequence[TableShape],
    found: Found,
    *,
    place: str,
) -> None:
    """Judge tables, columns, links, triggers and views; compare keys."""
    found.looked[LookedAt.TABLES] += len(tables)
    found.looked[LookedAt.COLUMNS] += sum(len(table.columns) for table in tables)
    found.looked[LookedAt.LINKS] += sum(len(table.links) for table in tables)
    for leak in leaks_of_schema(tables, place=place):
        found.add(leak)
    answers = tables_of_answers(tables)
    _look_at_code(database, answers, found, place=place)
    for name in answers:
        for column, other in _shared(database, tables, name):
            what = f"{name}.{column} = {other}"
            found.leak(LeakKind.SHARED_KEY, place, what)


def _shape(database: sqlite3.Connection, name: str) -> TableShape:
    columns = database.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
    links = database.execute(f"PRAGMA foreign_key_list({quoted(name)})").fetchall()
    return TableShape(
        name,
        tuple(ColumnShape(row[1], row[2], bool(row[5])) for row in columns),
        tuple(LinkShape(row[3], row[2]) for row in links),
    )


def _look_at_code(
    database: sqlite3.Connection, answers: Sequence[str], found: Found, *, place: str
) -> None:
    """A trigger or a view may copy or join what no column shows."""
    rows = database.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    kinds = [kind for kind, _, _ in rows]
    found.looked[LookedAt.INDEXES] += kinds.count("index")
    found.looked[LookedAt.TRIGGERS] += kinds.count("trigger") + kinds.count("view")
    for kind, name, sql in rows:
        named = (a for a in answers if re.search(rf"\b{re.escape(a)}\b", sql or ""))
        if kind in ("trigger", "view"):
            for answer in named:
                found.leak(LeakKind.TRIGGER, place, f"{name} → {answer}")


def _shared(
    database: sqlite3.Connection, tables: Sequence[TableShape], answers: str
) -> Iterator[tuple[str, str]]:
    """Yield the columns whose values another table has as well."""
    lawful = LAWFUL[ANSWERS]
    mine = next(table for table in tables if table.name == answers)
    for column in mine.columns:
        is_plain = lawful.get(column.name) or MARK_NAME.match(column.name)
        if is_plain or COUNTING_TYPE.search(column.type):
            continue
        for other in tables:
            for theirs in other.columns if other.name != answers else ():
                if COUNTING_TYPE.search(theirs.type):
                    continue
                if _overlap(
                    database, (answers, column.name), (other.name, theirs.name)
                ):
                    yield column.name, f"{other.name}.{theirs.name}"


def _overlap(
    database: sqlite3.Connection, mine: tuple[str, str], theirs: tuple[str, str]
) -> bool:
    (table, column), (other, name) = mine, theirs
    query = (
        f"SELECT 1 FROM {quoted(other)} WHERE length({quoted(name)}) >= ? AND "  # noqa: S608
        f"{quoted(name)} IN (SELECT {quoted(column)} FROM {quoted(table)}) LIMIT 1"
    )
    return database.execute(query, (SHORTEST_KEY,)).fetchone() is not None
