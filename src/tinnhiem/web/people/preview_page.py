"""A preview as a page shows it: sums, evidence, and one verdict in each cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.preview import (
    CellVerdict,
    PeoplePreview,
    PreviewVerdict,
    RowPreview,
)
from tinnhiem.core.tables import RawTable
from tinnhiem.messages.people_faults import say_fault
from tinnhiem.messages.people_preview import VERDICT_WORDS, say_cell
from tinnhiem.messages.people_rows import say_caution, say_encoding, say_row
from tinnhiem.web.saying import said

ON_A_PAGE: Final = 100
RAW_SHOWN: Final = 12
# A sign and a word beside the colour: not everybody sees colours, no printer does.
SIGNS: Final[dict[str, str]] = {
    CellVerdict.NEW: "+",
    CellVerdict.SAME: "=",
    CellVerdict.CHANGED: "→",
    CellVerdict.WARNING: "?",
    CellVerdict.ERROR: "×",
    PreviewVerdict.SKIPPED: "–",
}
VERDICT_LABELS: Final[dict[str, str | Promise]] = {
    PreviewVerdict.NEW: _("mới"),
    PreviewVerdict.SAME: _("giữ nguyên"),
    PreviewVerdict.CHANGED: _("thay đổi"),
    PreviewVerdict.WARNING: _("lưu ý"),
    PreviewVerdict.ERROR: _("lỗi"),
    PreviewVerdict.SKIPPED: _("bỏ qua"),
}
ISO_DAY: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
NEEDS_A_LOOK: Final = "can-xem"
ALL: Final = "tat-ca"
GRAVEST: Final = (
    *(PreviewVerdict.ERROR, PreviewVerdict.WARNING, PreviewVerdict.CHANGED),
    *(PreviewVerdict.NEW, PreviewVerdict.SAME, PreviewVerdict.SKIPPED),
)


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell: what it would be, the verdict as sign and word, and why."""

    value: str
    verdict: str
    sign: str
    words: str | Promise
    why: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row; a skipped one has a reason in place of cells."""

    number: int
    verdict: str
    sign: str
    words: str | Promise
    cells: tuple[CellLine, ...]
    why: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many rows have a verdict, and the word that filters by it."""

    verdict: str
    sign: str
    words: str | Promise
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPart:
    """Everything but the rows."""

    sheet: str
    heading_row: int
    encoding: str
    is_sure: bool
    cautions: tuple[str, ...]
    faults: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[CountLine, ...]
    rows: int
    leaving: tuple[str, ...]
    persons: int
    rated: int | None
    is_ready: bool
    fingerprint: str


def preview_part(preview: PeoplePreview) -> PreviewPart:
    """Return the sums and the evidence of a preview."""
    reading = preview.reading
    holders = preview.officeholders
    return PreviewPart(
        sheet=reading.sheet,
        heading_row=reading.heading_row,
        encoding=say_encoding(reading),
        is_sure=reading.encoding.is_sure,
        cautions=tuple(map(say_caution, reading.cautions)),
        faults=tuple(map(say_fault, preview.faults)),
        columns=tuple(column.value for column in _shown(preview)),
        counts=tuple(
            CountLine(one.value, SIGNS[one], VERDICT_LABELS[one], preview.count(one))
            for one in VERDICT_WORDS
        ),
        rows=len(preview.rows),
        leaving=tuple(person.name for person in preview.leaving),
        persons=len(preview.persons),
        rated=None if holders is None else len(holders),
        is_ready=preview.is_ready,
        fingerprint=preview.fingerprint,
    )


def rows_wanted(preview: PeoplePreview, wanted: str) -> Sequence[RowPreview]:
    """Return the rows a filter lets through, those to look at first.

    Args:
        preview: Of the whole table.
        wanted: A verdict, `ALL` in the order of the table, or anything else: the
            gravest first.
    """
    if wanted == ALL:
        return preview.rows
    if wanted in VERDICT_LABELS:
        return [row for row in preview.rows if row.verdict == wanted]
    return sorted(preview.rows, key=lambda row: GRAVEST.index(row.verdict))


def row_lines(
    preview: PeoplePreview, rows: Sequence[RowPreview]
) -> tuple[RowLine, ...]:
    """Return rows as the page shows them; only those of one page are worded."""
    shown = _shown(preview)
    return tuple(_row(row, shown) for row in rows)


def raw_rows(table: RawTable) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the first rows as they stand, with the numbers Excel gives them."""
    first = table.rows[:RAW_SHOWN]
    return tuple(enumerate(first, start=table.first_row))


def _shown(preview: PeoplePreview) -> tuple[Column, ...]:
    """Return the columns in which any row has something, in the usual order."""
    found = {
        cell.column
        for row in preview.rows
        for cell in row.cells
        if cell.value or cell.old or cell.faults or cell.notes
    }
    return tuple(column for column in Column if column in found)


def _row(row: RowPreview, shown: Sequence[Column]) -> RowLine:
    by_column = {cell.column: cell for cell in row.cells}
    cells = []
    for column in shown if row.cells else ():
        cell = by_column.get(column)
        if cell is None:
            cells.append(CellLine("", CellVerdict.SAME, "", "", ""))
            continue
        words = VERDICT_LABELS[cell.verdict.value]
        is_bare = not (cell.value or cell.old or cell.faults or cell.notes)
        sign = "" if is_bare else SIGNS[cell.verdict]
        value = ISO_DAY.sub(r"\3/\2/\1", cell.value)
        why = ISO_DAY.sub(r"\3/\2/\1", said(say_cell(cell)))
        cells.append(CellLine(value, cell.verdict, sign, words, why))
    return RowLine(
        row.number,
        row.verdict,
        SIGNS[row.verdict.value],
        VERDICT_LABELS[row.verdict],
        tuple(cells),
        say_row(row.read) if not row.cells else "",
    )
