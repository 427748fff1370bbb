"""Pictures of an open count: AES-256-GCM under its key, each bound to its row.

All have one length, whatever is on them: a sheet full of ink packs worse than an empty
one, and would be found by its size.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tinnhiem.core.count.errors import CountSealBrokenError
from tinnhiem.core.scanning.errors import PictureTooLargeError
from tinnhiem.store.models import OpenCount, SealedPicture

NONCE: Final = 12
LENGTH: Final = 3 << 17  # bytes in the clear, of every picture
HEAD: Final = 2048  # bytes of them that say where the parts lie
ROOM: Final = LENGTH - HEAD
TAG: Final = 16
SEALED_LENGTH: Final = NONCE + LENGTH + TAG


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePictures:
    """A page as a person looks at it; JPEG without anything that its file said.

    Attributes:
        sheet: The whole page, upright; empty where nothing could be opened.
        rows: By row on the ballot.
    """

    sheet: bytes = b""
    rows: Mapping[int, bytes] = field(default_factory=dict)


def sealed_picture(
    count: OpenCount, key: bytes, *, of: UUID, pictures: PagePictures
) -> SealedPicture:
    """Return a row that holds the pictures; not saved.

    Raises:
        PictureTooLargeError: Together they are longer than any row; make them smaller.
    """
    row = SealedPicture(pk=of, count=count)
    parts = {"": pictures.sheet} | {str(n): crop for n, crop in pictures.rows.items()}
    head = json.dumps({name: len(part) for name, part in parts.items()}).encode()
    body = b"".join(parts.values())
    if len(head) > HEAD or len(body) > ROOM:
        raise PictureTooLargeError(len(body), most=ROOM)
    clear = head.ljust(HEAD) + body + bytes(ROOM - len(body))
    nonce = secrets.token_bytes(NONCE)
    row.sealed = nonce + AESGCM(key).encrypt(nonce, clear, _bound_to(row))
    return row


def opened_picture(key: bytes, row: SealedPicture) -> PagePictures:
    """Return the pictures that a row holds.

    Raises:
        CountSealBrokenError: Altered, or brought from another row.
    """
    raw = bytes(row.sealed)
    try:
        clear = AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], _bound_to(row))
    except InvalidTag as error:
        raise CountSealBrokenError from error
    lengths: dict[str, int] = json.loads(clear[:HEAD])
    parts: dict[str, bytes] = {}
    at = HEAD
    for name, length in lengths.items():
        parts[name] = clear[at : at + length]
        at += length
    sheet = parts.pop("")
    return PagePictures(
        sheet=sheet, rows={int(row): crop for row, crop in parts.items()}
    )


def _bound_to(row: SealedPicture) -> bytes:
    return f"{row.pk}/{row.count_id}".encode()
