"""What Chromium's fake camera sees: a card as we print it, as a film of one picture."""

from pathlib import Path

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import zxingcpp
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
