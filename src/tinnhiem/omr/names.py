"""Strokes and words over printed names.

Letters are dark too, so what is printed is subtracted: the layout's drawing, put where
this row really lies, as dark as this print is. What remains in and between letters is
a pen's. (The median of the pile would do as well, but a single sheet has no pile, and
the camera brings one at a time.)

A layout without a drawing leaves only the shape of a stroke: letters end every
millimetre or two, a stroke does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import LEVELS, Area, PageLayout
from tinnhiem.omr.grids import DOTS as GRID_DOTS
from tinnhiem.omr.ink import Tone
from tinnhiem.omr.leftover import (
    DOTS,
    SEARCH,
    WHOLE,
    OverName,
    PrintedCell,
    left_over,
    printed_cell,
)
from tinnhiem.omr.middles import middles
from tinnhiem.omr.outlines import Outlines
from tinnhiem.omr.printed import part_of
from tinnhiem.omr.upright import Frame, Grey

SLACK: Final = 2.0  # mm around the column
EDGE: Final = 0.8  # mm within a cell that its rules may fill
LEFT_OVER: Final = 1.5  # times the print that may be there: toner varies, edges do
GAP: Final = 0.25  # of black: paler print is the blur between letters, and not thicker
WANDER: Final = 1.0  # mm a stroke may rise or fall within `RUN`
RUN: Final = 8.0  # mm without a gap; few words are so wide, and none at one height
STROKE: Final = 0.36  # of print


@dataclass(frozen=True, slots=True, kw_only=True)
class NameColumn:
    """The column of names of a page.

    Attributes:
        frame: `SLACK` wider than the column.
        cells: Of each row, without its rules.
        printed: Shape `frame.size`, darkness 0 to 1; None where it is not known.
        most: As dark as print can be there, `WHOLE` times its darkness.
        bold: The same where letters may have grown, in black and white.
        prepared: Cells as `printed_cell` returned them, kept for the next page.
    """

    frame: Frame
    cells: tuple[tuple[slice, slice], ...]
    printed: NDArray[np.float32] | None
    most: Grey | None
    bold: Grey | None
    prepared: dict[tuple[int, int, bool], PrintedCell] = field(
        default_factory=dict, compare=False, repr=False
    )

    def cell(self, at: int, *, less: int, is_bilevel: bool) -> PrintedCell | None:
        """Return what is printed in a cell; None where it is not known.

        Args:
            at: Which of the cells.
            less: Pixels to leave out above and below.
            is_bilevel: The page has only black and white.
        """
        most = self.bold if is_bilevel else self.most
        if self.printed is None or most is None:
            return None
        key = (at, less, is_bilevel)
        if key not in self.prepared:
            grown = _grown(_trimmed(self.cells[at], less))
            self.prepared[key] = printed_cell(
                self.printed[grown], most[grown], stride=self.frame.size[1]
            )
        return self.prepared[key]


def name_column(page: PageLayout, drawing: NDArray[np.float32] | None) -> NameColumn:
    """Return the column of names of a page.

    Args:
        page: Of the layout.
        drawing: Of the page, see `print_of`.
    """
    first, last = page.names[0], page.names[-1]
    frame = Frame(
        area=Area(
            x=first.x - SLACK,
            y=first.y - SLACK,
            width=first.width + 2 * SLACK,
            height=last.y + last.height - first.y + 2 * SLACK,
        ),
        dots=DOTS,
    )
    return _column(frame, page.names, drawing)


def head_columns(
    page: PageLayout, drawing: NDArray[np.float32] | None
) -> NameColumn | None:
    """Return the head of the table, to be compared with its print as names are.

    Args:
        page: Of the layout.
        drawing: Of the page; without it the head is not known.
    """
    head = page.names[0].y - page.table.y
    if drawing is None or head <= 2 * EDGE:
        return None
    boxes = page.boxes[: len(LEVELS)]
    half = (boxes[1].centre[0] - boxes[0].centre[0]) / 2
    name = page.names[0]
    spans = [
        (name.x, name.x + name.width),
        *((box.centre[0] - half, box.centre[0] + half) for box in boxes),
    ]
    whole = Area(
        x=name.x - SLACK,
        y=page.table.y - SLACK,
        width=spans[-1][1] - name.x + 2 * SLACK,
        height=head + 2 * SLACK,
    )
    return _column(
        Frame(area=whole, dots=DOTS),
        [
            Area(x=left, y=page.table.y, width=right - left, height=head)
            for left, right in spans
        ],
        drawing,
    )


def _column(
    frame: Frame, areas: Sequence[Area], drawing: NDArray[np.float32] | None
) -> NameColumn:
    cells = tuple(frame.pixels(area, within=EDGE) for area in areas)
    if drawing is None:
        return NameColumn(frame=frame, cells=cells, printed=None, most=None, bold=None)
    printed = part_of(drawing, frame)
    near, wide = (
        np.asarray(cv2.dilate(printed, np.ones((side, side), dtype=np.uint8)))
        for side in (3, 5)
    )
    return NameColumn(
        frame=frame,
        cells=cells,
        printed=printed,
        most=_whole(np.where(near < GAP, near, LEFT_OVER * near)),
        bold=_whole(LEFT_OVER * wide),
    )


def over_head(
    dark: Grey,
    head: NameColumn,
    *,
    outlines: Outlines,
    tone: Tone,
    is_bilevel: bool,
) -> float:
    """Return the area of a pen's ink over the head of the table, mm².

    Args:
        dark: The head, shape `head.frame.size`.
        head: Of the page.
        outlines: The first row tells how the head was pulled from its place.
        tone: Of the page.
        is_bilevel: As for the names.
    """
    scale = DOTS / GRID_DOTS
    move = _Move(
        down=round(float(np.median(outlines.down[0])) * scale),
        right=round(float(outlines.right[0, 0]) * scale),
        less=int(np.ceil(outlines.stretch[0] * scale)),
    )
    moves = [move] * len(head.cells)
    found = _over_cells(dark, head, moves, tone=tone, is_bilevel=is_bilevel)
    return max((over.area for over in found), default=0.0)


def _whole(darkness: NDArray[np.floating]) -> Grey:
    return np.asarray(np.rint(darkness * WHOLE), dtype=np.uint8)


def over_names(
    dark: Grey,
    column: NameColumn,
    *,
    outlines: Outlines,
    tone: Tone,
    is_bilevel: bool,
) -> list[OverName]:
    """Return what a pen left over each name.

    Args:
        dark: The column, shape `column.frame.size`.
        column: Of the page.
        outlines: By which the rows were pulled from their places.
        tone: Of the page.
        is_bilevel: The page has only black and white; its letters may have grown.
    """
    scale = DOTS / GRID_DOTS
    moves = [
        _Move(down=int(down), right=int(right), less=int(less))
        for down, right, less in zip(
            np.rint(middles(outlines.down).ravel() * scale),
            np.rint(outlines.right[:, 0] * scale),
            np.ceil(outlines.stretch * scale),
            strict=True,
        )
    ]
    if column.printed is not None:
        return _over_cells(dark, column, moves, tone=tone, is_bilevel=is_bilevel)
    strokes = _strokes(dark, above=tone.paper + STROKE * tone.print)
    return [
        OverName(stroke=_length(strokes[move.of(cell)]))
        for cell, move in zip(column.cells, moves, strict=True)
    ]


_Part: TypeAlias = tuple[slice, slice]


def _trimmed(part: _Part, less: int) -> _Part:
    rows, columns = part
    return slice(rows.start + less, rows.stop - less), columns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Move:
    """How a row was pulled from its place, and what is left out of it, pixels."""

    down: int
    right: int
    less: int

    def of(self, part: _Part) -> _Part:
        """Return where a cell really lies."""
        rows, columns = _trimmed(part, self.less)
        return (
            slice(rows.start + self.down, rows.stop + self.down),
            slice(columns.start + self.right, columns.stop + self.right),
        )


def _over_cells(
    dark: Grey,
    column: NameColumn,
    moves: Sequence[_Move],
    *,
    tone: Tone,
    is_bilevel: bool,
) -> list[OverName]:
    """Return what a pen left over each cell; nothing where no print is known."""
    found = []
    for at, (part, move) in enumerate(zip(column.cells, moves, strict=True)):
        cell = column.cell(at, less=move.less, is_bilevel=is_bilevel)
        if cell is not None:
            rows, columns = move.of(part)
            start = (rows.start, columns.start)
            found.append(left_over(dark, cell, start=start, tone=tone))
    return found


def _grown(part: _Part) -> _Part:
    rows, columns = part
    return (
        slice(rows.start - SEARCH, rows.stop + SEARCH),
        slice(columns.start - SEARCH, columns.stop + SEARCH),
    )


def _strokes(dark: Grey, *, above: float) -> NDArray[np.bool_]:
    thick = cv2.dilate(dark, np.ones((round(WANDER * DOTS), 1), dtype=np.uint8))
    through = cv2.erode(thick, np.ones((1, round(RUN * DOTS)), dtype=np.uint8))
    return np.asarray(through > above)


def _length(strokes: NDArray[np.bool_]) -> float:
    length = np.count_nonzero(strokes.any(axis=0)) / DOTS
    return length + RUN if length else 0.0
