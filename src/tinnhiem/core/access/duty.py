"""The duties people sign in with (vai trò)."""

from collections.abc import Iterable
from enum import StrEnum

from tinnhiem.core.access.errors import DutiesConflictError


class Duty(StrEnum):
    """What somebody is here to do.

    Staff sign in with an account; voters and officeholders enter by the card of their
    summons, which is both when one person is both. In the hall a device is bound face
    to face: to a desk at the door, or to a member of the tally committee.
    """

    ADMIN = "admin"
    CLERK = "clerk"
    CHAIR = "chair"
    INSPECTOR = "inspector"
    VOTER = "voter"
    OFFICEHOLDER = "officeholder"
    DESK = "desk"
    COMMITTEE = "committee"
    HEAD = "head"
    VISITOR = "visitor"


STAFF = (Duty.CLERK, Duty.CHAIR, Duty.INSPECTOR, Duty.ADMIN)
BY_CARD = (Duty.VOTER, Duty.OFFICEHOLDER)
# The head of the committee is a member of it as well.
ON_DEVICE = (Duty.DESK, Duty.COMMITTEE, Duty.HEAD)


def require_duties(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the duties of a staff account in their order, or refuse them.

    Raises:
        DutiesConflictError: None at all, one that needs a card, or inspecting together
            with anything else.
    """
    asked = frozenset(duties)
    if not asked or not asked <= frozenset(STAFF):
        raise DutiesConflictError(sorted(asked))
    if Duty.INSPECTOR in asked and len(asked) > 1:
        raise DutiesConflictError(sorted(asked))
    return tuple(duty for duty in Duty if duty in asked)
