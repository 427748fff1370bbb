"""What a JPEG says of itself, read from its headers without unpacking anything."""

import struct
from dataclasses import dataclass
from typing import Final

START: Final = b"\xff\xd8"
END: Final = b"\xff\xd9"
PADDING: Final = 4096  # bytes that copiers leave behind the end
BASELINE: Final = {0xC0, 0xC1, 0xC2}  # sequential and progressive, Huffman
OTHER_FRAMES: Final = {*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC}
ALONE: Final = {0x01, *range(0xD0, 0xD9)}  # markers without a length
SCAN: Final = 0xDA
SCAN_MARK: Final = b"\xff\xda"
FRAME_HEAD: Final = 10
MOST_SCANS: Final = 100  # a progressive picture has about ten


@dataclass(frozen=True, slots=True, kw_only=True)
class JpegHead:
    """Size and colours of a JPEG.

    Attributes:
        channels: 1 grey, 3 colour, 4 CMYK.
        is_plain: Eight bits, Huffman: what every reader reads.
        is_whole: It has an end; without one, the lower part would be made up.
    """

    width: int
    height: int
    channels: int
    is_plain: bool
    is_whole: bool


def jpeg_head(content: bytes) -> JpegHead | None:
    """Return what the headers say; None for what is no JPEG, or none we dare unpack."""
    place = len(START)
    if not content.startswith(START):
        return None
    while place + 4 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004
        marker = content[place + 1]
        if marker == 0xFF or marker in ALONE:  # noqa: PLR2004 - a fill byte
            place += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        if marker in BASELINE | OTHER_FRAMES:
            if content.count(SCAN_MARK) > MOST_SCANS:
                return None
            return _frame(content, place, is_plain=marker in BASELINE)
        if marker == SCAN:
            return None
        (length,) = struct.unpack_from(">H", content, place + 2)
        place += 2 + length
    return None


def _frame(content: bytes, place: int, *, is_plain: bool) -> JpegHead | None:
    if place + FRAME_HEAD > len(content):
        return None
    bits, height, width, channels = struct.unpack_from(">BHHB", content, place + 4)
    return JpegHead(
        width=width,
        height=height,
        channels=channels,
        is_plain=is_plain and bits == 8,  # noqa: PLR2004
        is_whole=content.rfind(END, -PADDING) >= 0,
    )
