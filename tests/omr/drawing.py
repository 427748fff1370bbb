"""Small ballots drawn by the tests of the reader, with nothing left to chance.

Whole piles as pens, copiers and phones make them come from `tests.scans`; these pages
are for one question each.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from tinnhiem.core.scanning.drawing import DRAWN_DOTS, pack_drawing
from tinnhiem.core.scanning.layout import (
    LEVELS,
    Area,
    CodePlace,
    MarkBox,
    Marker,
    NameCell,
    PageLayout,
    SheetLayout,
    code_text,
)
from tinnhiem.omr.pictures import Picture

Grey = NDArray[np.uint8]
WHITE, BLACK = 245, 20
PLACES = ((194, 10), (7, 120), (194, 140), (7, 278), (194, 278), (7, 70))
STYLE = "ABCD2345"


def make_layout(rows: int = 5, *, pages: int = 1, style: str = STYLE) -> SheetLayout:
    """Return a ballot of equally long pages."""
    made = tuple(
        _page(
            range(rows * at + 1, rows * (at + 1) + 1),
            page=at + 1,
            code=code_text(style=style, batch=1, page=at + 1, pages=pages),
        )
        for at in range(pages)
    )
    people = tuple(f"Người {row}" for row in range(1, rows * pages + 1))
    return SheetLayout(style=style, batch=1, people=people, pages=made)


def _page(rows: Iterable[int], *, page: int, code: str) -> PageLayout:
    tops = [(row, 80 + 10.0 * at) for at, row in enumerate(rows)]
    return PageLayout(
        page=page,
        width=210,
        height=297,
        boxes=tuple(
            MarkBox(
                row=row, level=level, x=108 + 24 * level, y=top + 1.5, width=7, height=7
            )
            for row, top in tops
            for level in LEVELS
        ),
        names=tuple(
            NameCell(row=row, x=29, y=top, width=94, height=10) for row, top in tops
        ),
        markers=tuple(
            Marker(number=6 * (page - 1) + place, x=x, y=y, width=9, height=9)
            for place, (x, y) in enumerate(PLACES)
        ),
        code=CodePlace(x=97, y=273, width=16, height=16, text=code),
        table=Area(x=19, y=70, width=176, height=10 + 10 * len(tops)),
        stamp=Area(x=0, y=0, width=60, height=60),
        words=(Area(x=70, y=10, width=110, height=12),),
    )


@dataclass
class Paper:
    """A printed page that a test writes on; lengths in mm."""

    page: PageLayout
    dots: float = 300 / 25.4
    grey: Grey = field(init=False)

    def __post_init__(self) -> None:
        size = (round(self.page.height * self.dots), round(self.page.width * self.dots))
        self.grey = np.full(size, WHITE, dtype=np.uint8)
        self._print()

    def line(
        self, *places: tuple[float, float], width: float = 0.4, dark: int = 60
    ) -> "Paper":
        """Draw a stroke through places."""
        points = [
            (round(x * self.dots * 8), round(y * self.dots * 8)) for x, y in places
        ]
        thick = round(width * self.dots)
        for start, end in pairwise(points):
            cv2.line(self.grey, start, end, dark, thick, cv2.LINE_AA, 3)
        return self

    def cross(
        self, row: int, level: int, *, size: float = 2.2, dark: int = 60
    ) -> "Paper":
        """Mark a box."""
        x, y = self.box(row, level).centre
        self.line((x - size, y - size), (x + size, y + size), dark=dark)
        return self.line((x - size, y + size), (x + size, y - size), dark=dark)

    def box(self, row: int, level: int) -> MarkBox:
        return next(
            box for box in self.page.boxes if (box.row, box.level) == (row, level)
        )

    def name(self, row: int) -> NameCell:
        return next(name for name in self.page.names if name.row == row)

    def scan(self, *, dpi: int = 200) -> Grey:
        """Return the page in grey as a good scanner sees it."""
        size = (
            round(self.page.width * dpi / 25.4),
            round(self.page.height * dpi / 25.4),
        )
        small = cv2.resize(self.grey, size, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.GaussianBlur(small, (0, 0), 0.6), dtype=np.uint8)

    def picture(
        self, *, dpi: int = 200, turns: int = 0, is_bilevel: bool = False
    ) -> Picture:
        """Return what a scanner brings, turned by quarters."""
        grey = self.scan(dpi=dpi)
        if is_bilevel:
            grey = np.where(grey > 150, 255, 0)
        return picture_of(np.rot90(grey, turns).astype(np.uint8), is_bilevel=is_bilevel)

    def _print(self) -> None:
        for marker in self.page.markers:
            self._paste(marker, _marker(marker.number))
        self._paste(self.page.code, _code(self.page.code.text))
        for name in self.page.names:
            self._frame(name)
            self._words(name)
        for box in self.page.boxes:
            self._frame(box)

    def _frame(self, area: Area) -> None:
        right, bottom = area.x + area.width, area.y + area.height
        self.line(
            (area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom),
            (area.x, area.y), width=0.25, dark=BLACK,
        )  # fmt: skip

    def _words(self, name: NameCell) -> None:
        place = (round((name.x + 3) * self.dots), round((name.y + 6.5) * self.dots))
        scale = self.dots / 12
        cv2.putText(
            self.grey, f"Nguyen Van Thu {name.row}", place, cv2.FONT_HERSHEY_TRIPLEX,
            scale, BLACK, 1, cv2.LINE_AA,
        )  # fmt: skip

    def _paste(self, area: Area, modules: Grey) -> None:
        top, left = round(area.y * self.dots), round(area.x * self.dots)
        side = round(area.width * self.dots)
        large = cv2.resize(modules, (side, side), interpolation=cv2.INTER_NEAREST)
        self.grey[top : top + side, left : left + side] = np.where(large, WHITE, BLACK)


def picture_of(grey: Grey, *, is_bilevel: bool = False) -> Picture:
    """Return what came out of a file."""
    return Picture(
        file="phieu.pdf", page=1, grey=grey, is_bilevel=is_bilevel, digest=b""
    )


def with_drawing(layout: SheetLayout) -> SheetLayout:
    """Return a layout that says how its pages are printed."""
    pages = []
    for page in layout.pages:
        size = round(page.width * DRAWN_DOTS), round(page.height * DRAWN_DOTS)
        small = cv2.resize(Paper(page).grey, size, interpolation=cv2.INTER_AREA)
        dark = np.clip((WHITE - small.astype(float)) * 255 / (WHITE - BLACK), 0, 255)
        drawing = pack_drawing(dark.astype(np.uint8).tobytes())
        pages.append(replace(page, drawing=drawing))
    return replace(layout, pages=tuple(pages))


def _marker(number: int) -> Grey:
    family = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    return np.asarray(cv2.aruco.generateImageMarker(family, number, 6), dtype=np.uint8)


def _code(text: str) -> Grey:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return np.array(code.to_image(scale=1, add_quiet_zones=False), dtype=np.uint8)
