"""Cut out of a picture what people look at: a page upright, or one row of it.

Nothing but grey is in what comes out: no time, no device, no name of a file.
"""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.registration import Registration

SHEET_DOTS: Final = 5.0  # a millimetre, of the whole page: 127 dpi
ROW_DOTS: Final = 6.0  # of a row: 152 dpi
ABOVE: Final = 2.0  # mm shown above and below a row: strokes leave it
BESIDE: Final = 2.0
QUALITY: Final = 70


def sheet_picture(picture: Picture, registration: Registration) -> bytes:
    """Return the whole page as a JPEG, upright and straight."""
    page = registration.page
    whole = Area(x=0, y=0, width=page.width, height=page.height)
    return _jpeg(_cut(picture, registration, whole, dots=SHEET_DOTS))


def row_crop(picture: Picture, registration: Registration, row: int) -> bytes:
    """Return one person's row as a JPEG: number, name and boxes, a little beyond.

    Args:
        picture: The page.
        registration: Where its places lie in the picture.
        row: On the whole ballot, from 1; one of this page.

    Raises:
        KeyError: The page has no such row.
    """
    area = _row_area(registration.page, row)
    return _jpeg(_cut(picture, registration, area, dots=ROW_DOTS))


def _row_area(page: PageLayout, row: int) -> Area:
    parts: list[Area] = [name for name in page.names if name.row == row]
    parts += [box for box in page.boxes if box.row == row]
    if not parts:
        raise KeyError(row)
    top = max(min(part.y for part in parts) - ABOVE, 0)
    bottom = min(max(part.y + part.height for part in parts) + ABOVE, page.height)
    left = max(page.table.x - BESIDE, 0)
    right = min(page.table.x + page.table.width + BESIDE, page.width)
    return Area(x=left, y=top, width=right - left, height=bottom - top)


def _cut(
    picture: Picture, registration: Registration, area: Area, *, dots: float
) -> NDArray[np.uint8]:
    """Return an area of the sheet, shape (height, width) at `dots` a millimetre."""
    to_sheet = np.array([[1 / dots, 0, area.x], [0, 1 / dots, area.y], [0, 0, 1]])
    size = (round(area.width * dots), round(area.height * dots))
    cut = cv2.warpPerspective(
        picture.grey,
        registration.plane @ to_sheet,
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    return np.asarray(cut, np.uint8)


def _jpeg(grey: NDArray[np.uint8]) -> bytes:
    done, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    assert done  # noqa: S101 - grey of some pixels always packs
    return packed.tobytes()
