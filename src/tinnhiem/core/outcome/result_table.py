"""A table that somebody brought → a published result, each cell with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.outcome.percents import read_count, read_percent
from tinnhiem.core.outcome.published import (
    LEVELS,
    Place,
    PrintedFigure,
    PublishedLine,
    PublishedResult,
    Quantity,
    UnreadText,
)
from tinnhiem.core.outcome.result_headings import (
    BASE_OF_WORD,
    ColumnKind,
    ResultColumn,
    column_of,
    is_bare_percent,
    is_percent,
)
from tinnhiem.core.outcome.result_row import ResultRow
from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.core.outcome.vote_days import days_of
from tinnhiem.core.share import Base
from tinnhiem.core.tables import RawTable

SEARCHED: Final = 40  # rows among which the headings stand
NEEDED: Final = 2  # columns of figures that make a row a row of headings
# One figure for everybody is a figure about the vote. Valid is not: it is per person.
_SHARED: Final = (
    Quantity.MEMBERS,
    Quantity.SUMMONED,
    Quantity.PRESENT,
    Quantity.ISSUED,
    Quantity.RETURNED,
)


_ABOUT_BASE: Final = (ColumnKind.STATED_BASE, ColumnKind.STATED_WHOLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHeadings:
    """The columns of a result table and where its rows begin.

    Attributes:
        columns: By index; columns that mean nothing to us are left out.
        first, after: Index of the first heading row and of the first row below them.
        unread: Headings of percents that belong to no level; nobody checks them.
    """

    columns: dict[int, ResultColumn]
    unread: tuple[str, ...] = ()
    first: int
    after: int


def headings_of(table: RawTable) -> TableHeadings | None:
    """Return the headings of a result table, on one or two lines; None without any."""
    best: TableHeadings | None = None
    for first in range(min(len(table.rows), SEARCHED)):
        for depth in (1, 2, 3):
            rows = table.rows[first : first + depth]
            if len(rows) < depth or (depth > 1 and _has_figures(rows[-1])):
                break
            told = _headings(rows)
            found = _columns(told)
            if _weight(found) >= NEEDED and _weight(found) > _weight_of(best):
                best = TableHeadings(
                    columns=found,
                    unread=tuple(_unread(told, found)),
                    first=first,
                    after=first + depth,
                )
    return best


def read_result_table(
    table: RawTable, *, file: str
) -> tuple[PublishedResult, tuple[TextLine, ...]] | None:
    """Return what a table says and the text around it; None when it has no results.

    Titles above the headings and rows without a figure (notes, signatures) are text.
    """
    headings = headings_of(table)
    if headings is None:
        return None
    fractions = _keeps_fractions(table, headings)
    lines: list[PublishedLine] = []
    place = Place(line=table.first_row + headings.first)
    unread = [UnreadText(place=place, text=text) for text in headings.unread]
    around = [*range(headings.first)]
    for index in range(headings.after, len(table.rows)):
        row = ResultRow(
            table.rows[index],
            headings.columns,
            line=table.first_row + index,
            order=len(lines) + 1,
            keeps_fractions=fractions,
        )
        if row.is_person:
            lines.append(row.line())
            unread.extend(row.unread())
        elif not row.is_about_figures:
            around.append(index)
    if not lines:
        return None
    totals, lines = _lifted(lines)
    facts = {kind: _cells(table, headings, kind) for kind in ColumnKind}
    days = [days_of(cell) for cell in facts[ColumnKind.DAY][:1]]
    named = (column.base for column in headings.columns.values())
    base = next((BASE_OF_WORD.get(b) for b in facts[ColumnKind.STATED_BASE]), None)
    result = PublishedResult(
        file=file,
        lines=tuple(lines),
        totals=(*totals, *_stated_whole(facts, base, totals)),
        body=next(iter(facts[ColumnKind.BODY]), ""),
        held_from=days[0][0] if days else None,
        held_to=days[0][1] if days else None,
        stated_base=base or next(filter(None, named), None),
        unread=tuple(unread),
    )
    return result, _text_lines(table, around)


def _text_lines(table: RawTable, rows: Sequence[int]) -> tuple[TextLine, ...]:
    told = ((index, " ".join(filter(None, table.rows[index]))) for index in rows)
    return tuple(
        TextLine(text=text, line=table.first_row + index)
        for index, text in told
        if text
    )


def _headings(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max(map(len, rows))
    filled = [_filled(row, rows[i + 1 :], width) for i, row in enumerate(rows)]
    return [" ".join(row[i] for row in filled if row[i]) for i in range(width)]


def _columns(headings: Sequence[str]) -> dict[int, ResultColumn]:
    found: dict[int, ResultColumn] = {}
    for index, heading in enumerate(headings):
        column, left = column_of(heading), found.get(index - 1)
        is_of_left = left and left.kind is ColumnKind.COUNT and left.of in LEVELS
        if left and is_of_left and is_bare_percent(heading):
            named = f"{left.heading}, {' '.join(heading.split())}"
            column = replace(left, kind=ColumnKind.PERCENT, heading=named)
        if column is not None:
            found[index] = column
    return found


def _unread(headings: Sequence[str], columns: dict[int, ResultColumn]) -> Iterator[str]:
    """Yield the percent columns that no rule reads: silence would look like «right»."""
    for index, heading in enumerate(headings):
        column = columns.get(index)
        is_read = column and (column.of in LEVELS or column.kind in _ABOUT_BASE)
        if is_percent(heading) and not is_read:
            yield " ".join(heading.split())


def _filled(
    row: Sequence[str], below: Sequence[Sequence[str]], width: int
) -> tuple[str, ...]:
    """Return a heading row in which a merged cell stands over all its columns."""
    cells: list[str] = []
    carried = ""
    for index in range(width):
        text = row[index].strip() if index < len(row) else ""
        under = any(index < len(one) and one[index].strip() for one in below)
        carried = text or (carried if under else "")
        cells.append(carried)
    return tuple(cells)


def _has_figures(row: Sequence[str]) -> bool:
    return any(read_count(cell) is not None or read_percent(cell) for cell in row)


def _weight(columns: dict[int, ResultColumn]) -> int:
    """Return how many different figures the headings name; 0 without a level."""
    named = {(column.kind, column.of) for column in columns.values() if column.of}
    return len(named) if any(of in LEVELS for _, of in named) else 0


def _weight_of(headings: TableHeadings | None) -> int:
    return _weight(headings.columns) if headings else 0


def _keeps_fractions(table: RawTable, headings: TableHeadings) -> bool:
    """Say whether percents are kept as 0.8846, as workbooks do, or were typed so."""
    shares = [i for i, c in headings.columns.items() if c.kind is ColumnKind.PERCENT]
    rows = table.rows[headings.after :]
    told = [row[i].strip() for row in rows for i in shares if i < len(row)]
    numbers = [text for text in told if read_percent(text) is not None]
    return (
        bool(numbers)
        and any(re.fullmatch(r"0[.,]\d+", text) for text in numbers)
        and all(re.fullmatch(r"0(?:[.,]\d+)?|1(?:[.,]0+)?", text) for text in numbers)
    )


def _lifted(
    lines: list[PublishedLine],
) -> tuple[tuple[PrintedFigure, ...], list[PublishedLine]]:
    """Return the figures that everybody shares, and the lines without them."""
    shared: list[PrintedFigure] = []
    for of in _SHARED:
        found = [one for line in lines for one in line.figures if one.of is of]
        is_shared = len({(one.count, one.whole) for one in found}) == 1
        if len(found) == len(lines) and is_shared:
            shared.append(found[0])
    gone = {one.of for one in shared}
    kept = [
        replace(line, figures=tuple(o for o in line.figures if o.of not in gone))
        for line in lines
    ]
    return tuple(shared), kept


def _cells(
    table: RawTable, headings: TableHeadings, kind: ColumnKind
) -> tuple[str, ...]:
    places = [i for i, column in headings.columns.items() if column.kind is kind]
    rows = table.rows[headings.after :]
    told = (row[i].strip() for row in rows for i in places if i < len(row))
    return tuple(dict.fromkeys(text for text in told if text))


def _stated_whole(
    facts: dict[ColumnKind, tuple[str, ...]],
    base: Base | None,
    totals: tuple[PrintedFigure, ...],
) -> Iterator[PrintedFigure]:
    """Yield the whole of the base where only the column about the base gives it."""
    told = facts[ColumnKind.STATED_WHOLE]
    whole = read_count(told[0]) if len(told) == 1 else None
    if whole is None or base is None:
        return
    of = Quantity(base.value)
    if all(figure.of is not of for figure in totals):
        yield PrintedFigure(of=of, count=whole, place=Place(column="pct_base_n"))
