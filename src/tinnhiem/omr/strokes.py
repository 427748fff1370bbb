"""Fingerprints of pen strokes: one sheet scanned twice, told from like choices."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.upright import Flags, Grey

MARGIN: Final = 1.2  # mm around a box: strokes that leave it tell voters apart
CELLS: Final = 12  # a side: half a millimetre or so, less than two scans differ by
EVEN: Final = 1e-6


def strokes_of(
    flat: Grey, grid: Grid, *, inked: Flags, paper: float
) -> NDArray[np.float32] | None:
    """Return what the marks of a page look like, to be compared by a scalar product.

    Each marked box is pooled to `CELLS` × `CELLS`, freed of its mean, so that crosses
    as such are not alike; the whole has length one. The printed outline is left out.

    Args:
        flat: The flattened columns.
        grid: Of the page.
        inked: Shape (rows, 3), which boxes are marked.
        paper: Value of the paper.

    Returns:
        Shape (rows × 3 × CELLS²,), zero where a box is empty; None when all are.
    """
    if not inked.any():
        return None
    margin = round(MARGIN * DOTS)
    span = np.arange(-margin, grid.side + margin + 1)
    outline = np.zeros((len(span), len(span)), dtype=np.bool_)
    for edge in (margin, margin + grid.side):
        outline[edge - 2 : edge + 3, :] = True
        outline[:, edge - 2 : edge + 3] = True
    pooled = np.zeros((*inked.shape, CELLS, CELLS), dtype=np.float32)
    for row, level in np.argwhere(inked):
        rows = grid.tops[row, level] + span[:, None]
        columns = grid.lefts[row, level] + span
        patch = np.maximum(flat[rows, columns].astype(np.float32) - paper, 0)
        patch[outline] = 0
        small = cv2.resize(patch, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
        small = small / (float(np.linalg.norm(small)) + EVEN)
        pooled[row, level] = small - small.mean()
    vector = pooled.ravel()
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length > EVEN else None
