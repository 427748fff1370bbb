"""The printed ballot drawn small into its layout, for whoever reads scans of it."""

from dataclasses import replace
from typing import Final

import pypdfium2  # type: ignore[import-untyped]

from tinnhiem.core.scanning.drawing import DRAWN_DOTS, drawn_size, pack_drawing
from tinnhiem.core.scanning.layout import PageLayout, SheetLayout

DOTS_PER_POINT: Final = DRAWN_DOTS * 25.4 / 72
BLACKEN: Final = bytes(255 - value for value in range(256))


def with_drawings(layout: SheetLayout, pdf: bytes) -> SheetLayout:
    """Return the layout with every page as it was printed.

    Args:
        layout: What the PDF was drawn from.
        pdf: At least one whole ballot.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = tuple(
            replace(page, drawing=_drawing(page, document[page.page - 1]))
            for page in layout.pages
        )
    finally:
        document.close()
    return replace(layout, pages=pages)


def _drawing(page: PageLayout, printed: pypdfium2.PdfPage) -> str:
    picture = printed.render(scale=DOTS_PER_POINT, grayscale=True).to_numpy()
    rows, columns = drawn_size(width=page.width, height=page.height)
    return pack_drawing(picture[:rows, :columns].tobytes().translate(BLACKEN))
