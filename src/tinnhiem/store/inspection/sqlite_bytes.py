"""A SQLite database as bytes: its pages, what they no longer use, and its log (WAL).

Nothing is opened by SQLite here and nothing in the folder is touched. The layout is
that of the «Database File Format» and «WAL File Format» documents of SQLite 3.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAGIC: Final = b"SQLite format 3\x00"
WAL_MAGICS: Final = (0x377F0682, 0x377F0683)
WAL_HEADER, FRAME_HEADER, FILE_HEADER = 32, 24, 100
LARGEST_PAGE: Final = 65536
BRANCHES: Final = {2: 12, 5: 12, 10: 8, 13: 8}  # by kind of page, size of its header


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes that no row uses any more, and on which page they lie."""

    where: str
    content: bytes


@dataclass(frozen=True, slots=True)
class DatabaseBytes:
    """A database with its log folded in, as a reader would see it now.

    Attributes:
        image: The whole database; readable on its own.
        old: Pages as they were before: frames of the log and pages of the file that
            newer frames replace.
        page: Bytes a page.
    """

    image: bytes
    old: tuple[Span, ...]
    page: int

    @property
    def pages(self) -> int:
        """How many pages the database has."""
        return len(self.image) // self.page if self.page else 0


def fold(raw: bytes, log: bytes) -> DatabaseBytes:
    """Fold the log into the database.

    Args:
        raw: The database file.
        log: Its `-wal`; empty where there is none.
    """
    size = _page_size(raw, log)
    if not size:
        return DatabaseBytes(raw, (), 0)
    newest, old, length = _frames(log, size)
    image = bytearray(raw)
    if length:
        image[length * size :] = b""
        image.extend(b"\x00" * (length * size - len(image)))
    for number, content in newest.items():
        start = (number - 1) * size
        before = bytes(image[start : start + size])
        if before != content and any(before):
            old.append(Span(f"trang {number}, bản trước", before))
        image[start : start + size] = content
    if len(image) > FILE_HEADER:
        image[18:20] = b"\x01\x01"  # no log: it is folded in
    return DatabaseBytes(bytes(image), tuple(old), size)


def spare_spans(database: DatabaseBytes) -> Iterator[Span]:
    """Yield what the pages of the image no longer use and that is not zero."""
    free = set(_free_pages(database))
    for number in range(1, database.pages + 1):
        content = _page(database, number)
        if number in free:
            # The first bytes of a trunk page are a list of free pages.
            yield Span(f"trang trống {number}", content)
        else:
            for start, end in _unused(content, first=number == 1):
                if any(content[start:end]):
                    yield Span(f"chỗ trống trong trang {number}", content[start:end])


def free_pages(database: DatabaseBytes) -> int:
    """Return how many pages lie on the list of free pages."""
    return sum(1 for _ in _free_pages(database))


def _page_size(raw: bytes, log: bytes) -> int:
    if raw.startswith(MAGIC) and len(raw) >= FILE_HEADER:
        size: int = struct.unpack_from(">H", raw, 16)[0]
        return LARGEST_PAGE if size == 1 else size
    if len(log) >= WAL_HEADER and struct.unpack_from(">I", log)[0] in WAL_MAGICS:
        return int(struct.unpack_from(">I", log, 8)[0])
    return 0


def _frames(log: bytes, size: int) -> tuple[dict[int, bytes], list[Span], int]:
    """Return the newest committed pages, every older frame, and the length in pages."""
    if len(log) < WAL_HEADER or struct.unpack_from(">I", log)[0] not in WAL_MAGICS:
        return {}, [], 0
    salts = log[16:24]
    newest: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    old: list[Span] = []
    length, start, is_living = 0, WAL_HEADER, True
    while start + FRAME_HEADER + size <= len(log):
        number, commits = struct.unpack_from(">II", log, start)
        is_living = is_living and log[start + 8 : start + 16] == salts
        content = log[start + FRAME_HEADER : start + FRAME_HEADER + size]
        where = f"nhật ký ghi (WAL), trang {number}"
        if not is_living:
            old.append(Span(where, content))
        else:
            if number in waiting:
                old.append(Span(where, waiting[number]))
            waiting[number] = content
        if is_living and commits:
            old += (
                Span(f"nhật ký ghi (WAL), trang {page}", newest[page])
                for page in waiting.keys() & newest.keys()
            )
            newest.update(waiting)
            waiting, length = {}, commits
        start += FRAME_HEADER + size
    old += (
        Span(f"nhật ký ghi (WAL), trang {page}, chưa xong", content)
        for page, content in waiting.items()
    )
    return newest, old, length


def _page(database: DatabaseBytes, number: int) -> bytes:
    start = (number - 1) * database.page
    return database.image[start : start + database.page]


def _free_pages(database: DatabaseBytes) -> Iterator[int]:
    if len(database.image) < FILE_HEADER:
        return
    trunk: int = struct.unpack_from(">I", database.image, 32)[0]
    seen: set[int] = set()
    while trunk and trunk not in seen and trunk <= database.pages:
        seen.add(trunk)
        yield trunk
        content = _page(database, trunk)
        following, leaves = struct.unpack_from(">II", content)
        leaves = min(leaves, database.page // 4 - 2)
        yield from struct.unpack_from(f">{leaves}I", content, 8)
        trunk = following


def _unused(content: bytes, *, first: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of one page that hold no cell; none where it is no branch."""
    base = FILE_HEADER if first else 0
    header = BRANCHES.get(content[base])
    if header is None:
        return
    block, cells, area = struct.unpack_from(">HHH", content, base + 1)
    area = area or LARGEST_PAGE
    start = base + header + 2 * cells
    if start <= area <= len(content):
        yield start, area
    seen: set[int] = set()
    while area <= block <= len(content) - 4 and block not in seen:
        seen.add(block)
        following, size = struct.unpack_from(">HH", content, block)
        yield block + 4, min(block + size, len(content))
        block = following
