"""A ballot that the product never prints: other places, boxes, pitch and page size.

The generator is tested on it before anything is printed, and a reader that follows the
layout file alone must read it as well as our own.
"""

import io
import json
from functools import cache
from typing import Any, Final

import cv2
import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFont

from tests.scans.model import Picture
from tests.scans.sheets import PrintedSheet
from tinnhiem.core.scanning.layout import FORMAT, code_text

DPI: Final = 400
DOTS: Final = DPI / 25.4
STYLE: Final = "PLAIN7"
SIDE: Final = 9.0  # of a marker, mm
PLACES: Final = ((196, 20), (5, 130), (196, 150), (5, 279), (196, 279), (5, 80))
TOP, PITCH, BOX = 75.0, 10.5, 7.0
COLUMNS: Final = (123.0, 149.5, 176.5)  # middles of the three boxes
RULES: Final = (20, 30, 110, 136, 163, 190)


@cache
def plain_sheet(rows: int = 18, *, batch: int = 1) -> PrintedSheet:
    """Return a sheet of one page with so many rows."""
    layout = _layout(rows, batch)
    picture = np.full((round(297 * DOTS), round(210 * DOTS)), 255, dtype=np.uint8)
    _draw_markers(picture, layout["markers"])
    _draw_code(picture, layout["code"])
    drawn = Image.fromarray(picture)
    _draw_table(ImageDraw.Draw(drawn), layout, rows)
    pdf = io.BytesIO()
    drawn.save(pdf, "PDF", resolution=DPI)
    sheet = {
        "format": FORMAT, "unit": "mm", "style": STYLE, "batch": batch,
        "people": [f"Người thứ {row}" for row in range(1, rows + 1)], "pages": [layout],
    }  # fmt: skip
    return PrintedSheet.of(pdf.getvalue(), json.dumps(sheet))


def _layout(rows: int, batch: int) -> dict[str, Any]:
    tops = [TOP + row * PITCH for row in range(rows)]
    return {
        "page": 1, "width": 210, "height": 297,
        "boxes": [
            _area(x - BOX / 2, y + (PITCH - BOX) / 2, BOX, BOX, row=row, level=level)
            for row, y in enumerate(tops, 1)
            for level, x in enumerate(COLUMNS, 1)
        ],
        "names": [_area(30, y, 80, PITCH, row=row) for row, y in enumerate(tops, 1)],
        "markers": [
            _area(x, y, SIDE, SIDE, number=number)
            for number, (x, y) in enumerate(PLACES)
        ],
        "code": _area(97, 277, 16, 16, text=code_text(
            style=STYLE, batch=batch, page=1, pages=1)),
        "table": _area(20, 60, 170, TOP - 60 + rows * PITCH),
        "stamp": _area(10, 8, 50, 48),
    }  # fmt: skip


def _area(
    x: float, y: float, width: float, height: float, **more: Any
) -> dict[str, Any]:
    return {"x": x, "y": y, "width": width, "height": height, **more}


def _draw_markers(picture: Picture, markers: list[dict[str, Any]]) -> None:
    family = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    for marker in markers:
        side = round(SIDE * DOTS)
        x, y = round(marker["x"] * DOTS), round(marker["y"] * DOTS)
        drawn = cv2.aruco.generateImageMarker(family, marker["number"], side)
        picture[y : y + side, x : x + side] = drawn


def _draw_code(picture: Picture, code: dict[str, Any]) -> None:
    modules = np.array(segno.make_qr(code["text"]).matrix, dtype=np.uint8)
    side = round(code["width"] * DOTS)
    x, y = round(code["x"] * DOTS), round(code["y"] * DOTS)
    drawn = cv2.resize(
        255 - modules * 255, (side, side), interpolation=cv2.INTER_NEAREST
    )
    picture[y : y + side, x : x + side] = drawn


def _draw_table(draw: ImageDraw.ImageDraw, layout: dict[str, Any], rows: int) -> None:
    font = ImageFont.load_default(size=60)
    end = TOP + rows * PITCH
    for down in (60.0, *(TOP + row * PITCH for row in range(rows + 1))):
        draw.line([20 * DOTS, down * DOTS, 190 * DOTS, down * DOTS], fill=0, width=4)
    for rule in RULES:
        draw.line([rule * DOTS, TOP * DOTS, rule * DOTS, end * DOTS], fill=0, width=4)
    for box in layout["boxes"]:
        low = box["x"] * DOTS, box["y"] * DOTS
        draw.rectangle(
            [*low, low[0] + BOX * DOTS, low[1] + BOX * DOTS], outline=0, width=5
        )
    for name in layout["names"]:
        at = ((name["x"] + 3) * DOTS, (name["y"] + 3) * DOTS)
        draw.text(at, f"Nguyen Van Thu {name['row']}", fill=0, font=font)
    for middle, word in zip(COLUMNS, ("CAO", "TN", "THAP"), strict=True):
        draw.text(((middle - 5) * DOTS, 63 * DOTS), word, fill=0, font=font)
