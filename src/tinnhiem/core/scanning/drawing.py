"""The printed page itself, small and in few greys, within its layout (bản in thu nhỏ).

Whoever reads a scan must tell our ink from a voter's: the drawing says what was
printed where, names, rules and watermark too. Nothing of a voter is in it.
"""

import base64
import binascii
import zlib
from typing import Final

DRAWN_DOTS: Final = 4.0  # pixels a millimetre: letters keep their gaps
GREYS: Final = 16  # steps of darkness kept
STEP: Final = 256 // GREYS
WIDENED: Final = bytes(min(255, value * 255 // (GREYS - 1)) for value in range(256))


def drawn_size(*, width: float, height: float) -> tuple[int, int]:
    """Return how many pixels high and wide the drawing of a page is.

    Args:
        width: Of the page, mm.
        height: Of the page, mm.
    """
    return round(height * DRAWN_DOTS), round(width * DRAWN_DOTS)


def pack_drawing(darkness: bytes) -> str:
    """Return a drawing as text for a layout file.

    Args:
        darkness: Of each pixel, row by row, 0 paper to 255 black.
    """
    few = darkness.translate(bytes(value // STEP for value in range(256)))
    return base64.b64encode(zlib.compress(few, level=9)).decode("ascii")


def unpack_drawing(text: str, *, width: float, height: float) -> bytes:
    """Return the darkness of each pixel of a drawing, row by row.

    Args:
        text: From a layout file; not trusted.
        width: Of the page, mm.
        height: Of the page, mm.

    Raises:
        ValueError: Damaged, or of another size than the page.
    """
    rows, columns = drawn_size(width=width, height=height)
    unpacking = zlib.decompressobj()
    try:
        few = unpacking.decompress(
            base64.b64decode(text, validate=True), rows * columns + 1
        )
    except (binascii.Error, zlib.error) as error:
        raise ValueError(text[:16]) from error
    if len(few) != rows * columns or max(few) >= GREYS:
        raise ValueError(len(few))
    return few.translate(
        bytes(min(255, value * 255 // (GREYS - 1)) for value in range(256))
    )
