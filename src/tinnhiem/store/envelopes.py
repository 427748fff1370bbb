"""Who asked, and in which words: sealed with the vault's key where there is one.

Without a vault the same lies in clear on this machine, and pages say so. The key of
envelopes is derived from the vault's, so that neither opens what the other sealed.
"""

import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Final, Literal
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tinnhiem.core.clarifications.errors import DeskShutError
from tinnhiem.core.trust.errors import SealedFileBrokenError, VaultShutError
from tinnhiem.store.vault import has_vault, is_open, key_in_memory

NONCE: Final = 12  # bytes
SEALING, MARKING = b"tinnhiem/clarifications/seal", b"tinnhiem/clarifications/mark"

Seal = Literal["clear", "open", "shut"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What only the desk reads.

    Attributes:
        entry: Key of the voter's row in the roster.
        words: As they were written.
        papers: What was handed in with it.
    """

    entry: str
    number: int
    name: str
    words: str
    papers: str = ""


def seal_state() -> Seal:
    """Say whether names are sealed on this machine, and can be read now."""
    if not has_vault():
        return "clear"
    return "open" if is_open() else "shut"


def put(envelope: Envelope, row: UUID) -> tuple[bytes, bool]:
    """Return the content of a row's envelope, and whether it is sealed.

    Raises:
        DeskShutError: There is a vault, and it is shut.
    """
    plain = json.dumps(asdict(envelope), ensure_ascii=False).encode()
    if not has_vault():
        return plain, False
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(_key(SEALING)).encrypt(nonce, plain, row.bytes), True


def opened(content: bytes, row: UUID, *, is_sealed: bool) -> Envelope:
    """Return what lies in a row's envelope.

    Raises:
        DeskShutError: The vault is shut, or gone.
        SealedFileBrokenError: It was altered, or belongs to another row or vault.
    """
    plain = content
    if is_sealed:
        cipher = AESGCM(_key(SEALING))
        try:
            plain = cipher.decrypt(plain[:NONCE], plain[NONCE:], row.bytes)
        except InvalidTag as error:
            raise SealedFileBrokenError(str(row)) from error
    return Envelope(**json.loads(plain))


def mark_of(entry: UUID) -> str:
    """Return what marks the requests of one voter.

    Raises:
        DeskShutError: There is a vault, and it is shut.
    """
    if not has_vault():
        return entry.hex
    return hmac.digest(_key(MARKING), entry.bytes, "sha256").hex()


def marks_of(entry: UUID) -> list[str]:
    """Return every mark that requests of one voter can bear, also from before a vault.

    Raises:
        DeskShutError: There is a vault, and it is shut.
    """
    return [entry.hex, mark_of(entry)]


def _key(purpose: bytes) -> bytes:
    if not is_open():
        raise DeskShutError
    try:
        return hmac.digest(key_in_memory(), purpose, "sha256")
    except VaultShutError as error:  # shut in this very moment by somebody else
        raise DeskShutError from error
