"""Tables between preview and «Ghi»: in memory only, for half an hour, one a session.

A table of people is personal data. On the disk it would lie unencrypted and survive a
crash; asking for it again with «Ghi» would let another file in than the one that was
seen. So the bytes stay in the memory of the program that serves (one process), and are
gone after «Ghi», «Bỏ», signing out and half an hour, or with the program.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock
from typing import Final, Generic, Protocol, TypeVar

from tinnhiem.core.people.heading import Meaning

KEPT_FOR: Final = timedelta(minutes=30)
MOST: Final = 4  # of at most 32 MB each: an office has one or two clerks


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldTable:
    """A table that somebody brought, and what they said about it.

    Attributes:
        name: Of the file; what refusals call it.
        columns: By letter, what the clerk says a column holds.
        adds: Whether who is not in the table stays.
        at: When it was brought or last read otherwise.
    """

    name: str
    content: bytes = field(repr=False)
    at: datetime
    is_pasted: bool = False
    are_officeholders: bool = False
    adds: bool = False
    category: str = ""
    sheet: str | None = None
    heading_row: int | None = None
    columns: tuple[tuple[str, Meaning], ...] = ()

    @property
    def mark(self) -> str:
        """What tells this table, read this way, from every other."""
        said = (
            *(self.is_pasted, self.are_officeholders, self.adds, self.category),
            *(self.sheet, self.heading_row, self.columns),
        )
        return sha256(self.content + repr(said).encode()).hexdigest()


Key = tuple[str, str]  # of the session, and the campaign's name


class Held(Protocol):
    """Something that waits: since when, and what tells it from every other."""

    @property
    def at(self) -> datetime:
        """When it was brought or last looked at otherwise."""

    @property
    def mark(self) -> str:
        """What tells it from every other."""


T = TypeVar("T", bound=Held)


class Shelf(Generic[T]):
    """Where files wait; safe for the threads of the server."""

    def __init__(self) -> None:
        self._tables: OrderedDict[Key, T] = OrderedDict()
        self._lock = Lock()

    def put(self, key: Key, table: T) -> None:
        """Keep a table in the place of an older one of the same session."""
        with self._lock:
            self._forget(table.at)
            self._tables.pop(key, None)
            self._tables[key] = table
            while len(self._tables) > MOST:
                self._tables.popitem(last=False)

    def look(self, key: Key, *, now: datetime) -> T | None:
        """Return the table, if it is still there."""
        with self._lock:
            self._forget(now)
            return self._tables.get(key)

    def take(self, key: Key, *, mark: str, now: datetime) -> T | None:
        """Take the table away if it is the one meant; a second click finds none."""
        with self._lock:
            self._forget(now)
            table = self._tables.get(key)
            if table is None or table.mark != mark:
                return None
            return self._tables.pop(key)

    def drop(self, key: Key) -> None:
        """Forget a table."""
        with self._lock:
            self._tables.pop(key, None)

    def _forget(self, now: datetime) -> None:
        old = [key for key, held in self._tables.items() if held.at + KEPT_FOR < now]
        for key in old:
            del self._tables[key]


SHELF: Final[Shelf[HeldTable]] = Shelf()
