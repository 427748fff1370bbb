"""The office whose data folder this is: as its papers head it."""

from django.db import models


class Office(models.Model):
    """The one office of a data folder; blank plans take its name and its superior."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=200, blank=True)
    superior = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_office_a_folder", condition=models.Q(id=1))
        ]

    def __str__(self) -> str:
        return self.name
