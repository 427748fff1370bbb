"""Bring a backup back into a new folder, and prove that it is what was kept."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tinnhiem.core.files import (
    FileMissingError,
    FileNotWritableError,
    FileUnreadableError,
)
from tinnhiem.core.trust.anchor import ChainState
from tinnhiem.core.trust.manifest import BackupManifest
from tinnhiem.store import journal
from tinnhiem.store.audit import chain_states
from tinnhiem.store.backup.archive import restore_backup as restore
from tinnhiem.store.folder import require_file, use_folder


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and what its journal proves."""

    manifest: BackupManifest
    chains: tuple[ChainState, ...]


def restore_backup(
    source: Path, *, target: Path, passphrase: str, by: str, now: datetime
) -> Restored:
    """Restore to `target`, work on it from now on, check every chain.

    Raises:
        NotOnServerError: The tables are on a server: a file brings none back there.
        BackupRefusedError: It is none, or not as it was written.
        PassphraseRefusedError: The passphrase is another.
        TargetTakenError: Something is there already.
        FileRefusedError: The file cannot be read or the folder not written.
    """
    require_file("tinnhiem restore", instead="pg_restore")
    if not source.exists():
        raise FileMissingError(str(source))
    if not source.is_file():
        raise FileUnreadableError(str(source))
    try:
        manifest = restore(source, target, passphrase=passphrase)
    except OSError as error:
        raise FileNotWritableError(str(target), detail=error.strerror or "") from error
    use_folder(target)
    chains = chain_states(manifest.heads)
    journal.write(
        None,
        "backup.restored",
        at=now,
        by=by,
        file=source.name,
        made_at=manifest.made_at.isoformat(),
    )
    return Restored(manifest, chains)
