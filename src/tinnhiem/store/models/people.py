"""Persons, their posts, and who votes and is rated in a campaign."""

import uuid

from django.db import models


class Person(models.Model):
    """Somebody in the office. `key` is stable over imports."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    gender = models.CharField(max_length=3, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True)
    birth_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "key"]

    def __str__(self) -> str:
        return self.name


class Tenure(models.Model):
    """A post held from one day to another; null is open."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tenures")
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, blank=True)
    held_from = models.DateField(null=True)
    held_to = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="a_tenure_ends_after_it_begins",
                condition=models.Q(held_to__gte=models.F("held_from"))
                | models.Q(held_to=None)
                | models.Q(held_from=None),
            )
        ]

    def __str__(self) -> str:
        return self.title


class CategoryMember(models.Model):
    """A person belongs to one voter category of a campaign's plan."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="category_members"
    )
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="categories"
    )
    category = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "category"], name="in_a_category_once"
            )
        ]

    def __str__(self) -> str:
        return self.category


class Officeholder(models.Model):
    """A person rated by the campaign, or excluded with reason and evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="officeholders"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    # As the ballot and the minutes print it: a person's row may change later, for
    # another campaign; what was signed may not.
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    eligibility = models.CharField(max_length=24, default="rated")
    evidence = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "order"], name="one_place_on_the_ballot_each"
            ),
            models.UniqueConstraint(
                fields=["campaign", "person"], name="rated_once_per_campaign"
            ),
            models.CheckConstraint(
                name="exclusion_needs_evidence",
                condition=models.Q(eligibility="rated") | ~models.Q(evidence=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.title}"


class RosterEntry(models.Model):
    """A voter as frozen with the summons; later changes do not reach it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="roster"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    reasons = models.JSONField(default=list)
    is_officeholder = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="one_number_per_voter"
            ),
            models.UniqueConstraint(
                fields=["campaign", "person"], name="one_person_one_ballot"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class RosterAdjustment(models.Model):
    """A person put on or taken off the roster by decision, with the reason."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="adjustments"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adds = models.BooleanField()
    reason = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person"], name="adjusted_once_per_campaign"
            ),
            models.CheckConstraint(
                name="adjustment_needs_a_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class PeopleImport(models.Model):
    """One import of people, with what it replaced, so that it can be taken back."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="people_imports"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=120, blank=True)
    file = models.CharField(max_length=255, blank=True)
    # As `store.queries.people_state` writes it: every person touched, as before.
    before = models.JSONField()
    after = models.JSONField()  # fingerprints by part, of what the import left
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.at} {self.file}"
