"""A picture of a page into a reading: which page of which ballot, and its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tinnhiem.core.scanning.deciding import USUAL, Thresholds, decide_page
from tinnhiem.core.scanning.layout import PageLayout, SheetLayout
from tinnhiem.core.scanning.page import PageOutcome, PageReading, Rejection
from tinnhiem.omr.codes import read_code
from tinnhiem.omr.markers import FoundMarker, find_markers, search_copy, twice
from tinnhiem.omr.measuring import PageGround, ground_of, measure_page
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.registration import (
    MM_PER_INCH,
    Registration,
    corners_of,
    register,
)

CUT: Final = 2.0  # mm of the table's own frame that a scan may cut away
LEAST_DPI: Final = 140.0  # 150 less what a copier shrinks
LEAST_FAR_DPI: Final = 115.0  # at the far edge of a sheet that a phone saw aslant


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page, and what the pile needs to compare it with others.

    Attributes:
        reading: Read, flagged or rejected; never yet a duplicate.
        strokes: Unit vector of the pen strokes in marked boxes; None when nothing is
            marked, or nothing was read.
        registration: For cutting out pictures; None when the page was rejected before.
    """

    reading: PageReading
    strokes: NDArray[np.float32] | None = None
    registration: Registration | None = None


class SheetReader:
    """Reads pages of certain print runs, one after another; keeps nothing of them."""

    def __init__(
        self, layouts: Sequence[SheetLayout], *, thresholds: Thresholds = USUAL
    ) -> None:
        """Prepare for the pages of these layouts.

        Args:
            layouts: Of the print runs whose sheets may come.
            thresholds: Others than the usual ones only to draw the curve of accuracy.
        """
        self._thresholds = thresholds
        self._pages: Mapping[str, PageLayout] = {
            page.code.text: page for layout in layouts for page in layout.pages
        }
        self._grounds: dict[str, PageGround] = {}

    def read(self, picture: Picture) -> ReadPage:
        """Read one page; whatever is in doubt is flagged or rejected, with its reason.

        Args:
            picture: As it came from its file, lying in any of the four directions.
        """
        small = search_copy(picture.grey)
        found = find_markers(picture.grey, small)
        code, laid = self._located(picture.grey, found)
        if isinstance(laid, Rejection):
            return _rejected(picture, laid, code=code)
        if laid.dpi < LEAST_DPI or laid.coarsest_dpi < LEAST_FAR_DPI:
            return _rejected(picture, Rejection.TOO_COARSE, code=code)
        if not _shows_table(picture, laid):
            return _rejected(picture, Rejection.ROWS_LOST, code=code)
        return self._measured(picture, laid, code=code, small=small)

    def _located(
        self, grey: NDArray[np.uint8], found: Sequence[FoundMarker]
    ) -> tuple[str, Registration | Rejection]:
        """Return the code of a page and where it lies, or why it is not read."""
        pages = self._pages_of(found)
        if isinstance(pages, Rejection):
            return "", pages
        tries = [register(found, page) for page in pages]
        laid = next((one for one in tries if isinstance(one, Registration)), None)
        if laid is None:
            return "", next(one for one in tries if isinstance(one, Rejection))
        code = read_code(grey, laid)
        return code, self._agreed(code, laid, found=found)

    def _agreed(
        self, code: str, laid: Registration, *, found: Sequence[FoundMarker]
    ) -> Registration | Rejection:
        """Return where the page named by the code lies, if the markers agree."""
        page = self._pages.get(code)
        if page is None:
            return Rejection.FOREIGN_CODE if code else Rejection.NO_CODE
        if page.page != laid.page.page:
            return Rejection.CODE_CONTRADICTS
        if page.markers != laid.page.markers:
            return register(found, page)
        return replace(laid, page=page)

    def _pages_of(
        self, found: Sequence[FoundMarker]
    ) -> tuple[PageLayout, ...] | Rejection:
        """Return the pages with these markers, one for each way of placing them."""
        numbers = {marker.number for marker in found}
        pages = {
            page.markers: page
            for page in self._pages.values()
            if numbers & {marker.number for marker in page.markers}
        }
        ours = {marker.number for markers in pages for marker in markers}
        if not pages:
            return Rejection.NO_MARKERS
        if twice([marker for marker in found if marker.number in ours]):
            return Rejection.TWO_SHEETS
        if len({page.page for page in pages.values()}) > 1:
            return Rejection.MARKERS_CONTRADICT
        return tuple(pages.values())

    def _measured(
        self,
        picture: Picture,
        registration: Registration,
        *,
        code: str,
        small: tuple[NDArray[np.uint8], int],
    ) -> ReadPage:
        if code not in self._grounds:
            self._grounds[code] = ground_of(registration.page)
        measured = measure_page(
            picture.grey,
            registration,
            self._grounds[code],
            small=small,
            is_bilevel=picture.is_bilevel,
        )
        outcome, rows, reason = decide_page(measured.measure, self._thresholds)
        reading = PageReading(
            file=picture.file,
            page=picture.page,
            outcome=outcome,
            code=code,
            rows=rows,
            reason=reason,
        )
        return ReadPage(
            reading=reading,
            strokes=measured.strokes,
            registration=measured.registration,
        )


def _shows_table(picture: Picture, laid: Registration) -> bool:
    """Say whether the whole table lies in the picture; of a torn sheet it does not."""
    slack = CUT * laid.dpi / MM_PER_INCH
    height, width = picture.grey.shape
    places = laid.pixels(corners_of(laid.page.table))
    most = np.array([width, height]) + slack
    return bool((places >= -slack).all() and (places <= most).all())


def _rejected(picture: Picture, reason: Rejection, *, code: str = "") -> ReadPage:
    return ReadPage(
        reading=PageReading(
            file=picture.file,
            page=picture.page,
            outcome=PageOutcome.REJECTED,
            code=code,
            reason=reason.value,
        )
    )
