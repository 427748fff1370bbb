"""One transaction that writes, and whose turn it is among our own threads."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Final

from django.db import connection, transaction

# SQLite lets one write at a time and whoever else wants to sleeps and tries again, in
# no order: with twenty desks the unlucky one waits its ten seconds and is refused. Our
# own threads stand in line here instead; other processes still meet SQLite's lock.
_TURN: Final = threading.Lock()


@contextmanager
def writing() -> Iterator[None]:
    """Run a block as one transaction; inside one, as a part of it."""
    # Whoever is in a transaction already may hold the file: it must not wait for us.
    waits = connection.vendor == "sqlite" and not connection.in_atomic_block
    with _TURN if waits else nullcontext(), transaction.atomic():
        yield
