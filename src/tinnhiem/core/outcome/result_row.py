"""One row of a table of results: its cells as figures, each with its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tinnhiem.core.outcome.percents import (
    PrintedPercent,
    read_count,
    read_fraction_of_one,
    read_percent,
)
from tinnhiem.core.outcome.published import (
    LEVELS,
    Place,
    PrintedFigure,
    PublishedLine,
    Quantity,
    UnreadText,
)
from tinnhiem.core.outcome.result_headings import (
    ColumnKind,
    ResultColumn,
    plain_words,
)
from tinnhiem.core.people.vietnamese_name import normal_name

NUMBERED: Final = 2  # more cells than this, each one up, number the columns
_TOTAL_ROW: Final = re.compile(r"(?:tổng\s+cộng|tổng\s+số|cộng)\b")
_SHARE: Final = re.compile(
    r"(\d{1,9})(?:\s*/\s*(\d{1,9}))?(?:\s*phiếu)?"
    r"(?:\s*[(–-]?\s*(\d{1,3}(?:[.,]\d+)?\s*%)\s*\)?)?"
)
_QUOTED: Final = re.compile(
    r"(?:printed as|in là|ghi là|công bố là)\s*(\d{1,9})/(\d{1,9})"
)
_BLANK: Final = ("", "-", "–", "—", "…", "...", "x", "na", "n/a")


class ResultRow:
    """One row of a table of results on its way to a line."""

    def __init__(
        self,
        cells: Sequence[str],
        columns: Mapping[int, ResultColumn],
        *,
        line: int,
        order: int,
        keeps_fractions: bool,
    ) -> None:
        self._cells, self._columns = cells, columns
        self._line, self._order = line, order
        self._keeps_fractions = keeps_fractions

    @property
    def is_person(self) -> bool:
        """Say whether this is about a person: not a sum, not (1) (2) (3), not words."""
        told = [self._text(i) for i, c in self._columns.items() if c.of is not None]
        if not self.is_about_figures:
            return False
        first = next((cell for cell in self._cells if cell.strip()), "")
        name = self._of(ColumnKind.NAME) or first
        return not _TOTAL_ROW.match(plain_words(name)) and not self._is_numbering(told)

    def _is_numbering(self, told: Sequence[str]) -> bool:
        """Say whether this is the row (1) (2) (3) … below some headings."""
        numbers = [read_count(text.strip("()")) for text in told]
        known = [one for one in numbers if one is not None]
        steps = {after - before for before, after in pairwise(known)}
        return (
            len(known) == len(told) > NUMBERED
            and steps == {1}
            and not re.search(r"[^\W\d]{2}", self._of(ColumnKind.NAME))
        )

    @property
    def is_about_figures(self) -> bool:
        """Say whether a cell that should hold a figure holds anything at all."""
        told = (self._text(i) for i, c in self._columns.items() if c.of is not None)
        return any(text.casefold() not in _BLANK for text in told)

    def line(self) -> PublishedLine:
        """Return what the row says."""
        name, post = self._of(ColumnKind.NAME), self._of(ColumnKind.POST)
        if name and not post:
            name, _, post = (part.strip() for part in _split_name(name))
        return PublishedLine(
            name=normal_name(name),
            post=normal_name(post),
            figures=tuple(self._figures()),
            place=self._place(""),
        )

    def unread(self) -> Iterator[UnreadText]:
        """Yield the cells that should hold a figure and hold something else."""
        for index, column in self._columns.items():
            text = self._text(index)
            if column.of and text.casefold() not in _BLANK and not self._read(index):
                yield UnreadText(place=self._place(column.heading), text=text)

    def _figures(self) -> Iterator[PrintedFigure]:
        by_quantity: dict[Quantity, PrintedFigure] = {}
        for index, column in self._columns.items():
            figure = self._read(index) if column.of else None
            if figure is None or column.of is None:
                continue
            before = by_quantity.get(column.of)
            by_quantity[column.of] = _joined(before, figure) if before else figure
        quoted = _QUOTED.search(plain_words(self._of(ColumnKind.NOTE)))
        for of, figure in by_quantity.items():
            if quoted and of in LEVELS and figure.count == int(quoted[1]):
                yield replace(figure, whole=int(quoted[2]))
            else:
                yield figure

    def _read(self, index: int) -> PrintedFigure | None:
        column, text = self._columns[index], self._text(index)
        empty = PrintedFigure(
            of=column.of, stated_base=column.base, place=self._place(column.heading)
        )
        if text.casefold() in _BLANK:
            return None
        if column.kind is ColumnKind.PERCENT:
            percent = self._percent(text)
            return None if percent is None else replace(empty, percent=percent)
        count = read_count(text)
        if count is not None:
            return replace(empty, count=count)
        found = _SHARE.fullmatch(text)
        if found:
            return replace(
                empty,
                count=int(found[1]),
                whole=int(found[2]) if found[2] else None,
                percent=read_percent(found[3]) if found[3] else None,
            )
        percent = read_percent(text) if "%" in text else None
        return None if percent is None else replace(empty, percent=percent)

    def _percent(self, text: str) -> PrintedPercent | None:
        if self._keeps_fractions:
            return read_fraction_of_one(text) or read_percent(text)
        return read_percent(text)

    def _text(self, index: int) -> str:
        return self._cells[index].strip() if index < len(self._cells) else ""

    def _of(self, kind: ColumnKind) -> str:
        found = (self._text(i) for i, c in self._columns.items() if c.kind is kind)
        return next((text for text in found if text), "")

    def _place(self, column: str) -> Place:
        number = read_count(self._of(ColumnKind.ROW)) or self._order
        return Place(row=number, line=self._line, column=column)


def _joined(one: PrintedFigure, other: PrintedFigure) -> PrintedFigure:
    return replace(
        one,
        count=other.count if one.count is None else one.count,
        whole=other.whole if one.whole is None else one.whole,
        percent=other.percent if one.percent is None else one.percent,
        stated_base=one.stated_base or other.stated_base,
        place=one.place if one.count is not None else other.place,
    )


def _split_name(text: str) -> tuple[str, str, str]:
    for mark in ("\n", ",", ";", " - ", " – "):
        if mark in text:
            return text.partition(mark)
    return text, "", ""
