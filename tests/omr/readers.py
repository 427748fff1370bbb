"""Readers of the shape of `SheetReader` that read what a test wrote into a picture.

The first pixel of a page tells what becomes of it; so a test of piles needs no ballots.
"""

import os
import time
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.omr.scans import Grey, paper
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.page import PageOutcome, PageReading, RowReading
from tinnhiem.omr.pictures import Picture

PLACE: Final = "tests.omr.readers:MarkedReader"
SLOW_PLACE: Final = "tests.omr.readers:SlowReader"
ENDS, FALLS, HANGS, GROWS = 10, 20, 30, 40
READ: Final = 100  # and above: a page that is read, by its number


@dataclass(frozen=True)
class MarkedPage:
    reading: PageReading
    strokes: NDArray[np.float32] | None
    registration: None = None  # it lies as it lies


def marked(value: int) -> Grey:
    """Return a page that `MarkedReader` understands."""
    page = paper(seed=value)
    page[:40, :40] = value
    return page


class MarkedReader:
    """Reads the value of the top left corner."""

    def __init__(self, layouts: list[SheetLayout]) -> None:
        self.code = layouts[0].pages[0].code.text
        self.boxes = len(layouts[0].pages[0].boxes)

    def read(self, picture: Picture) -> MarkedPage:
        value = int(np.median(picture.grey[5:35, 5:35]))
        if value < READ:
            befall(value)
        rows = tuple(RowReading(row=row, answer=(value + row) % 4) for row in (1, 2, 3))
        strokes = np.random.default_rng(value).normal(size=(self.boxes, 4))
        vector = strokes.ravel() / np.linalg.norm(strokes)
        reading = PageReading(
            file=picture.file,
            page=picture.page,
            outcome=PageOutcome.READ,
            code=self.code,
            rows=rows,
        )
        return MarkedPage(reading, vector.astype(np.float32))


class SlowReader(MarkedReader):
    """Takes its time, so that somebody can be killed meanwhile."""

    def read(self, picture: Picture) -> MarkedPage:
        time.sleep(0.1)
        return super().read(picture)


def befall(value: int) -> None:
    """Do to this process what a hostile page could do."""
    if abs(value - ENDS) <= 4:
        os._exit(1)
    if abs(value - FALLS) <= 4:
        msg = "a fault of ours"
        raise RuntimeError(msg)
    if abs(value - HANGS) <= 4:
        while True:
            pass
    if abs(value - GROWS) <= 4:
        grown = [np.ones(20_000_000) for _ in range(40)]
        raise AssertionError(len(grown))
