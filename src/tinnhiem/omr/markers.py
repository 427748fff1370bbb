"""The square marks in the margins: which ones, and where exactly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.layout import MARKERS_A_PAGE

A4_LONG_AT_100_DPI: Final = 1169  # pixels
STRIP: Final = 0.2  # of the page's short side: margin, 5° of turn and 5 mm of shift
WINDOW: Final = (
    23  # pixels at 100 dpi, 5.8 mm: more than half a marker, see scan.md 2.3
)
REFINE: Final = 0.75  # of a module: as far as a corner is looked for around its place
MODULES: Final = 6  # a marker's side, black border included
THIRD: Final = 3  # 300 dpi to 100
SAME: Final = 0.5  # of a side: finds closer together are one marker


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMarker:
    """One marker in a picture.

    Attributes:
        number: In the family.
        corners: Shape (4, 2), pixels x and y of the picture; the marker's own top left
            corner first, then clockwise.
    """

    number: int
    corners: NDArray[np.float32]

    @property
    def side(self) -> float:
        """Return its mean side, pixels."""
        steps = self.corners - np.roll(self.corners, 1, axis=0)
        return float(np.hypot(steps[:, 0], steps[:, 1]).mean())


def reduced(grey: NDArray[np.uint8], factor: int) -> NDArray[np.uint8]:
    """Return a copy smaller by a whole factor, every pixel the mean of its square.

    A whole factor costs a seventh of any other.
    """
    if factor == 1:
        return grey
    height, width = (side // factor * factor for side in grey.shape)
    if factor == THIRD:  # the same means, in half the time
        means = cv2.blur(grey[:height, :width], (THIRD, THIRD))
        return np.ascontiguousarray(means[1::THIRD, 1::THIRD], dtype=np.uint8)
    small = cv2.resize(
        grey[:height, :width],
        (width // factor, height // factor),
        interpolation=cv2.INTER_AREA,
    )
    return np.asarray(small, dtype=np.uint8)


def search_copy(grey: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], int]:
    """Return a copy of about 100 dpi, and how many times smaller it is."""
    factor = max(1, round(max(grey.shape) / A4_LONG_AT_100_DPI))
    return reduced(grey, factor), factor


def find_markers(
    grey: NDArray[np.uint8], small: tuple[NDArray[np.uint8], int]
) -> tuple[FoundMarker, ...]:
    """Find the markers of a page, whichever way it lies.

    First in the strips along the long sides, where they are printed; where not all are
    found there, on the whole page; where fewer than three are, with finer and coarser
    windows too.

    Args:
        grey: The picture, shape (height, width), 0 black.
        small: Its `search_copy`.

    Returns:
        Every marker of the family, also twice when two sheets show the same one.
    """
    copy, factor = small
    found = [one for part in _strips(copy.shape) for one in _within(copy, part)]
    if len(found) < MARKERS_A_PAGE - 1:
        found = list(_detected(copy, _QUICK))
    if len(found) < MARKERS_A_PAGE // 2:
        found = list(_detected(copy, _PATIENT))
    return tuple(_refined(grey, _apart(found), factor=factor))


def twice(found: Sequence[FoundMarker]) -> bool:
    """Say whether a marker shows twice: two sheets in one picture."""
    numbers = [marker.number for marker in found]
    return len(set(numbers)) < len(numbers)


_Found: TypeAlias = tuple[int, NDArray[np.float32]]


def _detector(*windows: int) -> cv2.aruco.ArucoDetector:
    parameters = cv2.aruco.DetectorParameters()
    parameters.adaptiveThreshWinSizeMin = windows[0]
    parameters.adaptiveThreshWinSizeMax = windows[-1]
    parameters.adaptiveThreshWinSizeStep = 12
    parameters.minMarkerPerimeterRate = 0.05
    family = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    return cv2.aruco.ArucoDetector(family, parameters)


_QUICK: Final = _detector(WINDOW)
_PATIENT: Final = _detector(11, 35)


def _strips(shape: tuple[int, ...]) -> tuple[tuple[slice, slice], ...]:
    height, width = shape
    deep = round(STRIP * min(shape))
    if height >= width:
        return (
            (slice(None), slice(0, deep)),
            (slice(None), slice(width - deep, width)),
        )
    return (slice(0, deep), slice(None)), (slice(height - deep, height), slice(None))


def _within(small: NDArray[np.uint8], part: tuple[slice, slice]) -> Iterator[_Found]:
    offset = np.array([part[1].start or 0, part[0].start or 0], dtype=np.float32)
    for number, corners in _detected(np.ascontiguousarray(small[part]), _QUICK):
        yield number, corners + offset


def _detected(
    grey: NDArray[np.uint8], detector: cv2.aruco.ArucoDetector
) -> Iterator[_Found]:
    corners, numbers, _ = detector.detectMarkers(grey)
    for at, four in enumerate(corners):
        yield int(np.ravel(numbers)[at]), four.reshape(4, 2).astype(np.float32)


def _apart(found: Sequence[_Found]) -> list[FoundMarker]:
    """Drop what was found twice in one place."""
    kept: list[FoundMarker] = []
    for number, corners in found:
        one = FoundMarker(number=number, corners=corners)
        middle = corners.mean(axis=0)
        if not any(
            other.number == number
            and np.hypot(*(other.corners.mean(axis=0) - middle)) < SAME * one.side
            for other in kept
        ):
            kept.append(one)
    return kept


def _refined(
    grey: NDArray[np.uint8], found: Sequence[FoundMarker], *, factor: int
) -> Iterator[FoundMarker]:
    """Yield the markers with their corners as the whole resolution shows them."""
    for marker in found:
        corners = marker.corners * factor + (factor - 1) / 2
        reach = max(2, round(REFINE * marker.side * factor / MODULES))
        fine = cv2.cornerSubPix(
            grey,
            np.ascontiguousarray(corners.reshape(-1, 1, 2)),
            (reach, reach),
            (-1, -1),
            (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, 20, 0.03),
        )
        yield FoundMarker(
            number=marker.number, corners=fine.reshape(4, 2).astype(np.float32)
        )
