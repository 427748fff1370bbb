"""A registered page into measures: nothing here says what they mean."""

from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import LEVELS, PageLayout
from tinnhiem.core.scanning.measures import BoxMeasure, PageMeasure, RowMeasure
from tinnhiem.omr.beside import Pen, Stray, stray_ink
from tinnhiem.omr.grids import DOTS, Grid, grid_of
from tinnhiem.omr.ink import Tone, box_measures, insides, line_width, pen_of, tone_of
from tinnhiem.omr.leftover import OverName
from tinnhiem.omr.lines import Line, find_lines, without_lines
from tinnhiem.omr.markers import reduced
from tinnhiem.omr.names import (
    NameColumn,
    head_columns,
    name_column,
    over_head,
    over_names,
)
from tinnhiem.omr.outlines import Outlines, find_outlines, flattened
from tinnhiem.omr.over_words import WordBlock, ink_over_words, word_blocks
from tinnhiem.omr.overview import Surroundings, surroundings_of, writing_elsewhere
from tinnhiem.omr.printed import print_of
from tinnhiem.omr.registration import Registration
from tinnhiem.omr.rings import rings
from tinnhiem.omr.streaks import find_streaks, printed_columns
from tinnhiem.omr.strokes import strokes_of
from tinnhiem.omr.through import strokes_through
from tinnhiem.omr.upright import (
    FULL,
    Flags,
    Frame,
    Grey,
    blackness,
    darkness,
    drawn,
    inside,
    print_places,
)

