"""A TIFF of any number of pages, taken apart into TIFFs of one page.

Reads the directories itself: so sizes are known before anything is unpacked, a broken
page does not hide the next, and what a page needs is copied and nothing else.
Thumbnails beside a page are passed over; they are no pages.

Source: TIFF 6.0 (Adobe, 1992), sections 2 and 8.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, Final

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.leaf import Leaf, LeafKind, digest_of
from tinnhiem.omr.limits import Limits
from tinnhiem.omr.opening_image import require_size
from tinnhiem.omr.unopened import Unopened

ORDERS: Final = {b"II": "<", b"MM": ">"}
HEAD: Final = 8
ENTRY: Final = 12
IN_ENTRY: Final = 4  # bytes of values that stand in the entry itself
MOST_ENTRIES: Final = 512
MOST_VALUES: Final = 1_000_000  # bytes of one tag; offsets of 100,000 strips
SIZES: Final = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
}
LETTERS: Final = {1: "B", 3: "H", 4: "I"}
RATIONAL: Final = 5

SUBFILE, WIDTH, HEIGHT, BITS, COMPRESSION = 254, 256, 257, 258, 259
SAMPLES, X_RESOLUTION, Y_RESOLUTION = 277, 282, 283
STRIPS, TILES = (273, 279), (324, 325)  # where they lie, and how long they are
# What unpacking needs; dates, names and places of whoever scanned stay behind.
KEPT: Final = frozenset(
    {
        *(WIDTH, HEIGHT, BITS, COMPRESSION, 262, 266, *STRIPS, 274, SAMPLES, 278),
        *(X_RESOLUTION, Y_RESOLUTION, 284, 292, 293, 296, 317, 320, 322, 323, *TILES),
        *(338, 339, 347, 530, 531, 532),
    }
)
# None, G3, G4, LZW, JPEG, Deflate twice, PackBits.
COMPRESSIONS: Final = frozenset({1, 2, 3, 4, 5, 7, 8, 32946, 32773})
REDUCED: Final = 1  # bit of SUBFILE: a smaller copy of another page
TALLEST: Final = 3.0


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry of a directory, with the bytes of its values."""

    kind: int
    count: int
    values: bytes

    def numbers(self, order: str) -> tuple[int, ...]:
        """Return its whole numbers; none for another kind of value."""
        letter = LETTERS.get(self.kind)
        return (
            struct.unpack(f"{order}{self.count}{letter}", self.values) if letter else ()
        )


Tags = Mapping[int, Tag]


@dataclass(frozen=True, slots=True)
class _Tiff:
    content: BinaryIO
    order: str  # of bytes, as `struct` writes it


def tiff_leaves(
    file: str, content: BinaryIO, *, limits: Limits, start: int = 1
) -> Iterator[Leaf | Unopened | int]:
    """Yield the number of pages, then every page from `start`.

    One that is broken comes as `Unopened`, the others go on.

    Raises:
        ScanUnopenedError: There is no page at all.
    """
    head = content.read(HEAD)
    tiff = _Tiff(content, ORDERS[head[:2]])
    (first,) = struct.unpack(f"{tiff.order}I", head[4:])
    most = limits.most_pages
    number = sum(1 for _ in islice(_pages(tiff, first), most + 1))
    if number == 0:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.EMPTY)
    yield number
    pages = enumerate(islice(_pages(tiff, first), most), 1)
    for page, tags in islice(pages, start - 1, None):
        try:
            yield _leaf(tiff, tags, file=file, page=page, limits=limits)
        except ScanUnopenedError as refused:
            yield Unopened(file=file, page=page, reason=refused.fault)
        except MemoryError:
            yield Unopened(file=file, page=page, reason=OpeningFault.TOO_COSTLY)
    if number > most:
        yield Unopened(file=file, page=number, reason=OpeningFault.TOO_MANY_PAGES)


def _pages(tiff: _Tiff, first: int) -> Iterator[Tags | None]:
    """Yield the tags of each page; small copies beside a page are none."""
    for tags in _directories(tiff.content, first, order=tiff.order):
        if tags is None or not _first(tags, SUBFILE, order=tiff.order) & REDUCED:
            yield tags


def _directories(content: BinaryIO, place: int, *, order: str) -> Iterator[Tags | None]:
    """Yield the tags of each page; None, once, where the chain breaks."""
    seen: set[int] = set()
    while place:
        if place in seen:
            yield None
            return
        seen.add(place)
        try:
            tags, place = _directory(content, place, order=order)
        except (struct.error, KeyError, ValueError, OSError):
            yield None
            return
        yield tags


def _directory(content: BinaryIO, place: int, *, order: str) -> tuple[Tags, int]:
    content.seek(place)
    (count,) = struct.unpack(f"{order}H", content.read(2))
    if not 1 <= count <= MOST_ENTRIES:
        raise ValueError(count)
    block = content.read(count * ENTRY)
    (following,) = struct.unpack(f"{order}I", content.read(4))
    tags = {}
    for at in range(0, count * ENTRY, ENTRY):
        tag, kind, many = struct.unpack_from(f"{order}HHI", block, at)
        if tag in KEPT or tag == SUBFILE:
            inline = block[at + ENTRY - IN_ENTRY : at + ENTRY]
            values = _values(content, inline, size=SIZES[kind] * many, order=order)
            tags[tag] = Tag(kind, many, values)
    return tags, following


