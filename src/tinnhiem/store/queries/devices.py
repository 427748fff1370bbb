"""Which device asks, and which ones are bound."""

from django.db.models import QuerySet

from tinnhiem.store.device_keys import digest_of
from tinnhiem.store.models import Campaign, HallDevice

# For the signatures of pages, which ask the store and touch no table themselves.
DeviceRow = HallDevice


def device_asking(token: str) -> HallDevice | None:
    """Return the device that holds this token, bound and living, or None."""
    living = living_devices().filter(token_sha256=digest_of(token))
    return living.select_related("campaign", "member__entry").first()


def living_devices(campaign: Campaign | None = None) -> QuerySet[HallDevice]:
    """Return the devices that are bound now, of one campaign or of all."""
    bound = HallDevice.objects.filter(revoked_at=None, confirmed_at__isnull=False)
    return bound if campaign is None else bound.filter(campaign=campaign)
