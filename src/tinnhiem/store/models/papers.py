"""Papers that were printed into the data folder."""

from django.db import models


class MadePaper(models.Model):
    """One paper, or one numbered copy of it, as last made.

    `sha256` is of the content, `docx_sha256` of the Word file as written: another one
    on the disk was edited there.
    """

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="papers"
    )
    code = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    pdf = models.CharField(max_length=200)
    docx = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    docx_sha256 = models.CharField(max_length=64, blank=True, default="")
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


class PaperMarking(models.Model):
    """How far a paper may be known, decided by a named person. One per code."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="markings"
    )
    code = models.CharField(max_length=12)
    secrecy = models.CharField(max_length=10, default="khong")
    listed_in = models.CharField(max_length=200, blank=True)
    item = models.CharField(max_length=200, blank=True)
    is_internal = models.BooleanField(default=False)
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"], name="one_marking_per_paper"
            ),
            models.CheckConstraint(
                name="a_known_level_of_secrecy",
                condition=models.Q(
                    secrecy__in=("khong", "mat", "toi_mat", "tuyet_mat")
                ),
            ),
            # Nothing is marked that is not on a list (Luật 117/2025/QH15, Điều 5).
            models.CheckConstraint(
                name="a_level_rests_on_a_list_and_a_person",
                condition=models.Q(secrecy="khong")
                | (~models.Q(listed_in="") & ~models.Q(item="")),
            ),
            models.CheckConstraint(
                name="somebody_decided_the_marking", condition=~models.Q(decided_by="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.secrecy}"


class FrozenPaper(models.Model):
    """One edition of a paper, as it was made final or issued; its row is a register.

    Never deleted and never changed but for `state` and `reason`, when it is replaced
    or its number cancelled. Recipients are the lines of Nơi nhận with their copies.
    """

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.PROTECT, related_name="frozen_papers"
    )
    code = models.CharField(max_length=12)
    edition = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10)
    issuer = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=20, blank=True)
    series_kind = models.CharField(max_length=10, blank=True)
    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60)
    subject = models.TextField(blank=True)
    secrecy = models.CharField(max_length=10, default="khong")
    is_secret = models.BooleanField(default=False)
    signed_by = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField(null=True)
    frozen_on = models.DateField()
    recipients = models.JSONField(default=list)
    kept_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["frozen_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code", "edition"], name="editions_count_up"
            ),
            models.UniqueConstraint(
                fields=["campaign", "code"],
                condition=models.Q(state__in=("final", "issued")),
                name="one_edition_in_force",
            ),
            # Also when cancelled: a number is never used again (NĐ 30/2020, Điều 15).
            models.UniqueConstraint(
                fields=["issuer", "period", "series_kind", "is_secret", "number"],
                condition=models.Q(number__isnull=False),
                name="a_number_is_given_once",
            ),
            models.CheckConstraint(
                name="a_known_state_of_a_paper",
                condition=models.Q(
                    state__in=("final", "issued", "replaced", "cancelled")
                ),
            ),
            models.CheckConstraint(
                name="an_issued_paper_bears_a_number",
                condition=~models.Q(state__in=("issued", "cancelled"))
                | (
                    models.Q(number__isnull=False, signed_on__isnull=False)
                    & ~models.Q(symbol="")
                    & ~models.Q(issuer="")
                ),
            ),
            models.CheckConstraint(
                name="numbers_start_at_one",
                condition=models.Q(number=None) | models.Q(number__gte=1),
            ),
            models.CheckConstraint(
                name="out_of_force_needs_a_reason",
                condition=models.Q(state__in=("final", "issued"))
                | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="secret_means_classified",
                condition=models.Q(is_secret=False, secrecy="khong")
                | (models.Q(is_secret=True) & ~models.Q(secrecy="khong")),
            ),
            models.CheckConstraint(
                name="no_subject_of_an_utmost_secret",
                condition=~models.Q(secrecy="tuyet_mat") | models.Q(subject=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number or self.edition}"


class FrozenFile(models.Model):
    """The content of one file of a frozen paper, and the fingerprints of both kinds.

    `content` is the canonical JSON that both renderers drew; `sha256` is its own.
    """

    paper = models.ForeignKey(
        FrozenPaper, on_delete=models.PROTECT, related_name="files"
    )
    copy = models.PositiveSmallIntegerField(default=0)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    pdf = models.CharField(max_length=200)
    docx = models.CharField(max_length=200)
    pdf_sha256 = models.CharField(max_length=64)
    docx_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["copy"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "copy"], name="a_copy_is_frozen_once"
            )
        ]

    def __str__(self) -> str:
        return self.pdf


class AllottedCopy(models.Model):
    """One numbered copy (bản số), allotted before it is printed, and who has it."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.PROTECT, related_name="copies"
    )
    code = models.CharField(max_length=12)
    edition = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    recipient = models.CharField(max_length=300)
    handed_to = models.CharField(max_length=120, blank=True)
    handed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code", "edition", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code", "edition", "number"],
                name="a_copy_is_allotted_once",
            ),
            models.CheckConstraint(
                name="handed_over_to_somebody_at_a_time",
                condition=models.Q(handed_to="", handed_at=None)
                | (~models.Q(handed_to="") & models.Q(handed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number}: {self.recipient}"


class PrintOut(models.Model):
    """One print of one copy: who, when, why. Rows are only added."""

    copy = models.ForeignKey(
        AllottedCopy, on_delete=models.PROTECT, related_name="print_outs"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=120)
    reason = models.TextField(blank=True)
    prints = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="somebody_printed_something",
                condition=models.Q(prints__gte=1) & ~models.Q(by=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.at}"
