"""A pile of pages that were read one by one, settled as a whole.

Here a page becomes a duplicate, or is rejected because another page of its ballot is
missing; nothing becomes better than it was. Every page keeps exactly one outcome.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import heappush, heappushpop
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.gathering import PileSheet, left_over
from tinnhiem.core.scanning.layout import PageLayout, SheetLayout
from tinnhiem.core.scanning.page import (
    DuplicateKind,
    PageOutcome,
    PageReading,
    Rejection,
)
from tinnhiem.omr.twins import alike_pairs

OURS: Final = frozenset({PageOutcome.READ, PageOutcome.FLAGGED})
Placed = tuple[SheetLayout, PageLayout]
Twin = tuple[int, DuplicateKind]
MOST_ALIKE: Final = 64  # kept for one page, the most alike
SAME: Final = 2.0  # above any product of strokes


class PilePage(Protocol):
    """A page as read, with its strokes: `tinnhiem.omr.sheets.ReadPage` is one."""

    @property
    def reading(self) -> PageReading:
        """Return what was read."""

    @property
    def strokes(self) -> NDArray[Any] | None:
        """Return the descriptor of its marks; None when there are none."""


def settle_pile(
    pages: Sequence[PilePage],
    layouts: Sequence[SheetLayout],
    *,
    digests: Sequence[bytes] = (),
) -> tuple[PageReading, ...]:
    """Return the readings of a pile, each page in its one outcome.

    Of two pages alike the one that lies in a whole ballot stays, else the earlier; the
    other names it as its twin. Pages of a ballot of several that has a page missing are
    rejected as `page-missing` (`tinnhiem.core.scanning.gathering`).

    Args:
        pages: In the order they were scanned.
        layouts: Of the print runs whose sheets may be among them.
        digests: Of what is stored, one a page; none when files are not to be compared.
    """
    places = {
        page.code.text: (layout, page) for layout in layouts for page in layout.pages
    }
    ours: dict[int, Placed] = {
        place: places[page.reading.code]
        for place, page in enumerate(pages)
        if page.reading.outcome in OURS and page.reading.code in places
    }
    incomplete = left_over(_sheets(pages, ours))
    twins = _twins(pages, ours, digests=digests, incomplete=incomplete)
    kept = {place: laid for place, laid in ours.items() if place not in twins}
    incomplete = left_over(_sheets(pages, kept))
    return tuple(
        _settled(place, pages, twin=twins.get(place), is_alone=place in incomplete)
        for place in range(len(pages))
    )


def _settled(
    place: int, pages: Sequence[PilePage], *, twin: Twin | None, is_alone: bool
) -> PageReading:
    reading = pages[place].reading
    if twin is not None:
        other = pages[twin[0]].reading
        return replace(
            reading,
            outcome=PageOutcome.DUPLICATE,
            reason=twin[1].value,
            twin=(other.file, other.page),
        )
    if is_alone:
        return replace(
            reading, outcome=PageOutcome.REJECTED, reason=Rejection.PAGE_MISSING.value
        )
    return reading


def _sheets(pages: Sequence[PilePage], ours: Mapping[int, Placed]) -> list[PileSheet]:
    return [
        PileSheet(
            place=place,
            file=pages[place].reading.file,
            run=f"{layout.style}-{layout.batch}",
            page=page.page,
            pages=len(layout.pages),
        )
        for place, (layout, page) in sorted(ours.items())
        if len(layout.pages) > 1
    ]


def _twins(
    pages: Sequence[PilePage],
    ours: Mapping[int, Placed],
    *,
    digests: Sequence[bytes],
    incomplete: frozenset[int],
) -> dict[int, Twin]:
    """Return, for each page that goes, the page that stays and why they are alike."""
    alike = _alike(pages, ours, digests=digests)
    twins: dict[int, Twin] = {}
    stay: set[int] = set()
    for place in sorted(ours, key=lambda place: (place in incomplete, place)):
        near = alike.get(place, ())
        stays = next((twin for twin in near if twin[0] in stay), None)
        if stays is None and len(near) == MOST_ALIKE:
            # More are alike than we keep, so one of those kept leads to one that stays.
            goes = next((twin for twin in near if twin[0] in twins), None)
            stays = goes and (twins[goes[0]][0], goes[1])
        if stays is None:
            stay.add(place)
        else:
            twins[place] = stays
    return twins


def _alike(
    pages: Sequence[PilePage], ours: Mapping[int, Placed], *, digests: Sequence[bytes]
) -> dict[int, list[Twin]]:
    """Return what each page is alike to; the same bytes first, then the most alike."""
    found: dict[int, list[tuple[float, int, DuplicateKind]]] = {}

    def note(pair: tuple[int, int], product: float, kind: DuplicateKind) -> None:
        for one, other in (pair, pair[::-1]):
            near = found.setdefault(one, [])
            keep = heappush if len(near) < MOST_ALIKE else heappushpop
            keep(near, (product, -other, kind))

    first: dict[bytes, int] = {}
    for place in sorted(ours) if digests else ():
        earlier = first.setdefault(digests[place], place)
        if earlier != place:
            note((place, earlier), SAME, DuplicateKind.SAME_FILE)
    for page in {page.code.text: page for _, page in ours.values()}.values():
        marked = [
            (place, strokes)
            for place, strokes in ((one, pages[one].strokes) for one in sorted(ours))
            if strokes is not None and pages[place].reading.code == page.code.text
        ]
        strokes = [np.asarray(one, np.float16) for _, one in marked]
        for one, other, product in alike_pairs(strokes, boxes=len(page.boxes)):
            kind = DuplicateKind.SAME_STROKES
            note((marked[one][0], marked[other][0]), product, kind)
    return {
        place: [(-other, kind) for _, other, kind in sorted(near, reverse=True)]
        for place, near in found.items()
    }
