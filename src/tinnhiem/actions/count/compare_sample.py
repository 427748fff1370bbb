"""The hall draws a seed; the committee holds the sheets it names against the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.count.answer_scans import ScannedRow, send_back_rows
from tinnhiem.actions.count.sealed import reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.drawn_sample import (
    DrawnSample,
    DrawnSheet,
    draw_sample,
    drawn_in,
)
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import (
    ComparisonUnclearError,
    NotScannedError,
    RowNotForPeopleError,
)
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.queries.scans import samples_of, samples_to
from tinnhiem.store.sealed_rows import RowKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What the hall drew, and how sure it wants to be.

    Attributes:
        seed: Dice or numbers, as they were called out.
        wrong: So many sheets read wrongly must not go unnoticed.
        confidence: How surely, in percent.
    """

    seed: str
    wrong: int
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the paper of one drawn sheet says beside its reading.

    Attributes:
        sheet: Its key.
        agrees: What was said of it as a whole; None where nobody said it.
        differing: The rows that stand otherwise on the paper; none where all agree.
    """

    sheet: str
    agrees: bool | None
    differing: Sequence[ScannedRow] = ()


@deed
def draw_by_lot(
    *, campaign: models.Campaign, lot: Lot, key: bytes, by: str, now: datetime
) -> DrawnSample:
    """Draw sheets to compare; an earlier draw stays beside it, with what it showed.

    Raises:
        CountNotOpenError, NotScannedError: Nothing to draw from.
        CountIncompleteError: Pages or rows are still open.
        SampleImpossibleError: No seed, or figures that cannot be.
    """
    count = _scanned(campaign)
    drawn = draw_sample(
        box_of(count, key=key),
        seed=lot.seed,
        wrong=lot.wrong,
        confidence=lot.confidence,
    )
    _keep(count, (*samples_of(count, key=key), drawn), key=key)
    journal.write(campaign, "sample.drawn", at=now, by=by, round=count.number)
    return drawn


@deed
def compare_sheet(
    *,
    campaign: models.Campaign,
    comparison: Comparison,
    key: bytes,
    by: str,
    now: datetime,
) -> None:
    """Keep whether a drawn sheet and its paper agree; rows that differ go to people.

    Raises:
        CountNotOpenError, NotScannedError: No count is compared.
        SheetNotDrawnError: No draw has this sheet.
        SampleOutdatedError: The pile changed since the sheet was drawn.
        ComparisonUnclearError: Neither «agrees» nor rows that differ, or both.
        RowNotForPeopleError: A row is none of this sheet.
    """
    count = _scanned(campaign)
    samples = samples_of(count, key=key)
    box = box_of(count, key=key)
    sheet = drawn_in(samples, comparison.sheet, box=box)
    agrees = _agrees(comparison, sheet)
    compared = [
        sample.compared(sheet.key, agrees=agrees, box=box)
        if sheet in sample.sheets and sample.holds(box)
        else sample
        for sample in samples
    ]
    if not agrees:
        send_back_rows(
            campaign=campaign, rows=comparison.differing, key=key, by=by, now=now
        )
    _keep(count, compared, key=key)


def _agrees(comparison: Comparison, sheet: DrawnSheet) -> bool:
    """Return what was said of a sheet; an empty form says nothing."""
    if comparison.agrees is None or comparison.agrees == bool(comparison.differing):
        raise ComparisonUnclearError
    for row in comparison.differing:
        if row.batch != sheet.batch or row.page not in sheet.pages:
            raise RowNotForPeopleError(place=row.cell[0], row=row.cell[1])
    return comparison.agrees


def _scanned(campaign: models.Campaign) -> models.OpenCount:
    count = require_open(campaign)
    if count.way != Way.SCANNED:
        raise NotScannedError
    return count


def _keep(
    count: models.OpenCount, samples: Sequence[DrawnSample], *, key: bytes
) -> None:
    row = row_for(count, batch=0, kind=RowKind.SAMPLE)
    reseal(row, key=key, change=lambda _old: samples_to(samples))
