"""A page as a count keeps it: read, and cut into pictures for people to look at.

Made in a child of ours (`tinnhiem.omr.child`), for the web and its cameras. What comes
out of a page is a reading and JPEGs that we made; nothing of its file goes along.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.page import PageOutcome, PageReading, Rejection
from tinnhiem.omr.crops import row_crop, sheet_picture
from tinnhiem.omr.frames import Frame
from tinnhiem.omr.pictures import Picture, Unopened
from tinnhiem.omr.readings import reading_from, reading_rows
from tinnhiem.omr.sheets import ReadPage
from tinnhiem.omr.shrinking import jpeg_of, within
from tinnhiem.omr.stamps import stamp_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many bytes the pictures of one page may have.

    Attributes:
        sheet: The whole page.
        rows: All its rows together.
    """

    sheet: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """A page as read, with what people may have to look at.

    Attributes:
        sheet: The whole page, upright where it is ours; empty where none was opened.
        rows: By row on the ballot.
        strokes: As `ReadPage.strokes`.
        stamp: How the stamp lies on a page that was read and has no mark; see
            `tinnhiem.omr.stamps`.
        digest: Of the page as it lay in its file; empty for one that was not opened.
    """

    reading: PageReading
    sheet: bytes = b""
    rows: Mapping[int, bytes] = field(default_factory=dict)
    strokes: NDArray[np.float32] | None = None
    stamp: NDArray[np.float32] | None = None
    digest: bytes = b""


def shown(read: ReadPage, picture: Picture, *, room: Room) -> ShownPage:
    """Return a page that was read, with its pictures made small enough."""
    laid = read.registration
    rows = [row.row for row in read.reading.rows]
    if laid is None:
        return replace(_unlaid(read.reading, picture, room=room), strokes=read.strokes)
    most = room.rows // max(len(rows), 1)
    return ShownPage(
        reading=read.reading,
        sheet=within(sheet_picture(picture, laid), most=room.sheet),
        rows={row: within(row_crop(picture, laid, row), most=most) for row in rows},
        strokes=read.strokes,
        stamp=stamp_of(picture, laid) if read.strokes is None else None,
        digest=picture.digest,
    )


def fallen(picture: Picture, *, room: Room) -> ShownPage:
    """Return a page over which our reader fell: people look at it as it came."""
    return _unlaid(_unread(picture.file, picture.page), picture, room=room)


def unopened(found: Unopened) -> ShownPage:
    """Return a page that never became a picture."""
    return ShownPage(reading=_unread(found.file, found.page))


def shown_frame(page: ShownPage) -> Frame:
    """Return a page as a child answers with it."""
    vectors = [
        b"" if vector is None else vector.tobytes()
        for vector in (page.strokes, page.stamp)
    ]
    head = {
        "page": page.reading.page,
        "reading": reading_rows(page.reading),
        "digest": page.digest.hex(),
        "rows": list(page.rows),
    }
    return Frame(head, [*vectors, page.sheet, *page.rows.values()])


def shown_from(frame: Frame, *, file: str) -> ShownPage:
    """Return the page that a child answered with; its file we know ourselves."""
    rows: dict[str, Any] = {**frame.head["reading"], "file": file}
    strokes, stamp, sheet, *crops = map(bytes, frame.parts)
    return ShownPage(
        reading=reading_from(rows),
        sheet=sheet,
        rows=dict(zip(map(int, frame.head["rows"]), crops, strict=True)),
        strokes=np.frombuffer(strokes, np.float32) if strokes else None,
        stamp=np.frombuffer(stamp, np.float32) if stamp else None,
        digest=bytes.fromhex(frame.head["digest"]),
    )


def _unread(file: str, page: int) -> PageReading:
    return PageReading(
        file=file,
        page=page,
        outcome=PageOutcome.REJECTED,
        reason=Rejection.UNREADABLE.value,
    )


def _unlaid(reading: PageReading, picture: Picture, *, room: Room) -> ShownPage:
    return ShownPage(
        reading=reading,
        sheet=jpeg_of(picture.grey, most=room.sheet),
        digest=picture.digest,
    )
