"""How long a campaign is kept, what was removed, and which numbers stay given."""

from django.db import models


class Retention(models.Model):
    """Until when a campaign is kept, by whose decision; who asked for its removal."""

    campaign = models.OneToOneField(
        "store.Campaign", on_delete=models.CASCADE, related_name="retention"
    )
    until = models.DateField()
    rule = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()
    # The first of two steps; null until somebody takes it.
    asked_at = models.DateTimeField(null=True)
    asked_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="kept_by_a_rule_and_a_person",
                condition=~models.Q(rule="") & ~models.Q(decided_by=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.until}"


class RemovalCertificate(models.Model):
    """What was removed and what a search found; outlives what it speaks of.

    It leads to no campaign: that one is gone. `facts` is what the paper prints, as
    `store.queries.removals` writes it.
    """

    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=12)
    slug = models.CharField(max_length=80)
    at = models.DateTimeField()
    by = models.CharField(max_length=120, blank=True)
    facts = models.JSONField()
    is_proved = models.BooleanField(default=False)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="a_known_kind_of_removal",
                condition=models.Q(kind__in=("purge", "rehearsal")),
            )
        ]

    def __str__(self) -> str:
        return self.code


class SpentNumber(models.Model):
    """A number of the office's series whose paper was removed; never given again."""

    issuer = models.CharField(max_length=40)
    period = models.CharField(max_length=20)
    series_kind = models.CharField(max_length=10, blank=True)
    is_secret = models.BooleanField(default=False)
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=60)
    frozen_on = models.DateField()
    # Of the certificate; the paper itself and its subject are gone.
    certificate = models.CharField(max_length=12)

    class Meta:
        ordering = ["issuer", "period", "series_kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "period", "series_kind", "is_secret", "number"],
                name="a_spent_number_is_spent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.symbol}"
