"""The ballot that a machine can read: D14 with marks in its margins and a code.

Every sheet of a run is the same, page by page, to the byte: no serial, nothing of a
voter. The layout that comes with the sheet is what the sheet is drawn from.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.scanning.composing import (
    CODE,
    CODE_TOP,
    LEFT,
    RIGHT,
    PrintRun,
    SheetFrame,
    compose,
)
from tinnhiem.core.scanning.errors import BallotTooLongError
from tinnhiem.core.scanning.layout import MOST_PAGES, Area, PageLayout, SheetLayout
from tinnhiem.papers.ballot_face import REMINDER, TITLE, SheetFace
from tinnhiem.papers.set_lines import Line, Setting, height_of, moved, stack

TOP: Final = 11.0  # mm to the organ's name
SEAL_ROOM: Final = 24.0  # mm kept clear under it for the dấu treo
ORGAN: Final = 70.0  # mm of width for the organ, at the left
RULE: Final = 2.5  # mm under the organ for its rule
GAP: Final = 2.5  # mm between blocks
# mm between a name's letters and the rules of its cell, both together: what costs no
# page; a wider row is easier to mark and to read.
PADDINGS: Final = (4.4, 3.0, 1.6)
INSET: Final = 1.8  # mm between the left rule and the name
FIRST_TOP: Final = 62.0  # mm to the table of the first page, at least: below the stamp
NEXT_TOP: Final = 26.0  # mm to the table on every page but the first
HEADS: Final = ("TT", "Họ và tên, chức danh, chức vụ")
WIDTH: Final = RIGHT - LEFT
MIDDLE: Final = 110.0  # mm; right of it is room for a watermark
FIRST_MARK: Final = 25.0  # mm to the watermark of the first page


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetType:
    """Sizes of a ballot: letters in points, box and columns in millimetres."""

    name: float = 12
    title: float = 11
    heads: float = 11
    words: float = 13
    guide: float = 11
    box: float = 7
    number: float = 9
    column: float = 21


# From what is wanted to what still fits eight pages when there are many names.
NORMAL: Final = (SheetType(),)
LARGE: Final = (
    SheetType(
        name=18, title=16, heads=14, words=16, guide=14, box=10, number=12, column=26
    ),
    SheetType(
        name=16, title=14, heads=13, words=15, guide=13, box=9, number=12, column=25
    ),
    SheetType(
        name=14, title=12.5, heads=12, words=14, guide=12, box=8, number=11, column=24
    ),
)
OFFICE: Final = Setting(size=11, align="center")
ORGAN_NAME: Final = Setting(size=11, style="b", align="center")
DATED: Final = Setting(size=11, style="i", align="center")
FOOT: Final = Setting(size=10, align="right")
WATERMARK: Final = Setting(size=20, style="b", align="center")


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotSheet:
    """A ballot ready to be drawn: the layout, and the lines of each of its pages.

    Attributes:
        organ_rule: Under the organ's name on the first page; without height.
    """

    layout: SheetLayout
    lines: tuple[tuple[Line, ...], ...]
    organ_rule: Area


def ballot_sheet(
    face: SheetFace, *, sizes: Sequence[SheetType] = NORMAL, batch: int = 1
) -> BallotSheet:
    """Lay out a ballot.

    Name and title stand one under the other; where it saves a page, on one line.

    Args:
        face: What it says.
        sizes: Of the letters, the wanted ones first; the next where pages run out.
        batch: Of the print run, from 1.

    Raises:
        RowsOfABallotError: Nobody, or more than 60 persons.
        BallotTooLongError: More pages than can be told apart.
        PaperGlyphError: A letter cannot be drawn; replace it.

    Source: Quy định 96-QĐ/TW, Điều 6.3 and Phụ lục 4.
    """
    for wanted in sizes[:-1]:
        with suppress(BallotTooLongError):
            return _laid_out(face, wanted, batch=batch)
    return _laid_out(face, sizes[-1], batch=batch)


def _laid_out(face: SheetFace, sizes: SheetType, *, batch: int) -> BallotSheet:
    """Take the fewest pages; of these, names stacked, in the tallest rows."""
    forms = [_Form(face, sizes, is_joined=is_joined) for is_joined in (False, True)]
    fitting: list[tuple[_Form, SheetLayout]] = []
    for form, padding in product(forms, PADDINGS):
        with suppress(BallotTooLongError):
            fitting.append((form, form.layout(batch, padding=padding)))
    if not fitting:
        raise BallotTooLongError(len(face.people), pages=MOST_PAGES)
    form, layout = min(fitting, key=lambda one: len(one[1].pages))
    return form.sheet(layout)


class _Form:
    """The words of a ballot, set once, and what room they leave."""

    def __init__(self, face: SheetFace, sizes: SheetType, *, is_joined: bool) -> None:
        self._face, self._sizes = face, sizes
        self._organ = stack(
            ((face.superior, OFFICE), (face.organ, ORGAN_NAME)),
            x=LEFT,
            top=TOP,
            width=ORGAN,
        )
        self._dated = stack(
            ((face.dated, DATED),),
            x=LEFT + ORGAN,
            top=TOP,
            width=WIDTH - ORGAN,
        )
        self._title = self._titled()
        self._heads = self._set_heads()
        self._guide = self._below(face.guide)
        self._reminder = self._below(REMINDER)
        self._frame = self._set_frame()
        self._persons = tuple(
            self._person(name, title, is_joined=is_joined)
            for name, title in face.people
        )

    def layout(self, batch: int, *, padding: float) -> SheetLayout:
        """Return where everything lies."""
        face = self._face
        heights = [round(height_of(one) + padding, 1) for one in self._persons]
        run = PrintRun(
            campaign="\n".join((face.campaign, face.organ, face.subject, face.dated)),
            people=tuple(name for name, _ in face.people),
            titles=tuple(title for _, title in face.people),
            batch=batch,
            is_test=face.is_test,
        )
        return compose(heights, frame=self._frame, run=run)

    def sheet(self, layout: SheetLayout) -> BallotSheet:
        """Return the words of every page at their places."""
        set_pages = [self._on_page(page, of=len(layout.pages)) for page in layout.pages]
        rule = self._organ_rule()
        pages = tuple(
            replace(page, words=tuple(line.ink for line in outside))
            for page, (outside, _) in zip(layout.pages, set_pages, strict=True)
        )
        first = replace(pages[0], words=(*pages[0].words, replace(rule, height=0.3)))
        return BallotSheet(
            layout=replace(layout, pages=(first, *pages[1:])),
            lines=tuple((*outside, *inside) for outside, inside in set_pages),
            organ_rule=rule,
        )

    def _organ_rule(self) -> Area:
        width = round(max(line.ink.width for line in self._organ) * 0.4, 1)
        return Area(
            x=round(LEFT + (ORGAN - width) / 2, 2),
            y=round(self._organ[-1].bottom + 1, 1),
            width=width,
            height=0,
        )

    def _set_frame(self) -> SheetFrame:
        sizes = self._sizes
        return SheetFrame(
            number=sizes.number,
            column=sizes.column,
            box=sizes.box,
            head=round(max(height_of(one) for one in self._heads) + 2 * INSET, 1),
            first_top=round(max(FIRST_TOP, self._title[-1].bottom + GAP), 1),
            next_top=NEXT_TOP,
            first_foot=round(height_of(self._guide) + GAP, 1),
            next_foot=round(height_of(self._reminder) + GAP, 1),
        )

    def _titled(self) -> tuple[Line, ...]:
        sizes = self._sizes
        strong = Setting(size=sizes.words, style="b", align="center")
        top = max(line.bottom for line in self._organ) + RULE + SEAL_ROOM
        title = replace(strong, size=sizes.words + 1)
        parts = ((TITLE, title), (self._face.subject, strong))
        return stack(parts, x=LEFT, top=top, width=WIDTH)

    def _set_heads(self) -> tuple[tuple[Line, ...], ...]:
        """Return the lines of the five heads, from 0; each in its column."""
        sizes = self._sizes
        setting = Setting(size=sizes.heads, style="b", align="center")
        name = WIDTH - sizes.number - len(Level) * sizes.column
        words = (*HEADS, *(str(LEVEL_WORDS[one]).capitalize() for one in Level))
        widths = (sizes.number, name, *(sizes.column,) * len(Level))
        heads, x = [], LEFT
        for text, width in zip(words, widths, strict=True):
            room = width - INSET
            heads.append(stack(((text, setting),), x=x + INSET / 2, top=0, width=room))
            x += width
        return tuple(heads)

    def _below(self, text: str) -> tuple[Line, ...]:
        setting = Setting(size=self._sizes.guide, style="i")
        return stack(((text, setting),), x=LEFT, top=0, width=WIDTH)

    def _person(self, name: str, title: str, *, is_joined: bool) -> tuple[Line, ...]:
        sizes = self._sizes
        strong = Setting(size=sizes.name, style="b")
        plain = Setting(size=sizes.title)
        width = self._frame.name - 2 * INSET
        x = LEFT + sizes.number + INSET
        if is_joined and title:
            return _one_line((name, strong), (title, plain), x=x, width=width)
        return stack(((name, strong), (title, plain)), x=x, top=0, width=width)

    def _on_page(
        self, page: PageLayout, *, of: int
    ) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Return the lines outside the table, and those in it."""
        table = page.table
        foot = self._guide if page.page == 1 else self._reminder
        below = moved(foot, y=table.y + table.height + GAP / 2)
        outside = (*self._above(page), *below, *self._numbered(page, of=of))
        return outside, tuple(self._inside(page))

    def _above(self, page: PageLayout) -> tuple[Line, ...]:
        if page.page == 1:
            return (*self._organ, *self._dated, *self._watermark(), *self._title)
        setting = Setting(size=self._sizes.heads, style="b", align="center")
        again = f"{TITLE} (tiếp theo)"
        title = stack(((again, setting),), x=LEFT, top=TOP, width=WIDTH)
        return (
            *title,
            *moved(self._watermark(), x=-MIDDLE + LEFT, y=-FIRST_MARK + TOP),
        )

    def _watermark(self) -> tuple[Line, ...]:
        """Return the words that make it no ballot, clear of stamp, table and marks."""
        words = ((self._face.watermark, WATERMARK),)
        return stack(words, x=MIDDLE, top=FIRST_MARK, width=RIGHT - MIDDLE)

    def _numbered(self, page: PageLayout, *, of: int) -> tuple[Line, ...]:
        """Return «Trang 1/2», beside the code; nothing on a ballot of one page."""
        if of == 1:
            return ()
        words = f"Trang {page.page}/{of}"
        x = page.code.x + 2 * CODE
        return stack(
            ((words, FOOT),), x=x, top=CODE_TOP + CODE - 5, width=RIGHT - x - 1
        )

    def _inside(self, page: PageLayout) -> Iterator[Line]:
        for head in self._heads:
            free = self._frame.head - height_of(head)
            yield from moved(head, y=page.table.y + free / 2)
        number = Setting(size=self._sizes.title, align="center")
        for cell in page.names:
            lines = self._persons[cell.row - 1]
            yield from moved(lines, y=cell.y + (cell.height - height_of(lines)) / 2)
            ordinal = stack(
                ((str(cell.row), number),), x=LEFT, top=0, width=self._sizes.number
            )
            free = cell.height - height_of(ordinal)
            yield from moved(ordinal, y=cell.y + free / 2)


def _one_line(
    name: tuple[str, Setting], title: tuple[str, Setting], *, x: float, width: float
) -> tuple[Line, ...]:
    """Return name and title beside each other; under each other where too long."""
    (first, strong), (second, plain) = name, title
    lead = stack(((f"{first},", strong),), x=x, top=0, width=width)
    start = lead[-1].ink.width + strong.size * 0.09
    fits: Sequence[Line] = ()
    if len(lead) == 1 and start < width:
        fits = stack(((second, plain),), x=x + start, top=0, width=width - start)
    if len(fits) == 1:
        return (*lead, *moved(fits, y=lead[0].baseline - fits[0].baseline))
    return stack((name, title), x=x, top=0, width=width)
