"""What the printer put on the paper, as far as the layout says."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.drawing import DRAWN_DOTS, drawn_size, unpack_drawing
from tinnhiem.core.scanning.layout import PageLayout
from tinnhiem.omr.upright import Frame

BLUR: Final = 0.8  # pixels of the drawing: a sharp scan's; one blurred more is paler
LEAST: Final = 0.06  # paler print does not show in a scan


def print_of(page: PageLayout) -> NDArray[np.float32] | None:
    """Return the darkness of the printed page, 0 paper to 1 black.

    Returns:
        Shape `drawn_size`, `DRAWN_DOTS` pixels a millimetre; None where the layout has
        no drawing.
    """
    if not page.drawing:
        return None
    size = drawn_size(width=page.width, height=page.height)
    bytes_ = unpack_drawing(page.drawing, width=page.width, height=page.height)
    drawing = np.frombuffer(bytes_, dtype=np.uint8).reshape(size)
    blurred = cv2.GaussianBlur(drawing.astype(np.float32) / 255, (0, 0), BLUR)
    return np.asarray(blurred, dtype=np.float32)


def part_of(drawing: NDArray[np.float32], frame: Frame) -> NDArray[np.float32]:
    """Return a part of a drawing, shape `frame.size`; nothing beyond its edges."""
    scale = DRAWN_DOTS / frame.dots
    step = np.array(
        [
            [scale, 0, frame.area.x * DRAWN_DOTS + scale / 2 - 0.5],
            [0, scale, frame.area.y * DRAWN_DOTS + scale / 2 - 0.5],
        ]
    )
    height, width = frame.size
    part = cv2.warpAffine(
        drawing,
        step,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=0,
    )
    return np.asarray(part, dtype=np.float32)


def printed_near(
    drawing: NDArray[np.float32], frame: Frame, *, reach: float
) -> NDArray[np.bool_]:
    """Return where print lies within a distance, shape `frame.size`.

    Args:
        drawing: See `print_of`.
        frame: Of the part.
        reach: mm.
    """
    printed = (part_of(drawing, frame) > LEAST).astype(np.uint8)
    size = 2 * round(reach * frame.dots) + 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    return np.asarray(cv2.dilate(printed, disc) > 0)
