"""Ink inside the boxes: how much, how far, how dark, and whether more than noise.

Never the mean grey of a box: thin crosses would look like empty boxes of a dark scan.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.measures import BoxMeasure
from tinnhiem.omr.grids import DOTS, Grid
from tinnhiem.omr.middles import middle, percentile
from tinnhiem.omr.outlines import Outlines
from tinnhiem.omr.patches import patches_at
from tinnhiem.omr.pieces import AREA, TOP, Labels, Numbers, joined, longer_sides
from tinnhiem.omr.upright import Flags, Grey

FAINT: Final = (
    0.22  # darkness of the faintest pen of scan.md 4, where it is not blurred
)
TRACE_NOISE: Final = 4.0  # of the noise: above it, and joined for a millimetre, is ink
INK_NOISE: Final = 6.0
LEAST_TRACE: Final = 0.045  # JPEG leaves rings that are no noise of the paper
LEAST_INK: Final = 0.09
MARK: Final = 2.0  # mm: shorter things do not tell what the pen is like
DARK: Final = 0.2  # of print
PALER: Final = 0.6  # of this ballot's pen
SPECK: Final = 0.7  # mm: shorter things are dust, or rings beside an outline
LINE: Final = 0.04  # of a box inked: less is dust, not lines
SOLID: Final = 0.6  # more is filled, and has no lines
USUAL_LINE: Final = 0.6  # mm, a ballpoint's with its blur, where nothing is marked
SAMPLE: Final = 3  # every third pixel tells the noise as well as all
SIXTH: Final = 16  # percent of pixels below one standard deviation under the middle
DARKER: Final = 75  # percent: the darker quarter of a stroke is its core


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """What paper, noise and print are on one page, in values of `darkness`.

    Attributes:
        paper: The middle of the paper.
        noise: Standard deviation of the paper, smoothed.
        print: Black print above paper.
        line: The printed outline above paper, as blurred as a pen's line is.
        pen: How dark the marks of this ballot usually are, print being 1.
    """

    paper: float
    noise: float
    print: float
    line: float
    pen: float = 1.0

    @property
    def ink(self) -> float:
        """Return the value above which something is certainly ink."""
        return self.paper + max(INK_NOISE * self.noise, LEAST_INK * self.print)

    @property
    def dark(self) -> float:
        """Return the value above which something is no blur of a line beside it."""
        return max(self.ink, self.paper + min(DARK, PALER * self.pen) * self.print)

    @property
    def trace(self) -> float:
        """Return the value above which something may be ink."""
        return self.paper + max(TRACE_NOISE * self.noise, LEAST_TRACE * self.print)

    @property
    def shown(self) -> float:
        """Return how a faint stroke would stand out here, in traces."""
        return FAINT * self.line / (self.trace - self.paper)


def insides(flat: Grey, grid: Grid) -> Grey:
    """Return the insides of all boxes, shape (boxes, inner, inner)."""
    tops, lefts = grid.tops.ravel() + grid.inset, grid.lefts.ravel() + grid.inset
    return patches_at(flat, tops, lefts, size=(grid.inner, grid.inner))


def tone_of(smooth: Grey, outlines: Outlines, *, print_: float) -> Tone:
    """Return what is paper and what is noise on this page.

    Args:
        smooth: The insides of all boxes, smoothed; most of them empty.
        outlines: Of the page.
        print_: Black print above paper, as `darkness` tells it.
    """
    sample = smooth[:, ::SAMPLE, ::SAMPLE].ravel()
    paper = percentile(sample, 50)
    return Tone(
        paper=paper,
        noise=max(paper - percentile(sample, SIXTH), 0.5),
        print=print_,
        line=max(outlines.line, 1.0),
    )


def box_measures(
    raw: Grey,
    smooth: Grey,
    *,
    tone: Tone,
    outlines: Outlines,
) -> tuple[BoxMeasure, ...]:
    """Measure the insides of all boxes of a page.

    Args:
        raw: Shape (boxes, n, n).
        smooth: The same, smoothed.
        tone: Of the page.
        outlines: Of the page.
    """
    inked = _pieces(smooth > tone.ink)
    traced = _pieces(smooth > tone.trace, length_only=True)
    return tuple(
        BoxMeasure(
            outline=float(seen),
            coverage=ink.area / raw[0].size,
            extent=ink.extent,
            length=ink.length,
            fullness=ink.fullness,
            breadth=ink.breadth,
            off_middle=ink.off_middle,
            darkness=_darkness(box, ink.flags, tone=tone),
            trace=trace.longest,
        )
        for seen, box, ink, trace in zip(
            outlines.seen.ravel(), raw, inked, traced, strict=True
        )
    )


def pen_of(boxes: tuple[BoxMeasure, ...]) -> float:
    """Return how dark the marks of a page usually are, print being 1."""
    marks = [box.darkness for box in boxes if box.extent >= MARK]
    return float(np.median(marks)) if marks else 1.0


def line_width(inked: Flags) -> float:
    """Return how wide the lines of a page's marks are, mm; the middle of all boxes.

    A line's edge is twice as long as itself, so its area is half its edge times width.

    Args:
        inked: The insides of all boxes, shape (boxes, n, n).
    """
    side = inked.shape[-1]
    flat = inked.reshape(-1, side).astype(np.uint8)
    core = np.asarray(cv2.erode(flat, np.ones((3, 3), dtype=np.uint8)), np.uint8)
    area = _areas(inked.view(np.uint8))
    edge = np.subtract(area, _areas(core.reshape(inked.shape)))
    lines = (area > LINE * side * side) & (area < SOLID * side * side)
    if not lines.any():
        return USUAL_LINE
    return middle(2 * area[lines] / edge[lines]) / DOTS


def _areas(ink: Grey) -> NDArray[np.int32]:
    """Return how many pixels are 1 in each box, shape of `ink` (boxes, n, n)."""
    boxes = ink.reshape(len(ink), -1)
    found = cv2.reduce(boxes, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    return np.asarray(found, dtype=np.int32).ravel()


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What is inked in one box, dust left out."""

    area: int
    extent: float
    length: float
    fullness: float
    breadth: float
    off_middle: float
    longest: float
    flags: Flags | None


