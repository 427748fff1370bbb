"""Who was in the hall, who counted, what was remarked."""

from django.db import models


class PresenceInterval(models.Model):
    """One stay in the hall; `left_at` null: still there."""

    entry = models.ForeignKey(
        "store.RosterEntry", on_delete=models.CASCADE, related_name="stays"
    )
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    # Presence counts in the sitting that is open; those before it stay on record.
    sitting = models.PositiveSmallIntegerField(default=1)
    # Where it was scanned: «Bàn 1»; empty when it was told by command.
    desk = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["arrived_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="nobody_leaves_before_arriving",
                condition=models.Q(left_at=None)
                | models.Q(left_at__gte=models.F("arrived_at")),
            ),
            # A second scan must never let one person in twice.
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(left_at=None),
                name="in_the_hall_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arrived_at} – {self.left_at or ''}"


class Absence(models.Model):
    """Why somebody summoned does not come."""

    entry = models.OneToOneField(
        "store.RosterEntry", on_delete=models.CASCADE, related_name="absence"
    )
    # Of `core.conference.reply.AbsenceReason`; `reason` is the whole sentence.
    code = models.CharField(max_length=10, default="other")
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.reason


class Reply(models.Model):
    """What somebody answered to the summons; why they are absent is in `Absence`."""

    entry = models.OneToOneField(
        "store.RosterEntry", on_delete=models.CASCADE, related_name="reply"
    )
    is_coming = models.BooleanField()
    on_paper = models.BooleanField(default=False)
    replied_on = models.DateField()

    def __str__(self) -> str:
        return "coming" if self.is_coming else "absent"


class CommitteeMember(models.Model):
    """A member of the tally committee, and when they signed the minutes."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="committee"
    )
    entry = models.ForeignKey(
        "store.RosterEntry", on_delete=models.PROTECT, related_name="+"
    )
    place = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=10)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "entry"], name="in_the_committee_once"
            ),
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(role="head"),
                name="one_head_of_the_committee",
            ),
        ]

    def __str__(self) -> str:
        return self.role


class CommitteeVote(models.Model):
    """The show of hands that elected the committee."""

    campaign = models.OneToOneField(
        "store.Campaign", on_delete=models.CASCADE, related_name="committee_vote"
    )
    in_favour = models.PositiveIntegerField()
    against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    elected_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.in_favour}/{self.against}/{self.abstained}"


class Remark(models.Model):
    """A complaint, a doubtful sheet and its decision: printed in the minutes."""

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="remarks"
    )
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text


class Sealing(models.Model):
    """How the sheets were packed, and who keeps them where."""

    campaign = models.OneToOneField(
        "store.Campaign", on_delete=models.CASCADE, related_name="sealing"
    )
    packets = models.PositiveSmallIntegerField()
    keeper_name = models.CharField(max_length=120)
    keeper_title = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.place


class RecordedAct(models.Model):
    """Something that was done on paper or in the hall and is only recorded here.

    Kinds: those of `core.campaigns.acts.Act`.
    """

    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="acts"
    )
    kind = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    # Of the box: who showed it, who looked on, the number of the seal.
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind"], name="an_act_is_recorded_once"
            )
        ]

    def __str__(self) -> str:
        return self.kind