FINE: Final = 5.5  # pixels a millimetre that are enough; finer pictures are reduced
CLEAN: Final = 1.0  # mm: longer things in a box may be strokes, for the fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGround:
    """What is known of a page before any picture of it."""

    grid: Grid
    names: NameColumn
    head: NameColumn | None
    around: Surroundings
    words: tuple[WordBlock, ...]
    columns: NDArray[np.float64]
    places: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A page measured.

    Attributes:
        measure: For the core to decide on.
        strokes: Of the marked boxes, see `strokes_of`.
        registration: With the places where the boxes were found.
    """

    measure: PageMeasure
    strokes: NDArray[np.float32] | None
    registration: Registration


def ground_of(page: PageLayout) -> PageGround:
    """Return what is known of a page of a layout."""
    drawing = print_of(page)
    around = surroundings_of(page, drawing)
    return PageGround(
        grid=grid_of(page),
        names=name_column(page, drawing),
        head=head_columns(page, drawing),
        around=around,
        words=word_blocks(page, drawing, around.frame),
        columns=printed_columns(page),
        places=print_places(page),
    )


def measure_page(
    grey: Grey,
    registration: Registration,
    ground: PageGround,
    *,
    small: tuple[Grey, int],
    is_bilevel: bool,
) -> Measured:
    """Measure all rows of a page, and what is written elsewhere.

    Args:
        grey: The picture.
        registration: Of the page.
        ground: Of the same page.
        small: The picture reduced by a whole factor, and the factor.
        is_bilevel: It has only black and white.
    """
    light, view = _lit(grey, registration, ground, small=small)
    grid = ground.grid
    columns = light.part(grid.frame)
    outlines = find_outlines(columns, grid)
    flat = flattened(columns, grid, outlines)
    smooth: Grey = np.asarray(cv2.blur(flat, (3, 3)), dtype=np.uint8)
    inner = insides(smooth, grid)
    tone = tone_of(inner, outlines, print_=light.print_)
    boxes = box_measures(insides(flat, grid), inner, tone=tone, outlines=outlines)
    tone = replace(tone, pen=pen_of(boxes))
    inked = _inked(boxes, grid)
    dark_inside: Flags = inner > tone.ink
    pen = Pen(above=tone.ink, inked=inked, width=line_width(dark_inside))
    strays = _with(
        stray_ink(smooth, grid, outlines=outlines, pen=pen),
        strokes_through(dark_inside, smooth > tone.dark, grid, inked=inked),
        rings(smooth, grid, tone=tone),
    )
    over = over_names(
        light.part(ground.names.frame),
        ground.names,
        outlines=outlines,
        tone=tone,
        is_bilevel=is_bilevel,
    )
    measure = PageMeasure(
        rows=_rows(grid, boxes=boxes, strays=strays, over=over, line=pen.width),
        shown=tone.shown,
        pen=tone.pen,
        is_bilevel=is_bilevel,
        elsewhere=writing_elsewhere(view, ground.around, tone=tone),
        over_words=ink_over_words(view, ground.words, tone=tone),
        over_head=_over_head(
            light, ground, outlines=outlines, tone=tone, bits=is_bilevel
        ),
        warp=registration.warp,
    )
    return Measured(
        measure=measure,
        strokes=strokes_of(flat, grid, inked=inked, paper=tone.paper),
        registration=replace(registration, shifts=_shifts(outlines)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Light:
    """How a picture shows paper, print and what runs through the whole sheet.

    Attributes:
        copy: The picture, no finer than is needed.
        laid: The registration of `copy`.
        black: Brightness of print as a share of the paper's.
        lines: Creases and streaks.
    """

    copy: Grey
    laid: Registration
    black: float
    lines: list[Line]

    @property
    def print_(self) -> float:
        return FULL * (1 - self.black)

    def part(self, frame: Frame) -> Grey:
        """Return a part of the sheet as darkness, without creases and streaks."""
        dark = darkness(
            drawn(self.copy, self.laid, frame), dots=frame.dots, black=self.black
        )
        return without_lines(dark, frame, self.lines, print_=self.print_)


def _lit(
    grey: Grey,
    registration: Registration,
    ground: PageGround,
    *,
    small: tuple[Grey, int],
) -> tuple[_Light, Grey]:
    """Return how to draw parts of a picture, and the whole sheet at low resolution."""
    overview, factor = small
    laid = registration.reduced(factor)
    black = blackness(overview, laid, ground.places)
    around = ground.around
    view = darkness(
        drawn(overview, laid, around.frame), dots=around.frame.dots, black=black
    )
    shown = inside(overview, laid, around.frame)
    lines = [
        *find_lines(view, around.frame, around.margins & shown),
        *find_streaks(overview, laid, ground.columns),
    ]
    step = max(1, int(registration.dots_per_mm / FINE))
    light = _Light(
        copy=reduced(grey, step),
        laid=registration.reduced(step),
        black=black,
        lines=lines,
    )
    return light, without_lines(view, around.frame, lines, print_=light.print_)


def _with(
    strays: list[Stray], through: list[float], ringed: NDArray[np.float64]
) -> list[Stray]:
    """Count a stroke from row to row as ink beside the boxes, for it is no mark."""
    return [
        replace(stray, longest=max(stray.longest, length), ring=ring)
        for stray, length, ring in zip(
            strays, through, ringed.max(axis=1).tolist(), strict=True
        )
    ]


def _over_head(
    light: _Light, ground: PageGround, *, outlines: Outlines, tone: Tone, bits: bool
) -> float:
    if ground.head is None:
        return 0.0
    return over_head(
        light.part(ground.head.frame),
        ground.head,
        outlines=outlines,
        tone=tone,
        is_bilevel=bits,
    )


def _inked(boxes: tuple[BoxMeasure, ...], grid: Grid) -> Flags:
    flags: Flags = np.array([max(box.trace, box.extent) > CLEAN for box in boxes])
    return flags.reshape(grid.tops.shape)


def _rows(
    grid: Grid,
    *,
    boxes: tuple[BoxMeasure, ...],
    strays: list[Stray],
    over: list[OverName],
    line: float,
) -> tuple[RowMeasure, ...]:
    return tuple(
        RowMeasure(
            row=row,
            boxes=boxes[len(LEVELS) * at : len(LEVELS) * (at + 1)],
            side=grid.inner / DOTS,
            line=line,
            ring=strays[at].ring,
            between=strays[at].longest,
            written=strays[at].together,
            over_name=over[at].area,
            over_width=over[at].spread,
            stroke=over[at].stroke,
        )
        for at, row in enumerate(grid.page.rows)
    )


def _shifts(outlines: Outlines) -> tuple[tuple[tuple[float, float], ...], ...]:
    return tuple(
        tuple(
            (float(x) / DOTS, float(y) / DOTS) for x, y in zip(right, down, strict=True)
        )
        for right, down in zip(outlines.right, outlines.down, strict=True)
    )
