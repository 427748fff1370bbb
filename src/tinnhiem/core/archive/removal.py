"""What was removed, and what was found of it afterwards: the facts of a certificate."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RemovalKind(StrEnum):
    """Why something was removed."""

    PURGE = "purge"  # its time of keeping is over
    REHEARSAL = "rehearsal"  # it was practice


class TermKind(StrEnum):
    """What was looked for."""

    SLUG = "slug"
    NAME = "name"
    PERSON_KEY = "person-key"
    ROW_KEY = "row-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a search found of one kind of word (dấu vết).

    Attributes:
        terms: How many words of this kind were looked for.
        kept: How many of them stand in rows of the office or of another campaign.
        left: How many stand in the bytes of a file and in no such row.
    """

    kind: TermKind
    terms: int
    kept: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search of files, byte by byte (tìm trong tệp).

    Attributes:
        at: Aware.
        files: What was read, with the size in bytes.
        log_lines: Lines of the technical log that name the campaign; it has no names
            of people and is not the database.
    """

    at: datetime
    files: tuple[tuple[str, int], ...]
    traces: tuple[Trace, ...]
    log_lines: int = 0

    @property
    def is_clean(self) -> bool:
        """Say whether nothing is left that no living row accounts for."""
        return not any(trace.left for trace in self.traces)

    @property
    def size(self) -> int:
        """Bytes that were read."""
        return sum(size for _, size in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """By what right something is removed (căn cứ).

    Attributes:
        rule: The instrument and article as somebody named them. The product knows no
            source for it: whoever decides vouches for it.
        decided_by: Who decided.
    """

    rule: str
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One removal, wholly.

    Attributes:
        code: Tells one certificate from others; no number of the office.
        title: The vote in words.
        organ, superior: As the papers of the office head them.
        place: Where the office is, as its papers date themselves.
        asked_by: Who took the first of two steps; empty where there is one.
        rows: How many rows of each table, under the table's name.
        files: Papers and sealed files that were deleted; `file_bytes` their size.
        numbers: How many numbers of the office's series stay given.
        people: Persons who are in no other row, and are gone.
        search: None until it is done.
    """

    code: str
    kind: RemovalKind
    slug: str
    title: str
    organ: str
    superior: str
    place: str
    at: datetime
    by: str
    right: Right
    rows: tuple[tuple[str, int], ...]
    files: int
    file_bytes: int
    people: int
    numbers: int = 0
    asked_by: str = ""
    search: Search | None = None

    @property
    def row_count(self) -> int:
        """Rows of all tables together."""
        return sum(count for _, count in self.rows)
