"""The ballot box, shown and sealed before the hall, opened for the count (hòm phiếu).

No instrument we have read says how; each act is kept with who did it, before whom, and
the number on the seal, so that the minutes can say so.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from tinnhiem.core.conference.errors import BoxOutOfTurnError, SealDiffersError
from tinnhiem.core.conference.phase import Phase


class BoxDeed(StrEnum):
    """What is done at the box, in this order."""

    SHOWN = "box-shown"
    SEALED = "box-sealed"
    OPENED = "box-opened"


EMPTIED: Final = "sheets-returned"  # what comes after the opening: sheets are counted


PHASES_FOR_BOX: Final[dict[BoxDeed, tuple[Phase, ...]]] = {
    BoxDeed.SHOWN: (Phase.COMMITTEE_ELECTED, Phase.BALLOTS_ISSUED),
    BoxDeed.SEALED: (Phase.COMMITTEE_ELECTED, Phase.BALLOTS_ISSUED),
    BoxDeed.OPENED: (Phase.CLOSED,),
}
BEFORE: Final = {
    BoxDeed.SEALED: BoxDeed.SHOWN,
    BoxDeed.OPENED: BoxDeed.SEALED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxAct:
    """One act at the box.

    Attributes:
        by: Who did it, by name.
        witnesses: Before whom, by name.
        seal: What stands on the seal, put on or found; empty when the box is shown.
        note: What was remarked; a seal found broken or another is said here.
    """

    at: datetime
    by: str
    witnesses: str
    seal: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The box as far as it has come; None is «not yet»."""

    shown: BoxAct | None = None
    sealed: BoxAct | None = None
    opened: BoxAct | None = None

    def act(self, deed: BoxDeed) -> BoxAct | None:
        """Return what was done, or None."""
        return {
            BoxDeed.SHOWN: self.shown,
            BoxDeed.SEALED: self.sealed,
            BoxDeed.OPENED: self.opened,
        }[deed]


def require_turn(deed: BoxDeed, *, box: Box, phase: Phase) -> None:
    """Refuse an act at the box out of its turn.

    Raises:
        BoxOutOfTurnError: Done already, not the phase for it, or what comes before it
            was not done: do what it names first.
    """
    before = BEFORE.get(deed)
    lacks = before if before and box.act(before) is None else None
    is_done = box.act(deed) is not None
    if is_done or lacks or phase not in PHASES_FOR_BOX[deed]:
        raise BoxOutOfTurnError(deed, lacks=lacks or "", is_done=is_done, phase=phase)


def require_opened(box: Box, *, phase: Phase) -> None:
    """Refuse sheets out of a box that was not opened before witnesses.

    Raises:
        BoxOutOfTurnError: Record the opening first.
    """
    if box.opened is None:
        raise BoxOutOfTurnError(
            EMPTIED, lacks=BoxDeed.OPENED, is_done=False, phase=phase
        )


def require_same_seal(box: Box, *, found: str, note: str) -> None:
    """Refuse a box with another seal than was put on it, unless a note says why.

    Raises:
        SealDiffersError: Write down what was found.
    """
    put_on = box.sealed.seal if box.sealed else ""
    if put_on and found.casefold() != put_on.casefold() and not note.strip():
        raise SealDiffersError(put_on, found=found)


def next_deed(box: Box, phase: Phase) -> BoxDeed | None:
    """Return what is to be done at the box now, or None."""
    for deed in BoxDeed:
        if box.act(deed) is None:
            return deed if phase in PHASES_FOR_BOX[deed] else None
    return None


def last_deed(box: Box, phase: Phase) -> BoxDeed | None:
    """Return what may still be taken back: the last act, in the phase it belongs to."""
    done = [deed for deed in BoxDeed if box.act(deed) is not None]
    last = done[-1] if done else None
    return last if last and phase in PHASES_FOR_BOX[last] else None
