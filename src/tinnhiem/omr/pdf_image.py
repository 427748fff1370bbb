"""The image of a page of a PDF as a leaf, without unpacking it.

Takes what we can unpack exactly: DCT, CCITT and Flate in grey, RGB or a palette. What
else a PDF allows (JBIG2, JPX, CMYK, chains of filters) is for PDFium to draw, at the
image's own resolution.

Source: PDF 32000-1:2008, 7.4 (filters), 8.6 (colour spaces), 8.9.5 (images).
"""

import math
import struct
from dataclasses import dataclass, replace
from typing import Any, Final

import pikepdf

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.jpeg import jpeg_head
from tinnhiem.omr.leaf import Leaf, LeafKind, Samples, Turn, digest_of
from tinnhiem.omr.limits import Limits
from tinnhiem.omr.opening_image import require_size
from tinnhiem.omr.pdf_placing import Matrix

GREY: Final = frozenset({"/DeviceGray", "/CalGray", "/G"})
COLOUR: Final = frozenset({"/DeviceRGB", "/CalRGB", "/RGB"})
ICC: Final = "/ICCBased"
INDEXED: Final = "/Indexed"
CHANNELS: Final = {1: 1, 3: 3}
BYTE: Final = 8
STRAIGHT: Final = 0.01  # how far from upright a matrix may be, as a share


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """How samples become colours: grey or RGB, perhaps by a palette."""

    channels: int
    palette: bytes = b""


def image_leaf(
    image: Any, *, file: str, page: int, turn: Turn, limits: Limits
) -> Leaf | None:
    """Return the image of a page; None when PDFium has to draw it.

    Raises:
        ScanUnopenedError: Larger than any sheet, or cut off.
    """
    size = (int(image.get("/Width", 0)), int(image.get("/Height", 0)))
    require_size(file, page=page, size=size, limits=limits)
    filters, settings = _filters(image)
    colours, is_inverted = _colours(image), _inversion(image)
    take = TAKERS.get(filters[0]) if len(filters) == 1 else None
    if take is None or colours is None or is_inverted is None or _is_masked(image):
        return None
    content = image.read_raw_bytes()
    if len(content) > limits.most_stored:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.TOO_LARGE)
    plain = Leaf(
        file=file,
        page=page,
        kind=LeafKind.JPEG,
        content=content,
        digest=digest_of(content),
        turn=turn,
        is_inverted=is_inverted,
        is_bilevel=int(image.get("/BitsPerComponent", 1)) == 1,
    )
    return take(plain, image, settings=settings, colours=colours, limits=limits)


