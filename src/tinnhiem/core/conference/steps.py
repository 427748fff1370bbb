"""Whose hand takes which step of the vote (ai được thực hiện bước nào).

The chair's and the clerk's powers end where the count begins; the committee's begin
with the sheets that it hands out.
"""

from collections.abc import Mapping
from typing import Final

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Phase

_STAFF: Final = frozenset({Duty.CLERK, Duty.CHAIR})
_HEAD: Final = frozenset({Duty.HEAD})

WHO_MAY: Final[Mapping[Phase, frozenset[Duty]]] = {
    Phase.PLANNED: _STAFF,  # by adjourning
    Phase.SUMMONED: _STAFF,
    Phase.CHECK_IN: _STAFF,
    Phase.QUORATE: _STAFF,
    Phase.COMMITTEE_ELECTED: _STAFF,
    # An office may count on paper: then nobody of the committee has a device.
    Phase.BALLOTS_ISSUED: _STAFF | _HEAD,
    Phase.VOTING: _STAFF | _HEAD,
    Phase.CLOSED: _STAFF | _HEAD,
    Phase.COUNTING: _HEAD,
    Phase.RECONCILED: _HEAD,
    Phase.SIGNED: frozenset({Duty.COMMITTEE}),
    Phase.ANNOUNCED: _STAFF | _HEAD,
    Phase.REPORTED: _STAFF,
    Phase.ARCHIVED: _STAFF,
    Phase.SUSPENDED: _STAFF,
    Phase.VOID: _STAFF,
}


def may_take(duties: frozenset[Duty], wanted: Phase) -> bool:
    """Say whether somebody with these duties may bring the vote to `wanted`."""
    return bool(WHO_MAY[wanted] & duties)
