"""Counts, and the lines they were made of.

Secrecy by schema: a line leads to the officeholder's count and nowhere else. It has
no time, no sheet, no voter and no order: its key is random and rows are written in
shuffled order (docs/explanation/secrecy.md).
"""

import uuid

from django.db import models


class CountRound(models.Model):
    """One count of the box. A recount is a new round beside the old one."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="count_rounds"
    )
    number = models.PositiveSmallIntegerField()
    sheets = models.PositiveIntegerField()
    foreign = models.PositiveIntegerField(default=0)
    entered_twice = models.BooleanField(default=False)
    # How it was made, for the papers. Of `core.count.way.Way`; empty for a round that
    # came from a readings file.
    way = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    # Sheets of each batch as counted by hand, and who of the committee did what:
    # part, key of the person, numbers of batches.
    declared = models.JSONField(default=list)
    hands = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="rounds_count_up"
            )
        ]

    def __str__(self) -> str:
        return f"count {self.number}"


class OfficeholderCount(models.Model):
    """Lines counted for one officeholder in one round."""

    round = models.ForeignKey(
        CountRound, on_delete=models.CASCADE, related_name="counts"
    )
    officeholder = models.ForeignKey(
        "store.Officeholder", on_delete=models.PROTECT, related_name="counts"
    )
    high = models.PositiveIntegerField()
    confidence = models.PositiveIntegerField()
    low = models.PositiveIntegerField()
    blank = models.PositiveIntegerField()
    several = models.PositiveIntegerField()
    struck = models.PositiveIntegerField()
    foreign = models.PositiveIntegerField()

    class Meta:
        ordering = ["officeholder__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "officeholder"], name="counted_once_per_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.high}/{self.confidence}/{self.low}"


class LineReading(models.Model):
    """One mark on one line. Nothing else, on purpose."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    of = models.ForeignKey(
        OfficeholderCount, on_delete=models.CASCADE, related_name="lines"
    )
    mark = models.CharField(max_length=1)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.mark


class AcceptedWarning(models.Model):
    """A warning of the reconciliation, accepted with a reason."""

    round = models.ForeignKey(
        CountRound, on_delete=models.CASCADE, related_name="accepted"
    )
    code = models.CharField(max_length=20)
    reason = models.TextField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "code"], name="a_warning_is_accepted_once"
            ),
            models.CheckConstraint(
                name="acceptance_needs_a_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.code
