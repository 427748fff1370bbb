"""A part of a sheet drawn upright, as darkness between its own paper and print."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area
from tinnhiem.omr.registration import Registration, corners_of, through

PAPER: Final = 25  # value of plain paper in a drawn part; room below for its noise
FULL: Final = 230  # from paper to no light at all
EDGE: Final = 2.0  # pixels at the edges of a picture that may be half of it
CELL: Final = 2.5  # mm; of such cells the paper's brightness is the brightest around
AROUND: Final = 5  # cells, 12 mm: wider than a filled box, narrower than a shadow
LEAST_CONTRAST: Final = 0.9  # a print brighter than this share of the paper is none

Grey = NDArray[np.uint8]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Which part of a sheet is drawn, and how large.

    Attributes:
        area: Of the sheet, mm.
        dots: Pixels a millimetre.
    """

    area: Area
    dots: float

    @property
    def size(self) -> tuple[int, int]:
        """Return height and width, pixels."""
        return round(self.area.height * self.dots), round(self.area.width * self.dots)

    def pixels(self, part: Area, *, within: float = 0.0) -> tuple[slice, slice]:
        """Return rows and columns of a part of the sheet, cut to the frame.

        Args:
            part: Of the sheet, mm.
            within: Millimetres to leave out at each side; below 0 to add.
        """
        top = (part.y + within - self.area.y) * self.dots
        left = (part.x + within - self.area.x) * self.dots
        bottom = top + (part.height - 2 * within) * self.dots
        right = left + (part.width - 2 * within) * self.dots
        return (
            slice(max(0, round(top)), max(0, round(bottom))),
            slice(max(0, round(left)), max(0, round(right))),
        )


def drawn(grey: Grey, registration: Registration, frame: Frame) -> Grey:
    """Return a part of the sheet drawn upright, shape `frame.size`, 0 black.

    What lies beyond the picture is like its edge.
    """
    step = np.array(
        [
            [1 / frame.dots, 0, frame.area.x + 0.5 / frame.dots],
            [0, 1 / frame.dots, frame.area.y + 0.5 / frame.dots],
            [0, 0, 1],
        ]
    )
    height, width = frame.size
    turned = cv2.warpPerspective(
        grey,
        registration.plane @ step,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(turned, dtype=np.uint8)


def inside(grey: Grey, registration: Registration, frame: Frame) -> Flags:
    """Return which pixels of a drawn part the picture really shows."""
    height, width = grey.shape
    edges = np.array(
        [[EDGE, EDGE], [width - EDGE, EDGE], [width - EDGE, height - EDGE],
         [EDGE, height - EDGE]], dtype=np.float64,
    )  # fmt: skip
    back = np.linalg.inv(registration.plane).astype(np.float64)
    corner = np.array([frame.area.x, frame.area.y])
    seen = (through(back, edges) - corner) * frame.dots
    shown = np.zeros(frame.size, dtype=np.uint8)
    cv2.fillConvexPoly(shown, np.rint(seen).astype(np.int32), 1)
    return shown > 0


def darkness(part: Grey, *, dots: float, black: float) -> Grey:
    """Return how dark each pixel is between the paper around it and the print.

    Args:
        part: Drawn upright, 0 black.
        dots: Its pixels a millimetre.
        black: Brightness of the print as a share of the paper's, see `blackness`.

    Returns:
        The same shape; `PAPER` is paper, `PAPER + FULL × (1 − black)` is print, and
        what is brighter than its surroundings lies below `PAPER`.
    """
    paper = _paper(part, dots=dots)
    light = cv2.divide(part, paper, scale=float(FULL))
    # What is brighter than its surroundings by more than `PAPER` would wrap around.
    return PAPER + FULL - np.minimum(light, PAPER + FULL).astype(np.uint8)


def blackness(grey: Grey, registration: Registration) -> float:
    """Return how bright the print is as a share of the paper beside it, 0 to 0.9.

    Taken on the black borders of the markers, which are wide enough not to be blurred.
    """
    height, width = grey.shape
    shares = []
    for marker in registration.page.markers:
        inside = _sides(marker, beyond=-marker.width / 12)
        beside = _sides(marker, beyond=marker.width / 8)
        places = np.rint(registration.pixels(np.concatenate([inside, beside])))
        x, y = places.astype(int).T
        if x.min() < 0 or y.min() < 0 or x.max() >= width or y.max() >= height:
            continue
        seen = grey[y, x].astype(np.float64)
        shares.extend(
            seen[: len(inside)] / np.maximum(1.0, np.median(seen[len(inside) :]))
        )
    return float(np.clip(np.median(shares), 0.0, LEAST_CONTRAST)) if shares else 0.0


def _sides(area: Area, *, beyond: float) -> NDArray[np.float64]:
    """Return three places along each side of an area, shape (12, 2), mm."""
    corners = corners_of(area, beyond=beyond)
    steps = np.roll(corners, -1, axis=0) - corners
    return np.concatenate([corners + steps * share for share in (0.3, 0.5, 0.7)])


def _paper(part: Grey, *, dots: float) -> Grey:
    """Return the brightness of the paper under every pixel."""
    height, width = part.shape
    cells = (max(2, round(width / dots / CELL)), max(2, round(height / dots / CELL)))
    small = cv2.resize(part, cells, interpolation=cv2.INTER_AREA)
    bright = cv2.dilate(small, np.ones((AROUND, AROUND), dtype=np.uint8))
    smooth = cv2.blur(bright, (AROUND, AROUND))
    wide = cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.maximum(wide, 1).astype(np.uint8)
