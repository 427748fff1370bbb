"""Sheets printed, issued and returned: numbers, never answers."""

import uuid

from django.db import models


class BallotMovement(models.Model):
    """So many sheets moved at one moment; the account is their sum."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="movements"
    )
    kind = models.CharField(max_length=10)
    sheets = models.IntegerField()
    at = models.DateTimeField()
    # Why a correction was made; a number below zero has one.
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.sheets:+d}"


class SheetReceipt(models.Model):
    """Somebody in the hall who has a sheet, as the signature list says.

    No moment and no place in a row: all sheets are alike, and so is having one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.OneToOneField(
        "store.RosterEntry", on_delete=models.CASCADE, related_name="receipt"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return "has a sheet"
