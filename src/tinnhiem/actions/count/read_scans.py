"""Files of a batch into pages: read in memory, with pictures for people to look at.

Takes seconds, so it runs before the deed that keeps the pages (`keep_scans`), outside
any transaction. Nothing is written: a file is bytes in memory from the form to here,
and nobody's name of it goes further.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Final

from tinnhiem.actions.count.keep_scans import (
    keep_scans,
    most_pages,
    require_scanned,
)
from tinnhiem.actions.count.known_pages import packed_strokes
from tinnhiem.actions.count.placing import KeptPage, NewPage, NewScan
from tinnhiem.core.scanning.errors import (
    NoSheetRunError,
    NothingScannedError,
    ScansTooManyError,
)
from tinnhiem.core.scanning.files import ScanUnopenedError
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import PageOutcome, PageReading, Rejection
from tinnhiem.omr.crops import row_crop, sheet_picture
from tinnhiem.omr.opening import pictures_brought
from tinnhiem.omr.pictures import Picture, Unopened
from tinnhiem.omr.sheets import ReadPage, SheetReader
from tinnhiem.omr.shrinking import jpeg_of, within
from tinnhiem.store import models
from tinnhiem.store.queries.ballot_sheets import layout_in_force
from tinnhiem.store.sealed_pictures import ROOM, PagePictures

SHEET_MOST: Final = 150_000  # bytes of the whole page; the rest is for its rows
PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n")  # how a JPEG and a PNG begin
# Of a camera nothing is kept that is better taken again.
WORTH_KEEPING: Final = frozenset({PageOutcome.READ, PageOutcome.FLAGGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A file as a form brought it.

    Attributes:
        name: Only to say which one cannot be opened.
    """

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shots:
    """Pictures of sheets of one batch, in the order in which they were taken.

    Attributes:
        camera: Names the device; pages of a ballot come from one.
    """

    batch: int
    camera: str
    pictures: Sequence[bytes] = field(repr=False)


def read_files(
    campaign: models.Campaign, *, batch: int, files: Sequence[Brought]
) -> NewScan:
    """Read every page of the files, in their order.

    Args:
        campaign: Whose layout in force says where things lie.
        batch: Of the open count.
        files: PDF, TIFF, JPEG or PNG, whatever their names say.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing to scan here.
        NoSheetRunError: No ballot for machines was laid out.
        NothingScannedError: No files.
        ScanUnopenedError: One of them is none of these, locked, or broken as a whole.
        ScansTooManyError: More pages than twice a batch has.
    """
    require_scanned(campaign, batch)
    layout = layout_in_force(campaign)
    if layout is None:
        raise NoSheetRunError
    most = most_pages(len(layout.pages))
    # No page more than a batch may have: a small file can hold any number of pages.
    pages = tuple(islice(_pages(files, layout), most + 1))
    if not pages:
        raise NothingScannedError
    if len(pages) > most:
        raise ScansTooManyError(len(pages), most=most)
    return NewScan(batch=batch, pages=pages, each=len(layout.pages))


def take_pictures(
    *,
    campaign: models.Campaign,
    shots: Shots,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> tuple[KeptPage, ...]:
    """Read pictures of single sheets and keep those that are worth it.

    What a camera page calls, with one picture or a few at a time. A picture of which
    nothing was read is not kept: the sheet still lies there, take it again. Neither is
    one of the sheet that was kept last in this batch.

    Args:
        campaign: With an open count that is scanned.
        shots: JPEG or PNG, one page each.
        member: Whose device it is.
        key: Of the count.
        now: When.

    Returns:
        One for each picture, in their order: `outcome` and `reason` as read, `place`
        in the scanned pile of the batch, from 1, and 0 for a picture that was not kept.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError, NoSheetRunError: Nothing
            to take pictures for.
        NothingScannedError: None of them is a picture.
        ScanUnopenedError: One of them is broken.
        ScansTooManyError: More pages than twice a batch has.
    """
    files = [
        Brought(name="", content=content)
        for content in shots.pictures
        if content.startswith(PICTURES)  # no file that holds pages upon pages
    ]
    scan = read_files(campaign, batch=shots.batch, files=files)
    return tuple(
        _kept(
            replace(scan, pages=(one,), camera=shots.camera),
            campaign=campaign,
            member=member,
            key=key,
            now=now,
        )
        for one in scan.pages
    )


def _kept(
    scan: NewScan,
    *,
    campaign: models.Campaign,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> KeptPage:
    (page,) = scan.pages
    outcome, reason = page.reading.outcome, page.reading.reason
    if outcome not in WORTH_KEEPING:
        return KeptPage(place=0, outcome=outcome, reason=reason)
    (kept,) = keep_scans(campaign=campaign, scan=scan, member=member, key=key, now=now)
    return kept


def _pages(files: Sequence[Brought], layout: SheetLayout) -> Iterator[NewPage]:
    reader = SheetReader([layout])
    for number, file in enumerate(files, 1):
        alone: Unopened | None = None
        # Its name goes no further: a number tells the files of one upload apart.
        brought = pictures_brought(file.content, name=str(number))
        for at, found in enumerate(brought):
            if alone is not None:
                yield _unopened(alone)
                alone = None
            if isinstance(found, Picture):
                yield _read(reader.read(found), found, layout)
            elif at:
                yield _unopened(found)
            else:
                alone = found
        if alone is not None:  # nothing but that: no scan at all, or a locked one
            raise ScanUnopenedError(file.name, page=1, fault=alone.reason)


def _read(read: ReadPage, picture: Picture, layout: SheetLayout) -> NewPage:
    page = layout.page_with_code(read.reading.code)
    return NewPage(
        reading=read.reading,
        page=page.page if page else 0,
        pictures=_pictures(read, picture),
        strokes=packed_strokes(read.strokes),
        digest=picture.digest,
    )


def _pictures(read: ReadPage, picture: Picture) -> PagePictures:
    laid = read.registration
    rows = [row.row for row in read.reading.rows]
    if laid is None:
        return PagePictures(sheet=jpeg_of(picture.grey, most=SHEET_MOST))
    most = (ROOM - SHEET_MOST) // max(len(rows), 1)
    return PagePictures(
        sheet=within(sheet_picture(picture, laid), most=SHEET_MOST),
        rows={row: within(row_crop(picture, laid, row), most=most) for row in rows},
    )


def _unopened(found: Unopened) -> NewPage:
    reading = PageReading(
        file=found.file,
        page=found.page,
        outcome=PageOutcome.REJECTED,
        reason=Rejection.UNREADABLE.value,
    )
    return NewPage(reading=reading)
