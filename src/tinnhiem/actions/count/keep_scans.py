"""Pages that a machine has read go into the open count, sealed; or all of them out.

The order in which pages lie in the pile is inside the sealed rows only. What is written
is shuffled first, carries random keys, and has one length.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID, uuid4

from tinnhiem.actions.count.known_pages import (
    Traces,
    alike_strokes,
    known_pages,
    traces_to,
)
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
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.queries.scans import pile_in, scan_to
from tinnhiem.store.sealed_pictures import PagePictures, sealed_picture
from tinnhiem.store.sealed_rows import RowKind, opened

T = TypeVar("T")

# Sheets of a batch, twice over: every one may be scanned a second time.
MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page that was just read, with what people may have to look at.

    Attributes:
        reading: Its file and page are not kept.
        page: Of the ballot, from 1; 0 where its code was not read.
        strokes: By which the same sheet is known again; empty for none.
        digest: Of the page as it lay in its file; empty where it was not opened.
    """

    reading: PageReading
    page: int = 0
    pictures: PagePictures = field(default_factory=PagePictures)
    strokes: bytes = b""
    digest: bytes = b""

    @property
    def traces(self) -> Traces:
        """By what it is known again."""
        return Traces(page=self.page, strokes=self.strokes, digest=self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScan:
    """Pages of one batch in the order of the pile (một lượt quét của một lô).

    Attributes:
        each: Pages of a ballot, as its layout has it.
        is_shot: By a camera: a picture of the page that was kept last is not kept.
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
    row = row_for(count, batch=scan.batch, kind=RowKind.SCAN)
    before = opened(key, row)
    kept = pile_in(before, {}, width=0, members=()).pages
    most = most_pages(scan.each)
    if len(kept) + len(scan.pages) > most:
        raise ScansTooManyError(len(kept) + len(scan.pages), most=most)
    box = box_of(count, key=key)
    last = max(kept, key=lambda page: page.place, default=None)
    placed = _placed(scan, last=last, known=known_pages(count, box, key=key))
    new = [(one, page) for one, page in placed if page.place]
    if new:
        _keep_pictures(count, new, key=key)
        _keep_strokes(count, scan.batch, new, key=key)
        content = scan_to(
            _shuffled((*kept, *(page for _, page in new))),
            each=scan.each,
            scanned_by=(*before.get("by", ()), member.entry.person.key),
        )
        reseal(row, key=key, change=lambda _old: content)
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


def _placed(
    scan: NewScan, *, last: ScannedPage | None, known: Mapping[str, Traces]
) -> list[tuple[NewPage, ScannedPage]]:
    """Return each page as it lies in the batch, those brought twice found out.

    A shot of the sheet that was kept last gets place 0: it is not kept.

    Args:
        scan: What came.
        last: The page that the batch got last; None for none.
        known: By key, the traces of what the box has.
    """
    alike = alike_strokes(known, [page.traces for page in scan.pages])
    digests = {one.digest: page for page, one in known.items() if one.digest}
    at: dict[int, str] = {}
    placed: list[tuple[NewPage, ScannedPage]] = []
    for number, page in enumerate(scan.pages):
        found = _found(page, alike.get(number), digests, at=at)
        there = _as_page(page, found, place=last.place + 1 if last else 1)
        if scan.is_shot and last and found and found[0] == last.key:
            at[number] = last.key
            placed.append((page, replace(there, place=0)))
            continue
        placed.append((page, there))
        at[number], last = there.key, there
        if page.digest:
            digests.setdefault(page.digest, there.key)
    return placed


def _found(
    page: NewPage,
    alike: str | int | None,
    digests: Mapping[bytes, str],
    *,
    at: Mapping[int, str],
) -> tuple[str, DuplicateKind] | None:
    """Return the key of the page that this one is like, and by what; None for none."""
    if page.digest and page.digest in digests:
        return digests[page.digest], DuplicateKind.SAME_FILE
    if alike is None:
        return None
    other = at[alike] if isinstance(alike, int) else alike
    return other, DuplicateKind.SAME_STROKES


def _as_page(
    page: NewPage, found: tuple[str, DuplicateKind] | None, *, place: int
) -> ScannedPage:
    reading = page.reading
    return ScannedPage(
        key=uuid4().hex,
        place=place,
        page=page.page,
        outcome=PageOutcome.DUPLICATE if found else reading.outcome,
        rows=reading.rows,
        reason=found[1].value if found else reading.reason,
        twin=found[0] if found else "",
    )


def _keep_pictures(
    count: models.OpenCount,
    new: Sequence[tuple[NewPage, ScannedPage]],
    *,
    key: bytes,
) -> None:
    rows = [
        sealed_picture(count, key, of=UUID(page.key), pictures=one.pictures)
        for one, page in new
    ]
    models.SealedPicture.objects.bulk_create(_shuffled(rows), batch_size=20)


def _keep_strokes(
    count: models.OpenCount,
    batch: int,
    new: Sequence[tuple[NewPage, ScannedPage]],
    *,
    key: bytes,
) -> None:
    traces = {page.key: traces_to(one.traces) for one, page in new}
    row = row_for(count, batch=batch, kind=RowKind.STROKES)

    def with_these(content: Content) -> Content:
        return {"pages": {**content.get("pages", {}), **traces}}

    reseal(row, key=key, change=with_these)


def _shuffled(rows: Iterable[T]) -> list[T]:
    found = list(rows)
    secrets.SystemRandom().shuffle(found)
    return found
