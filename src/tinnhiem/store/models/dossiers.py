"""Dossiers: what was handed in, given to voters, and on which day each first read it.

No content is here: files lie in the vault under random names. A reading says who read,
never when within the day. Whoever has the database file learns in which order the
first openings came, from where SQLite keeps the rows; never an hour, never how often,
and never anything of a vote.
"""

import uuid

from django.db import models


class DossierRelease(models.Model):
    """One release of dossiers to all voters."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="dossier_releases"
    )
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=120, blank=True)
    # Why it was done although something was missing.
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["campaign", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="dossier_releases_count_up"
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.number}"


class DossierFiling(models.Model):
    """One version of one item of a dossier."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="filings"
    )
    # Null for the unit's own report.
    person = models.ForeignKey(
        "store.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    item = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default="handed-in")
    pages = models.PositiveIntegerField(default=0)
    # Empty for paper, and for a declaration: its content could be guessed from it.
    sha256 = models.CharField(max_length=64, blank=True)
    # Its name in the vault; empty where there is no file here.
    sealed = models.CharField(max_length=80, blank=True)
    received_on = models.DateField()
    receiver = models.CharField(max_length=120, blank=True)
    form_version = models.CharField(max_length=120, blank=True)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    release = models.ForeignKey(
        DossierRelease, null=True, on_delete=models.PROTECT, related_name="filings"
    )

    class Meta:
        ordering = ["item", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "item", "number"],
                name="filings_of_a_person_count_up",
            ),
            models.UniqueConstraint(
                fields=["campaign", "item", "number"],
                condition=models.Q(person=None),
                name="filings_of_the_unit_count_up",
            ),
            models.CheckConstraint(
                name="returned_with_a_reason",
                condition=~models.Q(state="returned") | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="released_by_a_release",
                condition=models.Q(state="released", release__isnull=False)
                | (~models.Q(state="released") & models.Q(release=None)),
            ),
            models.CheckConstraint(
                name="a_declaration_has_no_fingerprint",
                condition=~models.Q(item="assets") | models.Q(sha256=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.number}"

    @property
    def person_key(self) -> str:
        """Key of the person; empty for the unit."""
        return self.person.key if self.person else ""


class DossierReading(models.Model):
    """A voter has opened a version, first on this day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filing = models.ForeignKey(
        DossierFiling, on_delete=models.CASCADE, related_name="readings"
    )
    entry = models.ForeignKey(
        "store.RosterEntry", on_delete=models.CASCADE, related_name="readings"
    )
    first_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "entry"], name="one_reading_per_version_and_voter"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class DossierDraft(models.Model):
    """A report that somebody is writing; its words lie in the vault."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="dossier_drafts"
    )
    person = models.ForeignKey(
        "store.Person", on_delete=models.PROTECT, related_name="+"
    )
    sealed = models.CharField(max_length=80)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120, blank=True)
    # The officeholder's; else the desk's, who types in what came on paper.
    is_own = models.BooleanField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "person", "is_own"],
                name="one_draft_per_officeholder_and_side",
            )
        ]

    def __str__(self) -> str:
        return f"{self.saved_at}"


class DeclarationReader(models.Model):
    """An account that may open the declarations of assets of a campaign."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="declaration_readers"
    )
    account = models.ForeignKey(
        "store.Account", on_delete=models.CASCADE, related_name="+"
    )
    reason = models.CharField(max_length=500)
    named_by = models.CharField(max_length=120, blank=True)
    named_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "account"], name="named_reader_once"
            ),
            models.CheckConstraint(
                name="naming_a_reader_needs_a_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.reason
