"""What only a person decides about the door: a scan undone, an anomaly settled."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from tinnhiem.actions.conference.desk_scan import DeskScan, write_stay
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import require_text
from tinnhiem.core.conference.attendance import Presence
from tinnhiem.core.conference.door.desk import ARRIVING, DeskHall, DeskMoment, judge
from tinnhiem.core.conference.door.errors import (
    AnomalyNotTakenError,
    AnomalySettledError,
    SeatTakenError,
    SheetInHandError,
)
from tinnhiem.core.conference.door.scan import DeskMode, ScanCode
from tinnhiem.core.conference.errors import NotPresentError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.store import journal
from tinnhiem.store.models import (
    Campaign,
    CommitteeMember,
    DeskAnomaly,
    RosterEntry,
    SheetReceipt,
)
from tinnhiem.store.queries.conference import present_count
from tinnhiem.store.queries.desk import desk_hall, last_stay

log = structlog.get_logger()

REASON: Final = 400  # letters


@deed
def undo_check_in(
    *, campaign: Campaign, voter: RosterEntry, reason: str, by: str, now: datetime
) -> None:
    """Take back the newest arrival of somebody who is not in the hall after all.

    Raises:
        CampaignFrozenError: Sheets are out; who came is settled.
        NotPresentError: They are not inside; there is nothing to undo.
        SeatTakenError: They were elected to the tally committee as somebody present.
        SheetInHandError: They signed for a sheet; take it back first.
        TextMissingError, TextTooLongError: No reason, or one that is too long.
    """
    text = require_text(reason, what="lý do hoàn tác", limit=REASON)
    if Phase(campaign.phase) not in ARRIVING:
        raise CampaignFrozenError(what="điểm danh", phase=campaign.phase)
    stay = last_stay(campaign, voter)
    if stay is None or stay.left_at is not None:
        raise NotPresentError(voter.name)
    if CommitteeMember.objects.filter(campaign=campaign, entry=voter).exists():
        raise SeatTakenError(voter.name)
    if SheetReceipt.objects.filter(entry=voter).exists():
        raise SheetInHandError(voter.name)
    arrived_at, desk = stay.arrived_at, stay.desk
    stay.delete()
    journal.write(
        campaign,
        "check-in.undone",
        at=now,
        by=by,
        number=voter.number,
        arrived_at=arrived_at.isoformat(),
        desk=desk,
        reason=text,
        present=present_count(campaign),
    )
    log.info("check_in.undone", campaign=campaign.slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnomalyDecision:
    """What a person decides about one scan.

    Attributes:
        takes: Write the stay at its true time; else nothing is written.
        reason: Why, for the journal.
    """

    takes: bool
    reason: str


@deed
def settle_anomaly(
    *,
    campaign: Campaign,
    anomaly: DeskAnomaly,
    decision: AnomalyDecision,
    by: str,
    now: datetime,
) -> None:
    """Decide what becomes of a scan that came late or twice.

    Raises:
        AnomalySettledError: Somebody has decided already.
        AnomalyNotTakenError: The stay cannot be true beside those on record, or it is
            too late to write one; leave the hall as it is, with a reason.
        TextMissingError, TextTooLongError: No reason, or one that is too long.
    """
    text = require_text(decision.reason, what="lý do xử lý", limit=REASON)
    anomaly.refresh_from_db()
    if anomaly.settled_at is not None:
        raise AnomalySettledError(by=anomaly.settled_by, at=anomaly.settled_at)
    if decision.takes:
        _take(campaign, anomaly, by=by)
    anomaly.settled_at, anomaly.settled_by = now, by
    anomaly.is_taken, anomaly.reason = decision.takes, text
    anomaly.save()
    journal.write(
        campaign,
        "anomaly.settled",
        at=now,
        by=by,
        number=anomaly.entry.number if anomaly.entry else 0,
        scan=anomaly.code,
        taken=decision.takes,
        reason=text,
    )


def _take(campaign: Campaign, anomaly: DeskAnomaly, *, by: str) -> None:
    code = code_if_taken(campaign, anomaly)
    if code is not ScanCode.OK or anomaly.entry is None:
        raise AnomalyNotTakenError(code)
    asked = DeskScan(
        text="", mode=DeskMode(anomaly.mode), desk=anomaly.desk, was_queued=True
    )
    write_stay(campaign, entry=anomaly.entry, asked=asked, at=anomaly.scanned_at, by=by)


def code_if_taken(campaign: Campaign, anomaly: DeskAnomaly) -> ScanCode:
    """Return `ok` where the stay may still be written; else why not.

    A person may say that somebody was there before the phase began: only the stays of
    that voter, and the sheets that are out, stand against it.
    """
    if anomaly.entry is None:
        return ScanCode.UNKNOWN
    hall = desk_hall(campaign)
    timeless = DeskHall(
        phase=hall.phase, sitting=hall.sitting, is_closed=hall.is_closed
    )
    stay = last_stay(campaign, anomaly.entry)
    last = Presence("", stay.arrived_at, stay.left_at) if stay else None
    moment = DeskMoment(at=anomaly.scanned_at, sitting=anomaly.sitting)
    return judge(DeskMode(anomaly.mode), moment=moment, hall=timeless, last=last)
