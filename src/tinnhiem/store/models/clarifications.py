"""Requests of voters, and the questions the desk makes of them.

Who asked is in no column: it lies in the envelope, sealed with the key of the vault
where the office has one (docs/adr/0030-who-asked-lies-sealed.md). A request has the day
it came and nothing finer; its key is random.
"""

import uuid

from django.db import models


class ClarificationQuestion(models.Model):
    """One question in the desk's words, its answer, and when each was passed on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="questions"
    )
    officeholder = models.ForeignKey(
        "store.Officeholder", on_delete=models.PROTECT, related_name="questions"
    )
    number = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    sent_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    given_on = models.DateField(null=True)
    is_late = models.BooleanField(default=False)

    class Meta:
        ordering = ["officeholder__order", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["officeholder", "number"],
                condition=~models.Q(number=0),
                name="one_number_per_question",
            ),
            models.CheckConstraint(
                name="a_question_goes_its_way",
                condition=(
                    (models.Q(sent_on__isnull=False) | models.Q(answered_on=None))
                    & (models.Q(answered_on__isnull=False) | models.Q(given_on=None))
                    & (models.Q(answered_on=None) | ~models.Q(answer=""))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class ClarificationRequest(models.Model):
    """One item that a voter asks about one officeholder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(
        "store.Campaign", on_delete=models.CASCADE, related_name="requests"
    )
    officeholder = models.ForeignKey(
        "store.Officeholder", on_delete=models.PROTECT, related_name="requests"
    )
    question = models.ForeignKey(
        ClarificationQuestion,
        null=True,
        on_delete=models.PROTECT,
        related_name="requests",
    )
    # Finds one's own requests again; worthless without the vault's key.
    asker_mark = models.CharField(max_length=64, db_index=True)
    envelope = models.BinaryField()  # who asked, in which words, with which papers
    is_sealed = models.BooleanField()
    received_on = models.DateField()
    is_late = models.BooleanField(default=False)
    on_paper = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="received")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="request_returned_with_a_reason",
                condition=~models.Q(state="returned") | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="merged_into_something",
                condition=models.Q(state="merged", question__isnull=False)
                | (~models.Q(state="merged") & models.Q(question=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.state
