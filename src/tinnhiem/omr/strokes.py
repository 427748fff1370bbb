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
EDGE: Final = 3  # pixels of a printed outline, to either side
# Lengths of the waves that tell where in its box a mark lies and how wide and high it
# is: two scans of one sheet differ by less than 0.1 mm, two crosses by more.
WAVES: Final = (1.0, 2.0, 4.0)  # mm
PLACED: Final = 4 * 2 * len(WAVES)  # middle and spread, across and down
A_BOX: Final = CELLS**2 + PLACED  # numbers that describe one box
CERTAIN: Final = 0.3  # of a patch's darkest: paler than that is no stroke to measure


def strokes_of(
    flat: Grey, grid: Grid, *, inked: Flags, paper: float
) -> NDArray[np.float32] | None:
    """Return what the marks of a page look like, to be compared by a scalar product.

    Each marked box is pooled to `CELLS` × `CELLS`, freed of its mean, so that crosses
    as such are not alike; where the mark lies, to a tenth of a millimetre, weighs as
    much as what it looks like, for neat crosses look alike and never lie alike. The
    whole has length one. The printed outline is left out.

    Args:
        flat: The flattened columns.
        grid: Of the page.
        inked: Shape (rows, 3), which boxes are marked.
        paper: Value of the paper.

    Returns:
        Shape (rows × 3 × A_BOX,), zero where a box is empty; None when all are.
    """
    if not inked.any():
        return None
    margin = round(MARGIN * DOTS)
    span = np.arange(-margin, grid.side + margin + 1)
    outline = np.zeros((len(span), len(span)), dtype=np.bool_)
    for edge in (margin, margin + grid.side):
        outline[edge - EDGE + 1 : edge + EDGE, :] = True
        outline[:, edge - EDGE + 1 : edge + EDGE] = True
    within = slice(margin + EDGE, margin + grid.side - EDGE)
    inside = (within, within)  # rules of the table lie in the margin now and then
    described = np.zeros((*inked.shape, A_BOX), dtype=np.float32)
    for row, level in np.argwhere(inked):
        rows = grid.tops[row, level] + span[:, None]
        columns = grid.lefts[row, level] + span
        patch = np.maximum(flat[rows, columns].astype(np.float32) - paper, 0)
        patch[outline] = 0
        look = cv2.resize(patch, (CELLS, CELLS), interpolation=cv2.INTER_AREA)
        look = look / (float(np.linalg.norm(look)) + EVEN)
        look = (look - look.mean()).ravel()
        look /= float(np.linalg.norm(look)) + EVEN
        described[row, level] = np.concatenate((look, _placed(patch[inside])))
    vector = described.ravel()
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length > EVEN else None


def _placed(patch: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return middle and spread of a mark as phases, a unit vector of `PLACED`."""
    sure = np.where(patch > CERTAIN * patch.max(), patch, 0)
    weight = float(sure.sum()) + EVEN
    measured = []
    for axis in (0, 1):
        along = sure.sum(axis=axis)
        at = np.arange(len(along)) / DOTS
        middle = float((along * at).sum()) / weight
        spread = float((along * (at - middle) ** 2).sum()) / weight
        measured += [middle, 2 * spread**0.5]  # twice: about half the mark's width
    turns = 2 * np.pi * np.outer(measured, 1 / np.array(WAVES))
    phases = np.concatenate((np.cos(turns).ravel(), np.sin(turns).ravel()))
    unit: NDArray[np.float32] = (phases / np.linalg.norm(phases)).astype(np.float32)
    return unit
