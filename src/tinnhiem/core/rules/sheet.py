"""Taking typed values out of a rulebook's TOML, noting every fault with its line.

A fault is noted and reading goes on with a stand-in, so that one run names all of
them; whoever reads must call `Sheet.refuse_if_faulty` before the values leave.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Any, Final, TypeVar

from tinnhiem.core.rules import errors
from tinnhiem.core.rules.toml_lines import Path, line_at, lines_of

E = TypeVar("E", bound=StrEnum)

FRACTION: Final = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


@dataclass
class Sheet:
    """One text being read: its name, where its keys stand, its faults so far."""

    where: str
    text: str
    faults: list[errors.RulebookError] = field(default_factory=list)

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        """Where the keys stand; found only when there is a fault to place."""
        return lines_of(self.text)

    def note(
        self, fault: type[errors.RulebookError], path: Path, *, detail: str = ""
    ) -> None:
        """Note a fault at `path`, with its line or that of the table around it."""
        key = ".".join(str(part) for part in path) or "(tệp)"
        line = line_at(self.lines, path)
        self.faults.append(fault(where=self.where, line=line, key=key, detail=detail))

    def refuse_if_faulty(self) -> None:
        """Raise the first fault by line, with the others attached.

        Raises:
            RulebookError: The operator corrects the file at the lines named.
        """
        if self.faults:
            first, *others = sorted(self.faults, key=lambda fault: fault.line)
            first.others = tuple(others)
            raise first


@dataclass(slots=True)
class Table:
    """One TOML table being read; None where it is absent, which is noted once."""

    content: Mapping[str, Any] | None
    path: Path
    sheet: Sheet
    known: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Say whether the key stands in this table, and count it as known."""
        self.known.add(key)
        return self.content is not None and key in self.content

    def text(self, key: str) -> str:
        """Return a text that is not blank."""
        value = self._take(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self.note(errors.RulebookValueError, key, detail="text")
        return value if isinstance(value, str) else ""

    def text_or_blank(self, key: str) -> str:
        """Return a text, «» where the key is absent."""
        return self.text(key) if self.has(key) else ""

    def integer(self, key: str, *, least: int, most: int) -> int:
        """Return a whole number between `least` and `most`."""
        value = self._take(key)
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if isinstance(value, int) and is_number and least <= value <= most:
            return value
        if value is not None:
            self.note(errors.RulebookValueError, key, detail=f"{least}–{most}")
        return least

    def boolean(self, key: str) -> bool:
        """Return true or false."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self.note(errors.RulebookValueError, key, detail="true | false")
        return value is True

    def choice(self, key: str, words: type[E]) -> E:
        """Return one of the words of an enumeration."""
        value = self._take(key)
        if isinstance(value, str) and value in set(words):
            return words(value)
        if value is not None:
            self.note(errors.RulebookValueError, key, detail=" | ".join(words))
        return next(iter(words))

    def day(self, key: str) -> date:
        """Return a date."""
        value = self._take(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if value is not None:
            self.note(errors.RulebookDateError, key, detail=str(value))
        return date.min

    def fraction(self, key: str) -> Fraction:
        """Return a share of a whole, more than nothing and at most all of it."""
        value = self._take(key)
        written = FRACTION.fullmatch(value) if isinstance(value, str) else None
        part, whole = (int(n) for n in written.groups()) if written else (0, 0)
        if 0 < part <= whole:
            return Fraction(part, whole)
        if value is not None:
            self.note(errors.RulebookFractionError, key, detail=str(value))
        return Fraction(1)

    def table(self, key: str) -> "Table":
        """Return the table of this name; an absent one answers with stand-ins."""
        value = self._take(key)
        if value is not None and not isinstance(value, dict):
            self.note(errors.RulebookValueError, key, detail="[table]")
        content = value if isinstance(value, dict) else None
        return Table(content, (*self.path, key), self.sheet)

    def tables(self, key: str) -> tuple["Table", ...]:
        """Return the entries of an array of tables; it may be empty, never absent."""
        value = self._take(key)
        entries = value if isinstance(value, list) else []
        if value is not None and not _is_tables(value):
            self.note(errors.RulebookValueError, key, detail="[[table]]")
            entries = []
        return tuple(
            Table(entry, (*self.path, key, place), self.sheet)
            for place, entry in enumerate(entries)
        )

    def note(
        self, fault: type[errors.RulebookError], key: str, *, detail: str = ""
    ) -> None:
        """Note a fault of one key of this table."""
        self.sheet.note(fault, (*self.path, key), detail=detail)

    def note_unknown(self) -> None:
        """Note every key that nobody asked for: a typing error must not pass."""
        for key in self.content or ():
            if key not in self.known:
                near = _nearest(key, self.known)
                self.note(errors.RulebookUnknownKeyError, key, detail=near)

    def _take(self, key: str) -> object:
        """Return the raw value; None, noted, when the key is missing."""
        if self.has(key) and self.content is not None:
            found: object = self.content[key]
            return found
        if self.content is not None:
            self.note(errors.RulebookMissingKeyError, key)
        return None


def _nearest(key: str, known: Iterable[str]) -> str:
    """Return the known key that looks most like `key`; "" when none does."""
    from difflib import get_close_matches  # needed only to refuse; keeps starts quick

    near = get_close_matches(key, sorted(known), n=1)
    return near[0] if near else ""


def _is_tables(value: object) -> bool:
    return isinstance(value, Sequence) and all(isinstance(v, dict) for v in value)
