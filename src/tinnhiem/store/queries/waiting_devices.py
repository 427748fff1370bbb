"""Devices that show a code and wait for somebody to type it."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from tinnhiem.core.conference.devices import CODE_LASTS, WRONG_CODES, DeviceKind
from tinnhiem.store.device_keys import digest_of
from tinnhiem.store.models import Campaign, CommitteeMember, HallDevice
from tinnhiem.store.queries.devices import living_devices

# For the signatures of forms, which ask the store and touch no table themselves.
MemberRow = CommitteeMember


def waiting_devices(campaign: Campaign, *, now: datetime) -> QuerySet[HallDevice]:
    """Return the requests that can still be confirmed, the newest first."""
    asked = HallDevice.objects.filter(
        campaign=campaign,
        confirmed_at=None,
        revoked_at=None,
        asked_at__gt=now - CODE_LASTS,
        wrong_codes__lt=WRONG_CODES,
    )
    return asked.select_related("member__entry").order_by("-asked_at", "id")


def device_of_token(token: str) -> HallDevice | None:
    """Return the row of a token, whether it waits, is bound or was turned down."""
    if not token:
        return None
    rows = HallDevice.objects.filter(token_sha256=digest_of(token))
    return rows.select_related("campaign", "member__entry").first()


def bound_devices(campaign: Campaign) -> Sequence[HallDevice]:
    """Return the devices that are bound now: desks by name, members by their place."""
    rows = living_devices(campaign).select_related("member__entry")
    return list(rows.order_by("kind", "member__place", "name"))


def committee_members(campaign: Campaign) -> Sequence[CommitteeMember]:
    """Return the members of the elected committee in the order of the minutes."""
    return list(campaign.committee.select_related("entry").order_by("place"))


def free_desk_number(campaign: Campaign) -> int:
    """Return the number the next desk would be called by: one more than there are."""
    desks = HallDevice.objects.filter(
        campaign=campaign, kind=DeviceKind.DESK.value, revoked_at=None
    )
    return desks.count() + 1


def somebody_holds_the_key(campaign: Campaign) -> bool:
    """Say whether a count is open on devices; one on paper has no key."""
    return living_devices(campaign).exclude(wrapped_key=b"").exists()


def seats_bound(slug: str) -> tuple[int, list[HallDevice]]:
    """Return how many members there are, and their living devices by place."""
    members = CommitteeMember.objects.filter(campaign__slug=slug).count()
    bound = living_devices().filter(campaign__slug=slug).exclude(member=None)
    rows = bound.select_related("member__entry").order_by("member__place")
    return members, list(rows)
