"""The hall draws a seed; the committee holds the sheets it names against the paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tinnhiem.actions.count.answer_scans import ScannedRow, send_back_rows
from tinnhiem.actions.count.sealed import reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import LINE, require_text
from tinnhiem.core.count.box import OpenBox
from tinnhiem.core.count.drawn_sample import (
    DrawnSample,
    DrawnSheet,
    draw_sample,
    drawn_in,
    whole_sample,
)
from tinnhiem.core.count.errors import ReadingChangedError
from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.sampling import written_seed
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import (
    ComparisonUnclearError,
    NotScannedError,
    RowNotForPeopleError,
    SampleOutdatedError,
    SampleUnfinishedError,
    SeedUsedError,
    SheetNotDrawnError,
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
        is_whole: Compare every sheet; nothing is drawn then.
    """

    seed: str
    wrong: int
    confidence: int
    is_whole: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleVoice:
    """What one member says when the whole committee decides about a draw.

    Attributes:
        draw: Its number among the draws, from 1.
        reason: Of a proposal.
        seen: `Motion.seen` of the proposal to which one agrees; empty to propose.
    """

    draw: int
    reason: str = ""
    seen: str = ""


@deed
def draw_by_lot(
    *, campaign: models.Campaign, lot: Lot, key: bytes, by: str, now: datetime
) -> DrawnSample:
    """Draw sheets to compare; an earlier draw stays beside it, with what it showed.

    Raises:
        CountNotOpenError, NotScannedError: Nothing to draw from.
        CountIncompleteError: Pages or rows are still open.
        SampleImpossibleError: No seed, or figures that cannot be.
        SeedUsedError: The same numbers would draw the same sheets first.
    """
    count = _scanned(campaign)
    box = box_of(count, key=key)
    earlier = samples_of(count, key=key)
    if not lot.is_whole and written_seed(lot.seed) in {one.seed for one in earlier}:
        raise SeedUsedError(written_seed(lot.seed))
    drawn = (
        whole_sample(box)
        if lot.is_whole
        else draw_sample(box, seed=lot.seed, wrong=lot.wrong, confidence=lot.confidence)
    )
    _keep(count, (*earlier, drawn), key=key)
    event = "sample.whole" if lot.is_whole else "sample.drawn"
    journal.write(campaign, event, at=now, by=by, round=count.number)
    return drawn


@deed
def rule_on_sample(
    *,
    campaign: models.Campaign,
    voice: SampleVoice,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> bool:
    """Propose to record the count although drawn sheets differed, or agree to it.

    Returns:
        Whether the whole committee agrees now.

    Raises:
        CountNotOpenError, NotScannedError: No count is compared.
        SheetNotDrawnError: No such draw, none of its sheets differed, or nothing is
            proposed yet.
        SampleUnfinishedError: Not all of its sheets are compared.
        ReadingChangedError: Another proposal took the place of the one shown.
        TextMissingError, TextTooLongError: A proposal without a reason.
    """
    count = _scanned(campaign)
    samples = list(samples_of(count, key=key))
    sample = samples[voice.draw - 1] if 0 < voice.draw <= len(samples) else None
    if sample is None or not sample.differing:
        raise SheetNotDrawnError
    box = box_of(count, key=key)
    if sample.left and sample.holds(box):
        raise SampleUnfinishedError(len(sample.left))
    ruling = _ruling(sample, voice, who=member.entry.person.key, box=box)
    if ruling == sample.ruling:
        return ruling.is_carried(box.members)
    samples[voice.draw - 1] = replace(sample, ruling=ruling)
    _keep(count, samples, key=key)
    event = "sample.ruling-agreed" if voice.seen else "sample.ruling-proposed"
    name = member.entry.name
    journal.write(campaign, event, at=now, by=name, round=count.number)
    return ruling.is_carried(box.members)


def _ruling(
    sample: DrawnSample, voice: SampleVoice, *, who: str, box: OpenBox
) -> Motion:
    if not voice.seen:
        what = "lý do ghi kết quả dù có phiếu khác"
        reason = require_text(voice.reason, what=what, limit=LINE)
        motion = Motion(
            what=sample.subject(box),
            reason=reason,
            by=who,
            agreed=frozenset({who}),
        )
        standing = sample.ruling
        return standing if standing and standing.seen == motion.seen else motion
    if sample.ruling is None or sample.ruling.what != sample.subject(box):
        raise SheetNotDrawnError
    if voice.seen != sample.ruling.seen:
        raise ReadingChangedError(0)
    return sample.ruling.with_voice(who)


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


@deed
def confirm_sample(
    *,
    campaign: models.Campaign,
    draw: int,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> None:
    """Keep that a member says a draw was compared so; two must, before it counts.

    Args:
        campaign: Whose count.
        draw: Its number among the draws, from 1.
        member: Who says so.
        key: Of the count.
        now: The moment, for the journal.

    Raises:
        CountNotOpenError, NotScannedError: No count is compared.
        SheetNotDrawnError: No such draw.
        SampleOutdatedError: The pile changed since.
        SampleUnfinishedError: Not all of its sheets are compared.
    """
    count = _scanned(campaign)
    samples = list(samples_of(count, key=key))
    if not 0 < draw <= len(samples):
        raise SheetNotDrawnError
    sample = samples[draw - 1]
    if not sample.holds(box_of(count, key=key)):
        raise SampleOutdatedError(sample.seed)
    if sample.left:
        raise SampleUnfinishedError(len(sample.left))
    samples[draw - 1] = sample.with_voice(member.entry.person.key)
    if samples[draw - 1] == sample:
        return
    _keep(count, samples, key=key)
    name = member.entry.name
    journal.write(campaign, "sample.confirmed", at=now, by=name, round=count.number)


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
