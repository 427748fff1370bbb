"""A leaf unpacked into a picture: the one place where foreign pixels are decoded.

Sizes were looked at before (`tinnhiem.omr.opening_file`) and are looked at again by the
codecs; runs in a child of ours, which bounds memory and time.
"""

import struct
import zlib
from io import BytesIO
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.leaf import Leaf, LeafKind, Samples
from tinnhiem.omr.limits import Limits
from tinnhiem.omr.pictures import Picture

Grey = NDArray[np.uint8]

TURNS: Final = {
    1: cv2.ROTATE_90_CLOCKWISE,
    2: cv2.ROTATE_180,
    3: cv2.ROTATE_90_COUNTERCLOCKWISE,
}
WEIGHTS: Final = (0.299, 0.587, 0.114)  # of red, green, blue (ITU-R BT.601)
PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
ALPHA: Final = {"LA", "PA", "RGBA", "La", "RGBa"}
DEEP: Final = {"I;16", "I;16B", "I;16L"}
UNKNOWN_RANGE: Final = {"I", "F"}
# What a broken picture makes the codecs raise.
BROKEN: Final = (
    *(cv2.error, OSError, ValueError, TypeError, KeyError, IndexError, zlib.error),
    *(SyntaxError, struct.error, EOFError, RuntimeError),
    *(OverflowError, ZeroDivisionError, Image.DecompressionBombError),
)


def picture_of(leaf: Leaf, *, limits: Limits) -> Picture:
    """Return a page as grey, turned as its file says.

    Args:
        leaf: As stored.
        limits: In pixels; the codecs' own headers are held to them once more.

    Raises:
        ScanUnopenedError: What is stored cannot be unpacked, or is larger than it said.
    """
    try:
        grey = UNPACKERS[leaf.kind](leaf, limits)
    except MemoryError as error:
        raise _refused(leaf, OpeningFault.TOO_COSTLY) from error
    except BROKEN as error:
        raise _refused(leaf, OpeningFault.DAMAGED) from error
    if grey.size > limits.most_pixels:
        raise _refused(leaf, OpeningFault.GIANT)
    return Picture(
        file=leaf.file,
        page=leaf.page,
        grey=np.ascontiguousarray(_upright(grey, leaf)),
        is_bilevel=leaf.is_bilevel,
        digest=leaf.digest,
    )


def _coded(leaf: Leaf, _limits: Limits) -> Grey:
    """Decode a JPEG; how the camera was held is for us to apply, not the codec."""
    return _decoded(leaf.content)


def _decoded(content: bytes) -> Grey:
    flags = cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION
    found = cv2.imdecode(np.frombuffer(content, np.uint8), flags)
    if found is None:
        raise ValueError(len(content))
    return np.asarray(found, np.uint8)


def _png(leaf: Leaf, limits: Limits) -> Grey:
    with Image.open(BytesIO(leaf.content), formats=("PNG",)) as picture:
        is_seen_through = picture.mode in ALPHA or "transparency" in picture.info
        return _pillow(picture, limits) if is_seen_through else _decoded(leaf.content)


def _tiff(leaf: Leaf, limits: Limits) -> Grey:
    with Image.open(BytesIO(leaf.content), formats=("TIFF",)) as picture:
        return _pillow(picture, limits)


def _pillow(picture: Image.Image, limits: Limits) -> Grey:
    """Return grey; deep pixels are shortened, holes lie on white paper."""
    if picture.width * picture.height > limits.most_pixels:
        raise ValueError(picture.size)
    picture.load()
    if picture.mode in ALPHA or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return np.array(Image.alpha_composite(paper, seen).convert("L"))
    if picture.mode in UNKNOWN_RANGE:
        raise ValueError(picture.mode)
    if picture.mode in DEEP:
        deep = np.asarray(picture, np.float32)
        return np.clip(deep / 257, 0, 255).astype(np.uint8)
    return np.array(picture.convert("L"))


