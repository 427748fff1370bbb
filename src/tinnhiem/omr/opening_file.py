"""One file taken apart into leaves, by what its first bytes say it is.

Its name says nothing: a JPEG called .pdf is read as the JPEG it is. Meant to run in a
child of ours (`tinnhiem.omr.children`), which bounds what a trap could take.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO, Final

from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.finding import ScanFile
from tinnhiem.omr.leaf import Leaf
from tinnhiem.omr.limits import Limits
from tinnhiem.omr.opening_image import jpeg_leaf, png_leaf
from tinnhiem.omr.opening_pdf import pdf_leaves
from tinnhiem.omr.opening_tiff import tiff_leaves
from tinnhiem.omr.unopened import Unopened

HEAD: Final = 1024  # bytes among which %PDF- may stand
TIFF: Final = (b"II*\0", b"MM\0*")
# BigTIFF, HEIC and its kin, GIF, BMP, WebP, JPEG 2000: pictures, but none of ours.
OTHER_PICTURES: Final = (
    *(b"II+\0", b"MM\0+", b"GIF8", b"BM", b"RIFF", b"\0\0\0\x0cjP  ", b"\xffO\xffQ"),
)
ISO_MEDIA: Final = b"ftyp"  # at byte 4


def leaves_of(
    scan: ScanFile, *, limits: Limits, start: int = 1
) -> Iterator[Leaf | Unopened | int]:
    """Yield every page of a file; a file that is none as one `Unopened`.

    Args:
        scan: Which file.
        limits: What it may cost.
        start: The page to go on with, when a child before us ended at the page before.

    Yields:
        First, for a PDF or a TIFF, how many pages there are.
    """
    try:
        with _opened(scan, limits=limits) as content:
            for found in _leaves(scan.name, content, limits=limits, start=start):
                if isinstance(found, int) or found.page >= start:
                    yield found
    except ScanUnopenedError as refused:
        yield Unopened(file=scan.name, page=refused.page, reason=refused.fault)
    except OSError:
        yield Unopened(file=scan.name, page=1, reason=OpeningFault.MISSING)


@contextmanager
def _opened(scan: ScanFile, *, limits: Limits) -> Iterator[BinaryIO]:
    """Open a regular file; no pipe makes us wait, no late link is followed."""
    if scan.content is not None:
        _require_length(scan, len(scan.content), limits=limits)
        yield BytesIO(scan.content)
        return
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not scan.may_be_link:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    try:
        number = os.open(scan.path, flags)
    except FileNotFoundError as error:
        raise _refused(scan, OpeningFault.MISSING) from error
    except OSError as error:
        raise _refused(scan, OpeningFault.NOT_ALLOWED) from error
    with os.fdopen(number, "rb") as content:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode):
            raise _refused(scan, OpeningFault.NOT_A_FILE)
        _require_length(scan, found.st_size, limits=limits)
        yield content


def _require_length(scan: ScanFile, length: int, *, limits: Limits) -> None:
    if length == 0:
        raise _refused(scan, OpeningFault.EMPTY)
    if length > limits.most_bytes:
        raise _refused(scan, OpeningFault.TOO_LARGE)


def _leaves(
    file: str, content: BinaryIO, *, limits: Limits, start: int
) -> Iterator[Leaf | Unopened | int]:
    head = content.read(HEAD)
    content.seek(0)
    if b"%PDF-" in head:
        yield from pdf_leaves(file, content, limits=limits, start=start)
    elif head.startswith(TIFF):
        yield from tiff_leaves(file, content, limits=limits, start=start)
    elif head.startswith(b"\xff\xd8\xff"):
        yield jpeg_leaf(file, _whole(file, content, limits=limits), limits=limits)
    elif head.startswith(b"\x89PNG\r\n\x1a\n"):
        yield png_leaf(file, _whole(file, content, limits=limits), limits=limits)
    else:
        is_picture = head.startswith(OTHER_PICTURES) or head[4:8] == ISO_MEDIA
        fault = OpeningFault.UNSUPPORTED if is_picture else OpeningFault.NOT_A_SCAN
        raise ScanUnopenedError(file, page=1, fault=fault)


def _whole(file: str, content: BinaryIO, *, limits: Limits) -> bytes:
    # Sizes first: reading so many bytes takes their memory, also of a short file.
    length = content.seek(0, os.SEEK_END)
    content.seek(0)
    if length > limits.most_stored:
        raise ScanUnopenedError(file, page=1, fault=OpeningFault.TOO_LARGE)
    return content.read(length)


def _refused(scan: ScanFile, fault: OpeningFault) -> ScanUnopenedError:
    return ScanUnopenedError(scan.name, page=1, fault=fault)
