"""Keep what each import of people replaced, so that the last can be taken back.

Imports made before this table have no image and cannot be undone; `people undo` says
so. Reversing drops the images and nothing else.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_freeze_papers_and_count_copies")]

    operations = [
        migrations.CreateModel(
            name="PeopleImport",
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
                ("at", models.DateTimeField()),
                ("by", models.CharField(blank=True, max_length=120)),
                ("file", models.CharField(blank=True, max_length=255)),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people_imports",
                        to="store.campaign",
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
    ]
