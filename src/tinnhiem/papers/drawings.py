"""The few drawings of the Word papers as PNG: the box to tick, strokes in fives."""

import struct
import zlib
from functools import cache
from typing import Final

SIDE: Final = 72
MARGIN: Final = 8
_WHITE: Final = 255
_DRAWN: Final = 0
_GUIDE: Final = 190

_Picture = list[bytearray]


@cache
def tick_png() -> bytes:
    """Return an empty square box."""
    picture = _blank()
    for stroke in range(4):
        _edge(picture, stroke, shade=_DRAWN, thickness=3)
    return _png(picture)


@cache
def five_png(strokes: int) -> bytes:
    """Return a square of five strokes, `strokes` of them drawn, its sides dotted."""
    picture = _blank()
    for stroke in range(4):
        drawn = stroke < strokes
        _edge(
            picture,
            stroke,
            shade=_DRAWN if drawn else _GUIDE,
            thickness=4 if drawn else 2,
            dotted=not drawn,
        )
    if strokes > 4:  # noqa: PLR2004 -- four sides and the diagonal
        _diagonal(picture)
    return _png(picture)


def _blank() -> _Picture:
    return [bytearray([_WHITE] * SIDE) for _ in range(SIDE)]


def _edge(
    picture: _Picture, stroke: int, *, shade: int, thickness: int, dotted: bool = False
) -> None:
    """Draw the left, top, right or bottom side."""
    near, far = MARGIN, SIDE - MARGIN - thickness
    for along in range(MARGIN, SIDE - MARGIN):
        if dotted and along % 6 > 2:  # noqa: PLR2004 -- three on, three off
            continue
        for across in range(thickness):
            at = (near if stroke in (0, 1) else far) + across
            row, column = (along, at) if stroke in (0, 2) else (at, along)
            picture[row][column] = shade


def _diagonal(picture: _Picture) -> None:
    for i in range(MARGIN, SIDE - MARGIN):
        for across in range(-2, 3):
            column = min(max(SIDE - 1 - i + across, 0), SIDE - 1)
            picture[i][column] = _DRAWN


def _png(picture: _Picture) -> bytes:
    """Return 8-bit greys as PNG."""
    rows = b"".join(b"\0" + bytes(row) for row in picture)
    size = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    chunks = (b"IHDR", size), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
    )
