"""Devices of the hall, bound as two people bind them face to face."""

from django.test import Client

from tests.site.builders import MORNING
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.devices import DeviceKind
from tinnhiem.store import models
from tinnhiem.store.device_keys import digest_of, new_token, public_key_of
from tinnhiem.web.who import DEVICE_COOKIE


def bind(
    client: Client,
    campaign: models.Campaign,
    *,
    member: models.CommitteeMember | None = None,
    name: str = "Bàn 1",
) -> models.HallDevice:
    """Make the browser a bound device: of `member`, or of a desk; return its row."""
    token = new_token()
    client.cookies[DEVICE_COOKIE] = token
    kind = DeviceKind.COMMITTEE if member else DeviceKind.DESK
    return models.HallDevice.objects.create(
        campaign=campaign,
        kind=kind.value,
        name=name,
        member=member,
        token_sha256=digest_of(token),
        public_key=public_key_of(token),
        asked_at=MORNING,
        confirmed_at=MORNING,
        confirmed_by="lan.hcqt",
    )


def on_device(campaign: models.Campaign, duty: Duty) -> Client:
    """Return the browser of a device with this duty."""
    client = Client()
    members = campaign.committee.order_by("place")
    if duty is Duty.DESK:
        bind(client, campaign)
    elif duty is Duty.HEAD:
        bind(client, campaign, member=members.get(role=CommitteeRole.HEAD))
    else:
        other = members.exclude(role=CommitteeRole.HEAD).first()
        bind(client, campaign, member=other)
    return client
