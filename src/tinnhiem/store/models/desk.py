"""Scans that a desk kept while the server was away and that the hall did not take."""

from django.db import models


class DeskAnomaly(models.Model):
    """A scan that came late or twice: neither dropped nor merged, for a person.

    `code` and `mode` are of `core.conference.door.scan`. `known_at` and `known_desk`
    are what the hall knew already; `typed` is a number that nobody has, never the
    token of a card.
    """

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="desk_anomalies"
    )
    entry = models.ForeignKey(
        "store.RosterEntry", null=True, on_delete=models.CASCADE, related_name="+"
    )
    typed = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=10)
    code = models.CharField(max_length=20)
    sitting = models.PositiveSmallIntegerField()
    desk = models.CharField(max_length=60)
    scanned_at = models.DateTimeField()
    received_at = models.DateTimeField()
    known_desk = models.CharField(max_length=60, blank=True)
    known_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=120, blank=True)
    # The stay was written all the same; else nothing was.
    is_taken = models.BooleanField(default=False)
    reason = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["received_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="an_anomaly_is_settled_with_a_reason",
                condition=models.Q(settled_at=None) | ~models.Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.scanned_at} {self.code}"