def turn_of(matrix: Matrix, *, rotation: int) -> Turn | None:
    """Return how an image has to be turned; None when it lies askew.

    Args:
        matrix: From the unit square to the page, y upwards.
        rotation: Of the page, degrees clockwise.
    """
    a, b, c, d, _, _ = matrix
    size = max(abs(a), abs(b), abs(c), abs(d))
    is_lying = abs(b) > abs(a)
    rest = (abs(a), abs(d)) if is_lying else (abs(b), abs(c))
    if size == 0 or max(rest) > STRAIGHT * size or rotation % 90:
        return None
    is_mirrored = a * d - b * c < 0
    right = (-a, -b) if is_mirrored else (a, b)  # where the top edge runs
    quarters = (1 if right[1] < 0 else 3) if is_lying else (0 if right[0] > 0 else 2)
    return Turn(is_mirrored=is_mirrored, quarters=(quarters + rotation // 90) % 4)


def tallness_of(matrix: Matrix, *, size: tuple[int, int]) -> float:
    """Return height by width of one pixel of the image, as placed."""
    a, b, c, d, _, _ = matrix
    return (math.hypot(c, d) / size[1]) / (math.hypot(a, b) / size[0])


def dpi_of(matrix: Matrix, *, size: tuple[int, int]) -> float:
    """Return the finer of the two resolutions of the image, as placed."""
    a, b, c, d, _, _ = matrix
    return 72 * max(size[0] / math.hypot(a, b), size[1] / math.hypot(c, d))


def _dct(
    plain: Leaf, image: Any, *, settings: Any, colours: Colours, limits: Limits
) -> Leaf | None:
    head = jpeg_head(plain.content)
    if head is None or not head.is_whole:
        raise ScanUnopenedError(plain.file, page=plain.page, fault=OpeningFault.DAMAGED)
    require_size(
        plain.file, page=plain.page, size=(head.width, head.height), limits=limits
    )
    has_wishes = settings is not None and "/ColorTransform" in settings
    is_usual = head.is_plain and head.channels == colours.channels
    if has_wishes or not is_usual or colours.palette:
        return None
    return replace(plain, is_bilevel=False)


def _ccitt(
    plain: Leaf, image: Any, *, settings: Any, colours: Colours, limits: Limits
) -> Leaf | None:
    given: Any = settings if settings is not None else {}
    columns, rows = int(given.get("/Columns", 1728)), int(image.Height)
    kind = int(given.get("/K", 0))
    is_odd = bool(given.get("/EncodedByteAlign", False)) or columns != int(image.Width)
    if is_odd or colours.channels != 1 or colours.palette:
        return None
    swaps = bool(given.get("/BlackIs1", False))
    return replace(
        plain,
        kind=LeafKind.TIFF,
        content=fax_tiff(plain.content, size=(columns, rows), kind=kind),
        is_inverted=plain.is_inverted != swaps,
        is_bilevel=True,
    )


def _flate(
    plain: Leaf, image: Any, *, settings: Any, colours: Colours, limits: Limits
) -> Leaf | None:
    given: Any = settings if settings is not None else {}
    bits = int(image.get("/BitsPerComponent", 0))
    predictor = int(given.get("/Predictor", 1))
    samples = Samples(
        width=int(image.Width),
        height=int(image.Height),
        bits=bits,
        channels=colours.channels,
        predictor=predictor,
        palette=colours.palette,
    )
    if bits not in {1, BYTE} or (bits == 1 and colours.channels != 1):
        return None
    if predictor != 1 and not _fits(given, samples):
        return None
    return replace(plain, kind=LeafKind.FLATE, samples=samples)


TAKERS: Final = {"/DCTDecode": _dct, "/CCITTFaxDecode": _ccitt, "/FlateDecode": _flate}


def _fits(given: Any, samples: Samples) -> bool:
    """Say whether a predictor is one of PNG, over rows of the image's own shape."""
    shape = (
        int(given.get("/Columns", 1)),
        int(given.get("/Colors", 1)),
        int(given.get("/BitsPerComponent", BYTE)),
    )
    wanted = (samples.width, samples.channels, samples.bits)
    return 10 <= samples.predictor <= 15 and shape == wanted  # noqa: PLR2004 - PNG's


def fax_tiff(content: bytes, *, size: tuple[int, int], kind: int) -> bytes:
    """Return fax codes as a TIFF of one strip.

    Args:
        content: As the PDF holds it.
        size: Columns and rows.
        kind: /K of the filter: below 0 G4, 0 G3 in one dimension, above in two.
    """
    tags = [
        (256, size[0]),
        (257, size[1]),
        (258, 1),
        (259, 4 if kind < 0 else 3),
        (262, 0),  # runs of black are black
        (273, 0),
        (277, 1),
        (278, size[1]),
        (279, len(content)),
        *([(292, 1 if kind > 0 else 0)] if kind >= 0 else []),
    ]
    start = 8 + 2 + 12 * len(tags) + 4
    entries = b"".join(
        struct.pack("<HHII", tag, 4, 1, start if tag == 273 else value)  # noqa: PLR2004
        for tag, value in tags
    )
    head = struct.pack("<2sHIH", b"II", 42, 8, len(tags))
    return head + entries + b"\0" * 4 + content


def _filters(image: Any) -> tuple[list[str], Any]:
    """Return the filters, and the settings of the first; None for none."""
    found, given = image.get("/Filter"), image.get("/DecodeParms")
    if found is None:
        return [""], None
    if isinstance(found, pikepdf.Array):
        names = [str(name) for name in found.as_list()] or [""]
        first = given[0] if isinstance(given, pikepdf.Array) and len(given) else given
    else:
        names, first = [str(found)], given
    return names, first if isinstance(first, pikepdf.Dictionary) else None


def _colours(image: Any) -> Colours | None:
    space = image.get("/ColorSpace")
    if isinstance(space, pikepdf.Name):
        return _named(str(space))
    if not isinstance(space, pikepdf.Array) or not len(space):
        return None
    kind = str(space[0])
    if kind == ICC:
        channels = CHANNELS.get(int(space[1].get("/N", 0)))
        return Colours(channels=channels) if channels else None
    if kind == INDEXED:
        return _palette(space)
    return _named(kind)


def _named(name: str) -> Colours | None:
    if name in GREY:
        return Colours(channels=1)
    return Colours(channels=3) if name in COLOUR else None


def _palette(space: Any) -> Colours | None:
    base = space[1]
    if isinstance(base, pikepdf.Array):
        is_icc = str(base[0]) == ICC
        channels = int(base[1].get("/N", 0)) if is_icc else 0
        named = _named(str(base[0]))
        channels = named.channels if named else channels
    else:
        named = _named(str(base))
        channels = named.channels if named else 0
    table = space[3]
    colours = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    if channels == 1:
        colours = bytes(value for value in colours for _ in range(3))
    elif channels != 3:  # noqa: PLR2004 - red, green, blue
        return None
    return Colours(channels=1, palette=colours[: 3 * 256])


def _inversion(image: Any) -> bool | None:
    """Say whether /Decode exchanges black and white; None for anything else."""
    decode = image.get("/Decode")
    if decode is None:
        return False
    bounds = [float(bound) for bound in decode.as_list()]
    pairs = set(zip(bounds[::2], bounds[1::2], strict=False))
    if pairs == {(0.0, 1.0)}:
        return False
    is_palette = isinstance(image.get("/ColorSpace"), pikepdf.Array) and (
        str(image.ColorSpace[0]) == INDEXED
    )
    return True if pairs == {(1.0, 0.0)} and not is_palette else None


def _is_masked(image: Any) -> bool:
    return bool(image.get("/ImageMask", False)) or any(
        key in image for key in ("/SMask", "/Mask", "/OC", "/Alternates")
    )
