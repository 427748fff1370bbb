"""Record that ballot sheets were printed, stamped, issued, exchanged or returned."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.ballots.errors import (
    BallotsUnbalancedError,
    CorrectionNeedsReasonError,
    SheetsRecordedAlreadyError,
)
from tinnhiem.core.ballots.fault import FaultCode, fault
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, limited
from tinnhiem.core.conference.keeping import may_move
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store import journal
from tinnhiem.store.models import BallotMovement, Campaign


@deed
def record_sheets(  # noqa: PLR0913 - a line of the ledger has these parts
    *,
    campaign: Campaign,
    sheets: dict[Movement, int],
    again: bool = True,
    reason: str = "",
    by: str,
    now: datetime,
) -> None:
    """Add movements to the ledger; a correction is a number below zero.

    Args:
        campaign: Whose ballots.
        sheets: How many, by what happened to them.
        again: Whether the very figures recorded last may be added once more.
        reason: Why a figure is put right; with it, also in a later phase.
        by: Who recorded it.
        now: When; aware.

    Raises:
        CampaignFrozenError: Not the phase for this; nothing was written.
        CorrectionNeedsReasonError: A number below zero, and nobody says why.
        BallotsUnbalancedError: A total would fall below zero.
        SheetsRecordedAlreadyError: The same figures were recorded just before.
        TextTooLongError: The reason is longer than a paper has room for.
    """
    reason = limited(reason, what="lý do", limit=PARAGRAPH)
    if min(sheets.values(), default=0) < 0 and not reason:
        raise CorrectionNeedsReasonError
    if not again:
        _require_new(campaign, sheets)
    for movement, number in sheets.items():
        phase = Phase(campaign.phase)
        if not may_move(movement, phase, is_correction=bool(reason)):
            raise CampaignFrozenError(what="sổ phiếu", phase=campaign.phase)
        _require_total(campaign, movement, number)
        BallotMovement.objects.create(
            campaign=campaign, kind=movement.value, sheets=number, at=now, reason=reason
        )
    why = {"reason": reason} if reason else {}
    told = {movement.value: number for movement, number in sheets.items()}
    journal.write(campaign, "sheets.recorded", at=now, by=by, **told, **why)


def _require_total(campaign: Campaign, movement: Movement, number: int) -> None:
    moved = campaign.movements.filter(kind=movement)
    total = number + sum(moved.values_list("sheets", flat=True))
    if total < 0:
        raise BallotsUnbalancedError((fault(FaultCode.NEGATIVE_SHEETS, sheets=total),))


def _require_new(campaign: Campaign, sheets: dict[Movement, int]) -> None:
    """Refuse the figures of the last record: a command called twice adds twice."""
    last = campaign.journal.filter(event="sheets.recorded").order_by("id").last()
    told = {movement.value: number for movement, number in sheets.items()}
    if last is None or last.facts != told:
        return
    totals = {}
    for movement, number in sheets.items():
        moved = campaign.movements.filter(kind=movement)
        before = sum(moved.values_list("sheets", flat=True))
        totals[movement.value] = (before, before + number)
    raise SheetsRecordedAlreadyError(totals)
