"""Pages as the files that copiers, phones and offices make of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pikepdf
from PIL import Image

from tests.scans.model import GeneratedPage

TIFF: Final = {"g4": "group4", "lzw": "tiff_lzw", "jpeg": "jpeg"}


def write_pdf(pages: Sequence[GeneratedPage], path: Path, *, rotate: int = 0) -> Path:
    """Write one full-page picture a page, as a scanner does: JPEG, or flat bits.

    Args:
        pages: In this order.
        path: Of the file.
        rotate: Degrees; the page is stored turned back by it and says so (/Rotate).
    """
    with pikepdf.new() as document:
        for page in pages:
            _add(document, page, rotate)
        document.save(path)
    return path


def _add(document: pikepdf.Pdf, page: GeneratedPage, rotate: int) -> None:
    image = np.ascontiguousarray(np.rot90(page.image, rotate // 90))
    height, width = image.shape[:2]
    if page.coded and not rotate:
        stream = pikepdf.Stream(document, page.coded)
        stream.Filter = pikepdf.Name.DCTDecode
        stream.BitsPerComponent = 8
    elif page.is_bilevel:
        stream = pikepdf.Stream(document, np.packbits(image > 127, axis=1).tobytes())
        stream.BitsPerComponent = 1
    else:
        stream = pikepdf.Stream(document, image.tobytes())
        stream.BitsPerComponent = 8
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height = width, height
    stream.ColorSpace = (
        pikepdf.Name.DeviceGray if image.ndim == 2 else pikepdf.Name.DeviceRGB
    )
    size = [side / page.dpi * 72 for side in (width, height)]
    drawing = f"q {size[0]:.4f} 0 0 {size[1]:.4f} 0 0 cm /Im0 Do Q".encode()
    entry = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, *(round(side, 4) for side in size)],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream)),
        Contents=pikepdf.Stream(document, drawing),
        Rotate=rotate,
    )
    document.pages.append(pikepdf.Page(entry))


def write_tiff(pages: Sequence[GeneratedPage], path: Path, *, packing: str) -> Path:
    """Write a TIFF of several pages: «g4», «lzw» or «jpeg»."""
    pictures = [_pillow(page, bilevel=packing == "g4") for page in pages]
    pictures[0].save(
        path, compression=TIFF[packing], save_all=True,
        append_images=pictures[1:], dpi=(pages[0].dpi,) * 2,
    )  # fmt: skip
    return path


def write_jpeg(page: GeneratedPage, path: Path) -> Path:
    """Write the JPEG that the device wrote."""
    path.write_bytes(page.coded)
    return path


def write_png(page: GeneratedPage, path: Path) -> Path:
    _pillow(page, bilevel=page.is_bilevel).save(path, dpi=(page.dpi,) * 2)
    return path


def _pillow(page: GeneratedPage, *, bilevel: bool) -> Image.Image:
    picture = Image.fromarray(page.image)
    return picture.convert("1", dither=Image.Dither.NONE) if bilevel else picture
