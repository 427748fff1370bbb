"""Files of the vault: AES-256-GCM, each bound to its name, written whole or not at all.

A name is seen by whoever sees the folder: it should say nothing, a random key does.
"""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tinnhiem.core.trust.errors import (
    SealedFileBrokenError,
    SealedFileMissingError,
    SealedNameError,
)
from tinnhiem.core.trust.manifest import is_safe_path
from tinnhiem.store.vault import SEALED, key_in_memory, vault_folder
from tinnhiem.store.whole_files import WAITING, flush_folder, write_whole

MAGIC: Final = b"TNSEALED\x01"  # with the version of the format
NONCE: Final = 12
DOSSIERS: Final = "ho-so/"  # names of what was handed in, and of drafts, begin so
LONGEST: Final = 200


def write_sealed(name: str, content: bytes) -> None:
    """Keep `content` under `name`, in the place of what was there.

    Args:
        name: Below the vault's folder, with «/».
        content: In the clear; nothing of it is written so.

    Raises:
        SealedNameError: The name would leave the folder.
        VaultAbsentError: There is no vault.
        VaultShutError: It is shut.
        OSError: The disk refuses; what was there before is still there.
    """
    place, key = _place(name), key_in_memory()
    nonce = secrets.token_bytes(NONCE)
    sealed = AESGCM(key).encrypt(nonce, content, MAGIC + name.encode())
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(place, MAGIC + nonce + sealed)


def read_sealed(name: str) -> bytes:
    """Return the content, proved to its last byte.

    Raises:
        SealedNameError: The name would leave the folder.
        VaultAbsentError: There is no vault.
        VaultShutError: It is shut.
        SealedFileMissingError: There is no such file.
        SealedFileBrokenError: It is not as it was sealed under this name.
    """
    place, key = _place(name), key_in_memory()
    try:
        raw = place.read_bytes()
    except FileNotFoundError as error:
        raise SealedFileMissingError(name) from error
    start = len(MAGIC) + NONCE
    if not raw.startswith(MAGIC) or len(raw) < start:
        raise SealedFileBrokenError(name)
    nonce, sealed = raw[len(MAGIC) : start], raw[start:]
    try:
        return AESGCM(key).decrypt(nonce, sealed, MAGIC + name.encode())
    except InvalidTag as error:
        raise SealedFileBrokenError(name) from error


def delete_sealed(name: str) -> None:
    """Take a file out of the vault, also while it is shut; none there is no fault.

    Raises:
        SealedNameError: The name would leave the folder.
    """
    place = _place(name)
    place.unlink(missing_ok=True)
    if place.parent.is_dir():
        flush_folder(place.parent)


def sealed_names() -> Iterator[str]:
    """Name every file of the vault, in the order of their names."""
    folder = vault_folder()
    for place in sorted(folder.rglob(f"*{SEALED}")):
        yield place.relative_to(folder).as_posix().removesuffix(SEALED)


def sweep() -> None:
    """Remove what a power cut left half written; nobody writes while it is shut."""
    for place in vault_folder().rglob(f"*{WAITING}"):
        place.unlink(missing_ok=True)


def _place(name: str) -> Path:
    is_plain = is_safe_path(name) and not any(
        part.startswith(".") or part.endswith((".", " ")) for part in name.split("/")
    )
    if not is_plain or len(name) > LONGEST:
        raise SealedNameError(name)
    folder = vault_folder()
    place = folder / (name + SEALED)
    # A folder inside that was made a link to somewhere else leads out as well.
    if not place.resolve().is_relative_to(folder.resolve()):
        raise SealedNameError(name)
    return place
