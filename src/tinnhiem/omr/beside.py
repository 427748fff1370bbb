"""Ink beside the boxes: tails of marks, and what is no tail of any."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.pieces import Numbers, joined, longer_sides
from tinnhiem.omr.upright import Flags, Grey

LEAST: Final = 1.0  # mm: shorter things beside the boxes are dust
BRIDGE: Final = (
    1.3  # mm: a rule, its blur and a skip of the pen may cut a stroke so far
)
WOUND: Final = 1.9  # times: a bent tail has 1.3, two letters have 2
RING: Final = 0.7  # mm around an outline: what comes so close belongs to the box


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Ink beside the boxes of one row that is no tail of a mark.

    Attributes:
        longest: Of the longest piece, mm.
        together: Of all pieces, mm.
    """

    longest: float = 0.0
    together: float = 0.0


def stray_ink(smooth: Grey, grid: Grid, *, above: float, inked: Flags) -> list[Stray]:
    """Return what is written beside the boxes of each row.

    A piece of ink is a tail when it runs into the outline of one inked box, also over a
    rule. What runs into two inked boxes, into an empty one or into none is stray.

    Args:
        smooth: The flattened columns, smoothed.
        grid: Of the page.
        above: Value above which something is ink.
        inked: Shape (rows, 3), which boxes have ink inside.
    """
    ink = smooth > above
    loose = ink & grid.beside
    found = [Stray() for _ in range(grid.rows)]
    for row in range(grid.rows):
        top, bottom = grid.cells[row, 0, :2]
        if _may_matter(loose[top:bottom]):
            found[row] = _stray_of(row, ink=ink, loose=loose, grid=grid, inked=inked)
    return found


def _may_matter(loose: Flags) -> bool:
    """Say whether there is more than dust; costs less than joining pieces."""
    if np.count_nonzero(loose) < LEAST * DOTS:
        return False
    _, stats = joined(loose)
    return bool(longer_sides(stats)[1:].max(initial=0) >= LEAST * DOTS)


def _stray_of(row: int, *, ink: Flags, loose: Flags, grid: Grid, inked: Flags) -> Stray:
    """Follow each piece of a row to the boxes it runs into, here and next to it."""
    first, last = max(0, row - 1), min(grid.rows - 1, row + 1)
    band = slice(int(grid.cells[first, 0, 0]), int(grid.cells[last, 0, 1]))
    # Rules would join everything; outlines are kept, for they join a tail to its mark.
    labels, stats = joined(ink[band] & ~grid.ruled[band])
    top, bottom = grid.cells[row, 0, :2] - band.start
    own = np.unique(labels[top:bottom][loose[band][top:bottom]])
    boxes = list(_rings(grid, rows=range(first, last + 1), above=band.start))
    holders = {
        index: frozenset(np.unique(labels[ring]).tolist()) for index, ring in boxes
    }
    lengths = [
        part.length
        for label in own[own > 0]
        for is_tail in [
            _is_tail(int(label), labels, stats, holders=holders, inked=inked)
        ]
        for part in _parts((labels == label) & loose[band], rows=(top, bottom))
        if not (is_tail and part.wound <= WOUND)
    ]
    return Stray(longest=max(lengths, default=0.0), together=sum(lengths))


@dataclass(frozen=True, slots=True)
class _Part:
    """What lies beside the boxes of one piece.

    Attributes:
        length: mm.
        wound: How many times its line is longer than that; letters wind, tails do not.
    """

    length: float
    wound: float


def _parts(piece: Flags, *, rows: tuple[int, int]) -> Iterator[_Part]:
    """Yield the parts of a piece within rows that are longer than dust."""
    labels, stats = joined(piece[rows[0] : rows[1]])
    for label in np.flatnonzero(longer_sides(stats) >= LEAST * DOTS):
        if label == 0:
            continue
        left, top, width, height, area = stats[label].tolist()
        part = labels[top : top + height, left : left + width] == label
        framed = np.pad(part.astype(np.uint8), 1)
        half = float(cv2.distanceTransform(framed, cv2.DIST_L2, 3).max())
        across = max(1.0, 2 * half - 1)
        yield _Part(
            length=max(width, height) / DOTS,
            wound=area / across / float(np.hypot(width, height)),
        )


def _rings(
    grid: Grid, *, rows: range, above: int
) -> Iterator[tuple[tuple[int, int], tuple[slice, slice]]]:
    """Yield each box of the rows with the place of its outline and what touches it."""
    ring = round(RING * DOTS)
    for row in rows:
        for level in range(grid.tops.shape[1]):
            top, left = int(grid.tops[row, level]) - above, int(grid.lefts[row, level])
            yield (
                (row, level),
                (
                    slice(max(0, top - ring), top + grid.side + ring + 1),
                    slice(left - ring, left + grid.side + ring + 1),
                ),
            )


def _is_tail(
    label: int,
    labels: Numbers,
    stats: Numbers,
    *,
    holders: dict[tuple[int, int], frozenset[int]],
    inked: Flags,
) -> bool:
    """Say whether a piece runs into exactly one box, and that one is inked."""
    joined = {label, *_near(label, labels, stats)}
    touched = [index for index, pieces in holders.items() if joined & pieces]
    direct = [index for index, pieces in holders.items() if label in pieces]
    touched = direct or touched
    return len(touched) == 1 and bool(inked[touched[0]])


def _near(label: int, labels: Numbers, stats: Numbers) -> set[int]:
    """Return the pieces within `BRIDGE` of a piece."""
    reach = round(BRIDGE * DOTS)
    left, top, width, height = stats[label, :4]
    rows = slice(max(0, top - reach), top + height + reach)
    columns = slice(max(0, left - reach), left + width + reach)
    part = labels[rows, columns]
    size = 2 * reach + 1
    around = cv2.dilate(
        (part == label).astype(np.uint8),
        cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)),
    )
    return {int(other) for other in np.unique(part[around > 0]) if other}
