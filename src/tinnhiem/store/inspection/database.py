"""One database, from its bytes: schema, rows, order, and what deleted rows left."""

import sqlite3
from contextlib import closing

from tinnhiem.core.files import FileUnreadableError
from tinnhiem.core.secrecy.leak import LookedAt
from tinnhiem.store.inspection.found import Found
from tinnhiem.store.inspection.remains import look_at_remains
from tinnhiem.store.inspection.rows import living_lines, look_at_rows
from tinnhiem.store.inspection.schema import look_at_schema, shapes_of
from tinnhiem.store.inspection.sqlite_bytes import fold


def look_at_database(raw: bytes, log: bytes, found: Found, *, place: str) -> None:
    """Search a database and its log.

    Args:
        raw: The file.
        log: Its `-wal`; empty where there is none.
        found: Grows.
        place: What the report calls it.

    Raises:
        FileUnreadableError: It is damaged, or somebody wrote while it was copied.
    """
    folded = fold(raw, log)
    found.looked[LookedAt.DATABASES] += 1
    if not folded.page:
        return  # made and never written to
    try:
        with closing(sqlite3.connect(":memory:")) as database:
            database.text_factory = lambda text: text.decode("utf-8", "replace")
            database.deserialize(folded.image)
            tables = shapes_of(database)
            look_at_schema(database, tables, found, place=place)
            look_at_rows(database, tables, found, place=place)
            living = living_lines(database, tables)
    except sqlite3.DatabaseError as error:
        raise FileUnreadableError(place, detail=str(error)) from error
    look_at_remains(folded, found, place=place, living=living)
