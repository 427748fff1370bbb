"""Streaks of dirty glass: straight down the scan, whichever way the sheet lies in it.

A streak may begin or end within the scan, so the margins of the sheet do not tell. But
it is exactly parallel to the scan and longer than any pen's stroke.
"""

from itertools import pairwise
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import LEVELS, PageLayout
from tinnhiem.omr.lines import Line
from tinnhiem.omr.middles import middles
from tinnhiem.omr.registration import Registration, through
from tinnhiem.omr.upright import Flags, Grey

BANDS: Final = 12  # of the scan's height, 25 mm each
GROUPS: Final = 6  # of a band, 4 mm each
LONG: Final = 6  # bands on end, 150 mm; no pen draws so straight a line so long
OUT: Final = 2  # bands less for one that leaves the scan
THIN: Final = 9  # pixels at 100 dpi, 2.3 mm
LEAST: Final = 0.012  # of the paper's brightness
SIGMAS: Final = 5.0
STEPS: Final = 24
RULE: Final = 0.7  # mm: a line so near to a printed one all along is that one
MOSTLY: Final = 0.6
MOST: Final = 8  # of one scan; more is no glass but a copy of a bad print


def printed_columns(page: PageLayout) -> NDArray[np.float64]:
    """Return where vertical lines are printed in the table, mm from the left."""
    boxes = page.boxes[: len(LEVELS)]
    name = page.names[0]
    middles = [box.centre[0] for box in boxes]
    between = [(one + two) / 2 for one, two in pairwise(middles)]
    edges = [edge for box in boxes for edge in (box.x, box.x + box.width)]
    table = page.table
    return np.array(
        [name.x, name.x + name.width, *between, *edges, table.x, table.x + table.width]
    )


def find_streaks(
    scan: Grey, registration: Registration, printed: NDArray[np.float64]
) -> list[Line]:
    """Find the streaks of a scan, as lines on the sheet.

    Args:
        scan: About 100 dpi, as it came.
        registration: Of `scan`.
        printed: See `printed_columns`.

    Returns:
        Nothing for a sheet that lies sideways: its printed rules run along the scan.
    """
    plane = registration.plane
    if abs(plane[0, 0]) < abs(plane[1, 0]):
        return []
    back = np.linalg.inv(plane).astype(np.float64)
    ends = np.array([0.0, scan.shape[0] - 1.0])
    found = []
    for column in _columns(scan):
        place = np.column_stack([np.full(2, float(column)), ends])
        (x0, y0), (x1, y1) = through(back, place).tolist()
        line = Line(start=(x0, y0), end=(x1, y1))
        if not _is_printed(line, registration.page, printed):
            found.append(line)
    return found[:MOST]


def _columns(scan: Grey) -> list[int]:
    """Return the pixel columns that are darker than their neighbours for long."""
    height = scan.shape[0] // (BANDS * GROUPS)
    used = scan[: height * BANDS * GROUPS].reshape(BANDS * GROUPS, height, -1)
    # The brightest of a few millimetres: letters leave paper there, a streak does not.
    bright = used.max(axis=1).reshape(BANDS, GROUPS, -1)
    means = np.add.reduce(bright, axis=1, dtype=np.float32) / GROUPS
    kernel = np.ones((1, THIN), dtype=np.uint8)
    around = cv2.morphologyEx(means, cv2.MORPH_CLOSE, kernel)
    dips = 1 - means / np.maximum(around, 1)
    over = dips - middles(dips)
    spread = middles(np.abs(over))
    shown = _shown(over > np.maximum(LEAST, SIGMAS * spread))
    # The bands count first: what is printed is darker, but ends.
    total = np.where(shown >= LONG, shown + np.minimum(dips.mean(axis=0), 0.9), 0)
    peaks = np.flatnonzero(
        (total[1:-1] > 0) & (total[1:-1] >= total[:-2]) & (total[1:-1] > total[2:])
    )
    strongest = peaks[np.argsort(-total[1:-1][peaks])] + 1
    return [int(column) for column in strongest]


def _shown(flags: Flags) -> NDArray[np.intp]:
    """Return in how many bands on end each column shows; 0 for too few in all."""
    found = np.zeros(flags.shape[1], dtype=np.intp)
    bands = np.add.reduce(flags, axis=0, dtype=np.intp)
    some = np.flatnonzero(bands >= LONG - OUT)
    found[some] = _longest_run(flags[:, some])
    return found


def _longest_run(shown: Flags) -> NDArray[np.intp]:
    """Return in how many bands on end each column shows; more where it leaves the scan.

    What runs out of the scan, straight, is no pen's, so less of it is enough.
    """
    run = np.zeros(shown.shape[1], dtype=np.intp)
    longest = run.copy()
    for band, flags in enumerate(shown):
        run = np.where(flags, run + 1, 0)
        first_or_last = (run == band + 1) | (band == len(shown) - 1)
        longest = np.maximum(longest, run + np.where(first_or_last & flags, OUT, 0))
    return longest


def _is_printed(line: Line, page: PageLayout, printed: NDArray[np.float64]) -> bool:
    first, last = page.names[0], page.names[-1]
    y = np.linspace(first.y, last.y + last.height, STEPS)
    (x0, y0), (x1, y1) = line.start, line.end
    x = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    near = np.abs(x[:, None] - printed).min(axis=1) < RULE
    return bool(near.mean() >= MOSTLY)
