"""Tables and the text around them, of one document, as one published result."""

from collections.abc import Sequence
from dataclasses import replace

from tinnhiem.core.outcome.published import PublishedLine, PublishedResult
from tinnhiem.core.outcome.result_table import read_result_table
from tinnhiem.core.outcome.result_text import merged, read_result_text
from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.core.tables import RawTable


def read_document(
    tables: Sequence[RawTable], lines: Sequence[TextLine], *, file: str
) -> PublishedResult:
    """Return what the tables and the text of one document say together.

    A table that holds no results is read as text, row by row.
    """
    text = list(lines)
    found: list[PublishedResult] = []
    for table in tables:
        read = read_result_table(table, file=file)
        if read is None:
            text.extend(_as_text(table))
        else:
            found.append(read[0])
            text.extend(read[1])
    text.sort(key=lambda line: (line.page, line.line))
    around = read_result_text(text, file=file)
    return _combined(found, around)


def _combined(
    tables: Sequence[PublishedResult], text: PublishedResult
) -> PublishedResult:
    days = next(
        ((one.held_from, one.held_to) for one in tables if one.held_from),
        (text.held_from, text.held_to),
    )
    # Two rows of one table are two persons, even of one name; text only adds to them.
    rows: tuple[PublishedLine, ...] = ()
    for table in tables:
        rows = merged(table.lines, into=rows) if rows else table.lines
    return replace(
        text,
        lines=merged(text.lines, into=rows),
        totals=(*(one for table in tables for one in table.totals), *text.totals),
        body=next((one.body for one in tables if one.body), text.body),
        held_from=days[0],
        held_to=days[1],
        stated_base=text.stated_base
        or next((one.stated_base for one in tables if one.stated_base), None),
        unread=(*(one for table in tables for one in table.unread), *text.unread),
    )


def _as_text(table: RawTable) -> list[TextLine]:
    return [
        TextLine(text=" ".join(filter(None, row)), line=table.first_row + index)
        for index, row in enumerate(table.rows)
    ]
