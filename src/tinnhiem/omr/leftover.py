"""What is left of a part of a sheet when its print is taken away: a pen's ink."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.ink import Tone
from tinnhiem.omr.pieces import joined, longer_sides
from tinnhiem.omr.upright import Grey

DOTS: Final = 4.0  # pixels a millimetre
SEARCH: Final = 3  # pixels around its place where a row's print is looked for
SURELY: Final = 0.5  # of black: here the print itself is as dark as it gets
WHOLE: Final = 160  # stands for black, so that `LEFT_OVER` times it is still a byte
OVER: Final = 0.13  # of print: ink in the gaps of letters is darker
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


def left_over(
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
