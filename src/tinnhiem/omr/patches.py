"""Square parts of a picture, many at a time."""

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray


def patches_at(
    picture: NDArray[Any],
    tops: NDArray[np.intp],
    lefts: NDArray[np.intp],
    *,
    size: tuple[int, int],
) -> NDArray[Any]:
    """Return a copy of each part, shape (*tops.shape, height, width).

    Rows are copied whole; numpy's own way of asking for places copies pixel by pixel.

    Args:
        picture: Shape (height, width).
        tops: Any shape, first pixel row of each part.
        lefts: Of the same shape.
        size: Height and width of a part.

    Raises:
        IndexError: A part reaches beyond the picture.
    """
    parts: NDArray[Any] = sliding_window_view(picture, size)[tops, lefts]
    return parts
