"""What was deleted is in no page and in no log once the tables are rewritten."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction

from tinnhiem.store.folder import use_folder
from tinnhiem.store.rewriting import (
    finish_rewriting,
    rewrite_after_commit,
    rewrite_tables,
)

DATABASE = "tinnhiem.sqlite3"
SECRET = "phieu-so-7-C-T-K-C"
LINES = 2000


class RefusedError(Exception):
    """A deed that fails after it has done its work."""


def found_in(folder: Path) -> set[str]:
    """Name the files of the database that hold the secret."""
    return {
        place.name
        for place in folder.glob(f"{DATABASE}*")
        if SECRET.encode() in place.read_bytes()
    }


def owed(folder: Path) -> int:
    with closing(sqlite3.connect(folder / DATABASE)) as other:
        return int(other.execute("PRAGMA user_version").fetchone()[0])


def leave_remains() -> None:
    """Write rows and delete them again without overwriting what they held."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        cursor.execute("CREATE TABLE nhap (id INTEGER PRIMARY KEY, chu TEXT)")
        cursor.executemany("INSERT INTO nhap (chu) VALUES (%s)", [[SECRET]] * LINES)
        cursor.execute("DELETE FROM nhap")


@contextmanager
def reader(folder: Path) -> Iterator[None]:
    """Somebody who reads and does not let go."""
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM django_migrations").fetchone()
        yield


def fail_after_owing() -> None:
    with transaction.atomic():
        rewrite_after_commit()
        raise RefusedError


def test_nothing_is_left_in_pages_or_in_the_log(folder: Path) -> None:
    leave_remains()
    assert found_in(folder)

    assert rewrite_tables()

    assert found_in(folder) == set()
    assert (folder / f"{DATABASE}-wal").stat().st_size == 0


def test_it_happens_after_the_deed_is_kept_and_not_before(folder: Path) -> None:
    leave_remains()

    with transaction.atomic():
        rewrite_after_commit()
        assert found_in(folder)

    assert found_in(folder) == set()
    assert owed(folder) == 0


def test_a_deed_that_fails_owes_nothing(folder: Path) -> None:
    leave_remains()

    with pytest.raises(RefusedError):
        fail_after_owing()

    assert found_in(folder)
    assert owed(folder) == 0


def test_a_power_cut_after_the_deed_is_made_up_for_at_the_next_start(
    folder: Path,
) -> None:
    leave_remains()
    child = os.fork()
    if child == 0:  # dies between the deed and the rewriting
        connection.connect()
        with transaction.atomic():
            transaction.on_commit(lambda: os._exit(0))
            rewrite_after_commit()
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert owed(folder) == 1
    assert found_in(folder)

    use_folder(folder)

    assert owed(folder) == 0
    assert found_in(folder) == set()


def test_a_reader_who_does_not_let_go_leaves_it_owed(folder: Path) -> None:
    leave_remains()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=20")

    with reader(folder):
        with transaction.atomic():
            rewrite_after_commit()
        assert owed(folder) == 1

    use_folder(folder)
    assert owed(folder) == 0
    assert found_in(folder) == set()


def test_a_start_beside_a_program_that_writes_succeeds_and_still_owes(
    folder: Path,
) -> None:
    leave_remains()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA user_version=1")
        cursor.execute("PRAGMA busy_timeout=20")

    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        finish_rewriting()

    assert owed(folder) == 1
    finish_rewriting()
    assert owed(folder) == 0
    assert found_in(folder) == set()


def test_it_refuses_inside_a_transaction(folder: Path) -> None:
    with (
        pytest.raises(Exception, match="within a transaction"),
        transaction.atomic(),
    ):
        rewrite_tables()


def test_nothing_is_put_into_temporary_files(folder: Path) -> None:
    """A sort or a rewriting that spills to the disk would be a copy in clear."""
    in_memory = 2
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA temp_store")

        assert cursor.fetchone()[0] == in_memory
