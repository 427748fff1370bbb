"""What is left of a part of a sheet when its print is taken away: a pen's ink."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from tinnhiem.omr.ink import Tone
from tinnhiem.omr.pieces import joined, longer_sides
from tinnhiem.omr.upright import Grey

DOTS: Final = 4.0  # pixels a millimetre
SEARCH: Final = 3  # pixels around its place where a row's print is looked for
SURELY: Final = 0.5  # of black: here the print itself is as dark as it gets
WHOLE: Final = 160  # stands for black, so that `LEFT_OVER` times it is still a byte
OVER: Final = 0.13  # of print: ink in the gaps of letters is darker
PALE: Final = 0.3  # of this ballot's pen: a stroke between letters is no paler
CROWD: Final = 3  # pixels of nine: single ones are edges of letters
SPECKS: Final = 1
SPECK: Final = 1.3  # mm
NO_LETTER: Final = 0.05  # of black


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCell:
    """What is printed in one cell of a column and `SEARCH` pixels around it.

    Worked out once for a layout, so that a page costs no more than must be.

    Attributes:
        size: Height and width of the cell, pixels.
        most: As dark as print can be there, `WHOLE` times its darkness.
        down: Shape (shifts, height), what is printed along each row, at every shift.
        right: The same for columns, shape (shifts, width).
        inner: Where print is as dark as it gets, in the cell at every shift.
        outer: The same, at some shifts.
    """

    size: tuple[int, int]
    most: Grey
    down: NDArray[np.float32]
    right: NDArray[np.float32]
    inner: "_Sure"
    outer: "_Sure"


@dataclass(frozen=True, slots=True)
class _Sure:
    """Pixels where print is as dark as it gets.

    Attributes:
        rows: In the cell and `SEARCH` around it.
        columns: The same.
        places: In the column as one long row, from where the cell's first would be.
        darkness: Of the print, 0 to 1.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    places: NDArray[np.intp]
    darkness: NDArray[np.float32]

    def some(self, flags: NDArray[np.bool_]) -> "_Sure":
        """Return those of the pixels that are flagged."""
        kept = (self.rows, self.columns, self.places, self.darkness)
        return _Sure(*(one[flags] for one in kept))  # type: ignore[arg-type]


def printed_cell(
    printed: NDArray[np.float32], most: Grey, *, stride: int
) -> PrintedCell:
    """Return what is printed in a cell.

    Args:
        printed: Darkness 0 to 1; reaches `SEARCH` farther than the cell on every side.
        most: Of the same shape.
        stride: Width of the column that the cell lies in, pixels.
    """
    height, width = (side - 2 * SEARCH for side in printed.shape)
    rows, columns = np.nonzero(printed > SURELY)
    sure = _Sure(rows, columns, rows * stride + columns, printed[rows, columns])
    inner = (rows >= 2 * SEARCH) & (rows < height)
    inner &= (columns >= 2 * SEARCH) & (columns < width)
    return PrintedCell(
        size=(height, width),
        most=most,
        down=_shifted(_sums(printed[:, SEARCH:-SEARCH], 1), height),
        right=_shifted(_sums(printed[SEARCH:-SEARCH], 0), width),
        inner=sure.some(inner),
        outer=sure.some(~inner),
    )


def left_over(
    dark: Grey, cell: PrintedCell, *, start: tuple[int, int], tone: Tone
) -> OverName:
    """Subtract the print from one cell of a column.

    Args:
        dark: The whole column, rows without gaps in memory.
        cell: What is printed.
        start: Row and column in `dark` where the cell begins.
        tone: Of the page.
    """
    height, width = cell.size
    top, left = start
    seen = dark[top : top + height, left : left + width]
    down = _lag(_sums(seen, 1), cell.down)
    right = _lag(_sums(seen, 0), cell.right)
    most = cell.most[down : down + height, right : right + width]
    first = (top - down) * dark.shape[1] + left - right
    places, darkness = _sure(cell, down=down, right=right)
    toner = tone.print
    if len(places):
        shares = (dark.reshape(-1)[places + first] - tone.paper) / darkness
        middle = len(shares) // 2
        shares.partition(middle)
        toner = float(shares[middle])
    least = min(OVER, PALE * tone.pen)
    # Everything in one pass of small integers: this is done for every name.
    over = cv2.addWeighted(
        seen, 1.0, most, -toner / WHOLE, -(tone.paper + least * tone.print)
    )
    if cv2.countNonZero(over) < CROWD:
        return OverName()
    ink = (over > 0).view(np.uint8)
    crowd = cv2.boxFilter(ink, -1, (3, 3), normalize=False)
    rest = (over > 0) & (crowd >= CROWD)
    if not rest.any():
        return OverName()
    rest = _without_dust(rest, most)
    return OverName(
        area=float(np.count_nonzero(rest)) / DOTS**2,
        spread=float(np.count_nonzero(rest.any(axis=0))) / DOTS,
    )


def _sure(
    cell: PrintedCell, *, down: int, right: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    """Return the places of sure print that lie in a cell so shifted, and how dark."""
    inner, outer = cell.inner, cell.outer
    height, width = cell.size
    rows, columns = outer.rows - down, outer.columns - right
    # Below 0 is beyond any height, once it is without a sign.
    within = (rows.view(np.uintp) < height) & (columns.view(np.uintp) < width)
    if not within.any():
        return inner.places, inner.darkness
    return (
        np.concatenate((inner.places, outer.places[within])),
        np.concatenate((inner.darkness, outer.darkness[within])),
    )


def _shifted(profile: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """Return every window of a profile, one below the other."""
    return np.ascontiguousarray(sliding_window_view(profile, length))


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


def _lag(seen: NDArray[np.float32], shifted: NDArray[np.float32]) -> int:
    """Return at which shift what is printed fits best to what is seen."""
    mean = np.add.reduce(seen) / len(seen)
    return int((shifted @ (seen - mean)).argmax())
