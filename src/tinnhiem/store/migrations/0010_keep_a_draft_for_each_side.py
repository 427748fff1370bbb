"""Keep a draft of a report for each side: the officeholder's, and the desk's.

Drafts kept so far become the officeholder's: nobody can say any more which words the
desk typed in. Reversing forgets the desk's drafts; their encrypted files go when the
vault is next opened.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget_the_desks(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Leave one draft per officeholder."""
    apps.get_model("store", "DossierDraft").objects.filter(is_own=False).delete()


class Migration(migrations.Migration):
    dependencies = [("store", "0009_keep_requests_for_clarification")]

    operations = [
        migrations.RemoveConstraint(
            model_name="dossierdraft", name="one_draft_per_officeholder"
        ),
        migrations.AddField(
            model_name="dossierdraft",
            name="is_own",
            field=models.BooleanField(default=True),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="dossierdraft",
            constraint=models.UniqueConstraint(
                fields=("campaign", "person", "is_own"),
                name="one_draft_per_officeholder_and_side",
            ),
        ),
        # Last, so that it is the first thing on the way back.
        migrations.RunPython(migrations.RunPython.noop, forget_the_desks),
    ]
