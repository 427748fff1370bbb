"""Where the office's stamp was pressed: a second, weaker fingerprint of a sheet.

A ballot without a mark has no strokes to be known by. Its stamp was pressed by hand, so
it never lies twice in quite the same place, the same way round, as dark. That tells two
blank sheets apart well enough to show people a pair, and never well enough to count one
of them less (figures in docs/reference/accuracy.md).
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.printed import print_of, printed_near
from tinnhiem.omr.registration import Registration
from tinnhiem.omr.upright import Frame, drawn

DOTS: Final = 2.0  # pixels a millimetre
AROUND: Final = 6.0  # mm beside the place that is kept free for it
EDGE: Final = 4.0  # mm at the edge of the paper, where its shadow lies
PRINT: Final = 0.8  # mm around what is printed; no stamp is measured there
PAPER: Final = 15  # pixels: wider than any line of a stamp
BLUR: Final = 0.8  # pixels; two scans of a sheet lie apart by less
DARK: Final = 0.12  # of the paper's brightness; ink, not a shadow
LEAST_INK: Final = 0.01  # of the place: less is no stamp
ALIKE: Final = 0.85  # product from which two stamps are shown as a pair


def stamp_of(picture: Picture, laid: Registration) -> NDArray[np.float32] | None:
    """Return what the stamp of a page looks like where it lies, a unit vector.

    Args:
        picture: The page.
        laid: Where it lies.

    Returns:
        As long for every scan of the same page; None where there is no stamp, or no
        place for one.
    """
    frame = _frame(laid.page)
    if frame is None:
        return None
    grey = drawn(picture.grey, laid, frame)
    size = cv2.getStructuringElement(cv2.MORPH_RECT, (PAPER, PAPER))
    paper = cv2.GaussianBlur(cv2.dilate(grey, size), (0, 0), PAPER / 3)
    bright = np.maximum(paper.astype(np.float32), 1)
    ink = np.maximum(1 - grey.astype(np.float32) / bright, 0)
    drawing = print_of(laid.page)
    if drawing is not None:
        ink[printed_near(drawing, frame, reach=PRINT)] = 0
    if float((ink > DARK).mean()) < LEAST_INK:
        return None
    soft = cv2.GaussianBlur(ink, (0, 0), BLUR).ravel()
    away = soft - soft.mean()
    return np.asarray(away / np.linalg.norm(away), dtype=np.float32)


def _frame(page: PageLayout) -> Frame | None:
    stamp = page.stamp
    if stamp is None:
        return None
    left, top = max(stamp.x - AROUND, EDGE), max(stamp.y - AROUND, EDGE)
    right, foot = (
        min(stamp.x + stamp.width + AROUND, page.width - EDGE),
        min(stamp.y + stamp.height + AROUND, page.height - EDGE),
    )
    area = Area(x=left, y=top, width=right - left, height=foot - top)
    return Frame(area=area, dots=DOTS)
