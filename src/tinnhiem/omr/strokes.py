"""Fingerprints of pen strokes: one sheet scanned twice, told from like choices."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.patches import patches_at
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
    span = _span(grid.side)
    outline = (np.abs(span) < EDGE) | (np.abs(span - grid.side) < EDGE)
    tops, lefts = grid.tops[inked] + span[0], grid.lefts[inked] + span[0]
    seen = patches_at(flat, tops, lefts, size=(len(span), len(span)))
    seen[:, outline] = 0
    seen[:, :, outline] = 0
    patches = np.maximum(seen.astype(np.float32) - np.float32(paper), 0)
    inside = (span >= EDGE) & (span < grid.side - EDGE)
    described = np.zeros((*inked.shape, A_BOX), dtype=np.float32)
    described[inked] = np.concatenate(
        # Rules of the table lie in the margin now and then, so places are from inside.
        (_looks(patches), _placed(patches[:, inside][:, :, inside])),
        axis=1,
    )
    vector = described.ravel()
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length > EVEN else None


def _span(side: int) -> NDArray[np.intp]:
    """Return the pixels across a box and `MARGIN` beside it, whole cells of them."""
    least = side + 2 * round(MARGIN * DOTS)
    length = -(-least // CELLS) * CELLS
    start = -((length - side) // 2)
    return np.arange(start, start + length)


def _looks(patches: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return each patch pooled to `CELLS` × `CELLS` and freed of its mean, flat."""
    cell = patches.shape[1] // CELLS
    cells = cv2.resize(
        patches.reshape(-1, cell * CELLS),
        (CELLS, len(patches) * CELLS),
        interpolation=cv2.INTER_AREA,
    )
    looks = np.asarray(cells, np.float32).reshape(len(patches), -1)
    looks = looks - looks.mean(axis=1, keepdims=True)
    return np.asarray(looks / (np.linalg.norm(looks, axis=1, keepdims=True) + EVEN))


def _placed(patches: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return middle and spread of each mark as phases, unit vectors, (n, `PLACED`)."""
    darkest = patches.max(axis=(1, 2), keepdims=True)
    sure = np.where(patches > CERTAIN * darkest, patches, 0)
    weight = sure.sum(axis=(1, 2)) + EVEN
    at = np.arange(patches.shape[1]) / DOTS
    measured = []
    for axis in (1, 2):
        along = sure.sum(axis=axis)
        middle = (along * at).sum(axis=1) / weight
        off = at - middle[:, None]
        spread = np.sqrt((along * off**2).sum(axis=1) / weight)
        measured += [middle, 2 * spread]  # twice: about half the mark's width
    turns = 2 * np.pi * np.stack(measured, axis=1)[:, :, None] / np.array(WAVES)
    angles = turns.reshape(len(patches), -1)
    phases = np.concatenate((np.cos(angles), np.sin(angles)), axis=1)
    unit = phases / np.linalg.norm(phases, axis=1, keepdims=True)
    return np.asarray(unit, dtype=np.float32)
