"""A bundle of the archive, read only as far as it is safe, proved to its last byte.

Nothing is written here, and no library is given a file before its size, its name and
its fingerprint were held against the list.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from tinnhiem.core.archive.errors import ArchiveFlaw, ArchiveRefusedError
from tinnhiem.core.archive.manifest import (
    MANIFEST,
    ArchiveManifest,
    OtherVersionError,
    read_manifest,
)
from tinnhiem.core.files import FileDamagedError, FileUnpacksTooLargeError
from tinnhiem.core.trust.manifest import StoredFile, is_safe_path
from tinnhiem.intake.packed import LOCKED, METHODS, Package

# Papers of 5,000 voters are some hundred megabytes; a bomb is none of this.
UNPACKED_LIMIT: Final = 2_000_000_000
LIST_LIMIT: Final = 16_000_000
ALWAYS_FINE: Final = 50_000_000
RATIO_LIMIT: Final = 400
PARTS_LIMIT: Final = 50_000
IS_LINK: Final = 0xA000  # of the Unix mode that a part may bear
KIND: Final = 0xF000


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose every file is as the list says.

    Attributes:
        sha256: Of the bundle as a whole, as it lies in the archive.
    """

    manifest: ArchiveManifest
    sha256: str
    _package: Package

    def read(self, name: str) -> bytes:
        """Return one file; it was proved when the bundle was opened.

        Raises:
            ArchiveRefusedError: There is no such file.
        """
        if name not in self._package.entries:
            raise ArchiveRefusedError(
                self._package.path, flaw=ArchiveFlaw.MISSING, place=name
            )
        return self._package.read(name)


def open_bundle(content: bytes, *, path: str) -> Bundle:
    """Return a bundle after every file was held against the list.

    Args:
        content: The whole zip.
        path: How refusals name it.

    Raises:
        ArchiveRefusedError: It is none, of a newer version, damaged, incomplete,
            altered, or made to do harm.
    """
    package = Package(path, content, _entries(content, path=path))
    manifest = _list_of(package)
    listed = {one.path: one for one in manifest.files}
    _require_same_names(package, manifest=manifest)
    for name, stored in listed.items():
        _prove(package, name, stored=stored)
    return Bundle(manifest, sha256(content).hexdigest(), package)


def _entries(content: bytes, *, path: str) -> dict[str, zipfile.ZipInfo]:
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise ArchiveRefusedError(path, flaw=ArchiveFlaw.FOREIGN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as bad:
        raise ArchiveRefusedError(path, flaw=ArchiveFlaw.DAMAGED) from bad
    for flaw, place in _flaws(entries, packed=len(content)):
        raise ArchiveRefusedError(path, flaw=flaw, place=place)
    return {entry.filename: entry for entry in entries}


def _flaws(
    entries: list[zipfile.ZipInfo], *, packed: int
) -> Iterator[tuple[ArchiveFlaw, str]]:
    """Yield what is wrong with names and declared sizes."""
    times = Counter(entry.filename.casefold() for entry in entries)
    for entry in entries:
        is_link = (entry.external_attr >> 16) & KIND == IS_LINK
        if not is_safe_path(entry.filename) or is_link:
            yield ArchiveFlaw.UNSAFE, entry.filename
        if times[entry.filename.casefold()] > 1:
            yield ArchiveFlaw.TWICE, entry.filename
        if entry.flag_bits & LOCKED or entry.compress_type not in METHODS:
            yield ArchiveFlaw.DAMAGED, entry.filename
    unpacked = sum(entry.file_size for entry in entries)
    is_dense = unpacked > ALWAYS_FINE and unpacked > packed * RATIO_LIMIT
    if unpacked > UNPACKED_LIMIT or is_dense or len(entries) > PARTS_LIMIT:
        yield ArchiveFlaw.TOO_LARGE, ""


def _list_of(package: Package) -> ArchiveManifest:
    entry = package.entries.get(MANIFEST)
    if entry is None:
        raise ArchiveRefusedError(package.path, flaw=ArchiveFlaw.FOREIGN)
    if entry.file_size > LIST_LIMIT:
        raise ArchiveRefusedError(
            package.path, flaw=ArchiveFlaw.TOO_LARGE, place=MANIFEST
        )
    try:
        manifest = read_manifest(_read(package, MANIFEST).decode())
    except OtherVersionError as newer:
        raise ArchiveRefusedError(package.path, flaw=ArchiveFlaw.NEWER) from newer
    except UnicodeDecodeError as bad:
        raise ArchiveRefusedError(package.path, flaw=ArchiveFlaw.FOREIGN) from bad
    if manifest is None:
        raise ArchiveRefusedError(package.path, flaw=ArchiveFlaw.FOREIGN)
    return manifest


def _require_same_names(package: Package, *, manifest: ArchiveManifest) -> None:
    names = [one.path for one in manifest.files]
    twice = [name for name, times in Counter(names).items() if times > 1]
    there = package.entries.keys() - {MANIFEST}
    for flaw, wrong in (
        (ArchiveFlaw.TWICE, twice),
        (ArchiveFlaw.MISSING, sorted(set(names) - there)),
        (ArchiveFlaw.EXTRA, sorted(there - set(names))),
    ):
        if wrong:
            raise ArchiveRefusedError(package.path, flaw=flaw, place=wrong[0])


def _prove(package: Package, name: str, *, stored: StoredFile) -> None:
    content = _read(package, name)
    if (len(content), sha256(content).hexdigest()) != (stored.size, stored.sha256):
        raise ArchiveRefusedError(package.path, flaw=ArchiveFlaw.ALTERED, place=name)


def _read(package: Package, name: str) -> bytes:
    try:
        return package.read(name)
    except FileUnpacksTooLargeError as bomb:
        raise ArchiveRefusedError(
            package.path, flaw=ArchiveFlaw.TOO_LARGE, place=name
        ) from bomb
    except FileDamagedError as bad:
        raise ArchiveRefusedError(
            package.path, flaw=ArchiveFlaw.DAMAGED, place=name
        ) from bad
