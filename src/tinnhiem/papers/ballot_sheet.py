"""The ballot that a machine can read: D14 with marks in its margins and a code.

Every sheet of a run is the same, page by page, to the byte: no serial, nothing of a
voter. The layout that comes with the sheet is what the sheet is drawn from.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

from tinnhiem.core.levels import LEVEL_WORDS, Level
from tinnhiem.core.scanning.composing import LEFT, PrintRun, SheetFrame, compose
from tinnhiem.core.scanning.errors import BallotTooLongError
from tinnhiem.core.scanning.layout import MOST_PAGES, Area, PageLayout, SheetLayout
from tinnhiem.papers.ballot_around import WIDTH, Around, AroundSizes
from tinnhiem.papers.ballot_face import SheetFace
from tinnhiem.papers.set_lines import Line, Setting, height_of, moved, stack

# mm between a name's letters and the rules of its cell, both together: what costs no
# page; a wider row is easier to mark and to read.
PADDINGS: Final = (4.4, 3.0, 1.6)
INSET: Final = 1.8  # mm between the left rule and the name
HEADS: Final = ("TT", "Họ và tên, chức danh, chức vụ")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetType:
    """Sizes of a ballot: letters in points, box and columns in millimetres."""

    name: float = 12
    title: float = 11
    heads: float = 11
    box: float = 7
    number: float = 9
    column: float = 21
    around: AroundSizes = field(default_factory=AroundSizes)


# From what is wanted to what still fits eight pages when there are many names.
NORMAL: Final = (SheetType(),)
LARGE: Final = (
    SheetType(
        name=18,
        title=16,
        heads=14,
        box=10,
        number=12,
        column=26,
        around=AroundSizes(office=15, dated=15, words=16, again=12, guide=14, foot=12),
    ),
    SheetType(
        name=16,
        title=14,
        heads=13,
        box=9,
        number=12,
        column=25,
        around=AroundSizes(office=14, dated=14, words=15, again=12, guide=13, foot=12),
    ),
    SheetType(
        name=14,
        title=12.5,
        heads=12,
        box=8,
        number=11,
        column=24,
        around=AroundSizes(office=13, dated=13, words=14, again=12, guide=12, foot=11),
    ),
)


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
        self._around = Around(face, sizes.around)
        self._heads = self._set_heads()
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
        around, of = self._around, len(layout.pages)
        outside = [
            around.lines(page, of=of, batch=layout.batch) for page in layout.pages
        ]
        rule = around.organ_rule
        first, *others = (
            replace(page, words=tuple(line.ink for line in lines))
            for page, lines in zip(layout.pages, outside, strict=True)
        )
        first = replace(first, words=(*first.words, replace(rule, height=0.3)))
        return BallotSheet(
            layout=replace(layout, pages=(first, *others)),
            lines=tuple(
                (*lines, *self._inside(page))
                for page, lines in zip(layout.pages, outside, strict=True)
            ),
            organ_rule=rule,
        )

    def _set_frame(self) -> SheetFrame:
        sizes = self._sizes
        return SheetFrame(
            number=sizes.number,
            column=sizes.column,
            box=sizes.box,
            head=round(max(height_of(one) for one in self._heads) + 2 * INSET, 1),
            first_top=self._around.first_top,
            next_top=self._around.next_top,
            first_foot=self._around.first_foot,
            next_foot=self._around.next_foot,
        )

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

    def _person(self, name: str, title: str, *, is_joined: bool) -> tuple[Line, ...]:
        sizes = self._sizes
        strong = Setting(size=sizes.name, style="b")
        plain = Setting(size=sizes.title)
        width = self._frame.name - 2 * INSET
        x = LEFT + sizes.number + INSET
        if is_joined and title:
            return _one_line((name, strong), (title, plain), x=x, width=width)
        return stack(((name, strong), (title, plain)), x=x, top=0, width=width)

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
