"""Pages that were just read, and where they come to lie in the pile of their batch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from tinnhiem.actions.count.known_pages import Traces, alike_stamps, alike_strokes
from tinnhiem.core.count.scanned_page import ScannedPage
from tinnhiem.core.scanning.page import DuplicateKind, PageOutcome, PageReading
from tinnhiem.store.sealed_pictures import PagePictures


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """A page that was just read, with what people may have to look at.

    Attributes:
        reading: Its file and page are not kept.
        page: Of the ballot, from 1; 0 where its code was not read.
        strokes: By which the same sheet is known again; empty for none.
        stamp: How the stamp lies on a page without strokes; empty for none.
        digest: Of the page as it lay in its file; empty where it was not opened.
    """

    reading: PageReading
    page: int = 0
    pictures: PagePictures = field(default_factory=PagePictures)
    strokes: bytes = b""
    stamp: bytes = b""
    digest: bytes = b""

    @property
    def traces(self) -> Traces:
        """By what it is known again."""
        return Traces(
            page=self.page,
            strokes=self.strokes,
            stamp=self.stamp,
            digest=self.digest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScan:
    """Pages of one batch in the order of the pile (một lượt quét của một lô).

    Attributes:
        each: Pages of a ballot, as its layout has it.
        camera: Which one took them; empty for files. Pages of a ballot come from one
            camera, and its picture of the page that it took last is not kept.
    """

    batch: int
    pages: Sequence[NewPage]
    each: int = 1
    camera: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """What became of a page that was sent; told to the window that sent it."""

    place: int
    outcome: PageOutcome
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the box has when new pages come.

    Attributes:
        known: By key, the traces of every page that counts, or may still count.
        kept: Pages of this batch.
        run: The number of the camera in this batch; 0 for files.
    """

    known: Mapping[str, Traces]
    kept: Sequence[ScannedPage]
    run: int

    @property
    def last(self) -> str:
        """The key of the page that this camera took last; empty for none."""
        mine = [page for page in self.kept if page.run == self.run]
        return max(mine, key=lambda page: page.place).key if mine else ""


def placed_pages(
    scan: NewScan, seen: Seen, *, slots: Sequence[UUID]
) -> list[tuple[NewPage, ScannedPage]]:
    """Return each page as it lies in the batch, those brought twice found out.

    A shot of the sheet that its camera took last gets place 0: it is not kept.

    Args:
        scan: What came.
        seen: What the box has.
        slots: Where its pictures may lie, one a page.
    """
    traces = [page.traces for page in scan.pages]
    alike: dict[int, tuple[str | int, DuplicateKind]] = {
        at: (other, kind)
        for kind, pairs in (
            (DuplicateKind.SAME_STAMP, alike_stamps(seen.known, traces)),
            (DuplicateKind.SAME_STROKES, alike_strokes(seen.known, traces)),
        )
        for at, other in pairs.items()
    }
    digests = {one.digest: page for page, one in seen.known.items() if one.digest}
    at: dict[int, str] = {}
    placed: list[tuple[NewPage, ScannedPage]] = []
    place, last = 1 + max((page.place for page in seen.kept), default=0), seen.last
    for number, (page, slot) in enumerate(zip(scan.pages, slots, strict=True)):
        found = _found(page, alike.get(number), digests, at=at)
        there = replace(_as_page(page, found, key=slot), run=seen.run)
        # A stamp that lies alike is no proof: such a page is kept, and shown to people.
        is_sure = found and found[1] is not DuplicateKind.SAME_STAMP
        if scan.camera and last and found and is_sure and found[0] == last:
            at[number] = last
            placed.append((page, there))
            continue
        placed.append((page, replace(there, place=place)))
        at[number] = last = there.key
        place += 1
        if page.digest:
            digests.setdefault(page.digest, there.key)
    return placed


def _found(
    page: NewPage,
    alike: tuple[str | int, DuplicateKind] | None,
    digests: Mapping[bytes, str],
    *,
    at: Mapping[int, str],
) -> tuple[str, DuplicateKind] | None:
    """Return the key of the page that this one is like, and by what; None for none."""
    if page.digest and page.digest in digests:
        return digests[page.digest], DuplicateKind.SAME_FILE
    if alike is None:
        return None
    other, kind = alike
    return (at[other] if isinstance(other, int) else other), kind


def _as_page(
    page: NewPage, found: tuple[str, DuplicateKind] | None, *, key: UUID
) -> ScannedPage:
    reading = page.reading
    return ScannedPage(
        key=key.hex,
        place=0,
        page=page.page,
        outcome=PageOutcome.DUPLICATE if found else reading.outcome,
        rows=reading.rows,
        reason=found[1].value if found else reading.reason,
        twin=found[0] if found else "",
    )
