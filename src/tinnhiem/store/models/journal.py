"""The journal: what was done, by whom, when; append-only and chained by hash."""

from django.db import models


class JournalEntry(models.Model):
    """One deed. `digest` covers the entry and its predecessor's digest.

    Facts carry counts and names of deeds, never an answer.
    """

    # Null: a deed of the whole office, such as a new account; a chain of its own.
    campaign = models.ForeignKey(
        "store.Campaign", null=True, on_delete=models.PROTECT, related_name="journal"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=120, blank=True)
    event = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        indexes = [
            # Each scan at the door asks when the phase began, of a chain that grows
            # with each scan.
            models.Index(fields=["campaign", "event"], name="journal_by_event")
        ]

    def __str__(self) -> str:
        return f"{self.at} {self.event}"
