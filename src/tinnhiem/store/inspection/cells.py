"""What stands in one cell of a table, also where it is packed as sessions are."""

import base64
import binascii
import json
import zlib
from collections.abc import Iterator
from typing import Any, Final

from tinnhiem.core.secrecy.shapes import MarkShape, shapes_in, shapes_in_json

LONGEST: Final = 4_000_000  # bytes to unpack to; no lawful cell is larger


def shapes_of_cell(value: Any) -> frozenset[MarkShape]:
    """Return the shapes of marks in a value, unpacked as far as it can be."""
    found: frozenset[MarkShape] = frozenset()
    for text in _readings_of(value):
        found |= shapes_in(text)
        if text.lstrip()[:1] in ("{", "["):
            try:
                found |= shapes_in_json(json.loads(text))
            except ValueError:
                continue
    return found


def is_clear(value: Any) -> bool:
    """Say whether something that should be sealed reads as text, or unpacks to it."""
    if isinstance(value, bytes):
        return bool(value) and (_as_text(value) is not None or bool(_inflated(value)))
    return bool(value)


def _readings_of(value: Any) -> Iterator[str]:
    if isinstance(value, bytes):
        yield _as_text(value) or value.decode("latin-1")
        inner = _inflated(value)
        if inner:
            yield inner.decode("utf-8", errors="replace")
    elif isinstance(value, str) and len(value) > 1:
        yield value
        yield from _unpacked(value)


def _unpacked(text: str) -> Iterator[str]:
    """Yield what is inside a signed session or another text in base 64."""
    packed = text.lstrip(".").split(":")[0]
    if len(packed) < 8 or not packed.isascii() or " " in packed:  # noqa: PLR2004
        return
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_")
    except (binascii.Error, ValueError):
        return
    inner = _inflated(raw) or raw
    clear = _as_text(inner)
    if clear:
        yield clear


def _as_text(raw: bytes) -> str | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if any(ord(c) < 9 for c in text) else text  # noqa: PLR2004


def _inflated(raw: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(raw, LONGEST)
    except zlib.error:
        return b""
