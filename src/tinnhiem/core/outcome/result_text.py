"""Pasted Vietnamese text → a published result; what was not understood is listed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tinnhiem.core.outcome.printed_rows import read_printed_rows
from tinnhiem.core.outcome.published import (
    LEVELS,
    PrintedFigure,
    PublishedLine,
    PublishedResult,
    Quantity,
    UnreadText,
)
from tinnhiem.core.outcome.text_figures import StatementFigures, figures_of
from tinnhiem.core.outcome.text_lines import (
    Statement,
    TextLine,
    statements_of,
    without_endless_digits,
)
from tinnhiem.core.outcome.text_people import PersonMention, masked, people_in
from tinnhiem.core.outcome.vote_days import body_of, vote_days_of
from tinnhiem.core.share import Base

# What is said of one person even where the vote as a whole has the same figure.
_PERSONAL: Final = (*LEVELS, Quantity.VALID, Quantity.INVALID)
_OVERALL: Final = re.compile(r"tổng\s+số|toàn\s+bộ|hội\s+nghị|kỳ\s+họp", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, and whose figures may still follow."""

    lines: list[PublishedLine] = field(default_factory=list)
    totals: list[PrintedFigure] = field(default_factory=list)
    unread: list[UnreadText] = field(default_factory=list)
    base: Base | None = None
    person: PersonMention | None = None


def read_result_text(lines: Sequence[TextLine], *, file: str) -> PublishedResult:
    """Return what a text says: minutes, a report, a news article.

    Args:
        lines: The text as it stands, page by page; tables as a PDF prints them are
            recognised by their headings.
        file: What the text is called in findings.
    """
    lines = without_endless_digits(lines)
    rows, totals, rest = read_printed_rows(lines)
    reading = _Reading(totals=list(totals))
    for statement in statements_of(rest):
        _read(statement, reading)
    text = "\n".join(line.text for line in lines)
    first, last = vote_days_of(text)
    return PublishedResult(
        file=file,
        lines=merged(reading.lines, into=rows),
        totals=tuple(reading.totals),
        body=body_of(text),
        held_from=first,
        held_to=last,
        stated_base=reading.base,
        unread=tuple(reading.unread),
    )


def merged(
    lines: Iterable[PublishedLine], *, into: Iterable[PublishedLine] = ()
) -> tuple[PublishedLine, ...]:
    """Return the lines with those of one person joined: same name, no other post.

    Those of `into`, the rows of a table, are not joined with each other.
    """
    kept = list(into)
    for line in lines:
        same = [
            place
            for place, before in enumerate(kept)
            if line.name
            and before.name.casefold() == line.name.casefold()
            and (not line.post or not before.post or _alike(before.post, line.post))
        ]
        if len(same) != 1:
            kept.append(line)
            continue
        before = kept[same[0]]
        kept[same[0]] = replace(
            before,
            post=before.post or line.post,
            figures=(*before.figures, *line.figures),
        )
    return tuple(kept)


def _alike(one: str, other: str) -> bool:
    """Say whether one post may be the short form of the other."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return short in long


def _read(statement: Statement, reading: _Reading) -> None:
    people = people_in(statement.text)
    found = figures_of(statement, masked=masked(statement.text, people))
    reading.base = reading.base or found.stated_base
    reading.unread.extend(found.unread)
    levels = any(figure.of in LEVELS for _, figure in found.bound)
    for person, figures in _by_person(found, people, reading.person):
        own, shared = _divided(
            figures, person, statement, is_about=levels or bool(people)
        )
        reading.totals.extend(shared)
        if own:
            line = PublishedLine(
                name=person.name if person else "",
                post=person.post if person else "",
                figures=tuple(own),
                place=own[0].place,
            )
            if reading.lines and _goes_on(reading.lines[-1], line):
                before = reading.lines.pop()
                line = replace(before, figures=(*before.figures, *line.figures))
            reading.lines.append(line)
    if people:
        goes_on = statement.opens or levels or _ends_a_heading(statement)
        reading.person = people[-1] if goes_on else None
    elif not levels and not (statement.is_listed and found.bound):
        reading.person = None


def _goes_on(before: PublishedLine, line: PublishedLine) -> bool:
    """Say whether two nameless lines are the levels of one person, told one by one."""
    nameless = not (before.name or before.post or line.name or line.post)
    near = line.place.line - before.figures[-1].place.line <= 1
    told = {figure.of for figure in before.figures}
    return nameless and near and not told & {figure.of for figure in line.figures}


def _ends_a_heading(statement: Statement) -> bool:
    """Say whether a person alone on a line is a heading for what follows."""
    return not re.search(r"[.;,]\s*$", statement.text)


def _by_person(
    found: StatementFigures,
    people: tuple[PersonMention, ...],
    current: PersonMention | None,
) -> Iterator[tuple[PersonMention | None, list[PrintedFigure]]]:
    """Yield each person with the figures behind the name.

    Those before the first name go on about the person before, if there is one: «46
    phiếu tín nhiệm cao thuộc về ông …» has none.
    """
    if not people:
        yield current, [figure for _, figure in found.bound]
        return
    begin = people[0].start if current is not None else -1
    yield current, [figure for at, figure in found.bound if at < begin]
    for person, following in zip(people, [*people[1:], None], strict=True):
        end = following.start if following is not None else None
        yield (
            person,
            [
                figure
                for at, figure in found.bound
                if begin <= at and (end is None or at < end)
            ],
        )
        begin = end if end is not None else begin


def _divided(
    figures: list[PrintedFigure],
    person: PersonMention | None,
    statement: Statement,
    *,
    is_about: bool,
) -> tuple[list[PrintedFigure], list[PrintedFigure]]:
    """Return what is said of the person, and what of the whole vote."""
    own: list[PrintedFigure] = []
    shared: list[PrintedFigure] = []
    overall = bool(_OVERALL.search(statement.text))
    for figure in figures:
        personal = figure.of is None or figure.of in LEVELS
        if person is not None and is_about:
            personal |= figure.of in _PERSONAL or not overall
        elif person is not None:
            personal |= figure.of in _PERSONAL and statement.is_listed and not overall
        (own if personal else shared).append(figure)
    return own, shared
