"""Papers that were printed into the data folder."""

from django.db import models


class MadePaper(models.Model):
    """One paper, or one numbered copy of it, as last made."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="papers"
    )
    code = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    pdf = models.CharField(max_length=200)
    docx = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"], name="one_current_paper_per_code"
            )
        ]

    def __str__(self) -> str:
        return self.code
