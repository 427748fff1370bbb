"""Keep publications, reports to superiors, and who sees to what follows a result.

Reversing forgets them; the papers and the journal still say what was done.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0014_archive_and_remove_campaigns"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUpCare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("owner", models.CharField(blank=True, max_length=120)),
                ("due_on", models.DateField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "officeholder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="store.officeholder",
                    ),
                ),
            ],
            options={
                "ordering": ["officeholder__order", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officeholder", "kind"), name="a_thing_is_seen_to_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("audience", models.CharField(max_length=200)),
                ("form", models.CharField(max_length=12)),
                ("published_on", models.DateField()),
                ("rule", models.CharField(blank=True, max_length=60)),
                ("right", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("by", models.CharField(blank=True, max_length=120)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publications",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["published_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("right", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="published_by_some_right",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SentReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("recipient", models.CharField(max_length=300)),
                ("sent_on", models.DateField()),
                ("way", models.CharField(max_length=12)),
                ("sent_by", models.CharField(max_length=120)),
                ("receipt", models.CharField(blank=True, max_length=200)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["sent_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "recipient"), name="one_report_a_superior"
                    )
                ],
            },
        ),
    ]
