"""One stroke through the boxes of two rows, which would look like a mark in each."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.upright import Flags

DEEP: Final = 6  # pixels, 1 mm: over so much of its end a stroke's direction is taken
NEAR: Final = 0.7  # mm the stroke may miss where it should go on
OFF: Final = (3, 4)  # pixels outside an outline: there is neither it nor the rule
BEND: Final = 0.3  # by so much may its direction differ, pixels a pixel


def strokes_through(
    inside: Flags, dark: Flags, grid: Grid, *, inked: Flags
) -> list[float]:
    """Return for each row how long a stroke is that goes on in the box above or below.

    Two crosses one under the other touch the same edges, but their arms do not go on in
    each other; and between two filled boxes lies paper.

    Args:
        inside: The insides of all boxes, shape (boxes, n, n): what is ink.
        dark: Shape of the frame: what is no paper.
        grid: Of the page.
        inked: Shape (rows, 3), which boxes are marked.

    Returns:
        mm from inside to inside; 0 for none.
    """
    boxes = inside.reshape(*inked.shape, *inside.shape[1:])
    found = [0.0] * grid.rows
    for row, level in np.argwhere(inked[:-1] & inked[1:]).tolist():
        if not (boxes[row, level, -1].any() and boxes[row + 1, level, 0].any()):
            continue
        gap = int(grid.tops[row + 1, level] - grid.tops[row, level]) - grid.inner
        upper = _ends(boxes[row, level, ::-1])
        lower = list(_ends(boxes[row + 1, level]))
        gone = [(end[0], to) for end in upper for to in _goes_on(end, lower, gap=gap)]
        if any(_shows(path, dark, grid, (row, level)) for path in gone):
            found[row] = found[row + 1] = gap / DOTS
    return found


_End = tuple[
    float, float
]  # where a stroke leaves a box, and its steps aside a pixel out


def _ends(box: Flags) -> Iterator[_End]:
    """Yield the strokes that reach the first pixel row of a box."""
    deep = list(_runs(box[DEEP]))
    for place in _runs(box[0]):
        nearest = min(deep, key=lambda other: abs(other - place), default=None)
        if nearest is not None and abs(nearest - place) <= 2 * DEEP:
            yield place, (place - nearest) / DEEP


def _runs(row: Flags) -> Iterator[float]:
    """Yield the middle of each run of ink in a row of pixels."""
    edges = np.flatnonzero(np.diff(row.astype(np.int8), prepend=0, append=0))
    for start, end in edges.reshape(-1, 2).tolist():
        yield (start + end - 1) / 2


def _goes_on(end: _End, others: list[_End], *, gap: int) -> Iterator[float]:
    """Yield where a stroke of the upper box enters the lower one."""
    place, step = end
    for other, back in others:
        is_straight = abs(step + back) <= BEND
        if is_straight and abs(place + step * gap - other) <= NEAR * DOTS:
            yield other


def _shows(
    path: tuple[float, float], dark: Flags, grid: Grid, upper: tuple[int, int]
) -> bool:
    """Say whether a stroke shows beside the outlines of both boxes."""
    row, level = upper
    bottom = int(grid.tops[row, level]) + grid.side
    top = int(grid.tops[row + 1, level])
    start, end = bottom - grid.inset, top + grid.inset
    left = int(grid.lefts[row, level]) + grid.inset
    for rows in ([bottom + off for off in OFF], [top - off for off in OFF]):
        x = [
            left + round(path[0] + (path[1] - path[0]) * (y - start) / (end - start))
            for y in rows
        ]
        if not any(
            dark[y, at - 1 : at + 2].any() for y, at in zip(rows, x, strict=True)
        ):
            return False
    return True
