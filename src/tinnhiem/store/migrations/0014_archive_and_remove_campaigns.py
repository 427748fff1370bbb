"""Keep how long a campaign is kept, what was removed, whose rehearsal one is.

Reversing forgets certificates of removal; their papers stay in the folder.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0013_open_the_count"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="rehearses",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="rehearsals",
                to="store.campaign",
            ),
        ),
        migrations.CreateModel(
            name="RemovalCertificate",
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
                ("code", models.CharField(max_length=12, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("slug", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(blank=True, max_length=120)),
                ("facts", models.JSONField()),
                ("is_proved", models.BooleanField(default=False)),
                ("file", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("purge", "rehearsal"))),
                        name="a_known_kind_of_removal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpentNumber",
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
                ("issuer", models.CharField(max_length=40)),
                ("period", models.CharField(max_length=20)),
                ("series_kind", models.CharField(blank=True, max_length=10)),
                ("is_secret", models.BooleanField(default=False)),
                ("number", models.PositiveIntegerField()),
                ("symbol", models.CharField(max_length=60)),
                ("frozen_on", models.DateField()),
                ("certificate", models.CharField(max_length=12)),
            ],
            options={
                "ordering": ["issuer", "period", "series_kind", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "issuer",
                            "period",
                            "series_kind",
                            "is_secret",
                            "number",
                        ),
                        name="a_spent_number_is_spent_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Retention",
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
                ("until", models.DateField()),
                ("rule", models.CharField(max_length=300)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("decided_by", models.CharField(max_length=120)),
                ("decided_on", models.DateField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("asked_by", models.CharField(blank=True, max_length=120)),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="retention",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("decided_by", ""), _negated=True),
                        ),
                        name="kept_by_a_rule_and_a_person",
                    )
                ],
            },
        ),
    ]
