"""Where the tables are: a file in the data folder, or a PostgreSQL server."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from tinnhiem.core.trust.errors import DatabaseFlaw, DatabaseUrlError

SCHEMES: Final = frozenset({"postgresql", "postgres"})
# What libpq may be told beside who, where and which; anything else is a typing mistake.
OPTIONS: Final = frozenset(
    {"host", "sslmode", "sslrootcert", "connect_timeout", "passfile", "service"}
)
# A thread of the server keeps its connection: to connect anew costs more than a page.
KEPT_OPEN: Final = 600  # seconds
WAITS: Final = 10_000  # milliseconds for a lock, as long as SQLite waits


def database_of(url: str, *, file: Path) -> dict[str, Any]:
    """Return what Django is told of the database.

    Args:
        url: «postgresql://user:password@host:5432/name»; empty for the file.
        file: The database where `url` is empty.

    Raises:
        DatabaseUrlError: The address is none of PostgreSQL, or its driver is missing.
            Nothing of the address is repeated: it may hold a password.
    """
    return _server(url) if url else _file(file)


def _file(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        # To open the file costs as much as an empty page; a thread keeps it a while.
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {
            # A deed is kept when it is said to be kept, also when the plug is
            # pulled; deleted bytes are overwritten, not left in free pages; what is
            # sorted or rewritten never lies in a temporary file.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
                "PRAGMA temp_store=MEMORY;"
            ),
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
        },
    }


def _server(url: str) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port or ""
    except ValueError as error:
        raise DatabaseUrlError(DatabaseFlaw.UNREADABLE) from error
    name, options = unquote(parts.path.strip("/")), dict(parse_qsl(parts.query))
    if parts.scheme not in SCHEMES or not name or "/" in name:
        raise DatabaseUrlError(DatabaseFlaw.UNREADABLE)
    if not options.keys() <= OPTIONS:
        raise DatabaseUrlError(DatabaseFlaw.OPTION)
    if find_spec("psycopg") is None:
        raise DatabaseUrlError(DatabaseFlaw.DRIVER)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A folder, «?host=/run/postgresql», is the server of this machine.
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **options,
            "application_name": "tinnhiem",
            # As with the file: kept when it is said to be kept.
            "options": f"-c synchronous_commit=on -c lock_timeout={WAITS}",
        },
    }
