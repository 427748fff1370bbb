"""The hall draws a seed; the committee holds the sheets it names against the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinnhiem.actions.count.answer_scans import ScannedRow, send_back_rows
from tinnhiem.actions.count.sealed import reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.count.drawn_sample import DrawnSample, draw_sample
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import NotScannedError, SheetNotDrawnError
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
        differing: The rows that stand otherwise on the paper; none where all agree.
    """

    sheet: str
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
    *, campaign: models.Campaign, comparison: Comparison, key: bytes
) -> None:
    """Keep whether a drawn sheet and its paper agree; rows that differ go to people.

    Raises:
        CountNotOpenError, NotScannedError: No count is compared.
        SheetNotDrawnError: No draw has this sheet.
        RowNotForPeopleError: A row is none of the box.
    """
    count = _scanned(campaign)
    samples = samples_of(count, key=key)
    drawn = {one.key for sample in samples for one in sample.sheets}
    if comparison.sheet not in drawn:
        raise SheetNotDrawnError
    agrees = not comparison.differing
    if not agrees:
        send_back_rows(campaign=campaign, rows=comparison.differing, key=key)
    compared = [
        sample.compared(comparison.sheet, agrees=agrees)
        if any(one.key == comparison.sheet for one in sample.sheets)
        else sample
        for sample in samples
    ]
    _keep(count, compared, key=key)


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
