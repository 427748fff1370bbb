"""The code of a page, read where the registration puts it, else anywhere."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from tinnhiem.omr.registration import Registration, corners_of

QUIET: Final = 3.0  # mm around the code: its quiet zone, and what the feed may shift
DOTS: Final = 8.0  # pixels a millimetre of the second try; four or five a module
DOT: Final = 3  # pixels: a module has three and more
KINDS: Final = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
OURS: Final = "TN1-"  # what `code_text` begins with; taken first where several show


def read_code(grey: NDArray[np.uint8], registration: Registration) -> str:
    """Return what the code of a page says; empty when none can be read.

    Four tries: where it must be; the same without single dots, for a screen of black
    and white leaves them; the same place drawn upright; the whole page.
    """
    return next(
        (text for part in _parts(grey, registration) if (text := _text(part))), ""
    )


def _parts(
    grey: NDArray[np.uint8], registration: Registration
) -> Iterator[NDArray[np.uint8]]:
    area = corners_of(registration.page.code, beyond=QUIET)
    pixels = registration.pixels(area)
    height, width = grey.shape
    left, top = np.maximum(pixels.min(axis=0), 0).astype(int)
    right, bottom = np.minimum(pixels.max(axis=0) + 1, (width, height)).astype(int)
    if right > left and bottom > top:
        part = np.ascontiguousarray(grey[top:bottom, left:right])
        yield part
        yield np.asarray(cv2.medianBlur(part, DOT), dtype=np.uint8)
    side = round((registration.page.code.width + 2 * QUIET) * DOTS)
    square = np.array([[0, 0], [side, 0], [side, side], [0, side]], dtype=np.float32)
    upright = cv2.getPerspectiveTransform(pixels.astype(np.float32), square)
    yield np.asarray(
        cv2.warpPerspective(grey, upright, (side, side), flags=cv2.INTER_CUBIC),
        dtype=np.uint8,
    )
    yield grey


def _text(grey: NDArray[np.uint8]) -> str:
    found = zxingcpp.read_barcodes(grey, formats=KINDS, try_invert=False)
    texts = sorted((one.text for one in found), key=lambda t: not t.startswith(OURS))
    return texts[0] if texts else ""
