"""Keep the words of papers that a person changed in Word and accepted.

Campaigns made before have none, and of their Word files nobody knows whether they were
edited on the disk. Reversing forgets every accepted edit: papers made
again then show the generated words.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0004_people_who_sign_in")]

    operations = [
        migrations.CreateModel(
            name="PaperEdit",
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
                ("code", models.CharField(max_length=12)),
                ("key", models.CharField(max_length=32)),
                ("block", models.CharField(max_length=12)),
                ("lines", models.JSONField(default=list)),
                ("old", models.TextField(blank=True)),
                ("new", models.TextField(blank=True)),
                ("accepted_by", models.CharField(max_length=120)),
                ("accepted_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_edits",
                        to="store.campaign",
                    ),
                ),
            ],
            options={"ordering": ["code", "accepted_at", "block", "key"]},
        ),
        migrations.AddField(
            model_name="madepaper",
            name="docx_sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddConstraint(
            model_name="paperedit",
            constraint=models.UniqueConstraint(
                fields=("campaign", "code", "key"), name="one_edit_per_block"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperedit",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted_by", ""), _negated=True),
                name="somebody_accepted_the_edit",
            ),
        ),
    ]
