"""A bundle of the archive on a disk: a zip, or the same under a passphrase."""

import io
from pathlib import Path
from typing import BinaryIO, Final, cast

from tinnhiem.core.archive.errors import (
    ArchiveFlaw,
    ArchivePassphraseError,
    ArchiveRefusedError,
    ArchiveSealedError,
)
from tinnhiem.core.files import FileMissingError, FileUnreadableError
from tinnhiem.core.trust.errors import (
    BackupFlaw,
    BackupRefusedError,
    PassphraseRefusedError,
)
from tinnhiem.store.backup.sealed import Opener, Sealer

MAGIC: Final = b"TNLUUTRU"
FLAWS: Final = {
    BackupFlaw.FOREIGN: ArchiveFlaw.FOREIGN,
    BackupFlaw.NEWER: ArchiveFlaw.NEWER,
}
LARGEST: Final = 2_000_000_000


def sealed_bundle(content: bytes, *, passphrase: str) -> bytes:
    """Return a bundle that only the passphrase opens (docs/adr/0024)."""
    sealed = io.BytesIO()
    sealer = Sealer(sealed, passphrase, magic=MAGIC)
    sealer.write(content)
    sealer.close()
    return sealed.getvalue()


def read_bundle(source: Path, *, passphrase: str = "") -> bytes:
    """Return the zip that a file holds, proved where it is encrypted.

    Raises:
        FileRefusedError: There is no such file, or it cannot be read.
        ArchiveRefusedError: It was altered or cut, or is larger than any bundle.
        ArchiveSealedError: It is encrypted, and no passphrase was given.
        ArchivePassphraseError: The passphrase is another.
    """
    raw = _raw(source)
    if not raw.startswith(MAGIC):
        return raw
    if not passphrase:
        raise ArchiveSealedError(str(source))
    try:
        opener = Opener(
            cast("BinaryIO", io.BytesIO(raw)),
            passphrase,
            path=str(source),
            magic=MAGIC,
        )
        return opener.read(len(raw))
    except PassphraseRefusedError as error:
        raise ArchivePassphraseError(str(source)) from error
    except BackupRefusedError as error:
        flaw = FLAWS.get(error.flaw, ArchiveFlaw.DAMAGED)
        raise ArchiveRefusedError(str(source), flaw=flaw) from error


def _raw(source: Path) -> bytes:
    if not source.exists():
        raise FileMissingError(str(source))
    if not source.is_file():
        raise FileUnreadableError(str(source))
    try:
        if source.stat().st_size > LARGEST:
            raise ArchiveRefusedError(str(source), flaw=ArchiveFlaw.TOO_LARGE)
        return source.read_bytes()
    except OSError as error:
        raise FileUnreadableError(str(source)) from error
