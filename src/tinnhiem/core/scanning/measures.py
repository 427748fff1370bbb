"""What was measured on a page: numbers only, nothing decided (số đo trên trang).

Darkness is relative: 0 is the page's own paper, 1 its own print. Lengths are mm.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxMeasure:
    """The inside of one box, specks of dust left out.

    Attributes:
        outline: Share of the printed outline that was found, 0 to 1.
        coverage: Share of the inside that is inked, 0 to 1.
        extent: Longer side of what is inked.
        length: Of the broadest piece of it, its longer side.
        breadth: Of the same piece, its shorter side; a line along the box has little.
        fullness: Of the frame around that piece, the share it inks; a dot fills it.
        off_middle: From the middle of the box to the nearest ink.
        darkness: Of the ink, as its darker quarter has it.
        trace: Longest thing that can be told from noise at all; ink, or nearly ink.
    """

    outline: float
    coverage: float = 0.0
    extent: float = 0.0
    length: float = 0.0
    breadth: float = 0.0
    fullness: float = 0.0
    off_middle: float = 0.0
    darkness: float = 0.0
    trace: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMeasure:
    """One person's row.

    Attributes:
        boxes: Three, the highest level first.
        side: Of the inside of a box.
        line: How wide this ballot's pen draws.
        ring: How far ink runs beside a box, along its left and its right side; of both
            the shorter, of the three boxes the longest.
        between: Longest ink beside the boxes that is no tail of a mark in a box.
        written: Length of all such ink together.
        over_name: Area of a pen's ink over the printed name, mm².
        over_width: How much of the name's width that ink touches.
        stroke: Length of a stroke through the name by its shape alone, where the layout
            does not say what is printed.
    """

    row: int
    boxes: tuple[BoxMeasure, ...]
    side: float
    line: float = 0.0
    ring: float = 0.0
    between: float = 0.0
    written: float = 0.0
    over_name: float = 0.0
    over_width: float = 0.0
    stroke: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeasure:
    """A registered page.

    Attributes:
        shown: How dark a faint stroke would be here, in multiples of what can just be
            told from noise; at 1 it would only just have been seen.
        pen: How dark the marks of this ballot usually are.
        is_bilevel: Black and white only: faint strokes were lost before we saw them.
        elsewhere: Longest written thing outside the table and all that is printed.
        over_words: Area of a pen's ink over the words printed beside the table, mm².
        over_head: Area of a pen's ink over the printed head of the table, mm².
        warp: Largest distance of a marker from where the others put it.
    """

    rows: tuple[RowMeasure, ...]
    shown: float
    pen: float = 1.0
    is_bilevel: bool = False
    elsewhere: float = 0.0
    over_words: float = 0.0
    over_head: float = 0.0
    warp: float = 0.0
