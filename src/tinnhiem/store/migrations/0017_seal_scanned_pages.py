"""A table for scanned pages of an open count, sealed, without place or time."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0016_keep_what_desks_queued"),
    ]

    operations = [
        migrations.CreateModel(
            name="SealedPicture",
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
                ("sealed", models.BinaryField()),
                (
                    "count",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="store.opencount",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
