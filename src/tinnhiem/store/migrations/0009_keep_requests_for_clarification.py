"""Keep what voters ask officeholders to explain, and the questions made of it.

Campaigns made before have none. Who asked lies in the envelope of a request, sealed where
the office has a vault. Reversing forgets requests, questions and answers.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_name_the_office_and_mark_demonstrations"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClarificationQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=0)),
                ("text", models.TextField()),
                ("sent_on", models.DateField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(null=True)),
                ("given_on", models.DateField(null=True)),
                ("is_late", models.BooleanField(default=False)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="store.campaign",
                    ),
                ),
                (
                    "officeholder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="store.officeholder",
                    ),
                ),
            ],
            options={
                "ordering": ["officeholder__order", "number", "id"],
            },
        ),
        migrations.CreateModel(
            name="ClarificationRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("asker_mark", models.CharField(db_index=True, max_length=64)),
                ("envelope", models.BinaryField()),
                ("is_sealed", models.BooleanField()),
                ("received_on", models.DateField()),
                ("is_late", models.BooleanField(default=False)),
                ("on_paper", models.BooleanField(default=False)),
                ("state", models.CharField(default="received", max_length=10)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="store.campaign",
                    ),
                ),
                (
                    "officeholder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="store.officeholder",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="store.clarificationquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["received_on", "id"],
            },
        ),
        migrations.AddConstraint(
            model_name="clarificationquestion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", 0), _negated=True),
                fields=("officeholder", "number"),
                name="one_number_per_question",
            ),
        ),
        migrations.AddConstraint(
            model_name="clarificationquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("sent_on__isnull", False),
                        ("answered_on", None),
                        _connector="OR",
                    ),
                    models.Q(
                        ("answered_on__isnull", False),
                        ("given_on", None),
                        _connector="OR",
                    ),
                    models.Q(
                        ("answered_on", None),
                        models.Q(("answer", ""), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="a_question_goes_its_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="clarificationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="request_returned_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="clarificationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("question__isnull", False), ("state", "merged")),
                    models.Q(
                        models.Q(("state", "merged"), _negated=True), ("question", None)
                    ),
                    _connector="OR",
                ),
                name="merged_into_something",
            ),
        ),
    ]
