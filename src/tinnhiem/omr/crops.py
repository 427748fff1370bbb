"""Pictures cut out of a scan for people to look at; nothing of the file goes along."""

from dataclasses import replace
from typing import Final

import cv2
import numpy as np

from tinnhiem.core.scanning.layout import Area
from tinnhiem.core.scanning.windows import row_area
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.registration import Registration
from tinnhiem.omr.upright import Frame, Grey, drawn

ROW_DOTS: Final = 8.0  # pixels a millimetre, 200 dpi: a row fills a screen's width
SHEET_DOTS: Final = 5.0
QUALITY: Final = 88  # of JPEG: letters and faint strokes stay, a row has 20 KB


def row_crop(picture: Picture, registration: Registration, row: int) -> bytes:
    """Return a row of a scanned sheet, upright, with its name and its three boxes.

    Args:
        picture: The page.
        registration: Of that page.
        row: Place of the person on the ballot, from 1.

    Returns:
        A JPEG in grey without any metadata.

    Raises:
        KeyError: The page has no such row; ask for the page that has it.
    """
    area = _row_area(registration, row)
    return _jpeg(drawn(picture.grey, registration, Frame(area=area, dots=ROW_DOTS)))


def sheet_picture(picture: Picture, registration: Registration) -> bytes:
    """Return the whole sheet, upright and flat, as a JPEG in grey without metadata.

    Args:
        picture: The page; a photograph too.
        registration: Of that page.
    """
    page = registration.page
    whole = Area(x=0, y=0, width=page.width, height=page.height)
    return _jpeg(drawn(picture.grey, registration, Frame(area=whole, dots=SHEET_DOTS)))


def _row_area(registration: Registration, row: int) -> Area:
    """Return where a row lies, moved by what the rollers moved it."""
    page = registration.page
    printed = row_area(page, row)
    if not registration.shifts:
        return printed
    shifts = registration.shifts[page.rows.index(row)]
    return replace(printed, y=printed.y + float(np.median([y for _, y in shifts])))


def _jpeg(grey: Grey) -> bytes:
    _, coded = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return coded.tobytes()
