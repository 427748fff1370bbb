"""Take a settled, reconciled open count into the record: still sealed, to be signed.

What the count came to lies in one sealed row until every member has signed. In clear
goes only that it was recorded, how it was made and by whom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

import structlog

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.count.record_count import require_account
from tinnhiem.actions.count.sealed import reseal, row_for
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.box import OpenBox
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.drawn_sample import require_compared, sample_remarks
from tinnhiem.core.count.hands import hands_of
from tinnhiem.core.count.readings import tally
from tinnhiem.core.count.reconciliation import (
    AcceptedWarning,
    Keying,
    Reconciliation,
    reconcile,
    require_reconciled,
)
from tinnhiem.core.count.remarks import remarks_of
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import journal, models
from tinnhiem.store.queries.conference import attendance_so_far
from tinnhiem.store.queries.open_count import (
    box_of,
    reasons_of,
    require_open,
)
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.store.queries.scans import samples_of
from tinnhiem.store.sealed_rows import RowKind

log = structlog.get_logger()

OPEN_IN = (Phase.COUNTING, Phase.RECONCILED)


@deed
def give_reasons(
    *, campaign: models.Campaign, reasons: Mapping[str, str], key: bytes
) -> None:
    """Keep, sealed, why warnings are accepted; an empty reason takes one back.

    Raises:
        CountNotOpenError: No count takes reasons.
        TextTooLongError: One is longer than the minutes have room for.
    """
    count = require_open(campaign)
    written = {
        code: limited(reason, what="lý do chấp nhận cảnh báo", limit=PARAGRAPH)
        for code, reason in reasons.items()
    }
    row = row_for(count, batch=0, kind=RowKind.REASONS)
    reseal(
        row,
        key=key,
        change=lambda old: {c: r for c, r in {**old, **written}.items() if r},
    )


@deed
def take_open_count(
    *, campaign: models.Campaign, key: bytes, by: str, now: datetime
) -> int:
    """Record the open count and go on to «reconciled»; return its number.

    Raises:
        CampaignFrozenError: The vote is suspended, or past its count.
        CountNotOpenError: No count is open.
        CountNotReconciledError: Batches or figures with a fault; see to each.
        WarningsNotAcceptedError: A warning has no reason yet.
        SampleOutdatedError: The pile changed since sheets were drawn by lot.
        SampleUnfinishedError: A sheet that was drawn by lot is not compared.
        SampleDifferedError: One differed, and nothing was done about it since.
    """
    if Phase(campaign.phase) not in OPEN_IN:
        raise CampaignFrozenError(what="kết quả kiểm phiếu", phase=campaign.phase)
    count = require_open(campaign)
    box = box_of(count, key=key)
    require_compared(samples_of(count, key=key), box=box)
    found, counts = reconciled(campaign, box)
    warnings = require_reconciled(found, accepted=reasons_of(count, key=key))
    _keep_result(count, box, counts=counts, warnings=warnings, key=key)
    _save_round(count, box)
    if Phase(campaign.phase) is Phase.COUNTING:
        advance_phase(campaign=campaign, wanted=Phase.RECONCILED, by=by, now=now)
    count.is_recorded = True
    count.save(update_fields=["is_recorded"])
    # Which warnings there were would tell of columns; the minutes say it once signed.
    journal.write(
        campaign,
        "count.recorded",
        at=now,
        by=by,
        round=count.number,
        sheets=box.sheets,
        entered_twice=box.way.entries > 1,
    )
    log.info("count.recorded", campaign=campaign.slug, round=count.number)
    return count.number


def reconciled(
    campaign: models.Campaign, box: OpenBox
) -> tuple[Reconciliation, tuple[Count, ...]]:
    """Hold an open box against sheets and hall.

    While batches are unsettled their faults stand alone: sums over half a box would
    only repeat them.

    Returns:
        What does not add up, and the counts; none while a batch is unsettled.
    """
    faults = box.faults()
    if faults:
        return Reconciliation(errors=faults, warnings=()), ()
    account = require_account(campaign)
    is_totals = box.way is Way.TOTALS
    readings = None if is_totals else box.readings()
    counts = (
        tally(readings, foreign=account.foreign)
        if readings is not None
        else box.totals(foreign=account.foreign)
    )
    found = reconcile(
        counts,
        account=account,
        attendance=attendance_so_far(campaign),
        rulebook=rulebook_of(campaign),
        keying=Keying(readings, box.hand_counts()) if readings is not None else None,
    )
    return found, counts


def _keep_result(
    count: models.OpenCount,
    box: OpenBox,
    *,
    counts: Sequence[Count],
    warnings: Sequence[AcceptedWarning],
    key: bytes,
) -> None:
    content = {
        "sheets": box.sheets,
        "counts": [asdict(one) for one in counts],
        # One reason covers every case of its code.
        "accepted": sorted({(w.fault.code.value, w.reason) for w in warnings}),
        "remarks": (
            *remarks_of(box),
            *sample_remarks(samples_of(count, key=key), box=box),
        ),
    }
    row = row_for(count, batch=0, kind=RowKind.RESULT)
    reseal(row, key=key, change=lambda _old: content)


def _save_round(count: models.OpenCount, box: OpenBox) -> None:
    parts = {Part(part): person for part, person in count.parts.items()}
    hands = hands_of(box.batches, way=box.way, parts=parts)
    account = require_account(count.campaign)
    models.CountRound.objects.create(
        campaign=count.campaign,
        number=count.number,
        sheets=box.sheets,
        foreign=account.foreign,
        entered_twice=box.way.entries > 1,
        way=count.way,
        reason=count.reason,
        declared=[batch.declared for batch in box.batches],
        hands=[
            {"part": h.part.value, "person": h.person, "batches": list(h.batches)}
            for h in hands
        ],
    )
