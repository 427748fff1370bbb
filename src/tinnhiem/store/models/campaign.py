"""A campaign, the plan it follows and the law it runs under."""

import uuid

from django.db import models


class Campaign(models.Model):
    """One confidence vote of one office, from plan to archive.

    The rulebook's text is copied here when the campaign begins: a later version of
    the book never recomputes an old vote.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    phase = models.CharField(max_length=20, default="planned")
    resumes_to = models.CharField(max_length=20, blank=True)
    void_reason = models.TextField(blank=True)
    rulebook_key = models.CharField(max_length=60)
    rulebook_version = models.PositiveIntegerField()
    rulebook_text = models.TextField()
    is_rehearsal = models.BooleanField(default=False)
    # Declarations of assets as encrypted files; else their receipts only.
    keeps_declarations = models.BooleanField(default=False)
    # Whose rehearsal this is; the roster is the same, the marks are made up.
    rehearses = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="rehearsals"
    )
    # Invented people, to look at (docs/adr/0028-only-a-demonstration-is-wiped.md).
    is_demonstration = models.BooleanField(default=False)
    starts_at = models.DateTimeField(null=True)
    members = models.PositiveIntegerField(null=True)
    venue = models.CharField(max_length=200, blank=True)
    chair = models.ForeignKey(
        "store.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    secretary = models.ForeignKey(
        "store.Person", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The sitting that is open or comes next; an adjournment begins another.
    sitting = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    counting_from = models.DateTimeField(null=True)
    counting_to = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at", "slug"]
        constraints = [
            models.CheckConstraint(
                name="void_needs_a_reason",
                condition=~models.Q(phase="void") | ~models.Q(void_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class RuleOverride(models.Model):
    """A departure from a figure of the rulebook, with its reason."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="overrides"
    )
    rule = models.CharField(max_length=80)
    value = models.CharField(max_length=200)
    reason = models.TextField()
    by = models.CharField(max_length=120)
    decided_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "rule"], name="one_override_per_rule"
            ),
            models.CheckConstraint(
                name="override_needs_a_reason", condition=~models.Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} = {self.value}"


class PlanVersion(models.Model):
    """The plan's facts as one document; a change is a new version.

    `text` is our plan TOML, the same that an export contains.
    """

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="plan_versions"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["campaign", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="plan_versions_count_up"
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} v{self.number}"


class StepDone(models.Model):
    """A step of the plan that somebody reported as done."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="steps_done"
    )
    step = models.CharField(max_length=20)
    done_on = models.DateField()

    class Meta:
        ordering = ["step"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "step"], name="a_step_ends_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.done_on}"
