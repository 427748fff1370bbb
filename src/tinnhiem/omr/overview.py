"""The whole sheet at low resolution: its creases, and writing where none belongs."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.omr.ink import Tone
from tinnhiem.omr.pieces import joined
from tinnhiem.omr.printed import printed_near
from tinnhiem.omr.upright import Flags, Frame, Grey

DOTS: Final = 2.5  # pixels a millimetre
BORDER: Final = 5.0  # mm at the edges: dark borders, staples, fingers; nobody's writing
AROUND: Final = 2.0  # mm around what is printed
AROUND_CODE: Final = 2.5
AROUND_PRINT: Final = 1.4  # mm around printed letters: what feed and blur may shift
WRITTEN: Final = 0.18  # of print: as dark as a pencil's line at this resolution
ROUND: Final = 0.62  # of its frame filled: a hole or a stain, no line of writing
HOLE: Final = 9.0  # mm: punched holes are 5 or 6
SPECK: Final = 1.6  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where nothing is printed on a page.

    Attributes:
        frame: Of the whole sheet.
        free: Shape of the frame: outside the table, the words, marks, code and stamp.
        margins: The same, up to the edges.
    """

    frame: Frame
    free: Flags
    margins: Flags


def surroundings_of(
    page: PageLayout, drawing: NDArray[np.float32] | None
) -> Surroundings:
    """Return where nothing is printed on a page of a layout.

    Args:
        page: Of the layout.
        drawing: Of the page, see `print_of`; with it also the gaps between printed
            words, and the head of the table, are known to be free.
    """
    whole = Area(x=0, y=0, width=page.width, height=page.height)
    frame = Frame(area=whole, dots=DOTS)
    margins = np.ones(frame.size, dtype=np.bool_)
    for area in (*_words(page), *page.markers, page.table):
        margins[frame.pixels(area, within=-AROUND)] = False
    margins[frame.pixels(page.code, within=-AROUND_CODE)] = False
    inner = np.zeros_like(margins)
    inner[frame.pixels(whole, within=BORDER)] = True
    if drawing is None:
        free = inner & margins
    else:
        free = inner & ~printed_near(drawing, frame, reach=AROUND_PRINT)
        for area in (*page.markers, page.code, _rows(page)):
            free[frame.pixels(area, within=-AROUND)] = False
    if page.stamp is not None:
        free[frame.pixels(page.stamp)] = False
        margins[frame.pixels(page.stamp)] = False
    return Surroundings(frame=frame, free=free, margins=margins)


def _words(page: PageLayout) -> tuple[Area, ...]:
    """Return where words may be printed; a layout may not say it."""
    above = Area(x=page.table.x, y=0, width=page.table.width, height=page.height)
    return page.words or (above,)


def _rows(page: PageLayout) -> Area:
    """Return names and boxes; what is written there concerns a row."""
    first, last, box = page.names[0], page.names[-1], page.boxes[-1]
    right = page.table.x + page.table.width
    return Area(
        x=first.x,
        y=first.y,
        width=max(right, box.x + box.width) - first.x,
        height=last.y + last.height - first.y,
    )


def writing_elsewhere(view: Grey, around: Surroundings, *, tone: Tone) -> float:
    """Return the length of the longest written thing outside table and words, mm.

    Args:
        view: The whole sheet, creases and streaks taken away, see `darkness`.
        around: Of the page.
        tone: Of the page.
    """
    above = view > tone.paper + WRITTEN * tone.print
    ink = np.bitwise_and(above, around.free, out=above).view(np.uint8)
    if np.count_nonzero(ink) < SPECK * DOTS:
        return 0.0
    # Halved, so that a skip of the pen is bridged and the joining costs a quarter.
    _, stats = joined(_halved(ink))
    longest = 0.0
    for _, _, width, height, area in stats[1:].tolist():
        length = max(width, height) * 2 / DOTS
        is_round = area > ROUND * width * height and length < HOLE
        if not is_round:
            longest = max(longest, length)
    return longest if longest > SPECK else 0.0


def _halved(ink: Grey) -> Grey:
    """Return a quarter of the pixels, each inked where one of its four is."""
    height, width = (side // 2 * 2 for side in ink.shape)
    whole = ink[:height, :width]
    rows = np.maximum(whole[::2], whole[1::2])
    return np.asarray(np.maximum(rows[:, ::2], rows[:, 1::2]))
