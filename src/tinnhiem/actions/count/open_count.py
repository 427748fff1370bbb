"""The head opens the count, corrects its batches, counts again.

The key goes to the devices bound at that moment, which the head sees by name; to one
bound later it goes from another device, code against code (actions/devices/hand_key).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.count.record_count import signers_of
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.batches import require_batches
from tinnhiem.core.count.errors import (
    BatchUnknownError,
    CountNotOpenError,
    CountOpenAlreadyError,
)
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import journal, models
from tinnhiem.store.queries.devices import living_devices
from tinnhiem.store.queries.open_count import (
    open_count_of,
    require_counting,
    require_open,
    sheets_to_key,
)
from tinnhiem.store.sealed_rows import RowKind, new_key, wrap_for

ENTRIES = (Part.FIRST.value, Part.SECOND.value, RowKind.SCAN.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How the box will be counted.

    Attributes:
        sizes: Sheets of each batch, as counted by hand; one batch under totals.
        reason: Why only totals are keyed; empty under the other ways.
        why: Why the box is counted again; empty the first time. Printed.
        parts: Member keys by part, of those who read aloud.
    """

    way: Way
    sizes: Sequence[int]
    reason: str = ""
    why: str = ""
    parts: Mapping[Part, str] = field(default_factory=dict)


@deed
def open_count(
    *, campaign: models.Campaign, opening: Opening, by: str, now: datetime
) -> models.OpenCount:
    """Open the count; the vote goes on to «counting» if it is not there.

    A fresh key is sealed to every living device of the committee and forgotten here.

    Raises:
        CountOpenAlreadyError: One is open.
        NotYetError, WrongPhaseError: The box is not closed, or nothing is returned.
        TextMissingError: Totals without a reason.
        BatchSizeError, BatchesDoNotFitError: Count the batches again.
    """
    if open_count_of(campaign) is not None:
        raise CountOpenAlreadyError
    if Phase(campaign.phase) is not Phase.COUNTING:
        advance_phase(campaign=campaign, wanted=Phase.COUNTING, by=by, now=now)
    number = campaign.count_rounds.count() + 1
    count = _begun(campaign, opening, number=number)
    _give(campaign, new_key())
    _tell(count, "count.opened", by=by, now=now)
    return count


@deed
def recount(
    *,
    campaign: models.Campaign,
    opening: Opening,
    key: bytes | None,
    by: str,
    now: datetime,
) -> models.OpenCount:
    """Begin a new count beside the one that is there; its signatures fall.

    What was keyed and not recorded goes; a recorded count stays, sealed, to be shown
    beside the new one.

    Args:
        campaign: With a count that is open or recorded, not signed by all.
        opening: How it is counted this time, and why again.
        key: Of the open count; None where no device can open it any longer, so that
            nothing of the older counts can be kept.
        by: The head.
        now: When.

    Raises:
        CampaignFrozenError: The vote is suspended, or past its count.
        CountNotOpenError: There is nothing to count again, or all have signed.
        TextMissingError: No reason.
        BatchSizeError, BatchesDoNotFitError: Count the batches again.
    """
    older = open_count_of(campaign)
    if older is None:
        raise CountNotOpenError
    require_counting(campaign)
    reason = require_text(opening.why, what="lý do kiểm lại", limit=PARAGRAPH)
    undone = signers_of(campaign)
    _set_aside(older)
    if key is None:
        campaign.open_counts.all().delete()
        campaign.count_rounds.filter(counts=None).delete()
    number = campaign.count_rounds.count() + 1
    count = _begun(campaign, opening, number=number, reason=reason)
    _give(campaign, key or new_key())
    # Whoever signed the earlier count has not signed this one.
    campaign.committee.update(signed_at=None)
    told = {"reason": reason, **({"undone": list(undone)} if undone else {})}
    _tell(count, "count.recounted", by=by, now=now, **told)
    return count


@deed
def declare_batches(
    *, campaign: models.Campaign, sizes: Sequence[int], by: str, now: datetime
) -> None:
    """Correct what the batches hold as counted by hand.

    Batches that nobody has keyed may be added at the end or taken away.

    Raises:
        CampaignFrozenError: The vote is suspended, or past its count.
        CountNotOpenError: No count takes keys.
        BatchSizeError, BatchesDoNotFitError: Count the batches again.
        BatchUnknownError: A batch that has been keyed would go.
    """
    count = require_open(campaign)
    require_batches(sizes, sheets=sheets_to_key(campaign))
    keyed = count.rows.filter(kind__in=ENTRIES).order_by("-batch").first()
    if keyed is not None and keyed.batch > len(sizes):
        raise BatchUnknownError(keyed.batch)
    count.batches.filter(number__gt=len(sizes)).delete()
    for number, declared in enumerate(sizes, 1):
        count.batches.update_or_create(number=number, defaults={"declared": declared})
    _tell(count, "batches.declared", by=by, now=now)


def _begun(
    campaign: models.Campaign, opening: Opening, *, number: int, reason: str = ""
) -> models.OpenCount:
    sheets = sheets_to_key(campaign)
    way = opening.way
    if way is Way.TOTALS:
        why = require_text(opening.reason, what="lý do nhập số cộng", limit=PARAGRAPH)
        reason = f"{reason} {why}".strip()
    sizes = (sheets,) if way is Way.TOTALS else tuple(opening.sizes)
    if way is not Way.TOTALS:
        require_batches(sizes, sheets=sheets)
    count = models.OpenCount.objects.create(
        campaign=campaign,
        number=number,
        way=way.value,
        reason=reason,
        parts={part.value: member for part, member in opening.parts.items()},
    )
    models.CountBatch.objects.bulk_create(
        models.CountBatch(count=count, number=place, declared=declared)
        for place, declared in enumerate(sizes, 1)
    )
    return count


def _set_aside(older: models.OpenCount) -> None:
    """Keep of an older count what it came to, and nothing of what was keyed."""
    if not older.is_recorded:
        older.delete()
        return
    kept = (RowKind.RESULT.value, RowKind.REFUSALS.value)
    older.rows.exclude(kind__in=kept).delete()
    older.pictures.all().delete()
    older.is_superseded = True
    older.save(update_fields=["is_superseded"])


def _give(campaign: models.Campaign, key: bytes) -> None:
    for device in _devices(campaign):
        wrap_for(device, key)


def _devices(campaign: models.Campaign) -> list[models.HallDevice]:
    bound = living_devices(campaign).exclude(member=None)
    return list(bound.select_related("member__entry"))


def _tell(
    count: models.OpenCount, event: str, *, by: str, now: datetime, **facts: object
) -> None:
    journal.write(
        count.campaign,
        event,
        at=now,
        by=by,
        round=count.number,
        way=count.way,
        batches=count.batches.count(),
        **facts,
    )
