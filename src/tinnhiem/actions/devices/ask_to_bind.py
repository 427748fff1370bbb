"""A device asks to work in the hall: it gets a code that is read aloud."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.devices.hand_key import require_key_elsewhere
from tinnhiem.core.campaigns.texts import require_text
from tinnhiem.core.conference.devices import CODE_DIGITS, DeviceKind
from tinnhiem.core.devices.binding import is_waiting
from tinnhiem.core.devices.errors import (
    CardAskedError,
    DeviceBoundError,
    DeviceNameTakenError,
    TooManyRequestsError,
)
from tinnhiem.store import journal
from tinnhiem.store.device_keys import digest_of, public_key_of
from tinnhiem.store.models import Campaign, Card, CommitteeMember, HallDevice
from tinnhiem.store.queries.devices import living_devices
from tinnhiem.store.queries.waiting_devices import waiting_devices

log = structlog.get_logger()

NAME: Final = 60
# So many strangers at once are a prank, not a committee.
MOST_WAITING: Final = 40


@deed
def ask_for_desk(
    *, campaign: Campaign, name: str, token: str, now: datetime
) -> HallDevice:
    """Ask to be a desk of the check-in; asking again under one token changes nothing.

    Raises:
        TextMissingError, TextTooLongError: The desk has no name, or a long one.
        DeviceNameTakenError: A living desk is called so.
        DeviceBoundError: The browser is a device already.
        TooManyRequestsError: Answer those that wait first.
    """
    words = require_text(" ".join(name.split()), what="tên bàn", limit=NAME)
    desks = living_devices(campaign).filter(kind=DeviceKind.DESK.value)
    if desks.exclude(token_sha256=digest_of(token)).filter(name__iexact=words).exists():
        raise DeviceNameTakenError(words)
    return _ask(campaign, DeviceKind.DESK, name=words, token=token, now=now)


@deed
def ask_for_member(
    *,
    campaign: Campaign,
    member: CommitteeMember,
    token: str,
    card: UUID | None,
    now: datetime,
) -> HallDevice:
    """Ask to be the device of a member; asking again under one token changes nothing.

    Args:
        campaign: Whose committee.
        member: As who the device shall work.
        token: In the browser's cookie.
        card: With which the browser has entered; None where it has not.
        now: Aware.

    Raises:
        CardAskedError: The member has a card, and the browser has not entered with it.
        DeviceBoundError: The browser is a device already.
        TooManyRequestsError: Answer those that wait first.
    """
    living = Card.objects.filter(entry=member.entry_id, revoked_at=None)
    cards = set(living.values_list("pk", flat=True))
    if cards and card not in cards:
        raise CardAskedError(member.entry.name)
    name = member.entry.name[:NAME]
    return _ask(
        campaign, DeviceKind.COMMITTEE, name=name, token=token, now=now, member=member
    )


@deed
def withdraw(*, campaign: Campaign, device: HallDevice, now: datetime) -> None:
    """Give up what this very device asked for or was: it opens nothing from now on.

    Raises:
        LastKeyError: It alone holds the key of the open count.
    """
    device.refresh_from_db()
    require_key_elsewhere(device)
    gone = HallDevice.objects.filter(pk=device.pk, revoked_at=None)
    was_bound = gone.filter(confirmed_at__isnull=False).exists()
    if not gone.update(revoked_at=now, code="", wrapped_key=b""):
        return
    event = "device.given-up" if was_bound else "device.withdrawn"
    journal.write(campaign, event, at=now, device=device.name)


def _ask(  # noqa: PLR0913 - a device is made of these
    campaign: Campaign,
    kind: DeviceKind,
    *,
    name: str,
    token: str,
    now: datetime,
    member: CommitteeMember | None = None,
) -> HallDevice:
    known = HallDevice.objects.filter(token_sha256=digest_of(token)).first()
    if known is not None and known.confirmed_at is not None:
        raise DeviceBoundError(known.name)
    wanted = (campaign.pk, kind.value, name, member.pk if member else None)
    if known is not None and _asks(known, wanted, now=now):
        return known  # a double click
    if known is not None:
        known.delete()  # it chose somebody else, or nobody answered in time
    waiting = waiting_devices(campaign, now=now).count()
    if waiting >= MOST_WAITING:
        raise TooManyRequestsError(waiting=waiting)
    device = HallDevice.objects.create(
        campaign=campaign,
        kind=kind.value,
        name=name,
        member=member,
        token_sha256=digest_of(token),
        public_key=public_key_of(token),
        code="".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS)),
        asked_at=now,
    )
    journal.write(campaign, "device.asked", at=now, device=name)
    log.info("device.asked", campaign=campaign.slug, kind=kind.value)
    return device


def _asks(known: HallDevice, wanted: tuple[object, ...], *, now: datetime) -> bool:
    asked = (known.campaign_id, known.kind, known.name, known.member_id)
    waits = is_waiting(known.asked_at, wrong_codes=known.wrong_codes, now=now)
    return waits and known.revoked_at is None and asked == wanted
