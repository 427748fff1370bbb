"""Copy the whole data folder into one encrypted file, while others work."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from tinnhiem.core.access.password import require_password
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.trust.errors import TargetTakenError
from tinnhiem.core.trust.manifest import BackupManifest
from tinnhiem.store import journal
from tinnhiem.store.backup.archive import write_backup
from tinnhiem.store.folder import require_file


def make_backup(
    target: Path, *, passphrase: str, by: str, now: datetime
) -> BackupManifest:
    """Write a backup and prove that it can be read; the journal says who has one.

    Raises:
        NotOnServerError: The tables are on a server, which has its own way.
        PasswordWeakError: The passphrase is too easy to guess.
        TargetTakenError: There is such a file.
        FileNotWritableError: The file cannot be written; nothing is left of it.
    """
    require_file("tinnhiem backup", instead="pg_dump")
    require_password(passphrase, login="")
    if target.exists():
        raise TargetTakenError(str(target))
    folder = Path(settings.DATA_FOLDER)
    try:
        manifest = write_backup(folder, target, passphrase=passphrase, now=now)
    except OSError as error:
        raise FileNotWritableError(str(target), detail=error.strerror or "") from error
    journal.write(
        None, "backup.made", at=now, by=by, file=target.name, files=len(manifest.files)
    )
    return manifest
