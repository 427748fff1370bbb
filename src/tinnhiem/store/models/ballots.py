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


class SheetRun(models.Model):
    """A ballot for machines as it was laid out (lần in phiếu); the last one counts.

    What stands on it and where, the same on every sheet: nothing of a voter.
    """

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="sheet_runs"
    )
    # From 1; part of the code, so that sheets of an earlier run are told apart.
    batch = models.PositiveSmallIntegerField()
    is_large = models.BooleanField(default=False)
    # `papers.ballot_face.face_rows` and `core.scanning.layout.layout_rows`.
    face = models.JSONField()
    layout = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["batch"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "batch"], name="sheet_runs_count_up"
            )
        ]

    def __str__(self) -> str:
        return f"run {self.batch}"
