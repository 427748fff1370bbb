"""Do what a check-in desk scanned: once, at its true time, with a code for an answer.

A desk is answered, not refused: somebody stands before it. What a device kept while the
server was away is done all the same; what of it the hall does not take waits for a
person as an anomaly.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.once import Answer, once
from tinnhiem.core.conference.attendance import Presence
from tinnhiem.core.conference.door.desk import DeskMoment, judge, needs_a_person
from tinnhiem.core.conference.door.scan import (
    DeskMode,
    ScanCode,
    ScanKind,
    read_scan,
    true_time,
)
from tinnhiem.store import journal
from tinnhiem.store.models import (
    Campaign,
    DeskAnomaly,
    PresenceInterval,
    RosterEntry,
)
from tinnhiem.store.queries.conference import present_count
from tinnhiem.store.queries.desk import (
    Whom,
    choices_numbered,
    desk_hall,
    entry_numbered,
    last_stay,
    whom,
)

log = structlog.get_logger()

DEED: Final = "desk.scan"
TYPED: Final = 120  # letters of what was typed that an anomaly keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskScan:
    """One scan, as a desk sends it.

    Attributes:
        text: From a scanner, a camera or the keyboard.
        desk: «Bàn 1», as others will read it.
        ago: How long it waited on the device.
        was_queued: The server was away when it was made.
        sitting: The sitting that the desk's page was opened in; None: the present one.
    """

    text: str
    mode: DeskMode = DeskMode.ARRIVE
    desk: str
    ago: timedelta = timedelta()
    was_queued: bool = False
    sitting: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskAnswer:
    """What a desk is told.

    Attributes:
        entry: Whom it is about.
        at: Since when they are in the hall, or have left it, as `code` says.
        desk: Where that was.
        choices: Who may be meant, for a person to choose.
        is_anomaly: It waits for a person now.
        present: How many are in the hall after it, where something was written.
        seq: Of the journal's entry that wrote it; 0 where nothing was written.
    """

    code: ScanCode
    mode: DeskMode
    entry: RosterEntry | None = None
    at: datetime | None = None
    desk: str = ""
    choices: tuple[RosterEntry, ...] = ()
    is_anomaly: bool = False
    present: int | None = None
    seq: int = 0

    def kept(self) -> Answer:
        """Return what is remembered of it: no moment, for the tables have that."""
        return {
            "code": self.code.value,
            "mode": self.mode.value,
            "number": self.entry.number if self.entry else None,
            "choices": [row.number for row in self.choices],
            "is_anomaly": self.is_anomaly,
        }


@dataclass(frozen=True, slots=True)
class WrittenStay:
    """How many are in the hall after a stay was written, and by which entry."""

    present: int
    seq: int


def scan_once(
    key: UUID, *, campaign: Campaign, asked: DeskScan, by: str, now: datetime
) -> DeskAnswer:
    """Do a scan unless it was done under `key`; return its answer, the same each time.

    Raises:
        KeyReusedError: The key was used for another deed. Load the page again.
    """
    made: list[DeskAnswer] = []

    def act() -> Answer:
        made.append(scan_at_desk(campaign=campaign, asked=asked, by=by, now=now))
        return made[-1].kept()

    kept = once(key, campaign=campaign, deed=DEED, act=act)
    if made and made[-1].kept() == kept:
        return made[-1]
    return _as_before(campaign, kept)


@deed
def scan_at_desk(
    *, campaign: Campaign, asked: DeskScan, by: str, now: datetime
) -> DeskAnswer:
    """Let in, let out or let back whoever was scanned, or say why not.

    Nothing is written unless the code is `ok`; but a scan that waited on a device and
    is not taken becomes an anomaly.
    """
    scan = read_scan(asked.text)
    meant = whom(campaign, scan)
    at = true_time(now, ago=asked.ago)
    if meant.entry is None:
        answer = _nobody(meant, asked)
    else:
        answer = _somebody(campaign, entry=meant.entry, asked=asked, at=at, by=by)
    if needs_a_person(answer.code, was_queued=asked.was_queued):
        typed = "" if scan.kind is ScanKind.CARD else asked.text[:TYPED]
        _raise_anomaly(campaign, answer, asked=replace(asked, text=typed), now=now)
        answer = replace(answer, is_anomaly=True)
    log.info("desk.scanned", campaign=campaign.slug, code=answer.code.value)
    return answer


def _nobody(meant: Whom, asked: DeskScan) -> DeskAnswer:
    code = meant.code or ScanCode.UNKNOWN
    return DeskAnswer(
        code=code, mode=asked.mode, choices=meant.choices, desk=meant.slug
    )


def _somebody(
    campaign: Campaign, *, entry: RosterEntry, asked: DeskScan, at: datetime, by: str
) -> DeskAnswer:
    stay = last_stay(campaign, entry)
    last = Presence(str(entry.pk), stay.arrived_at, stay.left_at) if stay else None
    moment = DeskMoment(at=at, sitting=asked.sitting)
    code = judge(asked.mode, moment=moment, hall=desk_hall(campaign), last=last)
    if code is ScanCode.OK:
        written = write_stay(campaign, entry=entry, asked=asked, at=at, by=by)
        return DeskAnswer(
            code=code,
            mode=asked.mode,
            entry=entry,
            at=at,
            desk=asked.desk,
            present=written.present,
            seq=written.seq,
        )
    known_at = (stay.left_at or stay.arrived_at) if stay else None
    return DeskAnswer(
        code=code,
        mode=asked.mode,
        entry=entry,
        at=known_at,
        desk=stay.desk if stay else "",
    )


def write_stay(
    campaign: Campaign, *, entry: RosterEntry, asked: DeskScan, at: datetime, by: str
) -> WrittenStay:
    """Begin or end a stay, with its line in the journal; inside a deed."""
    facts: dict[str, Any] = {"desk": asked.desk}
    if asked.was_queued:
        facts["queued"] = True
    if asked.mode is DeskMode.LEAVE:
        stays = PresenceInterval.objects.filter(entry=entry, sitting=campaign.sitting)
        stays.filter(left_at=None).update(left_at=at)
        event, facts["number"] = "voter.left", entry.number
    else:
        PresenceInterval.objects.create(
            entry=entry, arrived_at=at, sitting=campaign.sitting, desk=asked.desk
        )
        event, facts["numbers"] = "voters.checked_in", [entry.number]
    present = present_count(campaign)
    entered = journal.write(campaign, event, at=at, by=by, present=present, **facts)
    return WrittenStay(present=present, seq=entered.pk)


def _raise_anomaly(
    campaign: Campaign, answer: DeskAnswer, *, asked: DeskScan, now: datetime
) -> None:
    DeskAnomaly.objects.create(
        campaign=campaign,
        entry=answer.entry or _holder(answer),
        typed=asked.text if answer.entry is None else "",
        mode=asked.mode.value,
        code=answer.code.value,
        sitting=asked.sitting or campaign.sitting,
        desk=asked.desk,
        scanned_at=true_time(now, ago=asked.ago),
        received_at=now,
        known_desk=answer.desk if answer.entry else "",
        known_at=answer.at,
    )
    number = answer.entry.number if answer.entry else 0
    facts = {"scan": answer.code.value, "desk": asked.desk, "number": number}
    journal.write(campaign, "anomaly.raised", at=now, by=asked.desk, **facts)


def _holder(answer: DeskAnswer) -> RosterEntry | None:
    """Return whose dead card it was."""
    return answer.choices[0] if answer.code is ScanCode.REVOKED else None


def _as_before(campaign: Campaign, kept: Answer) -> DeskAnswer:
    """Return the first answer again, with the moments that the tables know."""
    number = kept["number"]
    entry = entry_numbered(campaign, number) if number is not None else None
    stay = last_stay(campaign, entry) if entry else None
    return DeskAnswer(
        code=ScanCode(kept["code"]),
        mode=DeskMode(kept["mode"]),
        entry=entry,
        at=(stay.left_at or stay.arrived_at) if stay else None,
        desk=stay.desk if stay else "",
        choices=tuple(choices_numbered(campaign, kept["choices"])),
        is_anomaly=kept["is_anomaly"],
    )
