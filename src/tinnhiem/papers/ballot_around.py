"""What a machine-read ballot says around its table: head, instruction and foot.

The same on every sheet of a run. The red stamp has its room at the top left; between
head, table, marks and code all is white.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.scanning.composing import (
    CODE,
    CODE_TOP,
    LEFT,
    RIGHT,
)
from tinnhiem.core.scanning.layout import MOST_PAGES, Area, PageLayout
from tinnhiem.papers.ballot_face import (
    CONTINUES,
    EQUAL_SHEETS,
    GUIDE,
    NOT_COUNTED,
    REMINDER,
    TEST_GUIDE,
    TITLE,
    SheetFace,
)
from tinnhiem.papers.set_lines import Line, Setting, height_of, moved, stack

TOP: Final = 11.0  # mm to the organ's name
SEAL_ROOM: Final = 24.0  # mm kept clear under it for the dấu treo
ORGAN: Final = 70.0  # mm of width for the organ, at the left
ORGAN_AGAIN: Final = 54.0  # the same on every page but the first
RULE: Final = 2.5  # mm under the organ for its rule
GAP: Final = 2.5  # mm between blocks
FIRST_TOP: Final = 62.0  # mm to the table of the first page, at least: below the stamp
NEXT_TOP: Final = 26.0  # mm to the table on every page but the first, at least
WIDTH: Final = RIGHT - LEFT
MIDDLE: Final = LEFT + WIDTH / 2  # mm; day and watermark are right of it
FIRST_MARK: Final = 25.0  # mm to the watermark of the first page
FOOT_BOTTOM: Final = CODE_TOP + CODE - 1  # mm; the foot stands beside the code
CODE_QUIET: Final = 4.0  # mm of white between the code and the foot's words


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundSizes:
    """Sizes of the words around the table, points.

    Attributes:
        office: Of the two organs.
        again: Of the head of every page but the first.
    """

    office: float = 12
    dated: float = 12
    words: float = 13
    again: float = 11
    guide: float = 11
    foot: float = 10
    watermark: float = 20


class Around:
    """The words around the table of a ballot, set once for all its pages."""

    def __init__(self, face: SheetFace, sizes: AroundSizes) -> None:
        """Set the words of a face."""
        self._face, self._sizes = face, sizes
        self._organ = self._organs(size=sizes.office, width=ORGAN)
        self._dated = self._day()
        self._title = self._titled()
        self._guide = self._below(face.guide)
        self._reminder = self._below(REMINDER)

    @property
    def first_top(self) -> float:
        """Return where the table of the first page may begin, mm."""
        return round(max(FIRST_TOP, self._title[-1].bottom + GAP), 1)

    @property
    def next_top(self) -> float:
        """Return where the table of every other page may begin, mm."""
        # As high for a test sheet, whose watermark stands in the organ's place.
        head = (*self._organ_again(), *self._title_again(f"{MOST_PAGES}/{MOST_PAGES}"))
        return round(max(NEXT_TOP, max(line.bottom for line in head) + GAP), 1)

    @property
    def first_foot(self) -> float:
        """Return what the instruction of the first page takes, mm.

        The same for a test sheet, so that its boxes lie where the ballot's do.
        """
        guides = (self._below(words) for words in (GUIDE, TEST_GUIDE))
        return round(max(height_of(guide) for guide in guides) + GAP, 1)

    @property
    def next_foot(self) -> float:
        """Return the same of every other page."""
        return round(height_of(self._reminder) + GAP, 1)

    @property
    def organ_rule(self) -> Area:
        """Return the rule under the organ's name; without height."""
        width = round(max(line.ink.width for line in self._organ) * 0.4, 1)
        return Area(
            x=round(LEFT + (ORGAN - width) / 2, 2),
            y=round(self._organ[-1].bottom + 1, 1),
            width=width,
            height=0,
        )

    def lines(self, page: PageLayout, *, of: int, batch: int) -> tuple[Line, ...]:
        """Return every line outside the table of a page.

        Args:
            page: At its places.
            of: How many pages the ballot has.
            batch: Of the print run, from 1; the same on all its sheets.
        """
        table = page.table
        guide = self._guide if page.page == 1 else self._reminder
        below = moved(guide, y=table.y + table.height + GAP / 2)
        return (
            *self._above(page, of=of),
            *below,
            *self._foot(page, of=of, batch=batch),
        )

    def _above(self, page: PageLayout, *, of: int) -> tuple[Line, ...]:
        if page.page == 1:
            mark = self._watermark(x=MIDDLE, top=FIRST_MARK, width=RIGHT - MIDDLE)
            return (*self._organ, *self._dated, *mark, *self._title)
        # Of a sheet that is no ballot, that is what matters; the organ gives way.
        mark = self._watermark(x=LEFT, top=TOP, width=ORGAN_AGAIN)
        again = self._title_again(f"{page.page}/{of}")
        return (*(mark or self._organ_again()), *again)

    def _organs(self, *, size: float, width: float) -> tuple[Line, ...]:
        face = self._face
        parts = ((face.superior, _centred(size)), (face.organ, _centred(size, "b")))
        return stack(parts, x=LEFT, top=TOP, width=width)

    def _day(self) -> tuple[Line, ...]:
        """Return place and day, in the right half; a long one takes what is free."""
        parts = ((self._face.dated, _centred(self._sizes.dated, "i")),)
        half, free = (
            stack(parts, x=x, top=TOP, width=RIGHT - x) for x in (MIDDLE, LEFT + ORGAN)
        )
        return half if len(half) <= len(free) else free

    def _organ_again(self) -> tuple[Line, ...]:
        return self._organs(size=self._sizes.again, width=ORGAN_AGAIN)

    def _titled(self) -> tuple[Line, ...]:
        size = self._sizes.words
        top = max(line.bottom for line in self._organ) + RULE + SEAL_ROOM
        title, subject = _centred(size + 1, "b"), _centred(size, "b")
        parts = ((TITLE, title), (self._face.subject, subject))
        return stack(parts, x=LEFT, top=top, width=WIDTH)

    def _title_again(self, numbered: str) -> tuple[Line, ...]:
        size = self._sizes.again
        words = f"{TITLE} (Tiếp theo, trang {numbered})"
        parts = (
            (words, _centred(size, "b")),
            (self._face.subject, _centred(size)),
        )
        x = LEFT + ORGAN_AGAIN + GAP
        return stack(parts, x=x, top=TOP, width=RIGHT - x)

    def _watermark(self, *, x: float, top: float, width: float) -> tuple[Line, ...]:
        """Return the words that make it no ballot, clear of stamp, table and marks."""
        setting = _centred(self._sizes.watermark, "b")
        return stack(((self._face.watermark, setting),), x=x, top=top, width=width)

    def _below(self, text: str) -> tuple[Line, ...]:
        setting = Setting(size=self._sizes.guide, style="i")
        return stack(((text, setting),), x=LEFT, top=0, width=WIDTH)

    def _foot(self, page: PageLayout, *, of: int, batch: int) -> Iterator[Line]:
        """Yield the run's number left of the code, the page's right of it."""
        code = page.code
        numbered = [f"Lần in {batch}", EQUAL_SHEETS]
        left = [NOT_COUNTED] if self._face.is_test else numbered
        yield from self._beside(left, "left", x=LEFT, to=code.x - CODE_QUIET)
        if of == 1:
            return
        right = [f"Trang {page.page}/{of}"]
        if page.page < of:
            right.append(CONTINUES)
        yield from self._beside(
            right, "right", x=code.x + CODE + CODE_QUIET, to=RIGHT - 1
        )

    def _beside(
        self, texts: list[str], align: str, *, x: float, to: float
    ) -> tuple[Line, ...]:
        setting = Setting(size=self._sizes.foot, align=align)
        lines = stack([(text, setting) for text in texts], x=x, top=0, width=to - x)
        return moved(lines, y=FOOT_BOTTOM - height_of(lines))


def _centred(size: float, style: str = "") -> Setting:
    return Setting(size=size, style=style, align="center")
