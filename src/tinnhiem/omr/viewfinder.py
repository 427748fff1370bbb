"""What a camera sees at this moment: where a sheet lies, and whether it is sharp.

For a live outline; nothing is decided here and nothing is kept. A frame is small, so
one look takes about as long as the camera takes to make the next.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout, SheetLayout
from tinnhiem.omr.calibrating import edge_width
from tinnhiem.omr.jpeg import jpeg_head
from tinnhiem.omr.markers import FoundMarker, find_markers, reduced
from tinnhiem.omr.registration import Registration, corners_of, register

MOST_BYTES: Final = 600_000  # of a frame
MOST_PIXELS: Final = 3_000_000
SEARCHED: Final = 1300  # pixels of the long side that are enough to find markers
SHARP: Final = 2.7  # pixels of the frame over which a printed edge may rise


class NoFrameError(Exception):
    """No picture of a kind and size that a camera page sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One look at a frame.

    Attributes:
        width: Of the frame, pixels.
        height: Of the frame, pixels.
        outline: The corners of the sheet, pixels x and y, from its own top left
            clockwise; empty where no sheet of ours is seen whole.
        marks: Middles of the markers that were found.
        page: Of the ballot, from 1; 0 where no sheet is seen.
        dots_per_inch: Of the frame, where the table is coarsest.
        is_sharp: Edges rise as fast as the frame can show.
    """

    width: int
    height: int
    outline: tuple[tuple[float, float], ...] = ()
    marks: tuple[tuple[float, float], ...] = ()
    page: int = 0
    dots_per_inch: float = 0.0
    is_sharp: bool = False


def sight_rows(sight: Sight) -> dict[str, Any]:
    """Return a look as rows fit for JSON."""
    return asdict(sight)


def sight_from(rows: dict[str, Any]) -> Sight:
    """Return the look that `sight_rows` described."""
    points = {
        name: tuple((float(x), float(y)) for x, y in rows[name])
        for name in ("outline", "marks")
    }
    return Sight(**{**rows, **points})


class Viewfinder:
    """Looks at frames for the sheets of some print runs."""

    def __init__(self, layouts: Sequence[SheetLayout]) -> None:
        """Prepare for the pages of these layouts."""
        self._pages = tuple(page for layout in layouts for page in layout.pages)

    def look(self, frame: bytes) -> Sight:
        """Look at one frame.

        Args:
            frame: A JPEG.

        Raises:
            NoFrameError: It is none, or too large; send frames of 1,300 pixels.
        """
        grey = _opened(frame)
        height, width = grey.shape
        factor = max(1, round(max(grey.shape) / SEARCHED))
        found = find_markers(grey, (reduced(grey, factor), factor))
        marks = tuple(_point(one.corners.mean(axis=0)) for one in found)
        laid = self._laid(found)
        if laid is None:
            return Sight(width=width, height=height, marks=marks)
        whole = Area(x=0, y=0, width=laid.page.width, height=laid.page.height)
        rise = edge_width(grey, laid) * laid.dots_per_mm
        return Sight(
            width=width,
            height=height,
            outline=tuple(_point(one) for one in laid.pixels(corners_of(whole))),
            marks=marks,
            page=laid.page.page,
            dots_per_inch=laid.dpi,
            is_sharp=rise <= SHARP,
        )

    def _laid(self, found: Sequence[FoundMarker]) -> Registration | None:
        numbers = {marker.number for marker in found}

        def shown(page: PageLayout) -> int:
            return len(numbers & {marker.number for marker in page.markers})

        best = max(self._pages, key=shown)
        laid = register(found, best)
        return laid if isinstance(laid, Registration) else None


def _opened(frame: bytes) -> NDArray[np.uint8]:
    """Decode a frame whose size was looked at before anything is unpacked."""
    if len(frame) > MOST_BYTES:
        raise NoFrameError
    head = jpeg_head(frame)  # with its scans counted: each is decoded at full size
    if head is None or not head.is_plain or head.width * head.height > MOST_PIXELS:
        raise NoFrameError
    grey = cv2.imdecode(np.frombuffer(frame, np.uint8), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        raise NoFrameError
    return np.asarray(grey, dtype=np.uint8)


def _point(place: NDArray[np.floating]) -> tuple[float, float]:
    return (round(float(place[0]), 1), round(float(place[1]), 1))
