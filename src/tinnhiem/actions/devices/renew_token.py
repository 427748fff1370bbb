"""A device of the committee gets another token once its count is over.

A copy of the database made during the count holds the count's key sealed to the devices
of that hour. When it is over each device is given a new token with its next answer, and
the old one is on no phone any more: then nothing opens what that copy holds.
"""

from django.db import transaction

from tinnhiem.store.device_keys import digest_of, next_token, public_key_of
from tinnhiem.store.models import Campaign, HallDevice
from tinnhiem.store.queries.devices import device_asking


def end_keys(campaign: Campaign) -> None:
    """Empty every sealed key and let every device of the committee be given a token.

    Part of a deed, never called alone. An empty public key says that it is due.
    """
    campaign.devices.update(wrapped_key=b"")
    campaign.devices.exclude(member=None).update(public_key=b"")


def device_in_force(token: str) -> tuple[HallDevice | None, str]:
    """Return the living device that asks, and the token it should hold from now on.

    A device whose answer with the new token was lost sends the old one again, and gets
    the same new one.

    Args:
        token: From its cookie; not empty.
    """
    row, fresh = device_asking(token), next_token(token)
    if row is None:
        row = device_asking(fresh)
        return row, token if row is None else fresh
    if row.member_id is None or bytes(row.public_key):
        return row, token
    with transaction.atomic():
        due = HallDevice.objects.filter(token_sha256=digest_of(token), public_key=b"")
        due.update(token_sha256=digest_of(fresh), public_key=public_key_of(fresh))
    row.refresh_from_db(fields=["token_sha256", "public_key"])
    return row, fresh
