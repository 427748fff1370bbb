"""Scanned pages in the clear, known by how their bytes begin."""

import re
from enum import StrEnum
from typing import Final


class ImageShape(StrEnum):
    """Ways of storing a scan (cách lưu ảnh quét)."""

    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    SCANNED_PDF = "pdf-scan"


_BEGINNINGS: Final[tuple[tuple[bytes, ImageShape], ...]] = (
    (b"\xff\xd8\xff", ImageShape.JPEG),
    (b"\x89PNG\r\n\x1a\n", ImageShape.PNG),
    (b"II*\x00", ImageShape.TIFF),
    (b"MM\x00*", ImageShape.TIFF),
)
PDF: Final = b"%PDF-"
# As copiers pack a page; a paper of ours is drawn from letters and lines.
_PACKED: Final = re.compile(
    rb"/(?:DCTDecode|CCITTFaxDecode|JBIG2Decode|JPXDecode)(?![A-Za-z])"
)
# Long enough not to be met in sealed bytes by chance: once in 2^56.
_INSIDE: Final = re.compile(
    rb"\xff\xd8\xff\xe0\x00\x10JFIF|\xff\xd8\xff\xe1..Exif\x00\x00"
    rb"|\xff\xd8\xff\xdb\x00\x43\x00|\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    re.DOTALL,
)


def image_of(raw: bytes) -> ImageShape | None:
    """Return which kind of scan these bytes are; None for anything else."""
    for beginning, shape in _BEGINNINGS:
        if raw.startswith(beginning):
            return shape
    is_scan = raw.startswith(PDF) and _PACKED.search(raw)
    return ImageShape.SCANNED_PDF if is_scan else None


def has_image(raw: bytes) -> bool:
    """Say whether a picture begins anywhere in bytes that are no file."""
    return _INSIDE.search(raw) is not None
