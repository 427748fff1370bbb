"""A scanned test sheet in figures: how a device shows print, paper and faint strokes.

Nothing here says what is good enough; `core.scanning.calibrating` does.
"""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.calibrating import (
    ARM,
    STROKE,
    KnownMark,
    ScanMeasure,
    is_of_test,
    known_marks,
)
from tinnhiem.core.scanning.layout import Area, PageLayout, SheetLayout
from tinnhiem.core.scanning.page import Rejection
from tinnhiem.omr.codes import read_code
from tinnhiem.omr.markers import FoundMarker, find_markers, search_copy
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.registration import Registration, register
from tinnhiem.omr.streaks import find_streaks, printed_columns
from tinnhiem.omr.upright import Frame, Grey, blackness, drawn

FINE: Final = 20.0  # pixels a millimetre: an edge is seen to a twentieth of one
REACH: Final = 1.2  # mm on either side of an edge
CLEAR: Final = 3.0  # mm between the paper that is looked at and anything printed
GRAIN: Final = 5  # pixels; what changes slower is shading, not noise
TENTH: Final = 0.1
ALONG: Final = 0.75  # of a stroke's arm: its ends are rounded


def measure_scan(
    picture: Picture, layouts: Sequence[SheetLayout]
) -> ScanMeasure | Rejection:
    """Measure one page of a test sheet.

    Args:
        picture: As it came from its file, lying in any direction.
        layouts: Of the test sheets that may come; those of ballots are left aside.

    Returns:
        The figures, or why it is no test sheet of ours.
    """
    tests = [layout for layout in layouts if is_of_test(layout)]
    if not tests:
        return Rejection.FOREIGN_CODE
    small = search_copy(picture.grey)
    found = find_markers(picture.grey, small)
    numbers = {marker.number for marker in found}
    pages = [page for layout in tests for page in layout.pages]
    pages.sort(key=lambda page: -len(numbers & {one.number for one in page.markers}))
    laid = _laid(picture.grey, found, pages)
    if isinstance(laid, Rejection):
        return laid
    registration, code = laid
    wanted = {marker.number for marker in registration.page.markers}
    black = blackness(picture.grey, registration)
    brightness, noise = _paper(picture.grey, registration)
    return ScanMeasure(
        dots_per_inch=registration.dpi,
        is_bilevel=picture.is_bilevel,
        black=black,
        paper=brightness,
        noise=noise,
        blur=edge_width(picture.grey, registration),
        turn=_turn(registration),
        warp=registration.warp,
        markers=len(numbers & wanted),
        is_code_read=bool(code),
        seen=tuple(
            (mark.darkness, _seen(picture.grey, registration, mark))
            for mark in known_marks(registration.page)
        ),
        streaks=_streaks(small, registration),
    )


def _laid(
    grey: Grey, found: Sequence[FoundMarker], pages: Sequence[PageLayout]
) -> tuple[Registration, str] | Rejection:
    """Return where the page lies and its code, by the code where it can be read."""
    if not found:
        return Rejection.NO_MARKERS
    first = register(found, pages[0])
    if isinstance(first, Rejection):
        return first
    code = read_code(grey, first)
    if not code:
        return first, code
    page = next((page for page in pages if page.code.text == code), None)
    if page is None:
        return Rejection.FOREIGN_CODE
    laid = register(found, page)
    return laid if isinstance(laid, Rejection) else (laid, code)


def _paper(grey: Grey, registration: Registration) -> tuple[float, float]:
    """Return the brightness of bare paper, and its noise as a share of white.

    Looked at left of the code and above what is printed there: nobody writes there.
    """
    page = registration.page
    low = [one for one in page.markers if one.y + one.height > page.code.y]
    left = min(one.x + one.width for one in low) + CLEAR
    bare = Area(
        x=left,
        y=page.code.y,
        width=max(CLEAR, page.code.x - CLEAR - left),
        height=max(CLEAR, _first_words_below(page) - CLEAR - page.code.y),
    )
    # As many pixels as the scan has: a finer drawing would smooth the noise away.
    part = drawn(grey, registration, Frame(area=bare, dots=registration.dots_per_mm))
    seen = part.astype(np.float32)
    grain = seen - cv2.blur(seen, (GRAIN, GRAIN))
    return float(np.median(seen)), float(grain.std()) / 255


