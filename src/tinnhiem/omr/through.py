"""One stroke through the boxes of two rows, which would look like a mark in each."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.upright import Flags

DEEP: Final = 6  # pixels, 1 mm: over so much of its end a stroke's direction is taken
NEAR: Final = 0.7  # mm the stroke may miss where it should go on
BEND: Final = 0.3  # by so much may its direction differ, pixels a pixel


def strokes_through(inside: Flags, grid: Grid, *, inked: Flags) -> list[float]:
    """Return for each row how long a stroke is that goes on in the box above or below.

    Two crosses one under the other touch the same edges, but their arms do not go on in
    each other.

    Args:
        inside: The insides of all boxes, shape (boxes, n, n): what is ink.
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
        if any(_goes_on(end, lower, gap=gap) for end in upper):
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


def _goes_on(end: _End, others: list[_End], *, gap: int) -> bool:
    place, step = end
    return any(
        abs(place + step * gap - other) <= NEAR * DOTS and abs(step + back) <= BEND
        for other, back in others
    )
