"""Binding a device of the hall: a code read aloud face to face, and whose ear hears it.

Nobody has an account here. What binds a phone to a person is that two people stand
opposite each other, one reads six digits from the phone, and the other, who answers for
it, types them where they work.
"""

from datetime import datetime

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.devices import CODE_LASTS, WRONG_CODES, DeviceKind
from tinnhiem.core.devices.errors import (
    CodeWrongError,
    ConfirmerRefusedError,
    RequestGoneError,
)

_STAFF = frozenset({Duty.CLERK, Duty.CHAIR})


def is_waiting(asked_at: datetime, *, wrong_codes: int, now: datetime) -> bool:
    """Say whether a request that nobody has answered can still be confirmed.

    Args:
        asked_at: When the device showed its code; aware.
        wrong_codes: How often another code was typed.
        now: Aware.
    """
    return wrong_codes < WRONG_CODES and now - asked_at < CODE_LASTS


def require_code(typed: str, *, code: str, wrong_codes: int) -> None:
    """Refuse another code than the one on the device.

    Args:
        typed: However it was spaced.
        code: What the device shows; empty when the request is over.
        wrong_codes: How often another was typed before.

    Raises:
        RequestGoneError: There is no code any more.
        CodeWrongError: It differs; it says how many tries are left.
    """
    if not code:
        raise RequestGoneError
    if "".join(typed.split()) != code:
        raise CodeWrongError(left=max(0, WRONG_CODES - wrong_codes - 1))


def confirmers(kind: DeviceKind, *, is_head: bool, holds_key: bool) -> frozenset[Duty]:
    """Return whose confirmation binds a device.

    The desk's devices are the clerk's, and the head confirms the members. The head's
    first device is confirmed where the conference is run, for the committee has none
    yet; so is another one, but with it every member's device falls and is bound anew.
    Once a count is open the committee looks after itself: staff slip no device in.

    Args:
        kind: Desk or committee.
        is_head: The member is the head of the committee.
        holds_key: A living device holds the key of an open count.
    """
    if kind is DeviceKind.DESK:
        return _STAFF
    if not is_head:
        return frozenset({Duty.HEAD})
    return frozenset({Duty.COMMITTEE}) if holds_key else _STAFF | {Duty.HEAD}


def ends_the_others(duties: frozenset[Duty], *, is_head: bool) -> bool:
    """Say whether confirming this device revokes those of all other members.

    Whoever confirms the head anew with an account could have bound the members by a
    false head before: they are bound again, by the one who stands there now.

    Args:
        duties: Of whoever confirms.
        is_head: The device is the head's.
    """
    return is_head and Duty.HEAD not in duties and bool(_STAFF & duties)


def require_confirmer(
    duties: frozenset[Duty], kind: DeviceKind, *, is_head: bool, holds_key: bool
) -> None:
    """Refuse somebody who may not confirm that device.

    Raises:
        ConfirmerRefusedError: Somebody else has to stand opposite; it says who.
    """
    wanted = confirmers(kind, is_head=is_head, holds_key=holds_key)
    if not wanted & duties:
        raise ConfirmerRefusedError(wanted=wanted)
