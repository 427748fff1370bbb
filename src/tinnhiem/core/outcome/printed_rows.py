"""Tables in running text, as a PDF gives them: headings, then names and figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tinnhiem.core.outcome.percents import read_percent
from tinnhiem.core.outcome.published import (
    LEVELS,
    Place,
    PrintedFigure,
    PublishedLine,
    Quantity,
)
from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.core.outcome.text_tokens import TokenKind, tokens_of
from tinnhiem.core.people.vietnamese_name import normal_name

_FIGURE: Final = r"\d{1,9}(?:[.,]\d+)?\s*%?"
_TAIL: Final = re.compile(rf"(?:^|(?<=\s))({_FIGURE}(?:\s+{_FIGURE})*)\s*$")
_ALONE: Final = re.compile(rf"\s*{_FIGURE}(?:\s+{_FIGURE})*\s*")
_ONLY_FIGURES: Final = re.compile(r"[\d\s%.,()/]+")
_COUNTS: Final = re.compile(r"(\d{1,9})(?:\s*\(\s*(\d{1,3}(?:[.,]\d+)?\s*%)\s*\))?")
_TITLE: Final = re.compile(r"họ\s+(?:và\s+)?tên", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\s*(?:ghi chú|lý do|[IVX]{1,4}\.\s|\d{1,2}\.\s+\D{12,}|[-–•]\s|.*[.;:]\s*$)",
    re.IGNORECASE,
)
_ORDINAL: Final = re.compile(r"\s*(?:(\d{1,3})[.)]?\s+)+(?=\D)")
FURTHEST: Final = 12  # lines from the first words of the headings to the first row
LONGEST_ROW: Final = 16  # lines that one row may take, its figures included


@dataclass(slots=True)
class _Table:
    """A table while its rows are read."""

    order: tuple[Quantity, ...]  # sheets first, then levels
    headings: set[str]
    rows: list[PublishedLine] = field(default_factory=list)
    held: list[TextLine] = field(default_factory=list)


Read = tuple[list[PublishedLine], list[PrintedFigure], list[TextLine]]


def read_printed_rows(lines: Sequence[TextLine]) -> Read:
    """Return the rows of tables, the totals of tables, and the lines left over."""
    rows: list[PublishedLine] = []
    totals: list[PrintedFigure] = []
    rest: list[TextLine] = []
    at = 0
    while at < len(lines):
        below = _totals(lines, at)
        if below:
            totals.extend(below)
            at += 2
            continue
        table = _headings(lines, at)
        end = _read_rows(lines, table, at) if table else at
        if table and table.rows:
            rows.extend(table.rows)
            at = end
            continue
        rest.append(lines[at])
        at += 1
    return rows, totals, rest


def _quantities(text: str) -> list[Quantity]:
    kinds = (TokenKind.LEVEL, TokenKind.QUANTITY)
    return [token.of for token in tokens_of(text) if token.kind in kinds and token.of]


def _totals(lines: Sequence[TextLine], at: int) -> list[PrintedFigure]:
    """Return «Phiếu phát ra | Phiếu thu về» with the one row of figures below it."""
    if at + 1 >= len(lines) or re.search(r"\d", lines[at].text):
        return []
    named, below = _quantities(lines[at].text), lines[at + 1]
    if len(named) < 2 or not _ONLY_FIGURES.fullmatch(below.text):  # noqa: PLR2004
        return []
    figures = _COUNTS.findall(below.text)
    if len(figures) != len(named) or any(of in LEVELS for of in named):
        return []
    place = Place(line=below.line, page=below.page, words=below.text.strip())
    return [
        PrintedFigure(of=of, count=int(count), percent=read_percent(told), place=place)
        for of, (count, told) in zip(named, figures, strict=True)
    ]


def _headings(lines: Sequence[TextLine], at: int) -> _Table | None:
    """Return the table whose headings begin here; None when none do."""
    if not _quantities(lines[at].text) and not _TITLE.search(lines[at].text):
        return None
    words = ""
    for after in range(at, min(at + FURTHEST, len(lines))):
        text = lines[after].text
        if re.search(r"\d", text) or re.search(r"[.;:]\s*$", text):
            break
        words += f" {text}"
    found = _quantities(words)
    if not _TITLE.search(words) or set(LEVELS) - set(found):
        return None
    sheets = list(dict.fromkeys(of for of in found if of not in LEVELS))
    levels = list(dict.fromkeys(of for of in found if of in LEVELS))
    lines_of_it = {line.text.strip() for line in lines[at:after]}
    return _Table(order=(*sheets, *levels), headings=lines_of_it)


def _read_rows(lines: Sequence[TextLine], table: _Table, at: int) -> int:
    """Fill the table from the lines below its headings; return where it ends."""
    end = at
    for index in range(at, len(lines)):
        line = lines[index]
        if line.text.strip() in table.headings:
            table.held.clear()  # a page break repeats the headings
            continue
        row = _row(line, table)
        if row is not None:
            table.rows.append(row)
            table.held.clear()
            end = index + 1
        elif len(table.held) >= LONGEST_ROW or (
            table.rows and _ENDS.match(line.text) and not table.held
        ):
            break
        else:
            table.held.append(line)
    return end


def _row(line: TextLine, table: _Table) -> PublishedLine | None:
    """Return the row that this line completes: its figures, and the name before."""
    tail = _TAIL.search(line.text)
    if tail is None:
        return None
    words, told = line.text[: tail.start()], re.findall(_FIGURE, tail[1])
    held = [one.text for one in table.held]
    if not words.strip():  # each figure may stand on a line of its own
        while held and _ALONE.fullmatch(held[-1]):
            told = [*re.findall(_FIGURE, held.pop()), *told]
    figures = _figures(told, table, line)
    if figures is None and len(told) > len(table.order):
        figures = _figures(told[1:], table, line)  # the row's own number came first
        words = f"{told[0]} {words}"
    if figures is None:
        return None
    number, name, post = _named(" ".join([*held, words]))
    number = number or len(table.rows) + 1
    placed = (replace(one, place=replace(one.place, row=number)) for one in figures)
    return PublishedLine(
        name=name,
        post=post,
        figures=tuple(placed),
        place=Place(row=number, line=line.line, page=line.page),
    )


def _figures(
    told: list[str], table: _Table, line: TextLine
) -> tuple[PrintedFigure, ...] | None:
    sheets = [of for of in table.order if of not in LEVELS]
    levels = [of for of in table.order if of in LEVELS]
    shares = told[len(sheets) :]
    if len(shares) not in (len(levels), 2 * len(levels)):
        return None
    if len(shares) == len(levels) and len({"%" in text for text in shares}) > 1:
        return None
    place = Place(line=line.line, page=line.page, words=line.text.strip())
    found = [
        PrintedFigure(of=of, count=int(text), place=place)
        for of, text in zip(sheets, told, strict=False)
        if text.strip().isdigit()
    ]
    if len(found) != len(sheets):
        return None
    step = len(shares) // len(levels)
    for index, of in enumerate(levels):
        figure = _share(of, shares[index * step : (index + 1) * step], place)
        if figure is None:
            return None
        found.append(figure)
    return tuple(found)


def _share(of: Quantity, told: list[str], place: Place) -> PrintedFigure | None:
    count, percent = None, None
    for text in told:
        if text.strip().isdigit() and count is None:
            count = int(text)
        elif percent is None and (read := read_percent(text)) is not None:
            percent = read
        else:
            return None
    return PrintedFigure(of=of, count=count, percent=percent, place=place)


def _named(words: str) -> tuple[int, str, str]:
    ordinal = _ORDINAL.match(words)
    number = int(ordinal[1]) if ordinal else 0
    told = words[ordinal.end() :] if ordinal else words
    name, _, post = told.partition(",")
    return number, normal_name(name), normal_name(post)