def _values(content: BinaryIO, inline: bytes, *, size: int, order: str) -> bytes:
    if size <= IN_ENTRY:
        return inline[:size]
    if size > MOST_VALUES:
        raise ValueError(size)
    content.seek(struct.unpack(f"{order}I", inline)[0])
    values = content.read(size)
    if len(values) < size:
        raise ValueError(size)
    return values


def _leaf(
    tiff: _Tiff, tags: Tags | None, *, file: str, page: int, limits: Limits
) -> Leaf:
    if tags is None:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.DAMAGED)
    order = tiff.order
    size = (_first(tags, WIDTH, order=order), _first(tags, HEIGHT, order=order))
    require_size(file, page=page, size=size, limits=limits)
    where = next((pair for pair in (STRIPS, TILES) if set(pair) <= tags.keys()), None)
    compression = _first(tags, COMPRESSION, order=order, otherwise=1)
    if where is None or compression not in COMPRESSIONS:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.UNSUPPORTED)
    parts = _parts(tiff, tags, where=where, most=limits.most_stored)
    if not parts:
        raise ScanUnopenedError(file, page=page, fault=OpeningFault.DAMAGED)
    return Leaf(
        file=file,
        page=page,
        kind=LeafKind.TIFF,
        content=_alone(tags, parts, where=where, order=order),
        digest=digest_of(*size, *parts),
        is_bilevel=_depth(tags, order=order) == 1,
        tallness=_tallness(tags, order=order),
    )


def _parts(
    tiff: _Tiff, tags: Tags, *, where: tuple[int, int], most: int
) -> list[bytes]:
    """Return the strips or tiles; none when one of them is not there as a whole."""
    starts, lengths = (tags[tag].numbers(tiff.order) for tag in where)
    if len(starts) != len(lengths) or sum(lengths) > most:
        return []
    parts = []
    for start, length in zip(starts, lengths, strict=True):
        tiff.content.seek(start)
        parts.append(tiff.content.read(length))
    return parts if sum(map(len, parts)) == sum(lengths) else []


def _alone(
    tags: Tags, parts: list[bytes], *, where: tuple[int, int], order: str
) -> bytes:
    """Return a TIFF of this page only: directory, values, then strips or tiles."""
    starts, lengths = where
    kept = sorted(tag for tag in tags if tag in KEPT)
    values = {
        tag: (tags[tag].kind, tags[tag].count, tags[tag].values)
        for tag in kept
        if tag not in where
    }
    # Long offsets, whatever they were before.
    values[lengths] = (
        4,
        len(parts),
        struct.pack(f"{order}{len(parts)}I", *map(len, parts)),
    )
    values[starts] = (4, len(parts), b"\0" * 4 * len(parts))
    free = HEAD + 2 + ENTRY * len(values) + 4
    places = {}
    for tag in sorted(values):
        if len(values[tag][2]) > IN_ENTRY:
            places[tag] = free
            free += len(values[tag][2]) + len(values[tag][2]) % 2
    offsets = []
    for part in parts:
        offsets.append(free)
        free += len(part)
    values[starts] = (4, len(parts), struct.pack(f"{order}{len(parts)}I", *offsets))
    return b"".join([_beginning(values, places, order=order), *parts])


def _beginning(
    values: Mapping[int, tuple[int, int, bytes]],
    places: Mapping[int, int],
    *,
    order: str,
) -> bytes:
    letters = next(name for name, sign in ORDERS.items() if sign == order)
    written = [letters, struct.pack(f"{order}HIH", 42, HEAD, len(values))]
    for tag in sorted(values):
        kind, count, content = values[tag]
        written.append(struct.pack(f"{order}HHI", tag, kind, count))
        written.append(
            struct.pack(f"{order}I", places[tag])
            if tag in places
            else content.ljust(IN_ENTRY, b"\0")
        )
    written.append(b"\0" * 4)  # no further page
    for tag in sorted(places):
        content = values[tag][2]
        written.append(content + b"\0" * (len(content) % 2))
    return b"".join(written)


def _first(tags: Tags, tag: int, *, order: str, otherwise: int = 0) -> int:
    numbers = tags[tag].numbers(order) if tag in tags else ()
    return numbers[0] if numbers else otherwise


def _depth(tags: Tags, *, order: str) -> int:
    """Return how many bits one pixel has."""
    bits = _first(tags, BITS, order=order, otherwise=1)
    return bits * _first(tags, SAMPLES, order=order, otherwise=1)


def _tallness(tags: Tags, *, order: str) -> float:
    """Return height by width of a pixel; a coarse fax has pixels twice as tall."""
    across, down = (
        _ratio(tags.get(tag), order=order) for tag in (X_RESOLUTION, Y_RESOLUTION)
    )
    if across <= 0 or down <= 0 or not 1 / TALLEST <= across / down <= TALLEST:
        return 1.0
    return across / down


def _ratio(tag: Tag | None, *, order: str) -> float:
    if tag is None or tag.kind != RATIONAL or not tag.count:
        return 0.0
    part, whole = struct.unpack_from(f"{order}II", tag.values)
    return part / whole if whole else 0.0
