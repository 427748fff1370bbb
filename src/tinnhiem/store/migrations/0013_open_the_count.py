"""Tables of a count while it is open, sealed; how a count was made, in its round."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0012_keep_the_ballot_ledger"),
    ]

    operations = [
        migrations.AddField(
            model_name="countround",
            name="declared",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="countround",
            name="hands",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="countround",
            name="reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="countround",
            name="way",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.CreateModel(
            name="OpenCount",
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
                ("number", models.PositiveSmallIntegerField()),
                ("way", models.CharField(max_length=10)),
                ("reason", models.TextField(blank=True)),
                ("parts", models.JSONField(default=dict)),
                ("is_recorded", models.BooleanField(default=False)),
                ("is_superseded", models.BooleanField(default=False)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_counts",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="CountBatch",
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
                ("number", models.PositiveSmallIntegerField()),
                ("declared", models.PositiveIntegerField()),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="batches",
                        to="store.opencount",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="SealedRow",
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
                ("batch", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("state", models.CharField(blank=True, max_length=10)),
                ("version", models.PositiveIntegerField(default=0)),
                ("sealed", models.BinaryField()),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="store.opencount",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.committeemember",
                    ),
                ),
            ],
            options={
                "ordering": ["batch", "kind"],
            },
        ),
        migrations.AddConstraint(
            model_name="opencount",
            constraint=models.UniqueConstraint(
                fields=("campaign", "number"), name="open_counts_count_up"
            ),
        ),
        migrations.AddConstraint(
            model_name="opencount",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_superseded", False)),
                fields=("campaign",),
                name="one_count_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="countbatch",
            constraint=models.UniqueConstraint(
                fields=("count", "number"), name="batches_have_numbers"
            ),
        ),
        migrations.AddConstraint(
            model_name="sealedrow",
            constraint=models.UniqueConstraint(
                fields=("count", "batch", "kind"), name="one_row_per_batch_and_kind"
            ),
        ),
    ]
