"""What the pages record in the ledger: by whoever keeps it now, and in its turn."""

from collections.abc import Collection, Mapping
from datetime import datetime

from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.errors import BallotsUnbalancedError, NoSheetsError
from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.ballots.ledger import Movement, imbalances
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.box import require_opened
from tinnhiem.core.conference.keeping import require_keeper
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import account_of, attendance_so_far
from tinnhiem.store.queries.ledger import box_of

# What no further figure can put right: the account would have to be corrected.
IMPOSSIBLE = frozenset({FaultCode.ISSUED_OVER_PRESENT, FaultCode.RETURNED_OVER_ISSUED})
FROM_THE_BOX = frozenset({Movement.RETURNED, Movement.FOREIGN})


@deed
def keep_ledger(  # noqa: PLR0913 - a line of the ledger has these parts
    *,
    campaign: Campaign,
    sheets: Mapping[Movement, int],
    reason: str = "",
    duties: Collection[Duty],
    by: str,
    now: datetime,
) -> dict[str, int]:
    """Record what was counted; return it, without what was left empty.

    Args:
        campaign: Whose ballots.
        sheets: By what happened to them.
        reason: Why a figure is put right; empty for what simply happened.
        duties: Of whoever records it.
        by: Who that is.
        now: When; aware.

    Raises:
        LedgerNotYoursError: It is somebody else's in this phase, or final.
        NoSheetsError: No figure was written.
        BoxOutOfTurnError: Sheets of a box that nobody recorded as opened.
        CampaignFrozenError, CorrectionNeedsReasonError, BallotsUnbalancedError,
        TextTooLongError: As `record_sheets`.
    """
    phase = Phase(campaign.phase)
    require_keeper(duties, phase=phase)
    moved = {movement: number for movement, number in sheets.items() if number}
    if not moved:
        raise NoSheetsError
    if FROM_THE_BOX & moved.keys():
        require_opened(box_of(campaign), phase=phase)
    record_sheets(campaign=campaign, sheets=moved, reason=reason, by=by, now=now)
    _require_possible(campaign)
    return {movement.value: number for movement, number in moved.items()}


def _require_possible(campaign: Campaign) -> None:
    """Refuse more sheets than there can be: somebody wrote a figure down again.

    Raises:
        BallotsUnbalancedError: More handed out than people, or more brought back.
    """
    account, there = account_of(campaign), attendance_so_far(campaign)
    if account is None:
        return
    found = imbalances(account, present=there.present, summoned=there.summoned)
    impossible = tuple(fault for fault in found if fault.code in IMPOSSIBLE)
    if impossible:
        raise BallotsUnbalancedError(impossible)


@deed
def correct_ledger(  # noqa: PLR0913 - a line of the ledger has these parts
    *,
    campaign: Campaign,
    movement: Movement,
    sheets: int,
    reason: str,
    duties: Collection[Duty],
    by: str,
    now: datetime,
) -> dict[str, int]:
    """Put one figure right by so many sheets, with the reason.

    Raises:
        TextMissingError: Nobody says why.
        LedgerNotYoursError and others: As `keep_ledger`.
    """
    text = require_text(reason, what="lý do sửa", limit=PARAGRAPH)
    return keep_ledger(
        campaign=campaign,
        sheets={movement: sheets},
        reason=text,
        duties=duties,
        by=by,
        now=now,
    )
