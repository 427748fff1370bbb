"""Sheets that were scanned twice: alike in every pen stroke, or byte for byte.

Two scans of one sheet differ by noise and placement; two sheets with the same choices
by the hands that made the strokes. The product of two descriptors tells them apart
(`tinnhiem.omr.strokes`; figures in docs/reference/accuracy.md).

What bounds it: descriptors are compared in tiles, so memory stays the same for any
pile. Before two descriptors are multiplied, a bound on their product is: by Cauchy and
Schwarz it is at most the sum over the boxes of the lengths within each box. That takes
one number a box in place of a hundred and more, and leaves only pairs that chose alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

ALIKE: Final = 0.9  # two scans of one sheet: 0.91 to 0.99 on copiers and phones
# Few marks tell less: two hands may cross one box alike.
FEW: Final = (1.01, 0.95, 0.93, 0.91)  # by the number of marks; none is no twin
TILE: Final = 1024
AT_ONCE: Final = 256  # pairs multiplied one by one
CROWDED: Final = 0.05  # of a tile's pairs: then the whole tile is multiplied

Strokes = NDArray[np.float16]
Vectors = NDArray[np.float32]
Pairs = tuple[NDArray[np.intp], NDArray[np.intp]]
Product = tuple[np.intp, np.intp, np.float32]


def alike_pairs(
    strokes: Sequence[Strokes], *, boxes: int, threshold: float = ALIKE
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of places whose strokes are alike, the later place first.

    Args:
        strokes: One descriptor a page, all of the same page of the same print run;
            unit vectors of equal length, box after box.
        boxes: How many boxes one descriptor covers.
        threshold: From which product on two are alike, when they have marks enough.
    """
    lengths = [_lengths(one, boxes) for one in strokes]
    needed = [_needed(one, threshold) for one in lengths]
    for top in range(0, len(strokes), TILE):
        for left in range(0, top + 1, TILE):
            bound = (
                np.stack(lengths[top : top + TILE])
                @ np.stack(lengths[left : left + TILE]).T
            )
            rows, columns = np.nonzero(bound >= threshold)
            later = top + rows > left + columns
            pairs = (top + rows[later], left + columns[later])
            is_crowded = len(pairs[0]) > CROWDED * bound.size
            products = (
                _all_at_once(strokes, pairs, starts=(top, left))
                if is_crowded
                else _one_by_one(strokes, pairs)
            )
            for one, other, product in products:
                if product >= max(needed[one], needed[other]):
                    yield int(one), int(other), float(product)


def _one_by_one(strokes: Sequence[Strokes], pairs: Pairs) -> Iterator[Product]:
    for start in range(0, len(pairs[0]), AT_ONCE):
        ones, others = (some[start : start + AT_ONCE] for some in pairs)
        tall, wide = (_stacked(strokes, some) for some in (ones, others))
        yield from zip(ones, others, np.einsum("ij,ij->i", tall, wide), strict=True)


def _all_at_once(
    strokes: Sequence[Strokes], pairs: Pairs, *, starts: tuple[int, int]
) -> Iterator[Product]:
    """Multiply two whole tiles, over the boxes that any page of both has marked."""
    tall, wide = (
        _stacked(strokes, range(start, min(start + TILE, len(strokes))))
        for start in starts
    )
    used = tall.any(axis=0) & wide.any(axis=0)
    whole = tall[:, used] @ wide[:, used].T
    found = whole[pairs[0] - starts[0], pairs[1] - starts[1]]
    yield from zip(*pairs, found, strict=True)


def _stacked(strokes: Sequence[Strokes], places: Iterable[int]) -> Vectors:
    return np.stack([strokes[place] for place in places]).astype(np.float32)


def _lengths(strokes: Strokes, boxes: int) -> Vectors:
    """Return the length of the descriptor within each box, rounded upwards."""
    parts = strokes.astype(np.float32).reshape(boxes, -1)
    return np.asarray(np.linalg.norm(parts, axis=1) * np.float32(1.0001), np.float32)


def _needed(lengths: Vectors, threshold: float) -> float:
    marks = int(np.count_nonzero(lengths))
    return max(threshold, FEW[marks]) if marks < len(FEW) else threshold
