"""A count while it is open: what was keyed, sealed under a key that lies nowhere here.

Secrecy by schema: in clear stand who keys which batch and how far he is; every key of
every sheet, every decision and every total is in `SealedRow.sealed`, encrypted. A row
has no time and no order beyond its batch. All of it goes with the last signature
(docs/explanation/secrecy.md).
"""

import uuid

from django.db import models


class OpenCount(models.Model):
    """One count of the box, from opening it until the last signature."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="open_counts"
    )
    number = models.PositiveSmallIntegerField()
    # Of `core.count.way.Way`.
    way = models.CharField(max_length=10)
    # Why only totals are keyed, or why the box is counted again.
    reason = models.TextField(blank=True)
    # Member keys by part, of those who read aloud.
    parts = models.JSONField(default=dict)
    # Taken into the record, waiting for signatures; keys are taken no longer.
    is_recorded = models.BooleanField(default=False)
    # Counted again: beside the newest one, never instead of it.
    is_superseded = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="open_counts_count_up"
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(is_superseded=False),
                name="one_count_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.way}"


class CountBatch(models.Model):
    """A pile that was counted by hand before anybody keyed it."""

    count = models.ForeignKey(
        OpenCount, on_delete=models.CASCADE, related_name="batches"
    )
    number = models.PositiveSmallIntegerField()
    declared = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["count", "number"], name="batches_have_numbers"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.declared}"


class SealedRow(models.Model):
    """What one member keyed for one batch, or what was decided about it. Encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    count = models.ForeignKey(OpenCount, on_delete=models.CASCADE, related_name="rows")
    # 0 for what concerns the whole box.
    batch = models.PositiveSmallIntegerField()
    # Of `store.sealed_rows.RowKind`.
    kind = models.CharField(max_length=10)
    member = models.ForeignKey(
        "store.CommitteeMember",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    # Of `core.count.box.EntryState`, for an entry.
    state = models.CharField(max_length=10, blank=True)
    version = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField()

    class Meta:
        ordering = ["batch", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["count", "batch", "kind"], name="one_row_per_batch_and_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.kind}"


class SealedPicture(models.Model):
    """A scanned page as a picture, whole and row by row. Encrypted.

    Nothing but whose count: batch, place in the pile and what was read are inside
    sealed rows. Every picture of a box has the same length, and lies in a place that
    was laid out beforehand (`store.picture_slots`): a row may hold noise.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    count = models.ForeignKey(
        OpenCount, on_delete=models.CASCADE, related_name="pictures"
    )
    sealed = models.BinaryField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)
