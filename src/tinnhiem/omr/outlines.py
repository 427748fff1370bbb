"""The printed outline of every box, found where the paper has really been pulled to.

Rollers do not turn evenly and sheets are not flat: four corners put a box within a
millimetre or so of its place. Its own outline says the rest.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.middles import middle, middles
from tinnhiem.omr.patches import patches_at
from tinnhiem.omr.upright import PAPER, Grey

REACH: Final = 1.6  # mm a box is looked for around its place
FLANK: Final = 0.65  # mm beside an edge where there should be paper; wider than a line
ROWS_BESIDE: Final = 0.35  # what the rows above and below count for
TILT: Final = 4  # pixels a column may lie off the others
BEND: Final = 2  # pixels a box may lie off the others of its row
OWN: Final = 0.97  # a pixel off its row: only where the box shows so much better
CAP: Final = 1.3  # of a usual edge: a thick stroke beside a thin edge is no better edge
SHARP: Final = 0.25  # of both edges exactly apart: tells shifts that are else equal
SIDE_SEEN: Final = 0.4  # of a usual side's darkness: below it this part is not there
CORNER: Final = 0.6  # mm left out at the ends of a side
ACROSS: Final = 1  # pixels to either side where an edge's darkest is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """Where the boxes are.

    Attributes:
        down: Shape (rows, 3), pixels each box lies lower than its place.
        right: The same to the right.
        seen: Shape (rows, 3), share of the outline that is there, 0 to 1.
        line: How dark the outlines of this page usually are, as `darkness` tells it,
            above paper.
    """

    down: NDArray[np.intp]
    right: NDArray[np.intp]
    seen: NDArray[np.float64]
    line: float

    @property
    def stretch(self) -> NDArray[np.intp]:
        """Return how many pixels each row was moved off its neighbours, (rows,)."""
        down = middles(self.down).ravel()
        steps = np.abs(np.diff(down, prepend=down[:1], append=down[-1:]))
        return np.asarray(np.ceil(np.maximum(steps[:-1], steps[1:])), dtype=np.intp)


def find_outlines(dark: Grey, grid: Grid) -> Outlines:
    """Find every box within `REACH` of its place.

    Args:
        dark: The choice columns, shape `grid.frame.size`, see `darkness`.
        grid: Of the page.
    """
    reach = round(REACH * DOTS)
    across, along = (_profiles(dark, grid, reach=reach, axis=axis) for axis in (1, 0))
    down = _best(_edges(across, grid, reach=reach))
    right = _best(_edges(along, grid, reach=reach))
    sides = _sides(dark, grid, down=down, right=right)
    usual = middle(sides) - PAPER
    seen = (sides - PAPER > SIDE_SEEN * usual).mean(axis=(2, 3))
    return Outlines(down=down, right=right, seen=seen, line=usual)


def flattened(dark: Grey, grid: Grid, outlines: Outlines) -> Grey:
    """Return the columns with every cell moved to its place; elsewhere paper."""
    flat = np.full_like(dark, PAPER)
    cells = grid.cells.reshape(-1, 4)
    moves = np.stack([outlines.down.ravel(), outlines.right.ravel()], axis=1)
    for (top, bottom, left, right), (y, x) in zip(cells, moves, strict=True):
        flat[top:bottom, left:right] = dark[top + y : bottom + y, left + x : right + x]
    return flat


def _profiles(dark: Grey, grid: Grid, *, reach: int, axis: int) -> NDArray[np.float32]:
    """Return how dark all boxes' surroundings are along rows (1) or columns (0).

    Returns:
        Shape (rows, 3, n).
    """
    margin = reach + round(FLANK * DOTS)
    length = grid.side + 2 * margin + 1
    along, across = (grid.tops, grid.lefts) if axis else (grid.lefts, grid.tops)
    found = np.empty((*grid.tops.shape, length), dtype=np.float32)
    steps = np.arange(-margin, length - margin)
    # All boxes that lie under each other, or side by side, in one go.
    for place in set(across.ravel().tolist()):
        span = slice(place - margin, place - margin + length)
        band = dark[:, span] if axis else dark[span]
        mean = cv2.reduce(band, axis, cv2.REDUCE_AVG, dtype=cv2.CV_32F)
        there = across == place
        found[there] = np.ravel(mean)[along[there][:, None] + steps]
    return found


def _edges(
    profile: NDArray[np.float32], grid: Grid, *, reach: int
) -> NDArray[np.float64]:
    """Return how well both edges show at each shift, shape (rows, 3, 2 reach + 1)."""
    flank = round(FLANK * DOTS)
    here = profile[..., flank:-flank]
    around = (profile[..., : -2 * flank] + profile[..., 2 * flank :]) / 2
    edge = np.maximum(0.0, here - around)
    usual = np.float32(middle(edge.max(axis=-1)))
    clear = np.minimum(edge, CAP * usual)
    # Rollers also stretch: the second edge may lie a pixel nearer or farther.
    wide = clear.copy()
    wide[..., 1:] = np.maximum(wide[..., 1:], clear[..., :-1])
    wide[..., :-1] = np.maximum(wide[..., :-1], clear[..., 1:])
    first, second = slice(0, 2 * reach + 1), slice(grid.side, grid.side + 2 * reach + 1)
    both = np.minimum(wide[..., first], wide[..., second])
    sharp = clear[..., first] + clear[..., second]
    return np.asarray(both + SHARP * sharp, dtype=np.float64)


def _best(shown: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the shift at which every box shows best, shape (rows, 3).

    A row is pulled as one, and little else than its neighbours; the columns lie off
    each other by the same all down the page. A box strays from both by what the paper
    bends, and only where it then shows better.
    """
    first = _agreed(shown, tilt=np.zeros(shown.shape[1], dtype=np.intp), bend=TILT)
    tilt = np.rint(middles((first - middles(first)).T).ravel()).astype(np.intp)
    return _agreed(shown, tilt=tilt, bend=BEND)


