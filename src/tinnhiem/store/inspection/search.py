"""A whole data folder, as somebody would search it who has it in hand."""

from pathlib import Path
from typing import Final

from tinnhiem.core.files import FileUnreadableError
from tinnhiem.core.secrecy.leak import Blind, LeakKind, SecrecyReport
from tinnhiem.core.secrecy.shapes import shapes_in
from tinnhiem.store.inspection.database import look_at_database
from tinnhiem.store.inspection.files import (
    TRACES,
    UPLOADS,
    FileSearch,
    ReadRows,
    is_log,
)
from tinnhiem.store.inspection.found import Found

DATABASE: Final = "tinnhiem.sqlite3"
LOG, INDEX, ROLLBACK = "-wal", "-shm", "-journal"
TRIES: Final = 3


def search_folder(
    folder: Path, *, traces: Path, read_rows: ReadRows, passphrase: str | None = None
) -> SecrecyReport:
    """Look through everything; nothing in the folder is opened for writing.

    Args:
        folder: The data folder.
        traces: Where the program keeps what happened at a fault of its own, and where
            the file of a form would lie if it ever were put down.
        read_rows: Reads workbooks; see `FileSearch`.
        passphrase: Of the backups that lie in the folder.

    Raises:
        FileUnreadableError: The database is damaged, or is being written to.
        BackupRefusedError, PassphraseRefusedError: A backup cannot be read.
    """
    found = _own_database(folder)
    files = FileSearch(found, read_rows=read_rows, passphrase=passphrase)
    for place in sorted(folder.rglob("*")):
        name = place.relative_to(folder).as_posix()
        if place.is_symlink():
            found.blind(name, Blind.LINK)
        elif place.is_file() and not _is_of_database(name):
            _look_at_file(place, files, found, name=name)
    for pattern in (f"{TRACES}*", f"*{UPLOADS}*"):
        for place in sorted(traces.glob(pattern)):
            _look_at_file(place, files, found, name=place.name)
    return found.report()


def _look_at_file(place: Path, files: FileSearch, found: Found, *, name: str) -> None:
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        return  # a draft that was being made anew
    except OSError:
        found.blind(name, Blind.UNREADABLE)
        return
    if is_log(name):
        files.look_at_log(content, place=name)
    else:
        files.look_at(content, place=name)


def _own_database(folder: Path) -> Found:
    found = Found()
    for left in reversed(range(TRIES)):
        found = Found()
        raw, log = _bytes(folder, ""), _bytes(folder, LOG)
        try:
            look_at_database(raw, log, found, place=DATABASE)
        except FileUnreadableError:
            # A server that is writing may have moved its log while we copied it.
            if not left:
                raise
        else:
            break
    rollback = _bytes(folder, ROLLBACK).decode("latin-1")
    for shape in sorted(shapes_in(rollback)):
        found.leak(LeakKind.REMAINS, DATABASE + ROLLBACK, shape.value)
    return found


def _bytes(folder: Path, suffix: str) -> bytes:
    try:
        return (folder / (DATABASE + suffix)).read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise FileUnreadableError(
            DATABASE + suffix, detail=error.strerror or ""
        ) from error


def _is_of_database(name: str) -> bool:
    return name in {DATABASE + suffix for suffix in ("", LOG, INDEX, ROLLBACK)}
