"""Take a complete, agreed and reconciled count into the campaign.

Whole sheets exist only in the caller's memory. What is written is one row per line,
per officeholder, shuffled, with a random key and no time: nothing from which a sheet,
an order or a voter could be found again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.count.lines import save_lines
from tinnhiem.actions.deed import deed
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.double_entry import compare
from tinnhiem.core.count.errors import (
    CountNotReconciledError,
    CountUnderKeyError,
    DifferencesLeftError,
    RecountNeedsReasonError,
)
from tinnhiem.core.count.readings import Readings, tally
from tinnhiem.core.count.reconciliation import (
    AcceptedWarning,
    Keying,
    Reconciliation,
    reconcile,
    require_reconciled,
)
from tinnhiem.core.people.roster import Eligibility
from tinnhiem.store import journal, models
from tinnhiem.store.queries.conference import account_of, attendance_so_far
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import rulebook_of

log = structlog.get_logger()

COUNTING_IN: Final = {Phase.COUNTING, Phase.RECONCILED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One or two blind entries of the same box, and who keyed them.

    Attributes:
        reason: Why the box is counted again, where somebody has signed already.
    """

    first: Readings
    second: Readings | None = None
    typists: tuple[str, ...] = ()
    reason: str = ""


@deed
def record_count(
    *,
    campaign: models.Campaign,
    entry: Entry,
    accepted: Mapping[str, str],
    by: str,
    now: datetime,
) -> tuple[Count, ...]:
    """Store the count and move on to «reconciled»; a recount replaces nothing.

    Args:
        campaign: In phase «counting», or «reconciled» for a recount.
        entry: Readings by officeholder key.
        accepted: Reason by code for each warning.
        by: Who answers for the entry, for the journal.
        now: When the count ended.

    Raises:
        CampaignFrozenError: The count is not open, or the minutes are signed.
        CountUnderKeyError: The committee counts on its devices.
        DifferentOfficeholdersError: Not the persons on the ballot.
        DifferencesLeftError: The two entries differ; look at the paper.
        CountNotReconciledError: Something does not add up; count again.
        WarningsNotAcceptedError: A warning has no reason yet.
        RecountNeedsReasonError: A recount would undo signatures without a reason.
    """
    if Phase(campaign.phase) not in COUNTING_IN:
        raise CampaignFrozenError(what="kết quả kiểm phiếu", phase=campaign.phase)
    if campaign.open_counts.exists():
        raise CountUnderKeyError
    undone = signers_of(campaign)
    reason = limited(entry.reason, what="lý do kiểm lại", limit=PARAGRAPH)
    if undone and not reason:
        raise RecountNeedsReasonError(undone)
    readings = agreed(campaign, entry)
    account = require_account(campaign)
    counts = tally(readings, foreign=account.foreign)
    found = reconciliation_of(campaign, counts, entry=entry)
    warnings = require_reconciled(found, accepted=accepted)
    number = _save_round(campaign, counts, warnings=warnings, entry=entry)
    if Phase(campaign.phase) is Phase.COUNTING:
        advance_phase(campaign=campaign, wanted=Phase.RECONCILED, by=by, now=now)
    else:
        # Whoever signed the earlier count has not signed this one.
        campaign.committee.update(signed_at=None)
    journal.write(
        campaign,
        "count.recorded",
        at=now,
        by=by,
        round=number,
        sheets=len(readings.sheets),
        entered_twice=entry.second is not None,
        accepted=[warning.fault.code for warning in warnings],
        **({"undone": list(undone), "reason": reason} if undone else {}),
    )
    log.info("count.recorded", campaign=campaign.slug, round=number)
    return counts


def signers_of(campaign: models.Campaign) -> tuple[str, ...]:
    """Return the names of those who have signed the minutes, in committee order."""
    signed = campaign.committee.exclude(signed_at=None).select_related("entry")
    return tuple(member.entry.name for member in signed)


def agreed(campaign: models.Campaign, entry: Entry) -> Readings:
    """Return the readings in ballot order, if both entries say the same.

    Raises:
        DifferencesLeftError: With the differing cells.
    """
    rated = [
        holder.key
        for holder in officeholders_of(campaign)
        if holder.eligibility is Eligibility.RATED
    ]
    readings = entry.first.in_order_of(rated)
    if entry.second is not None:
        differing = compare(entry.first, entry.second)
        if differing:
            raise DifferencesLeftError([difference.cell for difference in differing])
    return readings


def reconciliation_of(
    campaign: models.Campaign, counts: tuple[Count, ...], *, entry: Entry
) -> Reconciliation:
    """Hold `counts` against the campaign's sheets and hall."""
    return reconcile(
        counts,
        account=require_account(campaign),
        attendance=attendance_so_far(campaign),
        rulebook=rulebook_of(campaign),
        keying=Keying(readings=entry.first, typists=entry.typists),
    )


def require_account(campaign: models.Campaign) -> BallotAccount:
    """Return the account of sheets; a count without one cannot be reconciled."""
    account = account_of(campaign)
    if account is None:
        raise CountNotReconciledError(())
    return account


def _save_round(
    campaign: models.Campaign,
    counts: tuple[Count, ...],
    *,
    warnings: tuple[AcceptedWarning, ...],
    entry: Entry,
) -> int:
    number = campaign.count_rounds.count() + 1
    saved = models.CountRound.objects.create(
        campaign=campaign,
        number=number,
        sheets=len(entry.first.sheets),
        foreign=counts[0].foreign,
        entered_twice=entry.second is not None,
    )
    # One reason covers every case of its code.
    reasons = {
        warning.fault.code: limited(
            warning.reason, what="lý do chấp nhận cảnh báo", limit=PARAGRAPH
        )
        for warning in warnings
    }
    models.AcceptedWarning.objects.bulk_create(
        models.AcceptedWarning(round=saved, code=code, reason=reason)
        for code, reason in reasons.items()
    )
    holders = {
        row.person.key: row for row in campaign.officeholders.select_related("person")
    }
    save_lines(
        [_save_count(saved, holders[count.officeholder], count) for count in counts]
    )
    return number


def _save_count(
    saved: models.CountRound, holder: models.Officeholder, count: Count
) -> models.OfficeholderCount:
    return models.OfficeholderCount.objects.create(
        round=saved,
        officeholder=holder,
        high=count.high,
        confidence=count.confidence,
        low=count.low,
        blank=count.blank,
        several=count.several,
        struck=count.struck,
        foreign=count.foreign,
    )
