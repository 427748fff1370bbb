"""Which rows stand on which page of a ballot, and where every box of it lies.

Only lengths are known here, never letters: whoever prints says how high each row must
be, and draws exactly at the places that come back. So drawing and reading have one
source, and no place is ever measured off a print.

Source: the content is Quy định 96-QĐ/TW, Điều 6.3; the geometry is ours (docs/adr).
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import accumulate
from typing import Final

from tinnhiem.core.scanning.errors import BallotTooLongError, RowsOfABallotError
from tinnhiem.core.scanning.layout import (
    LEVELS,
    MARKERS_A_PAGE,
    MOST_PAGES,
    MOST_ROWS,
    Area,
    CodePlace,
    MarkBox,
    Marker,
    NameCell,
    PageLayout,
    SheetLayout,
    code_text,
)

WIDTH: Final = 210.0  # mm, A4 upright
HEIGHT: Final = 297.0
LEFT: Final = 19.0  # mm to the table; the side margins are the markers' own
RIGHT: Final = 191.0
LEAST_ROW: Final = 9.0  # mm; closer rows were misread (a mark reaches the next row)
MOST_A_PAGE: Final = 18
MARKER: Final = 9.0  # mm with its black border, six modules of 1.5 mm
# A round seal of 36 mm pressed upon the organ's name, and a hand's inaccuracy: wider
# than the 60 mm that hold no marker, or every stamped sheet would be sent to people.
STAMP: Final = Area(x=0.0, y=0.0, width=80.0, height=60.0)
CODE: Final = 16.0  # mm without the quiet zone
CODE_TOP: Final = 273.0
LOWEST: Final = 269.0  # mm; below it stand the code's quiet zone and the code
STYLE_DIGITS: Final = 8
TEST_SIGN: Final = "T"  # no hexadecimal digit: a test sheet never has a ballot's style

# Top left corners, by place: top right, middle left, middle right, bottom left, bottom
# right, and a second one on the left between stamp and middle. Two modules of white
# lie between each and the table; 7 mm between each and the edge, where printers stop.
MARKER_CORNERS: Final = (
    (194.0, 10.0),
    (7.0, 173.0),
    (194.0, 144.0),
    (7.0, 278.0),
    (194.0, 278.0),
    (7.0, 68.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFrame:
    """What the words of a ballot leave to its rows, mm (khung của phiếu).

    Attributes:
        number: Width of the column TT.
        column: Width of the column of one level.
        box: Side of a box; at least 6.
        head: Height of the table's head.
        first_top: Top of the table on the first page.
        next_top: Top of the table on every other page.
        first_foot: Kept below the table of the first page for the instruction.
        next_foot: The same on every other page.
    """

    number: float
    column: float
    box: float
    head: float
    first_top: float
    next_top: float
    first_foot: float
    next_foot: float

    @property
    def name(self) -> float:
        """Return the width of the column of names, mm."""
        return RIGHT - LEFT - self.number - len(LEVELS) * self.column

    def room(self, page: int) -> float:
        """Return how much height the rows of a page may take, mm; pages from 1."""
        top, foot = (
            (self.first_top, self.first_foot)
            if page == 1
            else (self.next_top, self.next_foot)
        )
        return LOWEST - foot - top - self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintRun:
    """What makes the sheets of one run a style of their own (một lần in).

    Attributes:
        campaign: Any words that no other campaign has.
        people: Names as printed, in ballot order.
        titles: One a person.
        batch: From 1.
        is_test: A test sheet, whose style no ballot has.
    """

    campaign: str
    people: tuple[str, ...]
    titles: tuple[str, ...]
    batch: int = 1
    is_test: bool = False


def compose(
    heights: Sequence[float], *, frame: SheetFrame, run: PrintRun
) -> SheetLayout:
    """Return where everything lies on the sheets of a run.

    Args:
        heights: Of each person's row as its words need it, mm; a row is never split.
        frame: What the words leave.
        run: Whose ballot, and which batch.

    Raises:
        RowsOfABallotError: Nobody, or more than 60 persons.
        BallotTooLongError: More pages than there are markers for; print smaller type.
    """
    if not 1 <= len(heights) <= MOST_ROWS:
        raise RowsOfABallotError(len(heights), most=MOST_ROWS)
    rows = [max(LEAST_ROW, height) for height in heights]
    counts = _rows_a_page(rows, frame)
    if counts is None or len(counts) > MOST_PAGES:
        raise BallotTooLongError(len(heights), pages=MOST_PAGES)
    starts = [0, *accumulate(counts)]
    bare = tuple(
        _page(page, first=start, rows=rows[start : start + count], frame=frame)
        for page, (start, count) in enumerate(zip(starts, counts, strict=False), 1)
    )
    style = _style(run, bare)
    return SheetLayout(
        style=style,
        batch=run.batch,
        people=run.people,
        pages=tuple(_coded(page, run=run, style=style, of=len(bare)) for page in bare),
    )


def _rows_a_page(rows: Sequence[float], frame: SheetFrame) -> list[int] | None:
    """Return how many rows each page takes; None if one is too high for any page.

    As few pages as can be, filled alike: no last page with one name.
    """
    fewest = _filled(rows, frame, most=MOST_A_PAGE)
    if fewest is None:
        return None
    for most in range(-(-len(rows) // len(fewest)), MOST_A_PAGE):
        alike = _filled(rows, frame, most=most)
        if alike is not None and len(alike) == len(fewest):
            return alike
    return fewest


def _filled(rows: Sequence[float], frame: SheetFrame, *, most: int) -> list[int] | None:
    counts = [0]
    left = frame.room(1)
    for row in rows:
        if row > left or counts[-1] == most:
            counts.append(0)
            left = frame.room(len(counts))
            if row > left:
                return None
        counts[-1] += 1
        left -= row
    return counts if counts[0] else None


def _page(
    page: int, *, first: int, rows: Sequence[float], frame: SheetFrame
) -> PageLayout:
    top = frame.first_top if page == 1 else frame.next_top
    tops = [round(top + frame.head + above, 3) for above in accumulate(rows, initial=0)]
    name_left, choices = LEFT + frame.number, LEFT + frame.number + frame.name
    numbered = list(enumerate(zip(tops, rows, strict=False), first + 1))
    return PageLayout(
        page=page,
        width=WIDTH,
        height=HEIGHT,
        boxes=tuple(
            MarkBox(
                row=row,
                level=level,
                x=round(choices + (level - 0.5) * frame.column - frame.box / 2, 3),
                y=round(y + (height - frame.box) / 2, 3),
                width=frame.box,
                height=frame.box,
            )
            for row, (y, height) in numbered
            for level in LEVELS
        ),
        names=tuple(
            NameCell(row=row, x=name_left, y=y, width=frame.name, height=height)
            for row, (y, height) in numbered
        ),
        markers=tuple(
            Marker(
                number=MARKERS_A_PAGE * (page - 1) + place,
                x=x,
                y=y,
                width=MARKER,
                height=MARKER,
            )
            for place, (x, y) in enumerate(MARKER_CORNERS)
        ),
        code=CodePlace(
            x=(WIDTH - CODE) / 2, y=CODE_TOP, width=CODE, height=CODE, text=""
        ),
        table=Area(x=LEFT, y=top, width=RIGHT - LEFT, height=round(tops[-1] - top, 3)),
        stamp=STAMP if page == 1 else None,
    )


def _style(run: PrintRun, pages: Sequence[PageLayout]) -> str:
    """Return what tells this form from any other: eight digits, or a sign and seven."""
    told = [
        run.campaign,
        list(zip(run.people, run.titles, strict=True)),
        [asdict(page) for page in pages],
    ]
    digest = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest().upper()
    sign = TEST_SIGN if run.is_test else ""
    return (sign + digest)[:STYLE_DIGITS]


def _coded(page: PageLayout, *, run: PrintRun, style: str, of: int) -> PageLayout:
    text = code_text(style=style, batch=run.batch, page=page.page, pages=of)
    return replace(page, code=replace(page.code, text=text))
