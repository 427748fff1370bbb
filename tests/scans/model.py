"""What a made page is, and which answers about it are right."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.page import PageOutcome

FLAG: Final = "flag"
Answer = int | Literal["flag"]
Picture = NDArray[np.uint8]  # (height, width) or (height, width, 3) red green blue

# A value of one range never makes a page of the other: what thresholds were chosen on
# is never what they are proved on. A release proves itself on a round of its own.
TUNING: Final = range(1_000_000)
ROUND: Final = 3
ACCEPTANCE: Final = range(10_000_000 * ROUND, 10_000_000 * (ROUND + 1))

READ_OR_FLAGGED: Final = frozenset({PageOutcome.READ, PageOutcome.FLAGGED})
NOT_READ: Final = frozenset(
    {PageOutcome.FLAGGED, PageOutcome.REJECTED, PageOutcome.DUPLICATE}
)
REJECTED: Final = frozenset({PageOutcome.REJECTED})


class Coding(StrEnum):
    """What the device makes of light."""

    GREY = "grey"
    COLOUR = "colour"
    THRESHOLD = "threshold"  # 1 bit, one threshold drawn from 120 to 190
    OTSU = "otsu"  # 1 bit, the threshold that Otsu's method finds
    DITHER = "dither"  # 1 bit, an ordered 8 × 8 screen
    DESPECKLED = "despeckled"  # 1 bit, small spots dropped as lossy JBIG2 coders do

    @property
    def is_bilevel(self) -> bool:
        return self not in {Coding.GREY, Coding.COLOUR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How badly a device treats a sheet; each figure is the most that it does.

    Attributes:
        turn: Degrees.
        corners: Each corner moves by this share of the width.
        stretch: Percent.
        shift: mm.
        feed: mm, smooth along the page; rollers do not turn evenly.
        blur: Standard deviation, pixels at 200 dpi.
        noise: Standard deviation, grey values.
        gain: The least brightness of white.
        shade: How much darker the darkest side is.
        quality: Of JPEG.
        streak: How likely dirty glass is.
        specks: The most of them.
        fold: How likely a fold is.
        hole: How likely punched holes, staples and dark borders are.
    """

    name: str
    turn: float = 0
    corners: float = 0
    stretch: float = 0
    shift: float = 0
    feed: float = 0
    blur: float = 0.4
    noise: float = 1
    gain: float = 0.98
    shade: float = 0
    quality: int = 95
    streak: float = 0
    specks: int = 0
    fold: float = 0
    hole: float = 0
    is_phone: bool = False


# fmt: off
LEVELS: Final = {level.name: level for level in (
    Level(name="L0"),
    Level(name="L1", turn=1, corners=0.001, stretch=0.5, shift=1.5, blur=0.6, noise=3,
          gain=0.93, quality=85),
    Level(name="L2", turn=3, corners=0.004, stretch=1, shift=3, feed=0.25, blur=0.9,
          noise=6, gain=0.85, quality=70, streak=0.15, specks=60, fold=0.3),
    Level(name="L3", turn=5, corners=0.01, stretch=2, shift=4, feed=0.6, blur=1.3,
          noise=10, gain=0.7, shade=0.25, quality=50, streak=0.5, specks=250, fold=0.8,
          hole=0.4),
    Level(name="L4", turn=8, corners=0.03, stretch=3, shift=5, feed=1, blur=1.9,
          noise=14, gain=0.6, shade=0.45, quality=35, streak=0.8, specks=600, fold=1,
          hole=0.6),
    Level(name="phone", turn=6, corners=0.06, stretch=2, blur=1.2, noise=6, gain=0.7,
          shade=0.45, quality=75, fold=0.3, is_phone=True),
)}
# fmt: on

PENS_OF_A_HALL: Final = {
    "blue": 0.55,
    "black": 0.2,
    "gel": 0.15,
    "red": 0.05,
    "felt": 0.05,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A device and the people whose ballots it gets.

    Attributes:
        level: How badly it treats a sheet.
        dpi: Of the picture that comes out.
        hard: The share of rows whose mark is a hard one.
        blank: The share of the other rows without a mark.
        pens: How often each pen is used; one voter uses one pen.
        kinds: Only these marks, in equal parts; empty for the usual mixture.
        upside_down: How often a sheet is fed the wrong way round.
        stamped: How often the red stamp is on the sheet.
        accidents: What befalls a sheet or its scan, and how likely each is.
    """

    name: str
    level: Level
    dpi: int = 200
    coding: Coding = Coding.GREY
    hard: float = 0.0
    blank: float = 0.03
    pens: dict[str, float] = field(default_factory=PENS_OF_A_HALL.copy)
    kinds: tuple[str, ...] = ()
    upside_down: float = 0.2
    stamped: float = 0.8
    accidents: dict[str, float] = field(default_factory=dict)
    choice: int = 0  # 1 to 3 when all voters choose the same; 0 otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTruth:
    """What stands in one row, and what may be said about it.

    Attributes:
        row: Place of the person on the whole ballot.
        accepted: 1, 2, 3, 0 for no mark, «flag» for «let a person look».
        kind: Of the mark.
    """

    row: int
    accepted: frozenset[Answer]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedPage:
    """One page as a device delivers it, with the truth about it.

    Attributes:
        image: 0 black; grey (height, width), or colour (height, width, 3).
        truth: By row, from the top of the page.
        pen: Of the one voter.
        expected: Outcomes that are right.
        accidents: What befell the sheet.
        coded: The same picture as JPEG, as the device wrote it; empty for 1 bit.
    """

    image: Picture
    truth: tuple[RowTruth, ...]
    pen: str
    device: str
    level: str
    seed: int
    page: int
    dpi: int
    expected: frozenset[PageOutcome] = READ_OR_FLAGGED
    accidents: tuple[str, ...] = ()
    coded: bytes = b""
    is_bilevel: bool = False
    code: str = ""

    @property
    def grey(self) -> Picture:
        """Return the picture in grey, as a decoder of JPEG weighs the colours."""
        if self.image.ndim == 2:
            return self.image
        weights = np.array([0.299, 0.587, 0.114], dtype=np.float32)
        grey = np.rint(self.image.astype(np.float32) @ weights)
        return np.asarray(grey, dtype=np.uint8)


Layout = dict[str, Any]  # a page of the layout file, as it stands there
