"""Pages that a machine has read go into the open count, sealed; or all of them out.

The order in which pages lie in the pile is inside the sealed rows only. What is written
lies in places drawn by lot, carries random keys, and has one length.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

from tinnhiem.actions.count.known_pages import keep_traces, known_pages, spent_keys
from tinnhiem.actions.count.placing import (
    KeptPage,
    NewPage,
    NewScan,
    Seen,
    placed_pages,
)
from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.box import OpenBox
from tinnhiem.core.count.errors import BatchUnknownError
from tinnhiem.core.count.scanned_page import ScannedPage
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import (
    NothingScannedError,
    NotScannedError,
    ScansTooManyError,
)
from tinnhiem.core.scanning.layout import MOST_PAGES
from tinnhiem.store import journal, models
from tinnhiem.store.picture_slots import fill_slot, free_slots, lay_anew
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.queries.scans import pile_in, scan_to
from tinnhiem.store.rewriting import cut_log_after_commit
from tinnhiem.store.sealed_pictures import sealed_picture
from tinnhiem.store.sealed_rows import RowKind, opened

T = TypeVar("T")

# Sheets of a batch, twice over: every one may be scanned a second time.
MOST: Final = 200


@deed
def keep_scans(
    *,
    campaign: models.Campaign,
    scan: NewScan,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> tuple[KeptPage, ...]:
    """Put pages behind those that the batch has; every one of them is accounted for.

    Args:
        campaign: With an open count that is scanned.
        scan: The pages, in the order in which they lie in the pile.
        member: Who scanned; said in the minutes.
        key: Of the count.
        now: When the first page of a batch came; of others no moment is kept.

    Returns:
        What became of each, in the order in which they came.

    Raises:
        CountNotOpenError, BatchUnknownError: Nothing to scan here.
        NotScannedError: This count is keyed.
        NothingScannedError: No pages.
        ScansTooManyError: More pages than twice a batch has.
        PictureTooLargeError: A picture was not made small enough.
    """
    count = require_scanned(campaign, scan.batch)
    if not scan.pages:
        raise NothingScannedError
    row = row_for(count, batch=scan.batch, kind=RowKind.SCAN)
    before = opened(key, row)
    kept = pile_in(before, {}, width=0, members=()).pages
    most = most_pages(scan.each)
    if len(kept) + len(scan.pages) > most:
        raise ScansTooManyError(len(kept) + len(scan.pages), most=most)
    box = box_of(count, key=key)
    cameras = _cameras(before, scan.camera)
    seen = Seen(
        known=known_pages(count, box, key=key),
        kept=kept,
        run=1 + cameras.index(scan.camera) if scan.camera else 0,
    )
    placed = placed_pages(scan, seen, slots=_slots(count, box, scan, key=key))
    new = [(one, page) for one, page in placed if page.place]
    if new:
        pages = (*kept, *(page for _, page in new))
        content = scan_to(
            _shuffled(pages),
            each=scan.each,
            scanned_by=(*before.get("by", ()), member.entry.person.key),
            cameras=cameras,
        )
        reseal(row, key=key, change=lambda _old: content)
        _keep_pages(count, scan.batch, new, key=key)
        _hide_order(count, is_full=len(pages) >= _full(box, scan))
    if new and not kept:
        # One moment a batch: of single pages none is written anywhere.
        name = member.entry.name
        journal.write(campaign, "batch.scanned", at=now, by=name, batch=scan.batch)
    return tuple(
        KeptPage(place=page.place, outcome=page.outcome, reason=page.reason)
        for _, page in placed
    )


def most_pages(each: int) -> int:
    """Return how many pages a batch may have, of ballots of `each` pages."""
    return MOST * min(max(each, 1), MOST_PAGES)


def require_scanned(campaign: models.Campaign, batch: int) -> models.OpenCount:
    """Return the open count, if it is scanned and has this batch.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: It is not.
    """
    count = require_open(campaign)
    if count.way != Way.SCANNED:
        raise NotScannedError
    if not count.batches.filter(number=batch).exists():
        raise BatchUnknownError(batch)
    return count


def _cameras(before: Content, camera: str) -> list[str]:
    """Return the cameras of a batch, in the order in which they came to it."""
    cameras: list[str] = list(before.get("cameras", ()))
    return cameras if not camera or camera in cameras else [*cameras, camera]


def _slots(
    count: models.OpenCount, box: OpenBox, scan: NewScan, *, key: bytes
) -> list[UUID]:
    piles = [one.scan for one in box.batches if one.scan is not None]
    taken = {UUID(page.key) for pile in piles for page in pile.pages}
    return free_slots(
        count,
        taken=taken | spent_keys(count, key=key),
        wanted=len(scan.pages),
        expected=_full(box, scan),
    )


def _full(box: OpenBox, scan: NewScan) -> int:
    """Return how many pages the batch has when it is whole."""
    (declared,) = (one.declared for one in box.batches if one.number == scan.batch)
    return declared * scan.each


def _keep_pages(
    count: models.OpenCount,
    batch: int,
    new: Sequence[tuple[NewPage, ScannedPage]],
    *,
    key: bytes,
) -> None:
    for one, page in new:
        row = sealed_picture(count, key, of=UUID(page.key), pictures=one.pictures)
        fill_slot(row)
    traces = {page.key: one.traces for one, page in new}
    keep_traces(count, batch, traces, key=key)


def _hide_order(count: models.OpenCount, *, is_full: bool) -> None:
    """Leave no order of writing where the database keeps one."""
    cut_log_after_commit()
    if is_full:
        lay_anew(count)


def _shuffled(rows: Iterable[T]) -> list[T]:
    found = list(rows)
    secrets.SystemRandom().shuffle(found)
    return found
