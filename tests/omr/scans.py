"""Scanned files of every kind, made for one test each; no ballots, only paper."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
A4 = (595.0, 842.0)  # points
FULL = b"q 595 0 0 842 0 0 cm /Im Do Q"


def paper(*, dpi: int = 100, text: str = "PHIEU", seed: int = 1) -> Grey:
    """Return a page whose four corners all look different, with a scanner's noise."""
    height, width = round(297 / 25.4 * dpi), round(210 / 25.4 * dpi)
    page = np.full((height, width), 245, np.uint8)
    cv2.putText(page, text, (width // 8, height // 6), 0, dpi / 40, 30, dpi // 20)
    page[height // 2 :, : width // 6] = 90
    page[-height // 10 :, -width // 4 :] = 150
    noise = np.random.default_rng(seed).normal(0, 3, page.shape)
    return np.clip(page + noise, 0, 255).astype(np.uint8)


def bilevel(page: Grey) -> Image.Image:
    return Image.fromarray(np.where(page > 128, 255, 0).astype(np.uint8)).convert("1")


def saved(picture: Image.Image | Grey, kind: str, **options: Any) -> bytes:
    """Return a picture as a file of that kind."""
    written = BytesIO()
    made = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    made.save(written, kind, **options)
    return written.getvalue()


def image(
    pdf: pikepdf.Pdf, content: bytes, entries: Mapping[str, Any]
) -> pikepdf.Stream:
    """Return an image of a PDF; grey of 8 bits unless `entries` say otherwise."""
    usual = {
        "/Subtype": pikepdf.Name.Image,
        "/BitsPerComponent": 8,
        "/ColorSpace": pikepdf.Name.DeviceGray,
    }
    return pikepdf.Stream(pdf, content, {**usual, **entries})


def flate(pdf: pikepdf.Pdf, page: Grey, **entries: Any) -> pikepdf.Stream:
    """Return grey, or colours along a third axis, as qpdf packs it when saving."""
    size = {"/Width": page.shape[1], "/Height": page.shape[0]}
    more = {f"/{name}": value for name, value in entries.items()}
    return image(pdf, page.tobytes(), {**size, **more})


def dct(pdf: pikepdf.Pdf, jpeg: bytes, page: Grey, **entries: Any) -> pikepdf.Stream:
    size = {"/Width": page.shape[1], "/Height": page.shape[0]}
    more = {f"/{name}": value for name, value in entries.items()}
    return image(pdf, jpeg, {**size, "/Filter": pikepdf.Name.DCTDecode, **more})


def pdf_of(
    make: Callable[[pikepdf.Pdf], pikepdf.Stream],
    *,
    content: bytes = FULL,
    pages: int = 1,
    rotate: int = 0,
    **more: Any,
) -> bytes:
    """Return a PDF whose pages all show one image, each time made anew.

    `page` and `root`: further entries of each page, and of the document.
    """
    written = BytesIO()
    with pikepdf.Pdf.new() as pdf:
        for _ in range(pages):
            sheet = pdf.add_blank_page(page_size=A4)
            sheet.obj.Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Im=make(pdf))
            )
            sheet.obj.Contents = pdf.make_stream(content)
            sheet.obj.Rotate = rotate
            for name, value in more.get("page", {}).items():
                sheet.obj[name] = value
        for name, value in more.get("root", {}).items():
            pdf.Root[name] = value
        pdf.save(written)
    return written.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def alike(one: Grey, other: Grey) -> float:
    """Return how far two pages differ once small, in steps of grey on average."""
    small = [
        cv2.resize(page, (60, 84), interpolation=cv2.INTER_AREA).astype(np.float32)
        for page in (one, other)
    ]
    return float(np.abs(small[0] - small[1]).mean())
