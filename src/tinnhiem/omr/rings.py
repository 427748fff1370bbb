"""A ring drawn close around a box: its sides lie where outline and rules hide them.

A ring crosses the corners of the box and runs beside its four sides. Above and below it
soon meets the rules of the row; left and right there is only paper. A big cross leaves
the box at its corners, and the tail of a tick leaves it on one side.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.ink import Tone
from tinnhiem.omr.patches import patches_at
from tinnhiem.omr.upright import Flags, Grey

NEAR: Final = 0.5  # mm from the outline's middle: nearer is its own blur
FAR: Final = 1.33  # mm; what is farther off is seen as ink beside the boxes
SKIP: Final = 4  # pixels of a ring where a pen may fail
CORNER: Final = 1.2  # mm at both ends of a side where crosses leave the box


def rings(smooth: Grey, grid: Grid, *, tone: Tone) -> NDArray[np.float64]:
    """Return how far ink runs along the left and the right of every box, mm.

    Args:
        smooth: The flattened columns, smoothed.
        grid: Of the page.
        tone: Of the page.

    Returns:
        Shape (rows, 3), of the two sides the shorter run.
    """
    near, far, corner = (round(part * DOTS) for part in (NEAR, FAR, CORNER))
    size = (grid.side - 2 * corner + 1, far - near + 1)
    left, right = (
        patches_at(smooth, grid.tops + corner, start, size=size).max(axis=-1)
        > tone.dark
        for start in (grid.lefts - far, grid.lefts + grid.side + near)
    )
    both = np.zeros(grid.tops.shape)
    some = left.any(axis=-1) & right.any(axis=-1)
    both[some] = _longest_run(np.stack([left[some], right[some]])).min(axis=0)
    return both / DOTS


def _longest_run(flags: Flags) -> NDArray[np.intp]:
    """Return the longest run along the last axis; a pencil skips a little in it."""
    whole, length = flags.copy(), flags.shape[-1]
    for step in range(2, SKIP + 2):
        both = flags[..., : length - step] & flags[..., step:]
        for place in range(1, step):
            whole[..., place : length - step + place] |= both
    run = np.zeros(flags.shape[:-1], dtype=np.intp)
    longest = run.copy()
    for inked in np.moveaxis(whole, -1, 0):
        run = np.where(inked, run + 1, 0)
        longest = np.maximum(longest, run)
    return longest
