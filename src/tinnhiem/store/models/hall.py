"""Devices and screens of the hall, sittings that were adjourned, deeds done once."""

import uuid

from django.db import models


class HallDevice(models.Model):
    """A phone or tablet that works in the hall without an account.

    Its token lies in the device's own cookie; here are only a digest of it and the
    public half of the key made from it, to which the key of an open count is sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="devices"
    )
    # Of `core.conference.devices.DeviceKind`.
    kind = models.CharField(max_length=10)
    # «Bàn 1», or what the browser calls itself.
    name = models.CharField(max_length=60)
    member = models.ForeignKey(
        "store.CommitteeMember",
        null=True,
        on_delete=models.CASCADE,
        related_name="devices",
    )
    token_sha256 = models.CharField(max_length=64, unique=True)
    public_key = models.BinaryField(max_length=32)
    # Read aloud face to face; empty once it was confirmed.
    code = models.CharField(max_length=6, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    revoked_at = models.DateTimeField(null=True)
    # The key of the open count, sealed to this device; empty before and after.
    wrapped_key = models.BinaryField(default=bytes)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=models.Q(revoked_at=None, confirmed_at__isnull=False),
                name="one_living_device_a_member",
            ),
            models.CheckConstraint(
                name="a_member_has_the_committees_device",
                condition=models.Q(kind="committee", member__isnull=False)
                | models.Q(kind="desk", member=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HallScreen(models.Model):
    """An address that shows the hall to everybody in it, until it is revoked.

    The token stands here in clear: the page shows nothing that the hall may not know.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="screens"
    )
    token = models.CharField(max_length=43, unique=True)
    shows_names = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return str(self.id)


class Adjournment(models.Model):
    """A sitting that ended without a vote, for want of a quorum or for a reason."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="adjournments"
    )
    sitting = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField(null=True)
    adjourned_at = models.DateTimeField()
    present = models.PositiveIntegerField()
    summoned = models.PositiveIntegerField()
    reason = models.TextField()

    class Meta:
        ordering = ["sitting"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "sitting"], name="a_sitting_is_adjourned_once"
            ),
            models.CheckConstraint(
                name="adjourning_needs_a_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting}: {self.present}/{self.summoned}"


class DoneOnce(models.Model):
    """A deed that was done under the key its form carried, and what it answered.

    No moment and no mark: only so much that the same click does nothing again.
    """

    key = models.UUIDField(primary_key=True)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="+"
    )
    deed = models.CharField(max_length=40)
    answer = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.deed
