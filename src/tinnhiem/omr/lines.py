"""Creases of the paper and streaks of dirty glass: found in the margins, taken away.

A crease runs through the whole sheet, a streak through the whole scan. A pen's stroke
ends somewhere, so whoever looks at both margins cannot take one for the other.
"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.omr.middles import middle, percentile
from tinnhiem.omr.upright import Flags, Frame, Grey

THIN: Final = 2.8  # mm: what is wider in the margin is a shadow or a border
SIGMAS: Final = 6.0  # of the margin's own unevenness
LEAST: Final = 3.0  # values of `darkness`, 1.3 % of paper
MOST: Final = 6  # lines of one direction; a page with more is crumpled, and flagged
SKEW: Final = 0.14  # rise a length: 8° of turn, as badly as a sheet is ever fed
STEPS: Final = 90  # places looked at along a line
PART: Final = 0.35  # of the fainter margin's darkness: below it the line is interrupted
WHOLE: Final = 0.8  # of the places must show it
NEAR: Final = 1  # pixels beside the line where it is looked for
HALF: Final = 0.7  # mm to either side that are taken away
OVER: Final = 1.9  # times as dark as the line itself: a pen that crosses it, kept
USUAL: Final = 65  # percent of the places are no darker


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from one edge of the sheet to the other, ends in mm."""

    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def is_level(self) -> bool:
        """Say whether it runs across the page, not down."""
        return abs(self.end[0] - self.start[0]) > abs(self.end[1] - self.start[1])


def find_lines(view: Grey, frame: Frame, margins: Flags) -> list[Line]:
    """Find what runs from margin to margin.

    Args:
        view: The whole sheet, shape `frame.size`, see `darkness`.
        frame: Of the whole sheet, from its top left corner.
        margins: Shape of `view`: nothing is printed there, and it is in the picture.
    """
    height, width = view.shape
    deep = round(MARGIN * frame.dots)
    free = margins.view(np.uint8)
    side = _level_lines(view, free, (slice(0, deep), slice(width - deep, width)))
    down = _level_lines(view.T, free.T, (slice(0, deep), slice(height - deep, height)))
    dots = frame.dots
    return [
        *(Line(start=(x0 / dots, y0 / dots), end=(x1 / dots, y1 / dots))
          for x0, y0, x1, y1 in side),
        *(Line(start=(y0 / dots, x0 / dots), end=(y1 / dots, x1 / dots))
          for x0, y0, x1, y1 in down),
    ]  # fmt: skip


MARGIN: Final = 18.0  # mm at each edge; narrower where something is printed


def _level_lines(
    view: Grey, free: Grey, bands: tuple[slice, slice]
) -> list[tuple[float, float, float, float]]:
    """Return the lines across a view, ends in pixels."""
    (first, left), (last, right) = (
        _peaks(view[:, band], free[:, band]) for band in bands
    )
    if not len(first) or not len(last):
        return []
    starts = (bands[0].start + bands[0].stop) / 2
    ends = (bands[1].start + bands[1].stop) / 2
    steep = SKEW * (ends - starts)
    tried = []
    for y0, dark0 in zip(first, left, strict=True):
        for y1, dark1 in zip(last, right, strict=True):
            if abs(y1 - y0) > steep:
                continue
            tried.append(((starts, float(y0), ends, float(y1)), min(dark0, dark1)))
    if not tried:
        return []
    paper = middle(view[::8, ::8])
    return [
        line
        for line, faintest in tried
        if _is_whole(view, line, over=paper + PART * faintest)
    ]


def _peaks(band: Grey, free: Grey) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return where thin dark lines enter a band, strongest first, and how dark."""
    weight = _sums(free)
    usable = weight >= max(2, band.shape[1] // 10)
    if not usable.any():
        return np.empty(0, np.intp), np.empty(0, np.float64)
    mean = _sums(band * free) / np.maximum(weight, 1)
    profile = np.where(usable, mean, np.float32(middle(mean[usable])))
    thin = cv2.morphologyEx(
        profile[:, None], cv2.MORPH_TOPHAT, np.ones((9, 1), dtype=np.uint8)
    ).ravel()
    over = thin - middle(thin)
    spread = middle(np.abs(over)) * 1.5
    high = (over > max(LEAST, SIGMAS * spread)) & usable
    high[1:] &= over[1:] >= over[:-1]
    high[:-1] &= over[:-1] > over[1:]
    places = np.flatnonzero(high)
    places = places[np.argsort(-over[places])][:MOST]
    return places, over[places].astype(np.float64)


def _sums(band: Grey) -> NDArray[np.float32]:
    """Return the sum along each row; a band of columns is summed as it lies."""
    lies, axis = (band, 1) if band.strides[1] == 1 else (band.T, 0)
    found = cv2.reduce(lies, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    return np.asarray(found, dtype=np.float32).ravel()


def _is_whole(
    view: Grey, line: tuple[float, float, float, float], *, over: float
) -> bool:
    """Say whether a line is darker than that nearly all along, between two margins."""
    share = np.linspace(0, 1, STEPS)
    x = np.rint(line[0] + share * (line[2] - line[0])).astype(int)
    y = np.rint(line[1] + share * (line[3] - line[1])).astype(int)
    rows = np.clip(y[:, None] + np.arange(-NEAR, NEAR + 1), 0, view.shape[0] - 1)
    seen = view[rows, x[:, None]].max(axis=1)
    return bool(np.count_nonzero(seen > over) >= WHOLE * STEPS)


def without_lines(
    dark: Grey, frame: Frame, lines: list[Line], *, print_: float
) -> Grey:
    """Return a drawn part with these lines taken away; pen strokes across them stay.

    Args:
        dark: Shape `frame.size`, see `darkness`.
        frame: Of the part.
        lines: Of the whole sheet.
        print_: Black print above paper; a line nearly as dark is left for people.
    """
    if not lines:
        return dark
    cleared = dark.copy()
    for line in lines:
        part = cleared if line.is_level else cleared.T
        _clear(
            part,
            _places(line, frame, part.shape[1]),
            dots=frame.dots,
            print_=print_,
        )
    return cleared


def _places(line: Line, frame: Frame, length: int) -> NDArray[np.intp]:
    """Return, for each pixel along a part, where the line crosses it, pixels."""
    (x0, y0), (x1, y1) = line.start, line.end
    left, top = frame.area.x, frame.area.y
    if not line.is_level:
        x0, y0, x1, y1, left, top = y0, x0, y1, x1, top, left
    x = left + (np.arange(length) + 0.5) / frame.dots
    y = y0 + (x - x0) / (x1 - x0) * (y1 - y0)
    return np.asarray(np.rint((y - top) * frame.dots - 0.5), dtype=np.intp)


def _clear(part: Grey, places: NDArray[np.intp], *, dots: float, print_: float) -> None:
    half = round(HALF * dots)
    along = np.flatnonzero((places >= half) & (places < part.shape[0] - half))
    if not len(along):
        return
    rows = places[along] + np.arange(-half, half + 1)[:, None]
    band = part[rows, along]
    paper = middle(part[::4, ::4])
    core = band[half - 2 : half + 3].max(axis=0)
    dark = percentile(core, USUAL) - paper
    limit = paper + min(OVER * dark + 4.0, 0.6 * print_)
    fill = np.uint8(np.clip(round(paper), 0, 255))
    part[rows, along] = np.where(band < limit, fill, band)
