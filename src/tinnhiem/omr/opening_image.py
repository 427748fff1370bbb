"""A JPEG or a PNG as one leaf; looks at sizes, unpacks nothing."""

import struct
from io import BytesIO
from typing import Final

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.jpeg import jpeg_head
from tinnhiem.omr.leaf import Leaf, LeafKind, Turn, digest_of
from tinnhiem.omr.limits import Limits

PNG_HEAD: Final = 26
PNG_END: Final = b"IEND"
PNG_TAIL: Final = 64
ORIENTATION: Final = 0x0112  # of EXIF
# Mirrored first, then turned clockwise (EXIF 2.32, 4.6.5.1.6).
TURNS: Final = {
    2: Turn(is_mirrored=True),
    3: Turn(quarters=2),
    4: Turn(is_mirrored=True, quarters=2),
    5: Turn(is_mirrored=True, quarters=3),
    6: Turn(quarters=1),
    7: Turn(is_mirrored=True, quarters=1),
    8: Turn(quarters=3),
}


def jpeg_leaf(file: str, content: bytes, *, limits: Limits) -> Leaf:
    """Return a photo or a scan that is one JPEG.

    Raises:
        ScanUnopenedError: Cut off, no JPEG that we read, or larger than any sheet.
    """
    head = jpeg_head(content)
    if head is None or not head.is_whole:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.DAMAGED)
    if not head.is_plain:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.UNSUPPORTED)
    require_size(file, page=1, size=(head.width, head.height), limits=limits)
    return Leaf(
        file=file,
        page=1,
        kind=LeafKind.JPEG,
        content=content,
        digest=digest_of(content),
        turn=_turn(content),
    )


def png_leaf(file: str, content: bytes, *, limits: Limits) -> Leaf:
    """Return a scan that is one PNG.

    Raises:
        ScanUnopenedError: Cut off, or larger than any sheet.
    """
    if len(content) < PNG_HEAD or PNG_END not in content[-PNG_TAIL:]:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.DAMAGED)
    width, height, bits = struct.unpack_from(">IIB", content, 16)
    require_size(file, page=1, size=(width, height), limits=limits)
    return Leaf(
        file=file,
        page=1,
        kind=LeafKind.PNG,
        content=content,
        digest=digest_of(content),
        turn=_turn(content),
        is_bilevel=bits == 1,
    )


def require_size(
    file: str, *, page: int, size: tuple[int, int], limits: Limits
) -> None:
    """Refuse a picture that is larger or smaller than any sheet.

    Args:
        file: To name in the refusal.
        page: To name in the refusal.
        size: Width and height as the header tells, before anything is unpacked.
        limits: In pixels.

    Raises:
        ScanUnopenedError: Scan again at 200 to 300 dpi.
    """
    width, height = size
    if width * height > limits.most_pixels:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.GIANT)
    if min(width, height) < limits.fewest_pixels:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.TOO_SMALL)


def _turn(content: bytes) -> Turn:
    """Return how a camera was held; upright when what it says cannot be read."""
    # A PDF never gets here, and without Pillow a child starts a tenth sooner.
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
            return TURNS.get(int(picture.getexif().get(ORIENTATION, 1)), Turn())
    except (OSError, ValueError, TypeError, SyntaxError, OverflowError):
        return Turn()
