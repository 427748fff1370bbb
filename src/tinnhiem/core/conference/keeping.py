"""Who keeps the ledger of ballot papers: the clerk, and then the committee.

Until a tally committee is elected sheets are printed and stamped by the office; from
then on they are the committee's, and staff have no part in them.
"""

from collections.abc import Collection
from typing import Final

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.conference.errors import LedgerNotYoursError
from tinnhiem.core.conference.phase import ORDER, Phase

_ELECTED: Final = ORDER.index(Phase.COMMITTEE_ELECTED)
_COUNTING: Final = ORDER.index(Phase.COUNTING)
PREPARING: Final = ORDER[: _ELECTED + 1]
ISSUING: Final = (Phase.COMMITTEE_ELECTED, Phase.BALLOTS_ISSUED, Phase.VOTING)
EMPTYING: Final = (Phase.CLOSED, Phase.COUNTING)
PHASES_FOR: Final[dict[Movement, tuple[Phase, ...]]] = {
    Movement.PRINTED: PREPARING,
    Movement.DAMAGED: PREPARING,
    Movement.STAMPED: PREPARING,
    Movement.ISSUED: ISSUING,
    Movement.EXCHANGED: (*ISSUING, Phase.CLOSED),
    Movement.UNUSED: (*ISSUING, *EMPTYING),
    Movement.RETURNED: EMPTYING,
    Movement.FOREIGN: EMPTYING,
}
# A figure written down wrong may be put right until the count is reconciled with it.
CORRECTABLE: Final = ORDER[: _COUNTING + 1]


def keeper(phase: Phase) -> Duty | None:
    """Return whose the ledger is in `phase`; None once nothing may change."""
    if phase not in CORRECTABLE:
        return None
    return Duty.CLERK if ORDER.index(phase) < _ELECTED else Duty.COMMITTEE


def require_keeper(duties: Collection[Duty], *, phase: Phase) -> None:
    """Refuse whoever does not keep the ledger now.

    Raises:
        LedgerNotYoursError: Ask whoever it names; nobody when it is closed.
    """
    whose = keeper(phase)
    if whose is None or whose not in duties:
        raise LedgerNotYoursError(whose, phase=phase)


def may_move(movement: Movement, phase: Phase, *, is_correction: bool) -> bool:
    """Say whether sheets may move so in `phase`; a correction has longer time.

    Nothing is corrected before its own first phase: there is nothing to correct yet.
    """
    if phase in PHASES_FOR[movement]:
        return True
    later = phase in ORDER and phase in CORRECTABLE
    begun = later and ORDER.index(phase) > ORDER.index(PHASES_FOR[movement][0])
    return is_correction and begun
