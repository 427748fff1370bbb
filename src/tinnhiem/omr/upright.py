"""A part of a sheet drawn upright, as darkness between its own paper and print."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.omr.markers import reduced
from tinnhiem.omr.middles import middle, middles
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
    plane = registration.plane @ step
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    if registration.is_flat:  # at half the cost
        turned = cv2.warpAffine(
            grey,
            plane[:2] / plane[2, 2],
            (width, height),
            flags=flags,
            borderMode=cv2.BORDER_REPLICATE,
        )
    else:
        turned = cv2.warpPerspective(
            grey, plane, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
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
    # 255 is PAPER + FULL: what is brighter than that is cut off, not wrapped around.
    return np.asarray(cv2.bitwise_not(light), dtype=np.uint8)


def print_places(page: PageLayout) -> NDArray[np.float64]:
    """Return places on the black borders of the markers and on the paper beside them.

    Returns:
        Shape (markers, 2, 12, 2), mm: of each marker first the black ones.
    """
    return np.array(
        [
            [
                _sides(marker, beyond=-marker.width / 12),
                _sides(marker, beyond=marker.width / 8),
            ]
            for marker in page.markers
        ]
    )


def blackness(
    grey: Grey,
    registration: Registration,
    places: NDArray[np.float64] | None = None,
) -> float:
    """Return how bright the print is as a share of the paper beside it, 0 to 0.9.

    Taken on the black borders of the markers, which are wide enough not to be blurred.

    Args:
        grey: The picture.
        registration: Of `grey`.
        places: See `print_places`; whoever reads a pile works them out once.
    """
    if places is None:
        places = print_places(registration.page)
    height, width = grey.shape
    pixels = np.rint(registration.pixels(places.reshape(-1, 2))).astype(np.intp)
    x, y = pixels.T.reshape(2, *places.shape[:3])
    inside_it = ((x >= 0) & (y >= 0) & (x < width) & (y < height)).all(axis=(1, 2))
    if not inside_it.any():
        return 0.0
    seen = grey[y[inside_it], x[inside_it]].astype(np.float64)
    paper = np.maximum(1.0, middles(seen[:, 1]))
    return min(max(middle(seen[:, 0] / paper), 0.0), LEAST_CONTRAST)


def _sides(area: Area, *, beyond: float) -> NDArray[np.float64]:
    """Return three places along each side of an area, shape (12, 2), mm."""
    corners = corners_of(area, beyond=beyond)
    steps = np.roll(corners, -1, axis=0) - corners
    return np.concatenate([corners + steps * share for share in (0.3, 0.5, 0.7)])


def _paper(part: Grey, *, dots: float) -> Grey:
    """Return the brightness of the paper under every pixel, at least 1."""
    height, width = part.shape
    small = np.maximum(reduced(part, round(CELL * dots)), 1)
    bright = cv2.dilate(small, np.ones((AROUND, AROUND), dtype=np.uint8))
    smooth = cv2.blur(bright, (AROUND, AROUND))
    # A rest of less than a cell is left out below and right; paper changes slower.
    wide = cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(wide, dtype=np.uint8)