def _agreed(
    shown: NDArray[np.float64], *, tilt: NDArray[np.intp], bend: int
) -> NDArray[np.intp]:
    """Return the best shifts no farther than `bend` from row and column."""
    last = shown.shape[-1] - 1
    level = np.clip(np.arange(last + 1) + tilt[:, None], 0, last)
    starts = np.arange(shown.shape[1])[:, None] * shown.shape[2]
    flat = shown.reshape(len(shown), -1)
    row = flat.take(starts + level, axis=1).sum(axis=1)
    agreed = row.copy()
    agreed[1:] += ROWS_BESIDE * row[:-1]
    agreed[:-1] += ROWS_BESIDE * row[1:]
    usual = np.clip(agreed.argmax(axis=-1)[:, None] + tilt, bend, last - bend)
    steps = np.arange(-bend, bend + 1)
    boxes = np.arange(usual.size).reshape(*usual.shape, 1) * shown.shape[2]
    own = shown.reshape(-1)[boxes + usual[..., None] + steps] * OWN ** np.abs(steps)
    return np.asarray(usual + own.argmax(axis=-1) - bend - last // 2, dtype=np.intp)


def _sides(
    dark: Grey, grid: Grid, *, down: NDArray[np.intp], right: NDArray[np.intp]
) -> NDArray[np.uint8]:
    """Return the darkest across each place of each side, shape (rows, 3, 4, length)."""
    corner = round(CORNER * DOTS)
    wide, long = 2 * ACROSS + 1, grid.side - 2 * corner
    top, left = grid.tops + down, grid.lefts + right
    found = []
    for edge in (-ACROSS, grid.side - ACROSS):
        level = patches_at(dark, top + edge, left + corner, size=(wide, long))
        found.append(level.max(axis=2))
        upright = patches_at(dark, top + corner, left + edge, size=(long, wide))
        found.append(upright.max(axis=3))
    return np.stack(found, axis=2)
