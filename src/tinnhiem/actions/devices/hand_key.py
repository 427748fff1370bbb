"""The key of an open count goes from a device that holds it to one that does not.

Nobody else can give it: it lies nowhere in clear, and staff have no device.
"""

import hashlib
from datetime import datetime
from uuid import UUID

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.core.conference.devices import CODE_DIGITS
from tinnhiem.core.count.errors import CountKeyMissingError
from tinnhiem.core.devices.errors import (
    KeyCodeWrongError,
    KeyNotHereError,
    LastKeyError,
)
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, HallDevice
from tinnhiem.store.queries.devices import device_asking, living_devices
from tinnhiem.store.sealed_rows import key_with, wrap_for

log = structlog.get_logger()


def key_code(device: HallDevice) -> str:
    """Return six digits of a device's public key, shown on it and read aloud.

    Whoever hands the key over compares what is sealed to with what stands opposite.
    """
    digest = hashlib.sha256(b"tinnhiem/device/code" + bytes(device.public_key)).digest()
    return str(int.from_bytes(digest[:8]) % 10**CODE_DIGITS).zfill(CODE_DIGITS)


@deed
def hand_key(  # noqa: PLR0913 - from whom, to whom, and what was read
    *, campaign: Campaign, token: str, to: UUID, code: str, by: str, now: datetime
) -> HallDevice:
    """Seal the key of the open count to another member's device.

    Args:
        campaign: Whose count is open.
        token: Of the device that gives; it holds the key.
        to: Key of the device that gets it.
        code: Six digits that stand on the other device.
        by: Who gives.
        now: Aware.

    Raises:
        KeyNotHereError: No key is here to give, or the other has it.
        KeyCodeWrongError: It is another device that stands opposite.
    """
    members = living_devices(campaign).exclude(member=None)
    receiver = members.select_related("member__entry").filter(pk=to).first()
    if receiver is None or bytes(receiver.wrapped_key):
        raise KeyNotHereError
    if "".join(code.split()) != key_code(receiver):
        raise KeyCodeWrongError
    key = key_here(campaign, token=token)
    if key is None:
        raise KeyNotHereError
    pass_on(campaign, key, receiver=receiver, by=by, now=now)
    return receiver


def require_key_elsewhere(device: HallDevice) -> None:
    """Refuse to let go of the only device that can open the count.

    Raises:
        LastKeyError: Hand the key to another device first.
    """
    if not bytes(device.wrapped_key):
        return
    others = living_devices(device.campaign).exclude(pk=device.pk)
    if not others.exclude(wrapped_key=b"").exists():
        raise LastKeyError(device.name)


def key_here(campaign: Campaign, *, token: str) -> bytes | None:
    """Return the key of the open count that the device of `token` holds, if it does."""
    giver = device_asking(token)
    if giver is None or giver.campaign_id != campaign.pk or giver.member_id is None:
        return None
    try:
        return key_with(campaign, device=giver.pk, token=token)
    except CountKeyMissingError:
        return None


def pass_on(
    campaign: Campaign, key: bytes, *, receiver: HallDevice, by: str, now: datetime
) -> None:
    """Seal the key to `receiver`. Part of a deed, never called alone."""
    wrap_for(receiver, key)
    journal.write(campaign, "key.handed-over", at=now, by=by, device=receiver.name)
    log.info("key.handed-over", campaign=campaign.slug)
