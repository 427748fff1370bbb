"""Rows of an open count: AES-256-GCM under the count's key, each bound to its row.

A row is padded, so that its length says neither how many sheets were keyed nor which
figures; what is read of scans is padded further. What was sealed for one row and
version opens as no other.
"""

import json
import secrets
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tinnhiem.core.count.errors import CountKeyMissingError, CountSealBrokenError
from tinnhiem.store.device_keys import open_with, seal_to
from tinnhiem.store.models import Campaign, HallDevice, SealedRow

KEY: Final = 32  # bytes
NONCE: Final = 12
BLOCK: Final = 4096  # bytes; a batch of 25 sheets of 60 names fits in one
# A batch of 100 scanned sheets of 18 names, with every reason and every voice.
SCAN_BLOCK: Final = 1 << 17
# The pen strokes of 25 sheets.
STROKES_BLOCK: Final = 1 << 18


class RowKind(StrEnum):
    """What a sealed row holds."""

    FIRST = "first"
    SECOND = "second"
    SETTLED = "settled"  # the third's decisions about differing cells
    DOUBTS = "doubts"
    RESULT = "result"  # of the whole box, once it is recorded
    REASONS = "reasons"  # for accepted warnings
    REFUSALS = "refusals"  # to sign, with why
    SCAN = "scan"  # the pages of a batch as a machine read them
    ANSWERS = "answers"  # what members say of its pages and rows
    STROKES = "strokes"  # by which the same sheet is known again
    SPENT = "spent"  # keys of pages that are gone
    LOOKING = "looking"  # what each member has in front of him
    SAMPLE = "sample"  # sheets drawn by lot, held against the paper


BLOCKS: Final = {
    RowKind.SCAN.value: SCAN_BLOCK,
    RowKind.ANSWERS.value: SCAN_BLOCK,
    RowKind.STROKES.value: STROKES_BLOCK,
}


def new_key() -> bytes:
    """Return a fresh key of a count. It is kept in clear nowhere."""
    return secrets.token_bytes(KEY)


def wrap_for(device: HallDevice, key: bytes) -> None:
    """Seal the key to one committee device."""
    name = str(device.pk).encode()
    device.wrapped_key = seal_to(bytes(device.public_key), key, device=name)
    device.save(update_fields=["wrapped_key"])


def key_with(campaign: Campaign, *, device: UUID, token: str) -> bytes:
    """Return the key of the open count, as the asking device can open it.

    Args:
        campaign: Whose count.
        device: Primary key of the bound device.
        token: From its cookie.

    Raises:
        CountKeyMissingError: It was bound after the opening; hand the key over.
        DeviceKeyError: The token is another device's.
    """
    row = HallDevice.objects.filter(
        pk=device, campaign=campaign, revoked_at=None
    ).first()
    if row is None or not row.wrapped_key:
        raise CountKeyMissingError
    return open_with(token, bytes(row.wrapped_key), device=str(row.pk).encode())


def sealed(key: bytes, row: SealedRow, content: dict[str, Any]) -> bytes:
    """Return `content` as `row` holds it at its present version."""
    clear = json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode()
    padded = clear + b" " * (-len(clear) % BLOCKS.get(row.kind, BLOCK))
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, padded, _bound_to(row))


def opened(key: bytes, row: SealedRow) -> dict[str, Any]:
    """Return what is sealed in a row; nothing where nothing was.

    Raises:
        CountSealBrokenError: Altered, or brought from another row or version.
    """
    raw = bytes(row.sealed)
    if not raw:
        return {}
    try:
        clear = AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], _bound_to(row))
    except InvalidTag as error:
        raise CountSealBrokenError from error
    found: dict[str, Any] = json.loads(clear)
    return found


def _bound_to(row: SealedRow) -> bytes:
    return f"{row.pk}/{row.count_id}/{row.batch}/{row.kind}/{row.version}".encode()
