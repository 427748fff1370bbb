"""What Chromium's fake camera sees: a card as we print it, as a film of one picture."""

from collections.abc import Sequence
from pathlib import Path

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


SHEET = (
    2160,
    2880,
)  # pixels of a frame, as a phone films; a sheet has 190 dpi and more
TABLE = 96  # grey
RATE = 1  # frames a second: a frame has nine megabytes


def film_of_sheets(
    shots: Sequence[tuple[NDArray[np.uint8] | None, float]], film: Path
) -> None:
    """Write a .y4m of photographs of sheets laid under a camera one after another.

    Args:
        shots: A photograph no larger than a frame, or None for the bare table, and its
            seconds.
        film: Where to write.
    """
    width, height = SHEET
    colour = bytes([128]) * (width * height // 2)
    dice = np.random.default_rng(3)
    with film.open("wb") as written:
        head = f"YUV4MPEG2 W{width} H{height} F{RATE}:1 Ip A1:1 C420jpeg\n"
        written.write(head.encode())
        for page, seconds in shots:
            for _ in range(round(seconds * RATE)):
                light = _under_camera(page, shake=dice.integers(-2, 3, 2))
                written.write(b"FRAME\n" + light.tobytes() + colour)


def _under_camera(
    page: NDArray[np.uint8] | None, *, shake: NDArray[np.int64]
) -> NDArray[np.uint8]:
    """Return a frame: the photograph in its middle, moved as a hand moves it."""
    width, height = SHEET
    seen = np.full((height, width), TABLE, np.uint8)
    if page is None:
        return seen
    across, down = shake.tolist()
    left = (width - page.shape[1]) // 2 + across
    top = (height - page.shape[0]) // 2 + down
    seen[top : top + page.shape[0], left : left + page.shape[1]] = page
    return seen
