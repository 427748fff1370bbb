"""What is done with a signed result: published, reported, followed up."""

from django.db import models


class Publication(models.Model):
    """One act of making the result known: to whom, when, in which form, and why."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="publications"
    )
    audience = models.CharField(max_length=200)
    form = models.CharField(max_length=12)
    published_on = models.DateField()
    rule = models.CharField(max_length=60, blank=True)
    right = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["published_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="published_by_some_right",
                condition=~models.Q(rule="") | ~models.Q(right=""),
            )
        ]

    def __str__(self) -> str:
        return self.audience


class SentReport(models.Model):
    """The report to one superior, as it left the office."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="reports"
    )
    recipient = models.CharField(max_length=300)
    sent_on = models.DateField()
    way = models.CharField(max_length=12)
    sent_by = models.CharField(max_length=120)
    receipt = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["sent_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "recipient"], name="one_report_a_superior"
            )
        ]

    def __str__(self) -> str:
        return self.recipient


class FollowUpCare(models.Model):
    """Who sees to one thing that follows for an officeholder, by when, done or not."""

    officeholder = models.ForeignKey(
        "store.Officeholder", on_delete=models.CASCADE, related_name="follow_ups"
    )
    kind = models.CharField(max_length=12)
    owner = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["officeholder__order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["officeholder", "kind"], name="a_thing_is_seen_to_once"
            )
        ]

    def __str__(self) -> str:
        return self.kind
