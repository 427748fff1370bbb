"""The vault's key: wrapped on the disk, open only in this process's memory."""

import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tinnhiem.core.trust.errors import (
    VaultAbsentError,
    VaultExistsError,
    VaultHeaderBrokenError,
    VaultHeaderMissingError,
    VaultShutError,
    WrongPassphraseError,
)
from tinnhiem.core.trust.vault_header import (
    NONCE,
    SALT,
    Derivation,
    KeySlot,
    Secret,
    VaultHeader,
    as_code,
    bound_to,
    header_text,
    read_header,
)
from tinnhiem.store.whole_files import write_whole

VAULT: Final = "kho"
HEADER: Final = "chia-khoa.json"
SEALED: Final = ".kin"
KEY: Final = 32  # bytes
# RFC 9106, the second recommended option: 64 MiB, a fifth of a second on a laptop.
ROUNDS, MEMORY, LANES = 3, 64 << 10, 4


@dataclass(slots=True)
class _Memory:
    """The key of the folder that is open in this process."""

    folder: Path | None = None
    key: bytes = b""


_memory = _Memory()


def vault_folder() -> Path:
    """Return where sealed files lie."""
    return Path(settings.DATA_FOLDER).absolute() / VAULT


def has_vault() -> bool:
    """Say whether this office has a vault."""
    return (vault_folder() / HEADER).is_file()


def require_vault() -> None:
    """Refuse where there is no vault.

    Raises:
        VaultAbsentError: There is none.
        VaultHeaderMissingError: There was one: its files lie there without their key.
    """
    if has_vault():
        return
    if has_orphans():
        raise VaultHeaderMissingError
    raise VaultAbsentError


def has_orphans() -> bool:
    """Say whether sealed files lie there whose wrapped key is gone."""
    return not has_vault() and any(vault_folder().rglob(f"*{SEALED}"))


def is_open() -> bool:
    """Say whether this process can read the files."""
    return bool(_memory.key) and _memory.folder == vault_folder() and has_vault()


def key_in_memory() -> bytes:
    """Return the key of the files.

    Raises:
        VaultAbsentError, VaultHeaderMissingError: There is no vault, or no longer.
        VaultShutError: Nobody has opened it.
    """
    require_vault()
    if not is_open():
        raise VaultShutError
    return _memory.key


def remember(key: bytes) -> None:
    """Keep the key of the present folder until `forget` or the end of the process."""
    _memory.folder, _memory.key = vault_folder(), key


def forget() -> None:
    """Forget the key. Python may keep copies of it until memory is used again."""
    _memory.folder, _memory.key = None, b""


def make_header(*, passphrase: str, code: str) -> bytes:
    """Write a new key, wrapped for both secrets; return the key.

    Raises:
        VaultExistsError: There is a vault already.
        VaultHeaderMissingError: There was one; a new key would not open its files.
        OSError: The folder cannot be written.
    """
    if has_vault():
        raise VaultExistsError
    if has_orphans():
        raise VaultHeaderMissingError
    key = secrets.token_bytes(KEY)
    words = {Secret.PASSPHRASE: passphrase, Secret.RECOVERY: code}
    slots = {name: _wrapped(key, name, secret=secret) for name, secret in words.items()}
    _write(VaultHeader(slots))
    return key


def unwrap(secret: str) -> tuple[bytes, Secret]:
    """Return the key, and which of the two secrets was typed.

    Raises:
        VaultAbsentError, VaultHeaderMissingError: There is no vault, or no longer.
        VaultHeaderBrokenError: The file with the wrapped key cannot be read.
        WrongPassphraseError: It is neither of the two.
    """
    slots = _read().slots
    tried = {Secret.PASSPHRASE: secret, Secret.RECOVERY: as_code(secret)}
    for name, words in tried.items():
        if words is None:
            continue
        slot = slots[name]
        cipher = AESGCM(_derived(words, slot.derivation))
        try:
            key = cipher.decrypt(
                slot.nonce, slot.wrapped, bound_to(name, slot.derivation)
            )
        except InvalidTag:
            continue
        return key, name
    raise WrongPassphraseError


def rewrap(key: bytes, name: Secret, *, secret: str) -> None:
    """Let `secret` open the vault in the place of the one of the same kind."""
    _write(VaultHeader({**_read().slots, name: _wrapped(key, name, secret=secret)}))


def _wrapped(key: bytes, name: Secret, *, secret: str) -> KeySlot:
    made = Derivation(
        salt=secrets.token_bytes(SALT), rounds=ROUNDS, memory=MEMORY, lanes=LANES
    )
    words = as_code(secret) if name is Secret.RECOVERY else secret
    nonce = secrets.token_bytes(NONCE)
    cipher = AESGCM(_derived(words or "", made))
    wrapped = cipher.encrypt(nonce, key, bound_to(name, made))
    return KeySlot(derivation=made, nonce=nonce, wrapped=wrapped)


def _derived(words: str, made: Derivation) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFC", words).encode(),
        made.salt,
        time_cost=made.rounds,
        memory_cost=made.memory,
        parallelism=made.lanes,
        hash_len=KEY,
        type=Type.ID,
    )


def _read() -> VaultHeader:
    require_vault()
    try:
        return read_header((vault_folder() / HEADER).read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise VaultHeaderBrokenError from error


def _write(header: VaultHeader) -> None:
    folder = vault_folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    write_whole(folder / HEADER, header_text(header).encode("ascii"))
