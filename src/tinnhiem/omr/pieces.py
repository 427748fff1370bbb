"""Joined pieces of ink."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
LEFT: Final = cv2.CC_STAT_LEFT
TOP: Final = cv2.CC_STAT_TOP
WIDTH: Final = cv2.CC_STAT_WIDTH
HEIGHT: Final = cv2.CC_STAT_HEIGHT
AREA: Final = cv2.CC_STAT_AREA


def joined(ink: NDArray[np.bool_] | NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """Number the joined pieces of ink, also where only corners touch.

    Args:
        ink: Shape (height, width).

    Returns:
        The number of each pixel's piece, 0 for none, shape (height, width); and of each
        piece left, top, width, height and area, shape (pieces + 1, 5), row 0 the rest.
    """
    found = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    return found[1].astype(np.int32, copy=False), found[2].astype(np.int32, copy=False)


def longer_sides(stats: Numbers) -> Numbers:
    """Return the longer side of each piece, pixels."""
    return np.maximum(stats[:, WIDTH], stats[:, HEIGHT])
