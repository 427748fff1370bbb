"""The printed sheet as the generator knows it: its drawn pages and its layout file."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from numpy.typing import NDArray

from tests.scans.model import Layout, Picture

MM_PER_INCH: Final = 25.4
LOW_DPI: Final = 150
INKED: Final = 140
FRAME: Final = 1.2  # mm of a cell that may hold its printed border


@dataclass(frozen=True)
class PrintedPage:
    """One page of the print run, and where things lie on it, mm from the top left."""

    pdf: bytes
    layout: Layout

    @property
    def number(self) -> int:
        return int(self.layout["page"])

    @property
    def code(self) -> str:
        return str(self.layout["code"]["text"])

    @cached_property
    def rows(self) -> tuple[int, ...]:
        return tuple(sorted({int(box["row"]) for box in self.layout["boxes"]}))

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """Return x, y, width, height of each box, (rows, 3, 4), high level first."""
        places = np.zeros((len(self.rows), 3, 4))
        for box in self.layout["boxes"]:
            place = self.rows.index(int(box["row"])), int(box["level"]) - 1
            places[place] = [box[side] for side in ("x", "y", "width", "height")]
        return places

    @cached_property
    def names(self) -> NDArray[np.float64]:
        """Return x, y, width, height of every name, (rows, 4)."""
        by_row = {int(name["row"]): name for name in self.layout["names"]}
        return np.array(
            [
                [by_row[row][side] for side in ("x", "y", "width", "height")]
                for row in self.rows
            ]
        )

    @cached_property
    def lines(self) -> tuple[NDArray[np.float64], ...]:
        """Return the printed lines of each name: (lines, 4) of x, y, width, height."""
        picture = self.drawn(LOW_DPI) < INKED
        return tuple(
            _lines(picture, name, LOW_DPI / MM_PER_INCH) for name in self.names
        )

    def drawn(self, dpi: int) -> Picture:
        """Return the clean page in grey; a copy that one may draw on."""
        return _drawn(self.pdf, self.number - 1, dpi).copy()


@dataclass(frozen=True)
class PrintedSheet:
    """A ballot of one or more pages.

    Attributes:
        layout: What the layout file holds, for the reader; the generator uses `pages`.
    """

    pages: tuple[PrintedPage, ...]
    layout: Layout

    @classmethod
    def of(cls, pdf: bytes, layout: str) -> "PrintedSheet":
        """Read what the printing wrote: the PDF and the text of the layout file."""
        rows = json.loads(layout)
        return cls(tuple(PrintedPage(pdf, page) for page in rows["pages"]), rows)


@lru_cache(maxsize=12)
def _drawn(pdf: bytes, index: int, dpi: int) -> Picture:
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[index].render(scale=dpi / 72, grayscale=True)
        picture: Picture = np.ascontiguousarray(bitmap.to_numpy().squeeze())
        return picture.copy()
    finally:
        document.close()


def _lines(
    inked: NDArray[np.bool_], cell: NDArray[np.float64], dots: float
) -> NDArray[np.float64]:
    """Return the lines of print in a cell; the middle of the cell when it has none."""
    x, y = cell[:2] + FRAME
    width, height = cell[2:] - 2 * FRAME
    rows = slice(round(y * dots), round((y + height) * dots))
    part = inked[rows, round(x * dots) : round((x + width) * dots)]
    edges = np.flatnonzero(np.diff(np.pad(part.any(axis=1), 1).astype(np.int8)))
    found = []
    for top, bottom in edges.reshape(-1, 2):
        columns = np.flatnonzero(part[top:bottom].any(axis=0))
        if bottom - top > dots:  # a line of words is over a millimetre high
            left, right = columns[0], columns[-1] + 1
            across, down = (right - left) / dots, (bottom - top) / dots
            found.append([left / dots + x, top / dots + y, across, down])
    return np.array(found or [[x, y + height / 2 - 1, width, 2]])
