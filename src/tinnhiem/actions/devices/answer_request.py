"""Somebody who answers for a device confirms it face to face, or turns it down."""

from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from django.db import transaction

from tinnhiem.actions.deed import deed
from tinnhiem.actions.devices.hand_key import key_here, pass_on, require_key_elsewhere
from tinnhiem.actions.once import once
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.devices import DeviceKind
from tinnhiem.core.devices.binding import (
    ends_the_others,
    is_waiting,
    require_code,
    require_confirmer,
)
from tinnhiem.core.devices.errors import (
    CodeWrongError,
    DeviceNameTakenError,
    RequestGoneError,
)
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, HallDevice
from tinnhiem.store.queries.devices import living_devices
from tinnhiem.store.queries.waiting_devices import somebody_holds_the_key

log = structlog.get_logger()

DEED: Final = "device.confirm"


def confirm_device(  # noqa: PLR0913 - who confirms, by what hand, and what was read
    *,
    key: UUID,
    campaign: Campaign,
    device: UUID,
    code: str,
    duties: frozenset[Duty],
    token: str,
    by: str,
    now: datetime,
) -> str:
    """Bind the device that shows `code`; an older one of the same member is revoked.

    Where an account confirms the head, every other member's device is revoked too.

    Args:
        key: Of the form; sent twice, it binds once.
        campaign: Whose hall.
        device: Key of the request.
        code: As it was read aloud.
        duties: Of whoever confirms.
        token: Of the confirming device; empty at an account. Where it holds the key of
            an open count, the new device gets it in the same act.
        by: Who confirms.
        now: Aware.

    Returns:
        What the device is called.

    Raises:
        RequestGoneError: It was answered before, or has expired.
        CodeWrongError: Another code; the try counts though nothing else happened.
        ConfirmerRefusedError: Somebody else has to confirm it.
        DeviceNameTakenError: Another desk took the name meanwhile.
        LastKeyError: The older device alone holds the key of the open count, and the
            one that confirms cannot pass it on.
        KeyReusedError: The form was used for something else.
    """

    def act() -> dict[str, str]:
        row = _confirm(
            campaign=campaign,
            device=device,
            code=code,
            duties=duties,
            token=token,
            by=by,
            now=now,
        )
        return {"name": row.name}

    try:
        return str(once(key, campaign=campaign, deed=DEED, act=act)["name"])
    except CodeWrongError:
        # The refusal undid the transaction, that of the key too; that it was tried must
        # not be undone.
        _count_wrong_code(device)
        raise


@deed
def _confirm(  # noqa: PLR0913
    *,
    campaign: Campaign,
    device: UUID,
    code: str,
    duties: frozenset[Duty],
    token: str,
    by: str,
    now: datetime,
) -> HallDevice:
    row = _waiting(campaign, device, now=now)
    _require_confirmer(row, duties)
    require_code(code, code=row.code, wrong_codes=row.wrong_codes)
    if row.kind == DeviceKind.DESK.value:
        _require_free_name(row)
    # Taken before anything is revoked: the giver may be the device that is replaced.
    key = key_here(campaign, token=token) if row.member_id and token else None
    if row.member is not None:
        _revoke_older(row, duties=duties, is_passed_on=key is not None, by=by, now=now)
    # Compare and set: of two who confirm in the same second one is told.
    waiting = HallDevice.objects.filter(pk=row.pk, confirmed_at=None, revoked_at=None)
    if not waiting.update(confirmed_at=now, confirmed_by=by, code=""):
        raise RequestGoneError
    row.refresh_from_db()
    journal.write(campaign, "device.bound", at=now, by=by, device=row.name)
    if key is not None:
        pass_on(campaign, key, receiver=row, by=by, now=now)
    log.info("device.bound", campaign=campaign.slug, kind=row.kind)
    return row


@deed
def turn_down(
    *,
    campaign: Campaign,
    device: UUID,
    duties: frozenset[Duty],
    by: str,
    now: datetime,
) -> HallDevice:
    """Refuse a request: its code is worth nothing any more.

    Raises:
        RequestGoneError: It was answered before, or has expired.
        ConfirmerRefusedError: It is not theirs to answer.
    """
    row = _waiting(campaign, device, now=now)
    _require_confirmer(row, duties)
    HallDevice.objects.filter(pk=row.pk).update(revoked_at=now, code="")
    journal.write(campaign, "device.turned-down", at=now, by=by, device=row.name)
    return row


@deed
def revoke_device(
    *,
    campaign: Campaign,
    device: UUID,
    duties: frozenset[Duty],
    by: str,
    now: datetime,
) -> HallDevice:
    """Take a bound device out of the hall: what it asks from now on is refused.

    Raises:
        RequestGoneError: It is not bound any more.
        ConfirmerRefusedError: It is not theirs to revoke.
        LastKeyError: It alone holds the key of the open count.
    """
    row = living_devices(campaign).filter(pk=device).first()
    if row is None:
        raise RequestGoneError
    _require_confirmer(row, duties)
    require_key_elsewhere(row)
    _revoke(row, now=now)
    journal.write(campaign, "device.revoked", at=now, by=by, device=row.name)
    return row


def _waiting(campaign: Campaign, device: UUID, *, now: datetime) -> HallDevice:
    asked = HallDevice.objects.filter(
        campaign=campaign, pk=device, confirmed_at=None, revoked_at=None
    )
    row = asked.select_related("campaign", "member__entry").first()
    if row is None or not is_waiting(
        row.asked_at, wrong_codes=row.wrong_codes, now=now
    ):
        raise RequestGoneError
    return row


def _require_confirmer(row: HallDevice, duties: frozenset[Duty]) -> None:
    require_confirmer(
        duties,
        DeviceKind(row.kind),
        is_head=_is_head(row),
        holds_key=somebody_holds_the_key(row.campaign),
    )


def _is_head(row: HallDevice) -> bool:
    return row.member is not None and row.member.role == CommitteeRole.HEAD


def _require_free_name(row: HallDevice) -> None:
    desks = living_devices(row.campaign).filter(kind=DeviceKind.DESK.value)
    if desks.filter(name__iexact=row.name).exists():
        raise DeviceNameTakenError(row.name)


def _revoke_older(
    row: HallDevice,
    *,
    duties: frozenset[Duty],
    is_passed_on: bool,
    by: str,
    now: datetime,
) -> None:
    """Revoke what the member had before: a lost phone works no more.

    Raises:
        LastKeyError: It alone holds the key, which nobody here passes on.
    """
    members = living_devices(row.campaign).exclude(member=None)
    falls = members.filter(member=row.member_id)
    if ends_the_others(duties, is_head=_is_head(row)):
        falls = members
    for older in falls:
        if not is_passed_on:
            require_key_elsewhere(older)
        _revoke(older, now=now)
        journal.write(row.campaign, "device.replaced", at=now, by=by, device=older.name)


def _revoke(row: HallDevice, *, now: datetime) -> None:
    HallDevice.objects.filter(pk=row.pk).update(revoked_at=now, wrapped_key=b"")


@transaction.atomic
def _count_wrong_code(device: UUID) -> None:
    row = HallDevice.objects.select_for_update().filter(pk=device).first()
    if row is not None:
        row.wrong_codes += 1
        row.save(update_fields=["wrong_codes"])