def _flate(leaf: Leaf, limits: Limits) -> Grey:
    samples = leaf.samples
    if samples is None or samples.width * samples.height > limits.most_pixels:
        raise ValueError(leaf.kind)
    rows = _rows(leaf.content, samples)
    if samples.bits == 1:
        rows = np.unpackbits(rows, axis=1)[:, : samples.width]
        if not samples.palette:
            return rows * np.uint8(255)
    elif samples.channels > 1:
        shape = (samples.height, samples.width, samples.channels)
        return np.asarray(
            cv2.cvtColor(rows.reshape(shape), cv2.COLOR_RGB2GRAY), np.uint8
        )
    return _by_palette(rows, samples.palette) if samples.palette else rows


def _rows(content: bytes, samples: Samples) -> Grey:
    """Return the rows as packed, shape (height, bytes of a row); never unpacks more."""
    length = -(-samples.width * samples.channels * samples.bits // 8)
    if samples.predictor > 1:
        return _predicted(content, samples, length=length)
    unpacked = zlib.decompressobj().decompress(content, length * samples.height)
    return np.frombuffer(unpacked, np.uint8).reshape(samples.height, length)


def _predicted(content: bytes, samples: Samples, *, length: int) -> Grey:
    """Let a PNG codec undo its own predictors, over bytes as if they were grey.

    Only rows of one byte a pixel predict from the byte before; three channels are
    handed over as the colours they are.
    """
    is_colour = samples.channels > 1
    head = struct.pack(
        ">IIBBBBB",
        samples.width if is_colour else length,
        samples.height,
        *(8, 2 if is_colour else 0, 0, 0, 0),
    )
    chunks = [_chunk(b"IHDR", head), _chunk(b"IDAT", content), _chunk(b"IEND", b"")]
    png = PNG_SIGNATURE + b"".join(chunks)
    flags = cv2.IMREAD_COLOR_RGB if is_colour else cv2.IMREAD_GRAYSCALE
    found = cv2.imdecode(np.frombuffer(png, np.uint8), flags)
    if found is None:
        raise ValueError(len(content))
    return np.asarray(found, np.uint8).reshape(samples.height, length)


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(name + content)
    return (
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
    )


def _by_palette(places: Grey, palette: bytes) -> Grey:
    colours = np.frombuffer(palette[: len(palette) // 3 * 3], np.uint8).reshape(-1, 3)
    greys = np.zeros(256, np.uint8)
    greys[: len(colours)] = np.rint(colours @ np.array(WEIGHTS)).astype(np.uint8)
    return greys[places]


def _drawn(leaf: Leaf, limits: Limits) -> Grey:
    # Takes longer to load than a page to read; its errors are RuntimeErrors.
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(leaf.content)
    try:
        page = document[0]
        scale = leaf.dpi / 72
        width, height = page.get_size()
        if width * height * scale * scale > limits.most_pixels:
            raise ValueError(leaf.dpi)
        drawn: Any = page.render(scale=scale, grayscale=True)
        return np.array(drawn.to_numpy(), np.uint8).reshape(drawn.height, drawn.width)
    finally:
        document.close()


UNPACKERS: Final = {
    LeafKind.JPEG: _coded,
    LeafKind.PNG: _png,
    LeafKind.TIFF: _tiff,
    LeafKind.FLATE: _flate,
    LeafKind.PDF: _drawn,
}


def _upright(grey: Grey, leaf: Leaf) -> Grey:
    found: Any = ~grey if leaf.is_inverted else grey
    if leaf.tallness != 1:
        found = _squared(found, leaf.tallness)
    if leaf.turn.is_mirrored:
        found = cv2.flip(found, 1)
    if leaf.turn.quarters:
        found = cv2.rotate(found, TURNS[leaf.turn.quarters])
    return np.asarray(found, np.uint8)


def _squared(grey: Grey, tallness: float) -> Grey:
    """Stretch the coarser side, so that no pixel is thrown away."""
    height, width = grey.shape
    size = (
        (width, round(height * tallness))
        if tallness > 1
        else (round(width / tallness), height)
    )
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def _refused(leaf: Leaf, fault: OpeningFault) -> ScanUnopenedError:
    return ScanUnopenedError(leaf.file, page=leaf.page, fault=fault)
