"""What follows from a scan at the door (bàn điểm danh).

A scan never toggles: it lets in and nothing else. Leaving and coming back are modes
that somebody chooses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from tinnhiem.core.conference.attendance import Presence
from tinnhiem.core.conference.door.scan import DeskMode, ScanCode
from tinnhiem.core.conference.phase import HALL, ORDER, Phase

# Who came is settled once sheets are handed out; the minutes rest on it.
ARRIVING: Final = HALL[: HALL.index(Phase.BALLOTS_ISSUED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskHall:
    """The hall as a desk needs it.

    Attributes:
        sitting: The sitting that is open.
        since: When its phase began; None before any. Nothing is told before it.
        is_closed: The conference has ended.
    """

    phase: Phase
    sitting: int = 1
    since: datetime | None = None
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskMoment:
    """When a scan was made, and in which sitting the desk believed to be."""

    at: datetime
    sitting: int | None = None


class Whereabouts(StrEnum):
    """Where somebody is, by the stays of the open sitting."""

    NEVER = "never"
    INSIDE = "inside"
    OUTSIDE = "outside"


def whereabouts(last: Presence | None) -> Whereabouts:
    """Return where the person of the newest stay is; None: there is no stay."""
    if last is None:
        return Whereabouts.NEVER
    return Whereabouts.INSIDE if last.left_at is None else Whereabouts.OUTSIDE


FOLLOWS: Final[Mapping[DeskMode, Mapping[Whereabouts, ScanCode]]] = {
    DeskMode.ARRIVE: {
        Whereabouts.NEVER: ScanCode.OK,
        Whereabouts.INSIDE: ScanCode.ALREADY,
        Whereabouts.OUTSIDE: ScanCode.LEFT,
    },
    DeskMode.LEAVE: {
        Whereabouts.NEVER: ScanCode.NOT_HERE,
        Whereabouts.INSIDE: ScanCode.OK,
        Whereabouts.OUTSIDE: ScanCode.LEFT,
    },
    DeskMode.RETURN: {
        Whereabouts.NEVER: ScanCode.NOT_HERE,
        Whereabouts.INSIDE: ScanCode.ALREADY,
        Whereabouts.OUTSIDE: ScanCode.OK,
    },
}


def judge(
    mode: DeskMode, *, moment: DeskMoment, hall: DeskHall, last: Presence | None
) -> ScanCode:
    """Return what a scan of a person with the newest stay `last` leads to.

    What is known of the person comes first: whoever is inside is told so, whatever the
    phase. A scan that waited on a device keeps its true time, and may be too late.
    """
    if moment.sitting is not None and moment.sitting != hall.sitting:
        return ScanCode.OTHER_SITTING
    code = FOLLOWS[mode][whereabouts(last)]
    if code is not ScanCode.OK:
        return code
    shut = shut_for(mode, hall=hall)
    if shut is not None:
        return shut
    if is_too_early(moment.at, hall=hall, last=last):
        return ScanCode.TOO_EARLY
    return ScanCode.OK


def shut_for(mode: DeskMode, *, hall: DeskHall) -> ScanCode | None:
    """Return why the desk may not write in this phase; None when it may."""
    open_in = ARRIVING if mode is DeskMode.ARRIVE else HALL
    if hall.phase in open_in and not hall.is_closed:
        return None
    if hall.phase in ORDER and ORDER.index(hall.phase) > ORDER.index(Phase.CHECK_IN):
        return ScanCode.SETTLED
    return ScanCode.NOT_OPEN


def is_too_early(at: datetime, *, hall: DeskHall, last: Presence | None) -> bool:
    """Say whether `at` is before the phase began, or before the newest stay's end."""
    if hall.since is not None and at < hall.since:
        return True
    return last is not None and at < (last.left_at or last.arrived_at)


def needs_a_person(code: ScanCode, *, was_queued: bool) -> bool:
    """Say whether nobody stood at the desk to hear this answer.

    What a device kept and the hall does not take is neither dropped nor merged.
    """
    return was_queued and code is not ScanCode.OK