_NONE: Final = _Pieces(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, None)


def _pieces(flags: Flags, *, length_only: bool = False) -> list[_Pieces]:
    """Return the joined pieces of every box, shape of `flags` (boxes, n, n)."""
    side = flags.shape[-1]
    some = np.flatnonzero(_areas(flags.view(np.uint8)) >= SPECK * DOTS)
    apart = np.zeros((len(some), side + 1, side), dtype=np.uint8)  # a gap between boxes
    apart[:, :side] = flags[some]
    found = [_NONE] * len(flags)
    if not len(some):
        return found
    labels, stats = joined(apart.reshape(-1, side))
    by_box = labels.reshape(apart.shape)[:, :side]
    own: dict[int, list[int]] = {}
    for label in np.flatnonzero(longer_sides(stats) >= SPECK * DOTS).tolist():
        if label:
            own.setdefault(int(stats[label, TOP]) // (side + 1), []).append(label)
    for at, numbers in own.items():
        if length_only:
            longest = float(longer_sides(stats[numbers]).max()) / DOTS
            found[some[at]] = replace(_NONE, longest=longest)
        else:
            found[some[at]] = _together(by_box[at], stats[numbers], numbers)
    return found


def _together(labels: Labels, stats: Numbers, own: list[int]) -> _Pieces:
    left, top, width, height = stats[:, :AREA].T
    across = (left + width).max() - left.min()
    down = (top + height).max() - top.min()
    flags = np.isin(labels, own) if len(own) > 1 else labels == own[0]
    short, long = np.minimum(width, height), longer_sides(stats)
    broadest = int(short.argmax())
    return _Pieces(
        area=int(stats[:, AREA].sum()),
        extent=float(max(across, down)) / DOTS,
        length=float(long[broadest]) / DOTS,
        fullness=float(stats[broadest, AREA] / (width * height)[broadest]),
        breadth=float(short[broadest]) / DOTS,
        off_middle=float(_away(len(labels))[flags].min()),
        longest=float(long.max()) / DOTS,
        flags=flags,
    )


@cache
def _away(side: int) -> NDArray[np.float32]:
    """Return how far each pixel of a square lies from its middle, mm."""
    along = np.arange(side, dtype=np.float32) - np.float32((side - 1) / 2)
    return np.asarray(np.hypot(along[:, None], along) / np.float32(DOTS), np.float32)


def _darkness(box: Grey, flags: Flags | None, *, tone: Tone) -> float:
    if flags is None:
        return 0.0
    inked = box[flags]
    at = len(inked) * DARKER // 100
    return (float(np.partition(inked, at)[at]) - tone.paper) / tone.print