def _first_words_below(page: PageLayout) -> float:
    """Return where the words beside the code begin, mm; its lower edge if none are."""
    lowest = page.code.y + page.code.height
    return min((one.y for one in page.words if one.y > page.code.y), default=lowest)


def edge_width(grey: Grey, registration: Registration) -> float:
    """Return the width of the markers' outer edges, a tenth to nine tenths, mm."""
    widths = []
    for marker in registration.page.markers:
        reach = REACH
        frame = Frame(
            area=Area(
                x=marker.x - reach,
                y=marker.y - reach,
                width=marker.width + 2 * reach,
                height=marker.height + 2 * reach,
            ),
            dots=FINE,
        )
        part = drawn(grey, registration, frame).astype(np.float32)
        deep, inner = round(2 * reach * FINE), round(3 * reach * FINE)
        for turned in (np.rot90(part, turns) for turns in range(4)):
            profile = turned[:deep, inner:-inner].mean(axis=1)
            widths.append(_rise(profile))
    return float(np.median(widths))


def _rise(profile: NDArray[np.float32]) -> float:
    """Return over how many mm brightness falls from nine tenths to one."""
    bright, dark = float(profile[:6].mean()), float(profile[-6:].mean())
    if bright - dark < 1:
        return 2 * REACH
    share = (profile - dark) / (bright - dark)
    high = int(np.flatnonzero(share > 1 - TENTH)[-1])
    low = int(np.flatnonzero(share < TENTH)[0])
    return max(0.0, (low - high) / FINE)


def _streaks(small: tuple[Grey, int], registration: Registration) -> int:
    """Return how many lines of dirty glass run down the sheet, not beside it."""
    copy, factor = small
    page = registration.page
    lines = find_streaks(copy, registration.reduced(factor), printed_columns(page))
    middle = page.height / 2
    on_sheet = 0
    for line in lines:
        (x0, y0), (x1, y1) = line.start, line.end
        x = x0 + (middle - y0) / (y1 - y0) * (x1 - x0)
        on_sheet += CLEAR < x < page.width - CLEAR
    return on_sheet


def _turn(registration: Registration) -> float:
    """Return how crooked the sheet lay, degrees, whichever way up."""
    middle = np.array([[registration.page.width / 2, registration.page.height / 2]])
    start, end = registration.pixels(middle + np.array([[-60, 0], [60, 0]]))
    angle = float(np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0])))
    return (angle + 45) % 90 - 45


def _seen(grey: Grey, registration: Registration, mark: KnownMark) -> float:
    """Return how dark the strokes of a known cross are, share of the paper's light."""
    box = next(
        box
        for box in registration.page.boxes
        if (box.row, box.level) == (mark.row, mark.level)
    )
    frame = Frame(area=box, dots=max(8.0, registration.dots_per_mm))
    part = drawn(grey, registration, frame).astype(np.float32)
    rows, columns = np.indices(part.shape)
    x = (columns + 0.5) / frame.dots - box.width / 2
    y = (rows + 0.5) / frame.dots - box.height / 2
    reach = ARM * box.width
    off = np.minimum(np.abs(x - y), np.abs(x + y)) / np.sqrt(2)
    inside = (np.abs(x) < reach * ALONG) & (np.abs(y) < reach * ALONG)
    apart = (np.hypot(x, y) > STROKE) & inside
    stroke = part[apart & (off < STROKE / 4)]
    paper = part[inside & (off > 3 * STROKE)]
    if not stroke.size or not paper.size:
        return 0.0
    return float(1 - np.median(stroke) / max(1.0, float(np.median(paper))))
