"""Pictures for people to look at, no longer than there is room for."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

QUALITIES: Final = (80, 65, 50, 35)
SMALLER: Final = 0.8  # of the sides, once no quality is low enough
SMALLEST: Final = 64  # pixels; a page of noise is cut down to nothing worth a look


def within(jpeg: bytes, *, most: int) -> bytes:
    """Return a JPEG of at most `most` bytes that shows the same; itself if it fits.

    Args:
        jpeg: Made by us, grey.
        most: Bytes.
    """
    if len(jpeg) <= most:
        return jpeg
    grey = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    return b"" if grey is None else jpeg_of(np.asarray(grey, np.uint8), most=most)


def jpeg_of(grey: NDArray[np.uint8], *, most: int) -> bytes:
    """Return a picture as a JPEG of at most `most` bytes; nothing where none fits.

    Args:
        grey: Shape (height, width), 0 black to 255 white.
        most: Bytes.

    Returns:
        Without anything but the picture: no time, no device, no name.
    """
    for smaller in _sizes(grey):
        for quality in QUALITIES:
            done, packed = cv2.imencode(
                ".jpg", smaller, [cv2.IMWRITE_JPEG_QUALITY, quality]
            )
            if done and packed.nbytes <= most:
                return packed.tobytes()
    return b""


def _sizes(grey: NDArray[np.uint8]) -> Iterator[NDArray[np.uint8]]:
    scale = 1.0
    height, width = grey.shape
    while min(height, width) * scale >= SMALLEST:
        size = (round(width * scale), round(height * scale))
        yield (
            grey
            if scale == 1.0
            else np.asarray(
                cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8
            )
        )
        scale *= SMALLER
