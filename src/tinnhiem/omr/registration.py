"""Where the places of a layout lie in a picture, from the markers that were found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import Area, PageLayout
from tinnhiem.core.scanning.page import Rejection
from tinnhiem.omr.markers import FoundMarker

LEAST_MARKERS: Final = 3  # they span the page; two leave a hinge
FLAT: Final = 0.35  # mm: as a scanner lays a sheet, feed apart; above it, perspective
FARTHEST: Final = 3.5  # mm a marker may be off; more is another form or a torn sheet
MM_PER_INCH: Final = 25.4

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """A page of a layout laid onto a picture.

    Attributes:
        page: Of the layout.
        plane: Shape (3, 3), from millimetres of the sheet to pixels of the picture.
        warp: The largest distance of a marker from where the plane puts it, mm.
        shifts: By row, then level: how far a printed box was found beside its place,
            mm, x and y. Empty before the boxes were looked for.
    """

    page: PageLayout
    plane: NDArray[np.float64]
    warp: float
    shifts: tuple[tuple[tuple[float, float], ...], ...] = ()

    def pixels(self, places: Points) -> Points:
        """Return where places of the sheet lie in the picture.

        Args:
            places: Shape (n, 2), millimetres x and y.

        Returns:
            Shape (n, 2), pixels x and y.
        """
        return through(self.plane, places)

    def reduced(self, factor: int) -> "Registration":
        """Return the same for a copy that is smaller by a whole factor."""
        if factor == 1:
            return self
        middle = (1 - factor) / 2 / factor  # of a pixel, in pixels of the copy
        scale = np.array([[1 / factor, 0, middle], [0, 1 / factor, middle], [0, 0, 1]])
        return replace(self, plane=scale @ self.plane)

    @property
    def is_flat(self) -> bool:
        """Say whether there is no perspective at all."""
        return bool(self.plane[2, 0] == 0 and self.plane[2, 1] == 0)

    @property
    def dots_per_mm(self) -> float:
        """Return the resolution in the middle of the table, pixels a millimetre."""
        return self._dots_at(np.array(self.page.table.centre))

    @property
    def dpi(self) -> float:
        """Return the same as dots per inch."""
        return self.dots_per_mm * MM_PER_INCH

    @property
    def coarsest_dpi(self) -> float:
        """Return the resolution in the farthest corner of the table, dots per inch."""
        corners = corners_of(self.page.table)
        return MM_PER_INCH * min(self._dots_at(corner) for corner in corners)

    def _dots_at(self, place: Points) -> float:
        right, down = self.pixels(place + np.eye(2)) - self.pixels(place[None])
        return float(np.sqrt(abs(right[0] * down[1] - right[1] * down[0])))


def through(plane: NDArray[np.float64], places: Points) -> Points:
    """Return places, shape (n, 2), as a plane of shape (3, 3) maps them."""
    mapped = places @ plane[:, :2].T + plane[:, 2]
    return np.asarray(mapped[:, :2] / mapped[:, 2:])


def corners_of(area: Area, *, beyond: float = 0.0) -> Points:
    """Return the corners of an area, clockwise from the top left, shape (4, 2), mm.

    Args:
        area: Of the layout.
        beyond: Millimetres to add on every side.
    """
    left, top = area.x - beyond, area.y - beyond
    right, bottom = area.x + area.width + beyond, area.y + area.height + beyond
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def register(
    found: Sequence[FoundMarker], page: PageLayout
) -> Registration | Rejection:
    """Lay a page of a layout onto a picture.

    A scanner moves a sheet without perspective, and with few markers perspective would
    be guessed from their own small sides: so it is taken up only where it is needed.

    Args:
        found: Markers of the picture; those the page does not have are left out.
        page: Of the layout.

    Returns:
        The registration, or why there is none.
    """
    wanted = {marker.number: marker for marker in page.markers}
    used = [marker for marker in found if marker.number in wanted]
    if len(used) < LEAST_MARKERS:
        return Rejection.FEW_MARKERS
    places = np.concatenate([corners_of(wanted[marker.number]) for marker in used])
    pixels = np.concatenate([marker.corners for marker in used]).astype(np.float64)
    plane = _plane(places, pixels)
    warp = _farthest(plane, places, pixels) if plane is not None else np.inf
    if plane is None or warp > FARTHEST or np.linalg.det(plane) <= 0:
        return Rejection.MARKERS_CONTRADICT
    return Registration(page=page, plane=plane, warp=warp)


def _plane(places: Points, pixels: Points) -> NDArray[np.float64] | None:
    flat = _affine(places, pixels)
    if _farthest(flat, places, pixels) <= FLAT:
        return flat
    return _homography(places, pixels)


def _homography(places: Points, pixels: Points) -> Points | None:
    found: Points | None = cv2.findHomography(places, pixels)[0]  # type: ignore[assignment]
    return found


def _affine(places: Points, pixels: Points) -> NDArray[np.float64]:
    padded = np.column_stack([places, np.ones(len(places))])
    solved, *_ = np.linalg.lstsq(padded, pixels, rcond=None)
    return np.vstack([solved.T, [0.0, 0.0, 1.0]])


def _farthest(plane: NDArray[np.float64], places: Points, pixels: Points) -> float:
    """Return how far the middle of a marker is off, mm on the sheet."""
    try:
        seen = through(np.linalg.inv(plane).astype(np.float64), pixels)
    except np.linalg.LinAlgError:
        return float("inf")
    off = (seen - places).reshape(-1, 4, 2).mean(axis=1)
    return float(np.hypot(off[:, 0], off[:, 1]).max())
