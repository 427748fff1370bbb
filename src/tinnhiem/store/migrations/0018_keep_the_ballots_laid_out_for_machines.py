"""Keep the ballots that were laid out for machines, so that scans can be read by them.

The table starts empty. Reversing forgets the layouts: sheets printed before can then
only be counted by hand, or by the layout file that was downloaded with them.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0017_seal_scanned_pages"),
    ]

    operations = [
        migrations.CreateModel(
            name="SheetRun",
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
                ("batch", models.PositiveSmallIntegerField()),
                ("is_large", models.BooleanField(default=False)),
                ("face", models.JSONField()),
                ("layout", models.JSONField()),
                ("made_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheet_runs",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["batch"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "batch"), name="sheet_runs_count_up"
                    )
                ],
            },
        ),
    ]
