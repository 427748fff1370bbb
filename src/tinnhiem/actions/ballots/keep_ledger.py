"""What the pages record in the ledger: by whoever keeps it now, and in its turn."""

from collections.abc import Collection, Mapping
from datetime import datetime

from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.errors import NoSheetsError
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.box import require_opened
from tinnhiem.core.conference.keeping import require_keeper
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.ledger import box_of

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
    return {movement.value: number for movement, number in moved.items()}


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
