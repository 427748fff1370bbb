"""Files of a batch into pages: read in memory, with pictures for people to look at.

Takes seconds, so it runs before the deed that keeps the pages (`keep_scans`), outside
any transaction. Nothing is written: a file is bytes in memory from the form to the
child of ours that reads it, and nobody's name of it goes further. A page over which the
child ends is unreadable; it costs no other page.
"""

from collections.abc import Sequence
from contextlib import closing
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
from tinnhiem.core.scanning.page import PageOutcome
from tinnhiem.omr.page_child import PHOTOGRAPHS, PageChildren
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.shown import Room, ShownPage, unopened
from tinnhiem.omr.viewfinder import Sight
from tinnhiem.store import models
from tinnhiem.store.queries.ballot_sheets import layout_in_force
from tinnhiem.store.queries.open_count import require_open
from tinnhiem.store.sealed_pictures import ROOM, PagePictures

SHEET_MOST: Final = 150_000  # bytes of the whole page; the rest is for its rows
PICTURE_ROOM: Final = Room(sheet=SHEET_MOST, rows=ROOM - SHEET_MOST)
# Of a camera nothing is kept that is better taken again.
WORTH_KEEPING: Final = frozenset({PageOutcome.READ, PageOutcome.FLAGGED})
# Of this process. Frames have one of their own: a file takes minutes, a frame none.
CHILDREN: Final = PageChildren()
FRAMES: Final = PageChildren(most=1)


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


def read_file(campaign: models.Campaign, *, batch: int, file: Brought) -> NewScan:
    """Read every page of a file, in order.

    Args:
        campaign: Whose layout in force says where things lie.
        batch: Of the open count.
        file: PDF, TIFF, JPEG or PNG, whatever its name says.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing to scan here.
        NoSheetRunError: No ballot for machines was laid out.
        ScanUnopenedError: It is none of these, locked, or broken as a whole.
        ScansTooManyError: More pages than twice a batch has.
    """
    require_scanned(campaign, batch)
    layout = layout_required(campaign)
    most = most_pages(len(layout.pages))
    with CHILDREN.lent([layout], room=PICTURE_ROOM) as child:
        # Its name goes no further than to say which file cannot be opened.
        found = child.pages_of(file.content, name="")
        with closing(found):
            # No page more than a batch may have: a small file can hold any number.
            pages = tuple(islice(found, most + 1))
    if len(pages) == 1 and isinstance(pages[0], Unopened):
        raise ScanUnopenedError(file.name, page=1, fault=pages[0].reason)
    if len(pages) > most:
        raise ScansTooManyError(len(pages), most=most)
    new = tuple(_new(page, layout) for page in pages)
    return NewScan(batch=batch, pages=new, each=len(layout.pages))


def look_at_frame(campaign: models.Campaign, frame: bytes) -> Sight:
    """Say where a sheet lies in a frame of a camera.

    Raises:
        CountNotOpenError: Nothing to take pictures for.
        NoSheetRunError: No ballot for machines was laid out.
        NoFrameError: No picture of a kind and size that a camera page sends.
    """
    require_open(campaign)
    layout = layout_required(campaign)
    with FRAMES.lent([layout], room=PICTURE_ROOM) as child:
        return child.look(frame)


def layout_required(campaign: models.Campaign) -> SheetLayout:
    """Return the layout in force.

    Raises:
        NoSheetRunError: No ballot for machines was laid out.
    """
    layout = layout_in_force(campaign)
    if layout is None:
        raise NoSheetRunError
    return layout


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
    pictures = [
        Brought(name="", content=content)
        for content in shots.pictures
        if content.startswith(PHOTOGRAPHS)  # no file that holds pages upon pages
    ]
    if not pictures:
        raise NothingScannedError
    scans = [read_file(campaign, batch=shots.batch, file=one) for one in pictures]
    return tuple(
        _kept(
            replace(scan, camera=shots.camera),
            campaign=campaign,
            member=member,
            key=key,
            now=now,
        )
        for scan in scans
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


def _new(found: ShownPage | Unopened, layout: SheetLayout) -> NewPage:
    one = unopened(found) if isinstance(found, Unopened) else found
    page = layout.page_with_code(one.reading.code)
    return NewPage(
        reading=one.reading,
        page=page.page if page else 0,
        pictures=PagePictures(sheet=one.sheet, rows=one.rows),
        strokes=packed_strokes(one.strokes),
        stamp=packed_strokes(one.stamp),
        digest=one.digest,
    )
