"""Pages that a machine has read go into the open count, sealed; or all of them out.

The order in which pages lie in the pile is inside the sealed rows only. What is written
is shuffled first, carries random keys, and has one length.
"""

import base64
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID, uuid4

from tinnhiem.actions.count.last_shot import is_last_again
from tinnhiem.actions.count.sealed import Content, reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.errors import BatchUnknownError
from tinnhiem.core.count.scanned_page import ScannedPage
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import (
    NothingScannedError,
    NotScannedError,
    ScansTooManyError,
)
from tinnhiem.core.scanning.layout import MOST_PAGES
from tinnhiem.core.scanning.page import DuplicateKind, PageOutcome, PageReading
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import require_open
from tinnhiem.store.queries.scans import pile_in, scan_to
from tinnhiem.store.sealed_pictures import PagePictures, sealed_picture
from tinnhiem.store.sealed_rows import RowKind, opened

T = TypeVar("T")

# Sheets of a batch, twice over: every one may be scanned a second time.
MOST: Final = 200
OF_SCANS: Final = (
    RowKind.SCAN.value,
    RowKind.ANSWERS.value,
    RowKind.STROKES.value,
    RowKind.DOUBTS.value,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page that was just read, with what people may have to look at.

    Attributes:
        reading: File and page only say which page is whose twin; neither is kept.
        page: Of the ballot, from 1; 0 where its code was not read.
        strokes: By which the same sheet is known again; empty for none.
        digest: Of the page as it lay in its file; empty where it was not opened.
    """

    reading: PageReading
    page: int = 0
    pictures: PagePictures = field(default_factory=PagePictures)
    strokes: bytes = b""
    digest: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScan:
    """Pages of one batch in the order of the pile (một lượt quét của một lô).

    Attributes:
        each: Pages of a ballot, as its layout has it.
        is_shot: One page, by a camera: if it is the one that was kept last in this
            batch, it is not kept again.
    """

    batch: int
    pages: Sequence[NewPage]
    each: int = 1
    is_shot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """What became of a page that was sent; told to the window that sent it."""

    place: int
    outcome: PageOutcome
    reason: str


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
    if scan.is_shot and _is_taken(count, scan, key=key):
        reason = DuplicateKind.SAME_STROKES.value
        return (KeptPage(place=0, outcome=PageOutcome.DUPLICATE, reason=reason),)
    row = row_for(count, batch=scan.batch, kind=RowKind.SCAN)
    before = opened(key, row)
    kept = pile_in(before, {}, width=0, members=1).pages
    most = MOST * min(max(scan.each, 1), MOST_PAGES)
    if len(kept) + len(scan.pages) > most:
        raise ScansTooManyError(len(kept) + len(scan.pages), most=most)
    first = 1 + max((page.place for page in kept), default=0)
    pages = _placed(scan, first=first, known=_digests(count, key=key))
    _keep_pictures(count, scan.pages, pages, key=key)
    _keep_strokes(count, scan, pages, key=key)
    content = scan_to(
        _shuffled((*kept, *pages)),
        each=scan.each,
        scanned_by=(*before.get("by", ()), member.entry.person.key),
    )
    reseal(row, key=key, change=lambda _old: content)
    if not kept:
        # One moment a batch: of single pages none is written anywhere.
        name = member.entry.name
        journal.write(campaign, "batch.scanned", at=now, by=name, batch=scan.batch)
    return tuple(
        KeptPage(place=page.place, outcome=page.outcome, reason=page.reason)
        for page in pages
    )


def _is_taken(count: models.OpenCount, scan: NewScan, *, key: bytes) -> bool:
    (page,) = scan.pages
    return is_last_again(
        count,
        batch=scan.batch,
        strokes=page.strokes,
        digest=page.digest,
        key=key,
    )


@deed
def drop_scans(
    *, campaign: models.Campaign, batch: int, key: bytes, by: str, now: datetime
) -> None:
    """Take every page of a batch out again, with what was said of it; scan it anew.

    Raises:
        CountNotOpenError, BatchUnknownError, NotScannedError: As `keep_scans` says.
    """
    count = require_scanned(campaign, batch)
    row = row_for(count, batch=batch, kind=RowKind.SCAN)
    pages = pile_in(opened(key, row), {}, width=0, members=1).pages
    count.pictures.filter(pk__in=[UUID(page.key) for page in pages]).delete()
    count.rows.filter(batch=batch, kind__in=OF_SCANS).delete()
    journal.write(campaign, "batch.scan-dropped", at=now, by=by, batch=batch)


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


def _placed(
    scan: NewScan, *, first: int, known: Mapping[str, tuple[int, int]]
) -> tuple[ScannedPage, ...]:
    """Return the pages as they lie in the batch, the ones brought twice found out."""
    at = {
        (page.reading.file, page.reading.page): (scan.batch, first + place)
        for place, page in enumerate(scan.pages)
    }
    seen = dict(known)
    placed = []
    for place, page in enumerate(scan.pages, first):
        reading, digest = page.reading, page.digest.hex()
        outcome, reason = reading.outcome, reading.reason
        twin = at.get(reading.twin) if reading.twin else None
        if digest and digest in seen:
            outcome, reason = PageOutcome.DUPLICATE, DuplicateKind.SAME_FILE.value
            twin = seen[digest]
        elif digest:
            seen[digest] = (scan.batch, place)
        placed.append(
            ScannedPage(
                key=uuid4().hex,
                place=place,
                page=page.page,
                outcome=outcome,
                rows=reading.rows,
                reason=reason,
                twin=twin,
            )
        )
    return tuple(placed)


def _keep_pictures(
    count: models.OpenCount,
    new: Sequence[NewPage],
    pages: Sequence[ScannedPage],
    *,
    key: bytes,
) -> None:
    rows = [
        sealed_picture(count, key, of=UUID(page.key), pictures=one.pictures)
        for one, page in zip(new, pages, strict=True)
    ]
    models.SealedPicture.objects.bulk_create(_shuffled(rows), batch_size=20)


def _keep_strokes(
    count: models.OpenCount,
    scan: NewScan,
    pages: Sequence[ScannedPage],
    *,
    key: bytes,
) -> None:
    new = {
        str(page.place): {
            "digest": one.digest.hex(),
            "strokes": base64.b85encode(one.strokes).decode(),
        }
        for one, page in zip(scan.pages, pages, strict=True)
    }
    row = row_for(count, batch=scan.batch, kind=RowKind.STROKES)

    def with_these(content: Content) -> Content:
        return {"pages": {**content.get("pages", {}), **new}}

    reseal(row, key=key, change=with_these)


def _digests(count: models.OpenCount, *, key: bytes) -> dict[str, tuple[int, int]]:
    """Return where each page that the box has lies, by its digest."""
    return {
        one["digest"]: (row.batch, int(place))
        for row in count.rows.filter(kind=RowKind.STROKES.value)
        for place, one in opened(key, row).get("pages", {}).items()
        if one["digest"]
    }


def _shuffled(rows: Iterable[T]) -> list[T]:
    found = list(rows)
    secrets.SystemRandom().shuffle(found)
    return found
