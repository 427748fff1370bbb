"""What stands beside the vault's files: its one key, wrapped once for each secret.

The key itself is nowhere. Whoever has the office's passphrase, or the recovery code
from the safe, derives a key from it that unwraps the one that opens the files.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from tinnhiem.core.trust.errors import VaultHeaderBrokenError

FORMAT: Final = "tinnhiem-vault"
VERSION: Final = 1
SALT: Final = 16  # bytes
NONCE: Final = 12
WRAPPED: Final = 48  # a key of 32 bytes and the 16 that prove it
# Figures beyond these are no header of ours, but one that wants to stop the machine.
MOST_ROUNDS: Final = 20
MOST_MEMORY: Final = 1 << 20  # KiB
MOST_LANES: Final = 16

# Without letters and digits that are mistaken for each other on paper.
CODE_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_GROUPS: Final = 6
CODE_GROUP: Final = 4
CODE: Final = re.compile(f"[{CODE_SIGNS}]{{{CODE_GROUPS * CODE_GROUP}}}")


class Secret(StrEnum):
    """What opens the vault."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a name, not a secret
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a key is made from words: Argon2id (RFC 9106) with these figures.

    Attributes:
        salt: 16 random bytes.
        rounds: Passes over the memory.
        memory: In KiB.
        lanes: How many at once.
    """

    salt: bytes
    rounds: int
    memory: int
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """The vault's key as one secret opens it."""

    derivation: Derivation
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class VaultHeader:
    """Every way to the vault's key."""

    slots: Mapping[Secret, KeySlot]


def bound_to(secret: Secret, derivation: Derivation) -> bytes:
    """Return what a wrapped key is bound to, so that no figure can be altered."""
    figures = (derivation.rounds, derivation.memory, derivation.lanes)
    words = (FORMAT, VERSION, secret.value, *figures)
    return "/".join(str(word) for word in words).encode() + derivation.salt


def as_code(typed: str) -> str | None:
    """Return a recovery code as it is derived from, however it was spaced.

    None where what was typed cannot be one.
    """
    plain = re.sub(r"[\s\-–.]", "", typed).casefold()
    return plain if CODE.fullmatch(plain) else None


def header_text(header: VaultHeader) -> str:
    """Return the header as JSON, the same for the same header."""
    slots = {name.value: _table(slot) for name, slot in header.slots.items()}
    table = {"format": FORMAT, "version": VERSION, "slots": slots}
    return json.dumps(table, indent=1, sort_keys=True) + "\n"


def read_header(text: str) -> VaultHeader:
    """Return the header that `header_text` wrote.

    Raises:
        VaultHeaderBrokenError: It is none, not whole, or its figures are absurd.
    """
    try:
        table = json.loads(text)
        if (table["format"], table["version"]) != (FORMAT, VERSION):
            raise VaultHeaderBrokenError
        slots = {secret: _slot(table["slots"][secret.value]) for secret in Secret}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise VaultHeaderBrokenError from error
    if not all(_is_sane(slot) for slot in slots.values()):
        raise VaultHeaderBrokenError
    return VaultHeader(slots)


def _table(slot: KeySlot) -> dict[str, object]:
    made = slot.derivation
    return {
        "derivation": "argon2id",
        "salt": made.salt.hex(),
        "rounds": made.rounds,
        "memory": made.memory,
        "lanes": made.lanes,
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slot(table: Mapping[str, Any]) -> KeySlot:
    if table["derivation"] != "argon2id":
        raise ValueError
    made = Derivation(
        salt=bytes.fromhex(table["salt"]),
        rounds=int(table["rounds"]),
        memory=int(table["memory"]),
        lanes=int(table["lanes"]),
    )
    return KeySlot(
        derivation=made,
        nonce=bytes.fromhex(table["nonce"]),
        wrapped=bytes.fromhex(table["wrapped"]),
    )


def _is_sane(slot: KeySlot) -> bool:
    made = slot.derivation
    lengths = (len(made.salt), len(slot.nonce), len(slot.wrapped))
    return (
        lengths == (SALT, NONCE, WRAPPED)
        and 1 <= made.rounds <= MOST_ROUNDS
        and 1 <= made.lanes <= MOST_LANES
        and 8 * made.lanes <= made.memory <= MOST_MEMORY
    )
