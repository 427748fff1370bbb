"""Ink beside the boxes: tails of marks, and what is no tail of any."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np

from tinnhiem.omr.grids import DOTS, RULE, Grid
from tinnhiem.omr.outlines import Outlines
from tinnhiem.omr.pieces import AREA, Labels, Numbers, joined, longer_sides
from tinnhiem.omr.upright import Flags, Grey

LEAST: Final = 1.0  # mm: shorter things beside the boxes are dust
BRIDGE: Final = 2.3  # mm a rule cuts out of a stroke that crosses it aslant
WOUND: Final = 1.8  # widths of the pen along its line: tails 1 to 1.4, letters over 2
SIDEWARDS: Final = 1.6  # mm from the middle of a box: letters written over it end there
REACH: Final = 14.0  # mm: farther off lies no box whose tail it could be
SPAN: Final = 2.8  # mm to both sides: a stamp or a line; the biggest cross leaves 2.3
RING: Final = 0.7  # mm around an outline: what comes so close belongs to the box


Place: TypeAlias = tuple[int, int]  # of a box: row and column, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What inked the boxes of a page.

    Attributes:
        above: Value of `darkness` above which something is ink.
        inked: Shape (rows, 3), which boxes have ink inside.
        width: Of its line, mm.
    """

    above: float
    inked: Flags
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """Ink beside the boxes of one row that is no tail of a mark.

    Attributes:
        longest: Of the longest piece, mm.
        together: Of all pieces, mm.
        ring: How far a ring runs along the sides of a box, see `rings`.
    """

    longest: float = 0.0
    together: float = 0.0
    ring: float = 0.0


def stray_ink(smooth: Grey, grid: Grid, *, outlines: Outlines, pen: Pen) -> list[Stray]:
    """Return what is written beside the boxes of each row.

    A piece of ink is a tail when it runs into the outline of one inked box, also over a
    rule. What runs into two inked boxes, into an empty one or into none is stray.

    Args:
        smooth: The flattened columns, smoothed.
        grid: Of the page.
        outlines: Of the page.
        pen: What inked the boxes.
    """
    ink = smooth > pen.above
    loose = ink & grid.beside
    found = [Stray() for _ in range(grid.rows)]
    rule = round(RULE * DOTS)
    for row, more in enumerate(outlines.stretch):
        top, bottom = grid.cells[row, 0, :2]
        # A rule between rows that were moved differently was moved by some of both.
        loose[top : top + rule + more] = False
        loose[bottom - rule - more : bottom] = False
        if _may_matter(loose[top:bottom]):
            found[row] = _stray_of(row, ink=ink, loose=loose, grid=grid, pen=pen)
    return found


def _may_matter(loose: Flags) -> bool:
    """Say whether there is more than dust; costs less than joining pieces."""
    if np.count_nonzero(loose) < LEAST * DOTS:
        return False
    _, stats = joined(loose)
    return bool(longer_sides(stats)[1:].max(initial=0) >= LEAST * DOTS)


def _stray_of(row: int, *, ink: Flags, loose: Flags, grid: Grid, pen: Pen) -> Stray:
    """Follow each piece of a row to the boxes it runs into, here and next to it."""
    first, last = max(0, row - 1), min(grid.rows - 1, row + 1)
    band = slice(int(grid.cells[first, 0, 0]), int(grid.cells[last, 0, 1]))
    top, bottom = grid.cells[row, 0, :2] - band.start
    height = (bottom - top) / 2 / DOTS
    window = (band, _around(loose[band][top:bottom]))
    # Rules would join everything; outlines are kept, for they join a tail to its mark.
    labels, stats = joined(ink[window] & ~grid.ruled[window])
    own = np.unique(labels[top:bottom][loose[window][top:bottom]])
    start = (window[0].start, window[1].start)
    rings = dict(_rings(grid, rows=range(first, last + 1), start=start))
    lengths = []
    for label in own[own > 0].tolist():
        joined_boxes = _held({label}, labels, rings)
        crossed: set[Place] = set()
        if not any(pen.inked[box] for box in joined_boxes):
            near = _over_rule(label, labels, stats, ruled=grid.ruled[window])
            crossed = _held(near, labels, rings)
        beside = (labels == label) & loose[window]
        is_tail = _is_tail(row, joined_boxes, crossed, pen.inked) and not any(
            _spans(beside[top:bottom], grid, place, left=start[1])
            for place in joined_boxes
            if place[0] == row
        )
        lengths += [
            part.length
            for part in _parts(beside, rows=(top, bottom))
            if not (is_tail and part.looks_like_a_tail(pen, half=height))
        ]
    return Stray(longest=max(lengths, default=0.0), together=sum(lengths))


