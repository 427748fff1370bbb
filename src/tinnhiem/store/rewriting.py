"""Tables written anew, so that no page and no log of writes holds what was deleted.

`secure_delete` empties the pages it frees, but the log of writes (WAL) keeps what was
written before, and a page keeps the order in which its rows came. When the box is
shut, and when something is wiped, everything is written once more and the log is cut
to nothing. What a flash drive keeps underneath is beyond a database
(docs/explanation/secrecy.md).
"""

from typing import Final

import structlog
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper

log = structlog.get_logger()

# Kept in the file's own header, with the deed that owes the rewriting: where the power
# fails between the two, the next start makes up for it.
OWED: Final = "user_version"
A_MOMENT: Final = 100  # milliseconds that a reader may take to let go of the log


def rewrite_after_commit() -> None:
    """Have the tables rewritten as soon as the deed at hand is kept; never before.

    Called inside the deed's transaction. Where the deed fails nothing is rewritten;
    where the rewriting fails (a full disk, a reader that does not let go) the deed
    stands and the next start tries again.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            _set_owed(cursor, owed=True)
    transaction.on_commit(rewrite_tables, robust=True)


def rewrite_tables() -> bool:
    """Write every table anew and cut the log of writes; outside any transaction.

    Returns:
        Whether nothing of the old is left in the files. False where somebody was
        reading all the time, so that the log could not be cut: it is still owed.

    Raises:
        django.db.DatabaseError: In a transaction, or the disk is full.
    """
    if connection.vendor == "postgresql":
        return _rewrite_on_server()
    with connection.cursor() as cursor:
        # In memory (temp_store): a temporary file would be one more copy in clear.
        cursor.execute("VACUUM")
        is_cut = _cut_log(cursor)
        if is_cut:
            _set_owed(cursor, owed=False)
            is_cut = _cut_log(cursor)
    log.info("tables.rewritten", complete=is_cut)
    return is_cut


def cut_log_after_commit() -> None:
    """Cut the log of writes as soon as the deed at hand is kept.

    The log has what was written in the order in which it was written. Where somebody
    reads at that moment it is cut after the next deed; nobody waits for that.
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(_cut_log_now, robust=True)


def finish_rewriting() -> None:
    """Do what a deed before a power cut still owed; one look where it owed nothing.

    Where it cannot be done now (a full disk, a program that reads beside this one) it
    stays owed: in the middle of a conference a start that fails is worse.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {OWED}")
        owed = cursor.fetchone()[0]
    if not owed:
        return
    try:
        rewrite_tables()
    except DatabaseError:
        log.exception("tables.rewriting-owed")


def _cut_log_now() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={A_MOMENT}")
        try:
            _cut_log(cursor)
        finally:
            cursor.execute(f"PRAGMA busy_timeout={patience}")


def _cut_log(cursor: CursorWrapper) -> bool:
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    is_busy = cursor.fetchone()[0]
    return not is_busy


def _set_owed(cursor: CursorWrapper, *, owed: bool) -> None:
    cursor.execute(f"PRAGMA {OWED}={int(owed)}")


def _rewrite_on_server() -> bool:
    """Rewrite our tables; the server's own log of writes is its keeper's to expire."""
    quote = connection.ops.quote_name
    tables = (
        quote(table._meta.db_table)  # noqa: SLF001 - Django's public name
        for table in apps.get_app_config("store").get_models()
    )
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM (FULL) {', '.join(tables)}")
    log.info("tables.rewritten", complete=True)
    return True
