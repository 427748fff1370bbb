"""Where pictures of an open count lie in the file: in places laid out beforehand.

A row that is written when its picture comes lies behind the one before: the file would
keep the order of the pile on the table, whatever the keys are. So places are laid out
many at a time, in the order of their random keys, filled with noise that nobody tells
from a sealed picture; a picture goes into one of them, drawn by lot. Its length is the
same, so the database writes it where the noise lay. Which places are taken is known
only under the count's key.

On a server a changed row is a new one behind all others. There the rows of a count are
laid anew in the order of their keys as soon as a batch is full; before that, and in the
server's own log of writes, its keeper sees the order (docs/explanation/secrecy.md).
"""

import secrets
from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID, uuid4

from django.db import connection

from tinnhiem.core.secrecy.row_order import LEAST_RUN
from tinnhiem.store.models import OpenCount, SealedPicture
from tinnhiem.store.sealed_pictures import SEALED_LENGTH

SPARE: Final = 16  # places that stay free: a picture has always so many to lie in
MOST_AHEAD: Final = 128  # laid out at a time for pictures yet to come; 50 MB
AT_ONCE: Final = 16  # rows that are held in memory
TABLE: Final = "store_sealedpicture"
# Deleted and written again in one statement, which sees them all before it writes one.
LAY_ANEW: Final = f"""
    WITH gone AS (
        DELETE FROM {TABLE} WHERE count_id = %s RETURNING id, count_id, sealed
    )
    INSERT INTO {TABLE} (id, count_id, sealed)
    SELECT id, count_id, sealed FROM gone ORDER BY id
"""  # noqa: S608 - our own name


def free_slots(
    count: OpenCount, *, taken: Collection[UUID], wanted: int, expected: int
) -> list[UUID]:
    """Return places for pictures, drawn by lot among all that are free.

    Args:
        count: Whose pictures.
        taken: Places that hold one, or held one that is gone.
        wanted: How many places.
        expected: How many pictures may come yet; so many places are laid out ahead,
            up to `MOST_AHEAD`, when there are too few.
    """
    keys = count.pictures.values_list("pk", flat=True)
    free = [key for key in keys if key not in taken]
    if len(free) < wanted + SPARE:
        ahead = min(expected + SPARE, MOST_AHEAD)
        free += _lay_out(count, max(wanted + SPARE, ahead, LEAST_RUN))
    return secrets.SystemRandom().sample(free, wanted)


def fill_slot(picture: SealedPicture) -> None:
    """Put a picture where its place is laid out; never a new row."""
    here = SealedPicture.objects.filter(pk=picture.pk, count=picture.count_id)
    if not here.update(sealed=picture.sealed):
        raise SealedPicture.DoesNotExist(picture.pk)


def empty_slots(count: OpenCount, keys: Iterable[UUID]) -> None:
    """Put noise where pictures lay; the places stay."""
    for key in keys:
        count.pictures.filter(pk=key).update(sealed=_noise())


def lay_anew(count: OpenCount) -> None:
    """Have a server write the rows of a count in the order of their random keys."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(LAY_ANEW, [count.pk])


def _lay_out(count: OpenCount, number: int) -> list[UUID]:
    keys = sorted(uuid4() for _ in range(number))
    for first in range(0, number, AT_ONCE):
        SealedPicture.objects.bulk_create(
            SealedPicture(pk=key, count=count, sealed=_noise())
            for key in keys[first : first + AT_ONCE]
        )
    return keys


def _noise() -> bytes:
    return secrets.token_bytes(SEALED_LENGTH)
