"""Where the crop of a row is cut from its page, and which parts of it people look at.

A row is as wide as the paper and as high as a line: on a telephone its boxes would be
dots. So its name and its boxes are shown each in full width, out of the same picture.
"""

from dataclasses import dataclass
from typing import Final

from tinnhiem.core.scanning.layout import LEVELS, Area, PageLayout, SheetLayout

BESIDE: Final = 2.5  # mm above and below a row: a tail, and half of the neighbour's box
MARGIN: Final = 3.0  # mm left and right of the boxes


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWindows:
    """Parts of a row's picture, in mm from its top left (khung nhìn của một dòng).

    Attributes:
        crop: The whole picture of the row; its place on the page.
        name: The printed name.
        boxes: The three boxes with what lies between them.
        page: The paper, from its own top left.
    """

    crop: Area
    name: Area
    boxes: Area
    page: Area


def row_area(page: PageLayout, row: int) -> Area:
    """Return what the picture of a row shows, as printed; a scan may shift it a little.

    Raises:
        KeyError: The page has no such row; ask for the page that has it.
    """
    if row not in page.rows:
        raise KeyError(row)
    at = page.rows.index(row)
    name, last = page.names[at], page.boxes[len(LEVELS) * (at + 1) - 1]
    left = page.table.x
    right = max(left + page.table.width, last.x + last.width)
    return Area(
        x=left,
        y=name.y - BESIDE,
        width=right - left,
        height=name.height + 2 * BESIDE,
    )


def windows_of(layout: SheetLayout, row: int) -> RowWindows | None:
    """Return the parts of a row's picture; None where the ballot has no such row."""
    page = next((one for one in layout.pages if row in one.rows), None)
    if page is None:
        return None
    crop = row_area(page, row)
    at = page.rows.index(row)
    name, boxes = page.names[at], [box for box in page.boxes if box.row == row]
    left = max(min(box.x for box in boxes) - MARGIN, crop.x)
    right = min(max(box.x + box.width for box in boxes) + MARGIN, crop.x + crop.width)
    return RowWindows(
        crop=crop,
        name=Area(x=0, y=0, width=name.x + name.width - crop.x, height=crop.height),
        boxes=Area(x=left - crop.x, y=0, width=right - left, height=crop.height),
        page=Area(x=0, y=0, width=page.width, height=page.height),
    )
