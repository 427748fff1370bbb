"""The choice columns of a page as pixels: where boxes, cells and rules lie.

Worked out once for every page of a layout; all pages of a pile share it.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import LEVELS, Area, MarkBox, NameCell, PageLayout
from tinnhiem.omr.upright import Flags, Frame

DOTS: Final = 6.0  # pixels a millimetre: a thin pen of .28 mm is nearly two wide
SLACK: Final = 3.0  # mm drawn around the columns, for what the feed has shifted
INSIDE: Final = 0.9  # mm from the outline's middle to where ink is measured: half the
# line, its blur at 200 dpi, and a pixel of misplacement
RULE: Final = 0.6  # mm to either side of a printed rule that may be rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The choice columns of one page.

    Attributes:
        frame: What is drawn; `SLACK` more than the columns on every side.
        tops: Shape (rows, 3), first pixel row of every box's outline in the frame.
        lefts: The same, pixel columns.
        side: Of the boxes, outline to outline, pixels.
        cells: Shape (rows, 3, 4): top, bottom, left, right of the cell of each box.
        inset: From the outline to the measured inside, pixels.
        beside: Shape of the frame: inside a cell, off its rules, its box and outline.
        ruled: Shape of the frame: near a printed rule.
    """

    page: PageLayout
    frame: Frame
    tops: NDArray[np.intp]
    lefts: NDArray[np.intp]
    side: int
    cells: NDArray[np.intp]
    inset: int
    beside: Flags
    ruled: Flags

    @property
    def rows(self) -> int:
        """Return how many rows the page has."""
        return len(self.tops)

    @property
    def inner(self) -> int:
        """Return the side of the measured inside, pixels."""
        return self.side - 2 * self.inset


def grid_of(page: PageLayout) -> Grid:
    """Return the choice columns of a page of a layout."""
    boxes = [page.boxes[i : i + len(LEVELS)] for i in range(0, len(page.boxes), 3)]
    edges = _edges(boxes[0])
    left, right = edges[0] - SLACK, edges[-1] + SLACK
    top = page.names[0].y - SLACK
    bottom = page.names[-1].y + page.names[-1].height + SLACK
    frame = Frame(
        area=Area(x=left, y=top, width=right - left, height=bottom - top), dots=DOTS
    )
    cells = np.array(
        [
            [_cell(frame, name, left=edges[at], right=edges[at + 1]) for at in range(3)]
            for name in page.names
        ]
    )
    beside, ruled = _ground(page, frame, cells)
    return Grid(
        page=page,
        frame=frame,
        tops=_places([[box.y - top for box in row] for row in boxes]),
        lefts=_places([[box.x - left for box in row] for row in boxes]),
        side=round(boxes[0][0].width * DOTS),
        cells=cells,
        inset=round(INSIDE * DOTS),
        beside=beside,
        ruled=ruled,
    )


def _places(lengths: list[list[float]]) -> NDArray[np.intp]:
    return np.rint(np.array(lengths) * DOTS - 0.5).astype(np.intp)  # pixel middles


def _edges(row: tuple[MarkBox, ...]) -> list[float]:
    """Return where the columns begin and end, mm: midway between their boxes."""
    middles = [box.centre[0] for box in row]
    between = [(one + next_) / 2 for one, next_ in pairwise(middles)]
    first, last = middles[0] * 2 - between[0], middles[-1] * 2 - between[-1]
    return [first, *between, last]


def _cell(
    frame: Frame, name: NameCell, *, left: float, right: float
) -> tuple[int, int, int, int]:
    cell = Area(x=left, y=name.y, width=right - left, height=name.height)
    rows, columns = frame.pixels(cell)
    return rows.start, rows.stop, columns.start, columns.stop


def _ground(
    page: PageLayout, frame: Frame, cells: NDArray[np.intp]
) -> tuple[Flags, Flags]:
    """Return where ink is nobody's print, and where rules are."""
    rule = round(RULE * DOTS)
    beside = np.zeros(frame.size, dtype=np.bool_)
    ruled = np.zeros(frame.size, dtype=np.bool_)
    for top, bottom, left, right in cells.reshape(-1, 4):
        beside[top + rule : bottom - rule, left + rule : right - rule] = True
        for line in (top, bottom):
            ruled[max(0, line - rule) : line + rule, left:right] = True
        for line in (left, right):
            ruled[top:bottom, max(0, line - rule) : line + rule] = True
    for box in page.boxes:
        beside[frame.pixels(box, within=-RULE)] = False
    return beside, ruled
