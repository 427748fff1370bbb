"""Words of papers that somebody changed in Word and a named person accepted."""

from django.db import models


class PaperEdit(models.Model):
    """The accepted words of one block of one paper; the last ones stand.

    Figures are places in `lines`, never numbers; `old` and `new` are for reading only.
    """

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="paper_edits"
    )
    code = models.CharField(max_length=12)
    key = models.CharField(max_length=32)
    block = models.CharField(max_length=12)
    lines = models.JSONField(default=list)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    accepted_by = models.CharField(max_length=120)
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ["code", "accepted_at", "block", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code", "key"], name="one_edit_per_block"
            ),
            models.CheckConstraint(
                name="somebody_accepted_the_edit",
                condition=~models.Q(accepted_by=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}-{self.key}"
