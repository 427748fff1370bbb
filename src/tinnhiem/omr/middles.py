"""Medians and percentiles of small arrays, as numpy tells them, at a part of the cost.

A page asks for some forty of them, and numpy spends more on asking what it was given
than on the answer. Every function here returns what its namesake of numpy does, to the
last bit; none looks for what is no number.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

HALF: Final = 0.5


def middle(values: NDArray[Any]) -> float:
    """Return the median of all values; of an even number, midway between two."""
    flat = values.ravel()
    half = len(flat) // 2
    ordered = np.partition(flat, half)
    upper = ordered[half]
    if len(flat) % 2:
        return float(upper)
    lower = ordered[:half].max()
    if values.dtype.kind == "f":
        return float((lower + upper) / 2)
    return (int(lower) + int(upper)) / 2


def middles(values: NDArray[Any]) -> NDArray[Any]:
    """Return the median of each row, shape (rows, 1).

    Args:
        values: Shape (rows, n); floats, or integers that two of do not overflow.
    """
    half = values.shape[1] // 2
    ordered = np.partition(values, half, axis=1)
    upper = ordered[:, half : half + 1]
    if values.shape[1] % 2:
        return np.asarray(upper if values.dtype.kind == "f" else upper.astype(float))
    lower = ordered[:, :half].max(axis=1, keepdims=True)
    return np.asarray((lower + upper) / 2)


def percentile(values: NDArray[Any], percent: float) -> float:
    """Return the value below which so much lies, between two values in proportion.

    Args:
        values: Any shape, whole numbers of 8 bits or floats of 64.
        percent: 0 to 100.
    """
    flat = values.ravel()
    place = (len(flat) - 1) * (percent / 100)
    at = int(place)
    share = place - at
    ordered = np.partition(flat, at)
    lower = float(ordered[at])
    if not share:
        return lower
    upper = float(ordered[at + 1 :].min())
    step = upper - lower
    # From the nearer side, as numpy does: so the last bit is the same.
    return lower + step * share if share < HALF else upper - step * (1 - share)
