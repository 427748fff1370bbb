"""Looking for words in the bytes of the database, after something was removed.

A word that a living row still holds (another campaign has the same person) is told
apart from one that only stands in the file: the second kind is what must not be.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from tinnhiem.core.archive.removal import Search, TermKind, Trace
from tinnhiem.store.folder import LOG

Terms = Mapping[TermKind, Collection[str]]


def search_database(terms: Terms, *, slug: str, now: datetime) -> Search:
    """Look for every word in every row, and in every byte of the database's files.

    Args:
        terms: What to look for; empty words are left out.
        slug: For the technical log, which names campaigns and no people.
        now: Aware.

    Where the database is a server of its own its files are not ours to read: only
    rows are looked at, and the search names no file.
    """
    living = "\n".join(_cells())
    raw = {file.name: file.read_bytes() for file in _files()}
    whole = b"\n".join(raw.values())
    return Search(
        at=now,
        files=tuple((name, len(content)) for name, content in raw.items()),
        traces=tuple(
            _trace(kind, set(words) - {""}, living=living, whole=whole)
            for kind, words in terms.items()
        ),
        log_lines=_log_lines(slug),
    )


def _trace(kind: TermKind, words: set[str], *, living: str, whole: bytes) -> Trace:
    kept = {word for word in words if word in living}
    left = {word for word in words - kept if word.encode() in whole}
    return Trace(kind=kind, terms=len(words), kept=len(kept), left=len(left))


def _cells() -> Iterator[str]:
    """Yield every value of every row as text, keys the way the file has them."""
    for table in apps.get_app_config("store").get_models():
        for row in table._default_manager.values_list().iterator():  # noqa: SLF001
            for value in row:
                if value is not None:
                    yield _text(value)


def _text(value: object) -> str:
    key = getattr(value, "hex", None)
    # SQLite keeps a UUID as 32 letters; the bytes of an envelope say nothing in clear.
    if isinstance(key, str):
        return key
    return "" if isinstance(value, bytes | memoryview) else str(value)


def _files() -> Iterator[Path]:
    """Name the database's file and its logs of writes, where it has files here."""
    if connection.vendor != "sqlite":
        return
    place = Path(settings.DATA_FOLDER) / settings.DATABASE_FILE
    for ending in ("", "-wal", "-shm", "-journal"):
        file = place.with_name(place.name + ending)
        if file.is_file():
            yield file


def _log_lines(slug: str) -> int:
    file = Path(settings.DATA_FOLDER) / LOG
    if not file.is_file():
        return 0
    with file.open(encoding="utf-8", errors="replace") as lines:
        return sum(slug in line for line in lines)
