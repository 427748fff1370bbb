"""Strokes and words over printed names.

Letters are dark too, so what is printed is subtracted: the layout's drawing, put where
this row really lies, as dark as this print is. What remains in and between letters is
a pen's. (The median of the pile would do as well, but a single sheet has no pile, and
the camera brings one at a time.)

A layout without a drawing leaves only the shape of a stroke: letters end every
millimetre or two, a stroke does not.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.omr.grids import DOTS as GRID_DOTS
from tinnhiem.omr.ink import Tone
from tinnhiem.omr.outlines import Outlines
from tinnhiem.omr.pieces import joined, longer_sides
from tinnhiem.omr.printed import part_of
from tinnhiem.omr.upright import Frame, Grey

DOTS: Final = 4.0  # pixels a millimetre
SLACK: Final = 2.0  # mm around the column
EDGE: Final = 0.8  # mm within a cell that its rules may fill
SEARCH: Final = 3  # pixels around its place where a row's print is looked for
SURELY: Final = 0.5  # of black: here the print itself is as dark as it gets
WHOLE: Final = 160  # stands for black, so that `LEFT_OVER` times it is still a byte
LEFT_OVER: Final = 1.5  # times the print that may be there: toner varies, edges do
GAP: Final = 0.25  # of black: paler print is the blur between letters, and not thicker
OVER: Final = 0.13  # of print: ink in the gaps of letters is darker
CROWD: Final = 3  # pixels of nine: single ones are edges of letters
SPECKS: Final = 1
SPECK: Final = 1.3  # mm
NO_LETTER: Final = 0.05  # of black
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
    """

    frame: Frame
    cells: tuple[tuple[slice, slice], ...]
    printed: NDArray[np.float32] | None
    most: Grey | None
    bold: Grey | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverName:
    """What a pen left over one name.

    Attributes:
        area: mm².
        spread: How much of the width it touches, mm.
        stroke: Length of a stroke by its shape alone, mm; 0 where print is known.
    """

    area: float = 0.0
    spread: float = 0.0
    stroke: float = 0.0


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
    cells = tuple(frame.pixels(name, within=EDGE) for name in page.names)
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
    most = column.bold if is_bilevel else column.most
    moves = np.rint(np.median(outlines.down, axis=1) * DOTS / GRID_DOTS).astype(int)
    sides = np.rint(outlines.right[:, 0] * DOTS / GRID_DOTS).astype(int)
    slack = np.ceil(outlines.stretch * (DOTS / GRID_DOTS)).astype(int)
    parts = [
        (_trimmed(cell, int(less)), int(down), int(right))
        for cell, less, down, right in zip(
            column.cells, slack, moves, sides, strict=True
        )
    ]
    if column.printed is None or most is None:
        strokes = _strokes(dark, above=tone.paper + STROKE * tone.print)
        return [
            OverName(stroke=_length(strokes[_moved(cell, down, right)]))
            for cell, down, right in parts
        ]
    return [
        _left_over(
            dark[_moved(cell, down, right)],
            column.printed[_grown(cell)],
            most[_grown(cell)],
            tone=tone,
        )
        for cell, down, right in parts
    ]


_Part: TypeAlias = tuple[slice, slice]


def _trimmed(part: _Part, less: int) -> _Part:
    rows, columns = part
    return slice(rows.start + less, rows.stop - less), columns


def _moved(part: _Part, down: int, right: int) -> _Part:
    rows, columns = part
    return (
        slice(rows.start + down, rows.stop + down),
        slice(columns.start + right, columns.stop + right),
    )


def _grown(part: _Part) -> _Part:
    rows, columns = part
    return (
        slice(rows.start - SEARCH, rows.stop + SEARCH),
        slice(columns.start - SEARCH, columns.stop + SEARCH),
    )


def _left_over(
    dark: Grey,
    printed: NDArray[np.float32],
    most: Grey,
    *,
    tone: Tone,
) -> OverName:
    """Subtract the print from one cell; `printed` and `most` reach `SEARCH` farther."""
    height, width = dark.shape
    down = _lag(_sums(dark, 1), _sums(printed[:, SEARCH:-SEARCH], 1))
    right = _lag(_sums(dark, 0), _sums(printed[SEARCH:-SEARCH], 0))
    place = (slice(down, down + height), slice(right, right + width))
    sure = printed[place] > SURELY
    toner = tone.print
    if sure.any():
        print_here = printed[place][sure]
        shares = (dark[sure] - tone.paper) / print_here
        middle = len(shares) // 2
        toner = float(np.partition(shares, middle)[middle])
    # Everything in one pass of small integers: this is done for every name.
    over = cv2.addWeighted(
        dark,
        1.0,
        most[place],
        -toner / WHOLE,
        -(tone.paper + OVER * tone.print),
    )
    ink = (over > 0).view(np.uint8)
    if np.count_nonzero(ink) < CROWD:
        return OverName()
    crowd = cv2.boxFilter(ink, -1, (3, 3), normalize=False)
    left = (over > 0) & (crowd >= CROWD)
    if not left.any():
        return OverName()
    left = _without_dust(left, most[place])
    return OverName(
        area=float(np.count_nonzero(left)) / DOTS**2,
        spread=float(np.count_nonzero(left.any(axis=0))) / DOTS,
    )


def _sums(part: Grey | NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """Return the sums along rows (1) or columns (0)."""
    found = cv2.reduce(part, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    return np.asarray(found, dtype=np.float32).ravel()


def _without_dust(left: NDArray[np.bool_], most: Grey) -> NDArray[np.bool_]:
    """Leave out specks: those off the letters, and those on them when there are few.

    A stroke shows in many gaps of the letters, and off them it is long.
    """
    labels, stats = joined(left)
    small = longer_sides(stats) < SPECK * DOTS
    small[0] = False
    off = small.copy()
    for label in np.flatnonzero(small):
        x, y, width, height, _ = stats[label].tolist()
        around = most[max(0, y - 1) : y + height + 1, max(0, x - 1) : x + width + 1]
        off[label] = around.max() < NO_LETTER * WHOLE
    if np.count_nonzero(~off[1:]) <= SPECKS and small[1:].all():
        off[1:] = True
    return left & ~off[labels]


def _lag(seen: NDArray[np.float32], wider: NDArray[np.float32]) -> int:
    """Return where in the wider profile the seen one fits best."""
    return int(np.correlate(wider, seen - seen.mean(), mode="valid").argmax())


def _strokes(dark: Grey, *, above: float) -> NDArray[np.bool_]:
    thick = cv2.dilate(dark, np.ones((round(WANDER * DOTS), 1), dtype=np.uint8))
    through = cv2.erode(thick, np.ones((1, round(RUN * DOTS)), dtype=np.uint8))
    return np.asarray(through > above)


def _length(strokes: NDArray[np.bool_]) -> float:
    length = np.count_nonzero(strokes.any(axis=0)) / DOTS
    return length + RUN if length else 0.0
