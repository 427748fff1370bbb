"""Writing over the words that are printed above and below the table.

Beside print, any ink is somebody's (`tinnhiem.omr.overview`). Over print, what is
printed is taken away first: the layout's drawing, put where the words really lie and
thicker and darker than any toner. A signature's loops remain between letters and lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.omr.ink import Tone
from tinnhiem.omr.overview import AROUND, AROUND_CODE, BORDER, DOTS
from tinnhiem.omr.pieces import AREA, joined, longer_sides
from tinnhiem.omr.printed import part_of
from tinnhiem.omr.upright import Flags, Frame, Grey

SEARCH: Final = 2  # pixels the words may lie off their place, 0.8 mm
WHOLE: Final = 120  # stands for black, so that `LEFT_OVER` times it is still a byte
LEFT_OVER: Final = 2.0  # times the print that may be there at this resolution
OVER: Final = 0.2  # of print: as dark as a thin pen is at this resolution
SPECK: Final = 1.2  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBlock:
    """The words above the table, or those below it.

    Attributes:
        place: In the picture of the whole sheet.
        looked_at: Shape of the block: no marker, code, stamp or border.
        printed: `SEARCH` pixels wider on every side, darkness 0 to 1.
        most: The same size: as dark as print can be there, `WHOLE` times its darkness.
    """

    place: tuple[slice, slice]
    looked_at: Grey
    printed: NDArray[np.float32]
    most: Grey


def word_blocks(
    page: PageLayout, drawing: NDArray[np.float32] | None, frame: Frame
) -> tuple[WordBlock, ...]:
    """Return what is printed above and below the table; nothing where no one knows it.

    Args:
        page: Of the layout.
        drawing: Of the page, see `print_of`.
        frame: Of the whole sheet.
    """
    if drawing is None:
        return ()
    free = _looked_at(page, frame)
    printed = part_of(drawing, frame)
    thick = cv2.dilate(printed, np.ones((3, 3), dtype=np.uint8))
    most = np.asarray(np.rint(LEFT_OVER * WHOLE * thick), dtype=np.uint8)
    table, _ = frame.pixels(page.table, within=-AROUND)
    height, width = frame.size
    columns = slice(SEARCH, width - SEARCH)
    blocks = (slice(SEARCH, table.start), slice(table.stop, height - SEARCH))
    return tuple(
        WordBlock(
            place=(rows, columns),
            looked_at=free[rows, columns].astype(np.uint8),
            printed=printed[_wider(rows), _wider(columns)],
            most=most[_wider(rows), _wider(columns)],
        )
        for rows in blocks
        if rows.stop - rows.start > 2 * SEARCH
    )


def ink_over_words(view: Grey, blocks: tuple[WordBlock, ...], *, tone: Tone) -> float:
    """Return the area of a pen's ink over and around printed words, mm².

    Args:
        view: The whole sheet, creases and streaks taken away, see `darkness`.
        blocks: Of the page.
        tone: Of the page.
    """
    return max((_left_over(view, block, tone=tone) for block in blocks), default=0.0)


def _left_over(view: Grey, block: WordBlock, *, tone: Tone) -> float:
    seen = view[block.place]
    # Words that lie where they should need no search, and most do.
    found = 0.0
    for down, right in _shifts(seen, block):
        found = _area(seen, block, tone=tone, down=down, right=right)
        if found == 0:
            break
    return found


def _shifts(seen: Grey, block: WordBlock) -> Iterator[tuple[int, int]]:
    """Yield where the words should be, and then where they are."""
    yield SEARCH, SEARCH
    inked = seen * block.looked_at
    yield _lag(inked, block.printed, 1), _lag(inked, block.printed, 0)


def _area(seen: Grey, block: WordBlock, *, tone: Tone, down: int, right: int) -> float:
    height, width = seen.shape
    most = block.most[down : down + height, right : right + width]
    over = cv2.addWeighted(
        seen, 1.0, most, -tone.print / WHOLE, -(tone.paper + OVER * tone.print)
    )
    ink = (over > 0) & (block.looked_at > 0)
    least = SPECK * DOTS
    if np.count_nonzero(ink) < least:
        return 0.0
    _, stats = joined(ink)
    long = longer_sides(stats) >= least
    long[0] = False
    return float(stats[long, AREA].sum()) / DOTS**2


def _lag(seen: Grey, wider: NDArray[np.float32], axis: int) -> int:
    """Return where along rows (1) or columns (0) the print fits best."""
    inner = wider[:, SEARCH:-SEARCH] if axis else wider[SEARCH:-SEARCH]
    profile, printed = (
        cv2.reduce(part, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F).ravel()
        for part in (seen, inner)
    )
    return int(np.correlate(printed, profile - profile.mean(), mode="valid").argmax())


def _wider(part: slice) -> slice:
    return slice(part.start - SEARCH, part.stop + SEARCH)


def _looked_at(page: PageLayout, frame: Frame) -> Flags:
    whole = Area(x=0, y=0, width=page.width, height=page.height)
    free = np.zeros(frame.size, dtype=np.bool_)
    free[frame.pixels(whole, within=BORDER)] = True
    for area in (*page.markers, page.table):
        free[frame.pixels(area, within=-AROUND)] = False
    free[frame.pixels(page.code, within=-AROUND_CODE)] = False
    if page.stamp is not None:
        free[frame.pixels(page.stamp)] = False
    return free
