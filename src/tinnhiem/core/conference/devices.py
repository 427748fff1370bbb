"""Devices that work in the hall without an account (thiết bị trong hội trường)."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from tinnhiem.core.access.duty import Duty


class DeviceKind(StrEnum):
    """What a device was bound for."""

    DESK = "desk"  # bàn điểm danh
    COMMITTEE = "committee"  # thành viên Ban Kiểm phiếu


CODE_DIGITS: Final = 6
# A code lives while two people stand face to face, no longer.
CODE_LASTS: Final = timedelta(minutes=10)
WRONG_CODES: Final = 5


def duties_of(kind: DeviceKind, *, is_head: bool) -> frozenset[Duty]:
    """Return what somebody may do on a bound device of that kind."""
    if kind is DeviceKind.DESK:
        return frozenset({Duty.DESK})
    return frozenset({Duty.COMMITTEE, Duty.HEAD} if is_head else {Duty.COMMITTEE})
