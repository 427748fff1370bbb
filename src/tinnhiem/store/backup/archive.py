"""What goes into a backup, and how it comes out again."""

import io
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final, cast

from django.conf import settings
from django.db import transaction

from tinnhiem.core.trust.errors import (
    BackupFlaw,
    BackupRefusedError,
    TargetTakenError,
)
from tinnhiem.core.trust.manifest import (
    BackupManifest,
    StoredFile,
    is_safe_path,
    manifest_text,
    read_manifest,
)
from tinnhiem.store.audit import heads
from tinnhiem.store.backup.sealed import Opener, Sealer
from tinnhiem.store.folder import CERTIFICATES, WEB_KEY

DATABASE: Final[str] = settings.DATABASE_FILE
INSIDE: Final = "ho-so/"
MANIFEST: Final = "manifest.json"
# Keys never leave their machine; the other machine makes its own, which also ends
# every session that was open here.
LEFT_OUT: Final = frozenset({WEB_KEY, CERTIFICATES})
PRIVATE: Final = 0o600
SUFFIX: Final = ".dang-ghi"


def write_backup(
    folder: Path, target: Path, *, passphrase: str, now: datetime
) -> BackupManifest:
    """Write the folder as it stands to `target`, while others go on working.

    The database is copied first: whatever it names is a file before it is a row.

    Raises:
        OSError: The target cannot be written; nothing is left there.
        BackupRefusedError: What was written cannot be read back.
    """
    waiting = target.with_name(target.name + SUFFIX)
    waiting.unlink(missing_ok=True)  # left by a machine that lost its power
    try:
        waiting.touch(mode=PRIVATE, exist_ok=False)
        with waiting.open("r+b") as file:
            sealer = Sealer(file, passphrase)
            manifest = _fill(sealer, folder, now=now)
            sealer.close()
            file.flush()
            os.fsync(file.fileno())
        if read_backup(waiting, passphrase=passphrase) != manifest:
            raise BackupRefusedError(str(target), flaw=BackupFlaw.CONTENT)
        waiting.replace(target)
    finally:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
    return manifest


def read_backup(source: Path, *, passphrase: str) -> BackupManifest:
    """Prove a backup to its last byte without writing anything.

    Raises:
        BackupRefusedError: It is none, or not as it was written.
        PassphraseRefusedError: The passphrase is another.
        OSError: The file cannot be read.
    """
    with source.open("rb") as file:
        opened = Opener(file, passphrase, path=str(source))
        return _unpacked(opened, None, path=str(source))


def restore_backup(source: Path, target: Path, *, passphrase: str) -> BackupManifest:
    """Write the content of a backup to the new folder `target`, whole or not at all.

    Raises:
        BackupRefusedError: It is none, or not as it was written.
        PassphraseRefusedError: The passphrase is another.
        TargetTakenError: Something is there already.
        OSError: The file cannot be read, or the folder not written.
    """
    waiting = target.with_name(target.name + SUFFIX)
    for place in (target, waiting):
        if place.exists():
            raise TargetTakenError(str(place))
    with source.open("rb") as file:
        opened = Opener(file, passphrase, path=str(source))
        waiting.mkdir(mode=0o700, parents=True)
        try:
            manifest = _unpacked(opened, waiting, path=str(source))
            waiting.rename(target)
        finally:
            shutil.rmtree(waiting, ignore_errors=True)
    return manifest


def _fill(sealer: Sealer, folder: Path, *, now: datetime) -> BackupManifest:
    # For as long as the copy takes nobody writes, so that heads and rows agree.
    with transaction.atomic():
        known, database = heads(), _database(folder)
    files = []
    stream = cast("BinaryIO", sealer)  # all that a stream asks of a file is `write`
    with tarfile.open(fileobj=stream, mode="w|") as archive:
        for path, content in ((DATABASE, database), *_papers(folder)):
            digest = sha256(content).hexdigest()
            files.append(StoredFile(path, len(content), digest))
            _add(archive, INSIDE + path, content)
        manifest = BackupManifest(made_at=now, files=tuple(files), heads=known)
        _add(archive, MANIFEST, manifest_text(manifest).encode())
    return manifest


def _database(folder: Path) -> bytes:
    """Return the database as one file, by SQLite's own backup; never on a disk."""
    uri = f"{(folder / DATABASE).absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True)) as living,
        closing(sqlite3.connect(":memory:")) as copy,
    ):
        living.backup(copy)
        return copy.serialize()


def _papers(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        left_out = path.parts[0] in LEFT_OUT or path.name.startswith(DATABASE)
        if left_out or file.is_symlink() or not file.is_file():
            continue
        # A draft may be made anew, and for a moment be away, while we are at it.
        with suppress(FileNotFoundError):
            yield path.as_posix(), file.read_bytes()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), PRIVATE
    archive.addfile(member, io.BytesIO(content))


def _unpacked(opened: Opener, folder: Path | None, *, path: str) -> BackupManifest:
    """Read every member, write it below `folder` if there is one; compare all."""
    wrong = BackupRefusedError(path, flaw=BackupFlaw.CONTENT)
    found, manifest = [], None
    try:
        with tarfile.open(fileobj=cast("BinaryIO", opened), mode="r|") as archive:
            for name, content in _members(archive):
                if name == MANIFEST:
                    manifest = read_manifest(content.decode())
                    continue
                inner = name.removeprefix(INSIDE)
                if not (name.startswith(INSIDE) and is_safe_path(inner)):
                    raise wrong
                digest = sha256(content).hexdigest()
                found.append(StoredFile(inner, len(content), digest))
                if folder:
                    _write(folder / inner, content)
    except (tarfile.TarError, UnicodeDecodeError) as error:
        raise wrong from error
    opened.drain()
    if manifest is None or manifest.files != tuple(found):
        raise wrong
    return manifest


def _members(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        file = archive.extractfile(member) if member.isreg() else None
        if file is None:
            raise tarfile.TarError(member.name)
        yield member.name, file.read()


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.touch(mode=PRIVATE, exist_ok=False)
    place.write_bytes(content)
