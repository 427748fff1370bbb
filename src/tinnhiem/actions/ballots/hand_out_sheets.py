"""Hand a sheet to everybody named: one each, however often the button is pressed."""

from collections.abc import Collection
from datetime import datetime

from tinnhiem.actions.ballots.keep_ledger import keep_ledger
from tinnhiem.actions.deed import deed
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import PARAGRAPH, require_text
from tinnhiem.core.conference.errors import NotPresentError
from tinnhiem.core.conference.keeping import ISSUING, require_keeper
from tinnhiem.core.conference.phases import Phase
from tinnhiem.store.models import Campaign, RosterEntry, SheetReceipt
from tinnhiem.store.queries.ledger import in_the_hall


@deed
def hand_out_sheets(
    *,
    campaign: Campaign,
    numbers: Collection[int],
    duties: Collection[Duty],
    by: str,
    now: datetime,
) -> dict[str, int]:
    """Note that voters signed for a sheet; who has one already is passed over.

    Args:
        campaign: Whose ballots.
        numbers: Of the voters, on the roster.
        duties: Of whoever records it.
        by: Who that is.
        now: When; aware.

    Returns:
        `issued`: so many got one now; `already`: so many had one.

    Raises:
        LedgerNotYoursError: The ledger is not the committee's yet, or closed.
        CampaignFrozenError: Sheets are not handed out in this phase.
        NotPresentError: Somebody is not in the hall; nobody of this call is noted.
    """
    require_keeper(duties, phase=Phase(campaign.phase))
    if Phase(campaign.phase) not in ISSUING:
        raise CampaignFrozenError(what="phát phiếu", phase=campaign.phase)
    inside = {row.number: row for row in in_the_hall(campaign)}
    for number in sorted(set(numbers) - inside.keys()):
        entry = campaign.roster.filter(number=number).first()
        raise NotPresentError(entry.name if entry else str(number))
    wanted = [inside[number] for number in sorted(set(numbers))]
    new = [row for row in wanted if not row.has_sheet]  # type: ignore[attr-defined]
    if new:
        SheetReceipt.objects.bulk_create(SheetReceipt(entry=row) for row in new)
        keep_ledger(
            campaign=campaign,
            sheets={Movement.ISSUED: len(new)},
            duties=duties,
            by=by,
            now=now,
        )
    return {"issued": len(new), "already": len(wanted) - len(new)}


@deed
def take_back_sheet(  # noqa: PLR0913 - a correction names who, why and by whom
    *,
    campaign: Campaign,
    voter: RosterEntry,
    reason: str,
    duties: Collection[Duty],
    by: str,
    now: datetime,
) -> bool:
    """Note that a voter has no sheet after all; False when none was noted.

    Raises:
        TextMissingError: Nobody says why.
        LedgerNotYoursError and others: As `keep_ledger`.
    """
    text = require_text(reason, what="lý do", limit=PARAGRAPH)
    gone, _ = SheetReceipt.objects.filter(entry=voter).delete()
    if not gone:
        return False
    keep_ledger(
        campaign=campaign,
        sheets={Movement.ISSUED: -1},
        reason=text,
        duties=duties,
        by=by,
        now=now,
    )
    return True
