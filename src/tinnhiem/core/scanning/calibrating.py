"""Whether a device's scans are good enough, judged on a test sheet (phiếu thử).

A test sheet bears printed crosses of known darkness. Whoever reads a scan of it says
how the device shows print, paper and the faintest cross; this module says what of that
would lose a voter's mark, and what only costs people's time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.scanning.composing import TEST_SIGN
from tinnhiem.core.scanning.layout import MARKERS_A_PAGE, PageLayout, SheetLayout

# Share of black of the printed crosses: a gel pen, a ball pen, a pencil. The faintest
# is what a blank box must not be mistaken for.
DARKNESSES: Final = (1.0, 0.6, 0.35)
STROKE: Final = 0.4  # mm
ARM: Final = 0.36  # of a box's side, from its middle to the end of a stroke


class ScanFault(StrEnum):
    """What is wrong with a device's scans; the value is part of `--json`."""

    BILEVEL = "bilevel"  # one bit a pixel: faint strokes are gone before we see them
    UNREADABLE = "unreadable"  # so coarse that the reader rejects every page
    TOO_COARSE = "too-coarse"
    TOO_FINE = "too-fine"
    FEW_MARKERS = "few-markers"  # cut off, covered, or lost in a dark border
    CODE_UNREAD = "code-unread"
    PALE = "pale"  # print hardly darker than paper
    DARK_PAPER = "dark-paper"
    NOISY = "noisy"
    BLURRED = "blurred"
    CROOKED = "crooked"
    WARPED = "warped"  # drawn out of shape by the feed
    STREAKED = "streaked"  # dirty glass: a line down the scan, over whatever is there
    FAINT_LOST = "faint-lost"  # the faintest printed cross cannot be told from paper


class ScanGrade(StrEnum):
    """What a device is good for (mức đạt)."""

    GOOD = "good"
    USABLE = "usable"  # reads right, and sends more rows to people than need be
    UNFIT = "unfit"  # a voter's mark could be lost


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMark:
    """A cross printed on a test sheet.

    Attributes:
        darkness: Of its strokes, 1 black.
    """

    row: int
    level: int
    darkness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanMeasure:
    """One scanned test page in figures.

    Attributes:
        dots_per_inch: Where the table is coarsest.
        black: Brightness of print as a share of the paper's: 0 ink, 1 nothing seen.
        paper: Brightness of paper, 0 to 255.
        noise: Spread of paper's brightness from pixel to pixel, share of white.
        blur: Width of a sharp printed edge from a tenth to nine tenths, mm.
        turn: How crooked the sheet lay, degrees, from −45 to 45.
        warp: Farthest a marker lies from where the others put it, mm.
        markers: How many of six were found.
        streaks: Lines of dirty glass across the sheet.
        seen: By darkness of a known cross: how dark it came out, share of black; empty
            where the table could not be looked at.
    """

    dots_per_inch: float
    is_bilevel: bool
    black: float
    paper: float
    noise: float
    blur: float
    turn: float
    warp: float
    markers: int
    is_code_read: bool
    seen: tuple[tuple[float, float], ...]
    streaks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanLimits:
    """From where a figure is a fault; measured on degraded sheets (docs/reference)."""

    least: float = 140  # dpi, as the reader has it
    coarse: float = 190  # dpi; below it thin strokes fill under two pixels
    fine: float = 330  # dpi; more only costs time
    pale: float = 0.55  # brightness of print, share of the paper's
    dark: float = 150  # brightness of paper
    noise: float = 0.035  # share of white
    blur: float = 0.45  # mm
    turn: float = 5  # degrees
    warp: float = 1.2  # mm
    faint: float = 0.12  # of black: less than a pencil leaves on a good scan


LIMITS: Final = ScanLimits()
# What could lose a mark; all else only makes people look at more rows.
GRAVE: Final = frozenset(
    {
        ScanFault.BILEVEL,
        ScanFault.UNREADABLE,
        ScanFault.CODE_UNREAD,
        ScanFault.PALE,
        ScanFault.FAINT_LOST,
    }
)


def is_of_test(layout: SheetLayout) -> bool:
    """Say whether a layout is a test sheet's: a ballot bears no known crosses."""
    return layout.style.startswith(TEST_SIGN)


def known_marks(page: PageLayout) -> tuple[KnownMark, ...]:
    """Return the crosses printed on a page of a test sheet.

    One darkness a row, the columns in turn; a last row stays empty for one's own pen
    where there is more than one.
    """
    rows = page.rows if len(page.rows) == 1 else page.rows[:-1]
    return tuple(
        KnownMark(row=row, level=1 + at % 3, darkness=DARKNESSES[at % len(DARKNESSES)])
        for at, row in enumerate(rows)
    )


def faults_of(
    measure: ScanMeasure, limits: ScanLimits = LIMITS
) -> tuple[ScanFault, ...]:
    """Return what is wrong with a scan, the gravest first."""
    found = set(_faults(measure, limits))
    order = list(ScanFault)
    return tuple(
        sorted(found, key=lambda fault: (fault not in GRAVE, order.index(fault)))
    )


def grade_of(faults: tuple[ScanFault, ...]) -> ScanGrade:
    """Return what a device with these faults is good for."""
    if GRAVE & set(faults):
        return ScanGrade.UNFIT
    return ScanGrade.USABLE if faults else ScanGrade.GOOD


def faintest_seen(measure: ScanMeasure) -> float | None:
    """Return how dark the faintest known cross came out; None when none is known."""
    return min(measure.seen)[1] if measure.seen else None


def _faults(measure: ScanMeasure, limits: ScanLimits) -> Iterator[ScanFault]:
    if measure.is_bilevel:
        yield ScanFault.BILEVEL
    if measure.markers < MARKERS_A_PAGE:
        yield ScanFault.FEW_MARKERS
    if not measure.is_code_read:
        yield ScanFault.CODE_UNREAD
    faintest = faintest_seen(measure)
    if faintest is not None and faintest < limits.faint:
        yield ScanFault.FAINT_LOST
    figures = (
        (measure.dots_per_inch < limits.least, ScanFault.UNREADABLE),
        (
            limits.least <= measure.dots_per_inch < limits.coarse,
            ScanFault.TOO_COARSE,
        ),
        (measure.dots_per_inch > limits.fine, ScanFault.TOO_FINE),
        (measure.black > limits.pale, ScanFault.PALE),
        (measure.paper < limits.dark, ScanFault.DARK_PAPER),
        (measure.noise > limits.noise, ScanFault.NOISY),
        (measure.blur > limits.blur, ScanFault.BLURRED),
        (abs(measure.turn) > limits.turn, ScanFault.CROOKED),
        (measure.warp > limits.warp, ScanFault.WARPED),
        (measure.streaks > 0, ScanFault.STREAKED),
    )
    yield from (fault for is_so, fault in figures if is_so)
