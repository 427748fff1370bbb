"""Where everything lies on a printed ballot (bố cục của phiếu in).

All lengths are millimetres from the top left corner of the page as a person holds it.
A layout belongs to one print run: the code that every sheet of the run carries names
the form, the batch and the page, and never the sheet.

Source: the ballot's content is Quy định 96-QĐ/TW, Điều 6.3; the geometry is ours.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from tinnhiem.core.scanning.drawing import unpack_drawing
from tinnhiem.core.scanning.errors import NO_LAYOUT, LayoutBrokenError

FORMAT: Final = "tinnhiem-layout-1"
MARKERS_A_PAGE: Final = 6
MOST_PAGES: Final = 8  # the family of markers has 50 members, six to a page
MOST_ROWS: Final = 60
LEVELS: Final = (1, 2, 3)  # tín nhiệm cao, tín nhiệm, tín nhiệm thấp
BIGGEST: Final = 1000.0  # mm; no sheet is larger


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle on a page, mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """Return the middle, mm."""
        return (self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkBox(Area):
    """One of the three boxes of a row (ô đánh dấu).

    The printed outline is drawn along its edges, half of the stroke on either side.

    Attributes:
        row: Place of the person on the whole ballot, from 1.
        level: 1 tín nhiệm cao, 2 tín nhiệm, 3 tín nhiệm thấp.
    """

    row: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCell(Area):
    """Where a person's printed name and title stand; a stroke here may strike it.

    Its edges are the printed rules of the table: above and below the row, left and
    right of the name.
    """

    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker(Area):
    """A square mark of the family 4×4_50, black border included (dấu định vị).

    Attributes:
        number: In the family; `6 × (page − 1) + place`, so that no two pages share one.
    """

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePlace(Area):
    """The QR code without its quiet zone; the same on every sheet of the run."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """One page of the ballot (một trang của phiếu).

    Attributes:
        page: From 1.
        width: Of the paper, mm.
        height: Of the paper, mm.
        names: One a row, in the order of the rows.
        boxes: Three a row, row by row, the highest level first.
        table: Header and rows; what is written inside it concerns a row.
        stamp: Kept free for the red stamp; ink here means nothing.
        words: Where words are printed outside the table; ink here is ours.
        drawing: The page as printed, see `drawing`; empty where it is not known.
    """

    page: int
    width: float
    height: float
    boxes: tuple[MarkBox, ...]
    names: tuple[NameCell, ...]
    markers: tuple[Marker, ...]
    code: CodePlace
    table: Area
    stamp: Area | None = None
    words: tuple[Area, ...] = ()
    drawing: str = ""

    @property
    def rows(self) -> tuple[int, ...]:
        """Return the numbers of its rows, from the top."""
        return tuple(name.row for name in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """A whole ballot of one print run.

    Attributes:
        style: Short digest of campaign, persons, their order and the geometry; part of
            the code, so that another form is told apart.
        batch: Of the print run, from 1.
        people: Names as printed, in ballot order.
    """

    style: str
    batch: int
    people: tuple[str, ...]
    pages: tuple[PageLayout, ...]

    def page_with_code(self, text: str) -> PageLayout | None:
        """Return the page that carries this code; None when none does."""
        return next((page for page in self.pages if page.code.text == text), None)

    def undrawn(self) -> "SheetLayout":
        """Return the same places without the drawings of the pages."""
        return replace(
            self, pages=tuple(replace(page, drawing="") for page in self.pages)
        )


def code_text(*, style: str, batch: int, page: int, pages: int) -> str:
    """Return what the code of a page says; letters a QR code packs tightly."""
    return f"TN1-{style}-{batch}-{page}-{pages}"


def layout_rows(layout: SheetLayout) -> dict[str, Any]:
    """Return a layout as it is written to a file; `layout_from` reads it back."""
    return {"format": FORMAT, "unit": "mm", **asdict(layout)}


def layout_from(rows: object) -> SheetLayout:
    """Return the layout that a file holds.

    Raises:
        LayoutBrokenError: Not a layout, of another version, or one that contradicts
            itself. Take the file written with the ballots.
    """
    try:
        layout = _layout(rows)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LayoutBrokenError(type(error).__name__) from error
    fault = next(_contradictions(layout), None)
    if fault is not None:
        raise LayoutBrokenError(fault)
    return layout


def _layout(rows: object) -> SheetLayout:
    if not isinstance(rows, Mapping) or rows.get("format") != FORMAT:
        raise LayoutBrokenError(NO_LAYOUT)
    return SheetLayout(
        style=str(rows["style"]),
        batch=int(rows["batch"]),
        people=tuple(map(str, rows["people"])),
        pages=tuple(_page(page) for page in rows["pages"]),
    )


def _page(rows: Mapping[str, Any]) -> PageLayout:
    width, height = _length(rows["width"]), _length(rows["height"])
    drawing = str(rows.get("drawing", ""))
    if drawing:
        unpack_drawing(drawing, width=width, height=height)
    return PageLayout(
        page=int(rows["page"]),
        width=width,
        height=height,
        boxes=tuple(
            MarkBox(**_area(box), row=int(box["row"]), level=int(box["level"]))
            for box in rows["boxes"]
        ),
        names=tuple(
            NameCell(**_area(name), row=int(name["row"])) for name in rows["names"]
        ),
        markers=tuple(
            Marker(**_area(marker), number=int(marker["number"]))
            for marker in rows["markers"]
        ),
        code=CodePlace(**_area(rows["code"]), text=str(rows["code"]["text"])),
        table=Area(**_area(rows["table"])),
        stamp=Area(**_area(rows["stamp"])) if rows.get("stamp") else None,
        words=tuple(Area(**_area(words)) for words in rows.get("words", ())),
        drawing=drawing,
    )


def _area(rows: Mapping[str, Any]) -> dict[str, float]:
    return {side: _length(rows[side]) for side in ("x", "y", "width", "height")}


def _length(value: object) -> float:
    length = float(value)  # type: ignore[arg-type]
    if not 0 <= length <= BIGGEST:  # not a number fails too
        raise ValueError
    return length


def _contradictions(layout: SheetLayout) -> Iterator[str]:
    """Yield what cannot be, by the name of the part."""
    if not 1 <= len(layout.pages) <= MOST_PAGES:
        yield "pages"
    if [page.page for page in layout.pages] != list(range(1, len(layout.pages) + 1)):
        yield "page"
    rows = [row for page in layout.pages for row in page.rows]
    if rows != list(range(1, len(layout.people) + 1)) or len(rows) > MOST_ROWS:
        yield "rows"
    codes = {page.code.text for page in layout.pages}
    if len(codes) != len(layout.pages):
        yield "code"
    for page in layout.pages:
        yield from _contradictions_of(page)


def _contradictions_of(page: PageLayout) -> Iterator[str]:
    wanted = [(row, level) for row in page.rows for level in LEVELS]
    if [(box.row, box.level) for box in page.boxes] != wanted:
        yield "boxes"
    if len({marker.number for marker in page.markers}) != MARKERS_A_PAGE:
        yield "markers"
    areas: Sequence[Area] = (*page.boxes, *page.names, *page.markers, page.code)
    if any(
        area.x + area.width > page.width or area.y + area.height > page.height
        for area in areas
    ):
        yield "outside"
    if any(area.width <= 0 or area.height <= 0 for area in areas):
        yield "size"
