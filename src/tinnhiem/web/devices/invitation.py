"""The address a device is bound at: in the QR code, and short enough to type."""

import base64
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from tinnhiem.core.conference.devices import DeviceKind
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.who import Request

LENGTH: Final = 8
PLACES: Final = {DeviceKind.DESK: "bind-desk", DeviceKind.COMMITTEE: "bind-member"}


def mark_of(campaign: CampaignRow, kind: DeviceKind) -> str:
    """Return what the address carries besides the campaign; another one each sitting.

    It keeps passers-by from asking. What binds a device is the code, face to face.
    """
    value = f"{campaign.pk}:{kind}:{campaign.sitting}"
    digest = salted_hmac("tinnhiem/device", value, algorithm="sha256").digest()
    return base64.b32encode(digest).decode().lower()[:LENGTH]


def is_invited(campaign: CampaignRow, kind: DeviceKind, mark: str) -> bool:
    """Say whether an address was ours to give."""
    return constant_time_compare(mark, mark_of(campaign, kind))


def address_of(request: Request, campaign: CampaignRow, kind: DeviceKind) -> str:
    """Return the whole address; phones do not reach the clerk's loopback address."""
    site = settings.LAN_SITE or request.build_absolute_uri("/").rstrip("/")
    return site + reverse(PLACES[kind], args=[campaign.slug, mark_of(campaign, kind)])
