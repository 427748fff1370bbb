"""Make the tables of dossiers: versions, releases, readings, drafts, named readers.

Campaigns made before have no dossier on record and keep declarations by receipt only.
Reversing forgets what was handed in and who read it; the encrypted files stay in the
vault under names that nothing tells of any more.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0006_keep_replies_to_the_summons"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="keeps_declarations",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="DossierRelease",
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
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("by", models.CharField(blank=True, max_length=120)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dossier_releases",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["campaign", "number"],
            },
        ),
        migrations.CreateModel(
            name="DossierFiling",
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
                ("item", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("state", models.CharField(default="handed-in", max_length=12)),
                ("pages", models.PositiveIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("sealed", models.CharField(blank=True, max_length=80)),
                ("received_on", models.DateField()),
                ("receiver", models.CharField(blank=True, max_length=120)),
                ("form_version", models.CharField(blank=True, max_length=120)),
                ("handed_in_at", models.DateTimeField()),
                ("handed_in_by", models.CharField(blank=True, max_length=120)),
                ("reason", models.CharField(blank=True, max_length=500)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="filings",
                        to="store.campaign",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.person",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="filings",
                        to="store.dossierrelease",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "number"],
            },
        ),
        migrations.CreateModel(
            name="DeclarationReader",
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
                ("reason", models.CharField(max_length=500)),
                ("named_by", models.CharField(blank=True, max_length=120)),
                ("named_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.account",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declaration_readers",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "account"), name="named_reader_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="naming_a_reader_needs_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierDraft",
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
                ("sealed", models.CharField(max_length=80)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(blank=True, max_length=120)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dossier_drafts",
                        to="store.campaign",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="store.person",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "person"), name="one_draft_per_officeholder"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DossierReading",
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
                ("first_on", models.DateField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="store.rosterentry",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="store.dossierfiling",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("filing", "entry"),
                        name="one_reading_per_version_and_voter",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="dossierrelease",
            constraint=models.UniqueConstraint(
                fields=("campaign", "number"), name="dossier_releases_count_up"
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierfiling",
            constraint=models.UniqueConstraint(
                fields=("campaign", "person", "item", "number"),
                name="filings_of_a_person_count_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierfiling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person", None)),
                fields=("campaign", "item", "number"),
                name="filings_of_the_unit_count_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierfiling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "returned"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="returned_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierfiling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("release__isnull", False), ("state", "released")),
                    models.Q(
                        models.Q(("state", "released"), _negated=True),
                        ("release", None),
                    ),
                    _connector="OR",
                ),
                name="released_by_a_release",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossierfiling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item", "assets"), _negated=True),
                    ("sha256", ""),
                    _connector="OR",
                ),
                name="a_declaration_has_no_fingerprint",
            ),
        ),
    ]
