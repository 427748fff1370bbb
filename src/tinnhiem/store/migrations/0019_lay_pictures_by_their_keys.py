"""Lay pictures of open counts by their random keys, no longer in the order they came.

A count that is being scanned gets places to spare, filled with noise. The file is
written anew at the next start. Reversing changes nothing: no order is to be found again.
"""

import secrets
import uuid

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WRITTEN_ANEW = (
    "CREATE TABLE laid_by_keys AS SELECT * FROM store_sealedpicture",
    "DELETE FROM store_sealedpicture",
    "INSERT INTO store_sealedpicture (id, sealed, count_id) "
    "SELECT id, sealed, count_id FROM laid_by_keys ORDER BY count_id, id",
    "DROP TABLE laid_by_keys",
)
LEAST = 32  # rows that are laid out at a time
LENGTH = 12 + (3 << 17) + 16  # bytes: nonce, picture, tag


def lay_by_keys(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the pictures of each count once more, in the order of their keys."""
    pictures = apps.get_model("store", "SealedPicture").objects
    counts = list(pictures.values_list("count_id", flat=True).distinct().order_by())
    for count in counts:
        for _ in range(pictures.filter(count_id=count).count(), LEAST):
            noise = secrets.token_bytes(LENGTH)
            pictures.create(id=uuid.uuid4(), count_id=count, sealed=noise)
    if not counts:
        return
    with schema_editor.connection.cursor() as cursor:
        for line in WRITTEN_ANEW:
            cursor.execute(line)
        if schema_editor.connection.vendor == "sqlite":
            cursor.execute("PRAGMA user_version=1")  # the start after this rewrites


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0018_keep_the_ballots_laid_out_for_machines"),
    ]

    operations = [
        migrations.RunPython(lay_by_keys, migrations.RunPython.noop),
    ]
