"""Writing one sealed row. Part of the deeds of an open count, never called alone."""

from collections.abc import Callable
from typing import Any

from tinnhiem.store import models
from tinnhiem.store.sealed_rows import opened, sealed

Content = dict[str, Any]


def reseal(
    row: models.SealedRow,
    *,
    key: bytes,
    change: Callable[[Content], Content],
) -> models.SealedRow:
    """Replace what a row holds by what `change` makes of it; its version goes up.

    Raises:
        CountSealBrokenError: It was altered.
    """
    content = change(opened(key, row))
    row.version += 1
    row.sealed = sealed(key, row, content)
    row.save()
    return row


def row_for(
    count: models.OpenCount,
    *,
    batch: int,
    kind: str,
    member: models.CommitteeMember | None = None,
) -> models.SealedRow:
    """Return the row, or one that is not saved yet and holds nothing."""
    found = count.rows.filter(batch=batch, kind=kind).first()
    return found or models.SealedRow(
        count=count, batch=batch, kind=kind, member=member, sealed=b""
    )
