"""What Chromium's fake camera sees: a card as we print it, as a film of one picture."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

WIDTH, HEIGHT, FRAMES = 640, 480, 10
SHARP = 200 / 72  # of a printed page, as a camera near it


def film_of_card(pdf: Path, film: Path) -> str:
    """Write a .y4m in which the card's code is seen; return what the code says."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=SHARP).to_pil().convert("L")
    (code,) = zxingcpp.read_barcodes(page)
    where = code.position
    reach = 2 * (where.top_right.x - where.top_left.x)
    left, top = where.top_left.x - reach // 2, where.top_left.y - reach // 4
    seen = page.crop((left, top, left + reach, top + reach * HEIGHT // WIDTH))
    _write(seen.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS), film)
    return str(code.text)


def _write(picture: Image.Image, film: Path) -> None:
    light = np.asarray(picture, dtype=np.uint8).tobytes()
    colour = bytes([128]) * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode()
    film.write_bytes(head + (b"FRAME\n" + light + colour) * FRAMES)


SHEET = (1440, 1920)  # pixels of a frame in which a whole sheet has about 155 dpi
TABLE = 96  # grey
RATE = 2  # frames a second


def film_of_sheets(
    shots: Sequence[tuple[NDArray[np.uint8] | None, float]], film: Path
) -> None:
    """Write a .y4m of sheets laid under a camera one after another.

    Args:
        shots: A picture of a sheet, or None for the bare table, and its seconds.
        film: Where to write.
    """
    width, height = SHEET
    colour = bytes([128]) * (width * height // 2)
    with film.open("wb") as written:
        head = f"YUV4MPEG2 W{width} H{height} F{RATE}:1 Ip A1:1 C420jpeg\n"
        written.write(head.encode())
        for page, seconds in shots:
            light = _under_camera(page).tobytes()
            for _ in range(round(seconds * RATE)):
                written.write(b"FRAME\n" + light + colour)


def _under_camera(page: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
    width, height = SHEET
    seen = np.full((height, width), TABLE, np.uint8)
    if page is None:
        return seen
    scale = min((width - 60) / page.shape[1], (height - 60) / page.shape[0])
    size = (round(page.shape[1] * scale), round(page.shape[0] * scale))
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    seen[top : top + size[1], left : left + size[0]] = small
    return seen
