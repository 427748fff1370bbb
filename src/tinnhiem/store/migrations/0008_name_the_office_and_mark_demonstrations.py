"""Name the office of a data folder, and mark demonstrations.

Folders made before have no name of an office, and no campaign of theirs is a
demonstration: none can be wiped. Reversing forgets the name and the marks.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0007_hand_in_dossiers")]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="is_demonstration",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("superior", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="one_office_a_folder"
                    )
                ],
            },
        ),
    ]
