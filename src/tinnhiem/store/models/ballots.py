"""Sheets printed, issued and returned: numbers, never answers."""

from django.db import models


class BallotMovement(models.Model):
    """So many sheets moved at one moment; the account is their sum."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="movements"
    )
    kind = models.CharField(max_length=10)
    sheets = models.IntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.sheets:+d}"
