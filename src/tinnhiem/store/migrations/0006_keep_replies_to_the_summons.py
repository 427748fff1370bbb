"""Keep what people answer to the summons, and a code for each reason of absence.

Absences noted before have no code but their words: they become «other». Reversing
forgets the replies and the codes; the words of absences stay.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_keep_accepted_edits")]

    operations = [
        migrations.AddField(
            model_name="absence",
            name="code",
            field=models.CharField(default="other", max_length=10),
        ),
        migrations.CreateModel(
            name="Reply",
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
                ("is_coming", models.BooleanField()),
                ("on_paper", models.BooleanField(default=False)),
                ("replied_on", models.DateField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reply",
                        to="store.rosterentry",
                    ),
                ),
            ],
        ),
    ]
