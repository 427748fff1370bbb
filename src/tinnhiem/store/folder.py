"""The data folder of an office: one database, its papers, its log."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from tinnhiem.core.trust.errors import NotOnServerError
from tinnhiem.store.rewriting import finish_rewriting

PAPERS = "van-ban"
WEB_KEY = "khoa-trang-web"
CERTIFICATES = "chung-thu"
WAITING = "cho-ky"
FROZEN = "ban-hanh"
EDITED = "sua-ngoai"
LOG = "nhat-ky.log"


def use_folder(folder: Path) -> None:
    """Point this process at `folder` and bring its tables up to date.

    Safe to call again with the same or another folder; nothing is created except
    the folder itself and its database.
    """
    # Only for the account that runs this: an open count is nobody else's to read.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    connection = connections["default"]
    # Closed even for the same name: the file may be another than the one held open.
    connection.close()
    if not is_on_server():
        connection.settings_dict["NAME"] = folder / settings.DATABASE_FILE
    settings.DATA_FOLDER = folder
    settings.SECRET_KEY = _web_key(folder)
    call_command("migrate", verbosity=0, interactive=False)
    finish_rewriting()


def is_on_server() -> bool:
    """Say whether the tables are on a database server, not in the data folder."""
    return connections["default"].vendor != "sqlite"


def require_file(command: str, *, instead: str = "") -> None:
    """Refuse a command that works on the database as a file where it is none.

    Raises:
        NotOnServerError: The tables are on a server; it says what to use there.
    """
    if is_on_server():
        raise NotOnServerError(command, instead=instead)


def has_database(folder: Path) -> bool:
    """Say whether `folder` is a data folder."""
    # Where the tables are elsewhere, the folder has its keys and papers all the same.
    file = WEB_KEY if is_on_server() else settings.DATABASE_FILE
    return (folder / file).is_file()


def _web_key(folder: Path) -> str:
    """Return the key that signs forms; made once, so that they survive a restart."""
    file = folder / WEB_KEY
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return file.read_text(encoding="ascii")
