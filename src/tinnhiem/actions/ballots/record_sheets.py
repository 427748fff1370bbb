"""Record that ballot sheets were printed, stamped, issued, exchanged or returned."""

from datetime import datetime
from typing import Final

from tinnhiem.actions.deed import deed
from tinnhiem.core.ballots.errors import (
    BallotsUnbalancedError,
    SheetsRecordedAlreadyError,
)
from tinnhiem.core.ballots.fault import FaultCode, fault
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store import journal
from tinnhiem.store.models import BallotMovement, Campaign

_PREPARING: Final = (
    Phase.PLANNED,
    Phase.SUMMONED,
    Phase.CHECK_IN,
    Phase.QUORATE,
    Phase.COMMITTEE_ELECTED,
)
_ISSUING: Final = (Phase.COMMITTEE_ELECTED, Phase.BALLOTS_ISSUED, Phase.VOTING)
_EMPTYING: Final = (Phase.CLOSED, Phase.COUNTING)
PHASES_FOR: Final[dict[Movement, tuple[Phase, ...]]] = {
    Movement.PRINTED: _PREPARING,
    Movement.DAMAGED: _PREPARING,
    Movement.STAMPED: _PREPARING,
    Movement.ISSUED: _ISSUING,
    Movement.EXCHANGED: (*_ISSUING, Phase.CLOSED),
    Movement.UNUSED: (*_ISSUING, *_EMPTYING),
    Movement.RETURNED: _EMPTYING,
    Movement.FOREIGN: _EMPTYING,
}


@deed
def record_sheets(
    *,
    campaign: Campaign,
    sheets: dict[Movement, int],
    again: bool = True,
    by: str,
    now: datetime,
) -> None:
    """Add movements to the ledger; a correction is a number below zero.

    Args:
        campaign: Whose ballots.
        sheets: How many, by what happened to them.
        again: Whether the very figures recorded last may be added once more.
        by: Who recorded it.
        now: When; aware.

    Raises:
        CampaignFrozenError: Not the phase for this; nothing was written.
        BallotsUnbalancedError: A total would fall below zero.
        SheetsRecordedAlreadyError: The same figures were recorded just before.
    """
    if not again:
        _require_new(campaign, sheets)
    for movement, number in sheets.items():
        if Phase(campaign.phase) not in PHASES_FOR[movement]:
            raise CampaignFrozenError(what="sổ phiếu", phase=campaign.phase)
        total = number + sum(
            campaign.movements.filter(kind=movement).values_list("sheets", flat=True)
        )
        if total < 0:
            raise BallotsUnbalancedError(
                (fault(FaultCode.NEGATIVE_SHEETS, sheets=total),)
            )
        BallotMovement.objects.create(
            campaign=campaign, kind=movement.value, sheets=number, at=now
        )
    journal.write(
        campaign,
        "sheets.recorded",
        at=now,
        by=by,
        **{movement.value: number for movement, number in sheets.items()},
    )


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
