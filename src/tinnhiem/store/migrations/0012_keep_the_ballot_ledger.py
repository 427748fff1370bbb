"""Keep why a figure of the ledger was corrected, who has a sheet, what the box saw.

Reversing forgets the reasons, the receipts and the facts of the box.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0011_lay_the_halls_foundation")]

    operations = [
        migrations.AddField(
            model_name="ballotmovement",
            name="reason",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="recordedact",
            name="facts",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="SheetReceipt",
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
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipt",
                        to="store.rosterentry",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