def _around(loose: Flags) -> slice:
    """Return the pixel columns in which the loose ink of a row and its boxes lie."""
    columns = np.flatnonzero(loose.any(axis=0))
    reach = round(REACH * DOTS)
    return slice(max(0, int(columns[0]) - reach), int(columns[-1]) + reach + 1)


@dataclass(frozen=True, slots=True)
class _Part:
    """What lies beside the boxes of one piece.

    Attributes:
        length: Longer side, mm.
        line: From corner to corner, mm.
        area: mm².
        middle: Its height in the row, mm from the top.
    """

    length: float
    line: float
    area: float
    middle: float

    def looks_like_a_tail(self, pen: Pen, *, half: float) -> bool:
        """Say whether a mark may end so: as one line, and not straight out of a side.

        Args:
            pen: Of the page.
            half: Half the height of the row, mm; there lie the boxes' middles.
        """
        is_line = self.area <= WOUND * pen.width * self.line
        is_sidewards = abs(self.middle - half) < SIDEWARDS
        return is_line and not is_sidewards


def _parts(piece: Flags, *, rows: tuple[int, int]) -> Iterator[_Part]:
    """Yield the parts of a piece within rows that are longer than dust."""
    _, stats = joined(piece[rows[0] : rows[1]])
    for _, top, width, height, area in stats[1:].tolist():
        if max(width, height) >= LEAST * DOTS:
            yield _Part(
                length=max(width, height) / DOTS,
                line=float(np.hypot(width, height)) / DOTS,
                area=area / DOTS**2,
                middle=(top + height / 2) / DOTS,
            )


def _rings(
    grid: Grid, *, rows: range, start: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], tuple[slice, slice]]]:
    """Yield each box of the rows with the place of its outline and what touches it."""
    ring = round(RING * DOTS)
    for row in rows:
        for level in range(grid.tops.shape[1]):
            top = int(grid.tops[row, level]) - start[0]
            left = int(grid.lefts[row, level]) - start[1]
            yield (
                (row, level),
                (
                    slice(max(0, top - ring), top + grid.side + ring + 1),
                    slice(max(0, left - ring), max(0, left + grid.side + ring + 1)),
                ),
            )


def _is_tail(
    row: int, joined_boxes: set[Place], crossed_boxes: set[Place], inked: Flags
) -> bool:
    """Say whether a piece is the tail of one mark.

    Args:
        row: Where the piece lies.
        joined_boxes: It runs into the outlines of these.
        crossed_boxes: It would, of these, were no rule between.
        inked: Shape (rows, 3), which boxes have ink inside.

    Two inked boxes share no tail: then perhaps one has only the other's. And what
    touches an empty box of a row without a mark may be that row's mark.
    """
    marks = {box for box in joined_boxes if inked[box]}
    if marks:
        return len(marks) == 1
    if not any(inked[box] for box in crossed_boxes):
        return False
    return bool(inked[row].any()) or all(box[0] != row for box in joined_boxes)


def _spans(beside: Flags, grid: Grid, place: Place, *, left: int) -> bool:
    """Say whether a piece goes on far to the left and to the right of a box.

    Args:
        beside: The piece within the box's row.
        grid: Of the page.
        place: Of the box.
        left: First pixel column of `beside` in the frame.
    """
    columns = np.flatnonzero(beside.any(axis=0)) + left
    if not len(columns):
        return False
    edge = int(grid.lefts[place])
    out = min(edge - int(columns[0]), int(columns[-1]) - edge - grid.side)
    return out > SPAN * DOTS


def _held(
    pieces: set[int], labels: Labels, rings: Mapping[Place, tuple[slice, slice]]
) -> set[Place]:
    """Return the boxes that one of these pieces runs into."""
    return {
        box
        for box, ring in rings.items()
        if any((labels[ring] == piece).any() for piece in pieces)
    }


def _over_rule(label: int, labels: Labels, stats: Numbers, *, ruled: Flags) -> set[int]:
    """Return the pieces that a piece would be one with, were no rule between."""
    reach = round(BRIDGE * DOTS)
    left, top, width, height = stats[label, :AREA].tolist()
    rows = slice(max(0, top - reach), top + height + reach)
    columns = slice(max(0, left - reach), left + width + reach)
    part = labels[rows, columns]
    piece = (part == label).astype(np.uint8)
    touching = cv2.dilate(piece, np.ones((3, 3), dtype=np.uint8)) > 0
    at_rule = (touching & ruled[rows, columns]).astype(np.uint8)
    size = 2 * reach + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    around = cv2.dilate(at_rule, disc) > 0
    return set(np.unique(part[around]).tolist()) - {0, label}
