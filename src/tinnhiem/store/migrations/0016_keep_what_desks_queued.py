"""Keep the scans that a desk queued and the hall did not take; find events quickly.

The table starts empty. The index makes «when did this phase begin» one look instead of
a walk over the whole journal, which a desk asks at every scan. Reversing forgets the
anomalies; the journal keeps that they were raised and how they were settled.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0015_keep_what_follows_a_result"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskAnomaly",
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
                ("typed", models.CharField(blank=True, max_length=120)),
                ("mode", models.CharField(max_length=10)),
                ("code", models.CharField(max_length=20)),
                ("sitting", models.PositiveSmallIntegerField()),
                ("desk", models.CharField(max_length=60)),
                ("scanned_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("known_desk", models.CharField(blank=True, max_length=60)),
                ("known_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=120)),
                ("is_taken", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=400)),
            ],
            options={
                "ordering": ["received_at", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(fields=["campaign", "event"], name="journal_by_event"),
        ),
        migrations.AddField(
            model_name="deskanomaly",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="desk_anomalies",
                to="store.campaign",
            ),
        ),
        migrations.AddField(
            model_name="deskanomaly",
            name="entry",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="store.rosterentry",
            ),
        ),
        migrations.AddConstraint(
            model_name="deskanomaly",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("settled_at", None),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_anomaly_is_settled_with_a_reason",
            ),
        ),
    ]
