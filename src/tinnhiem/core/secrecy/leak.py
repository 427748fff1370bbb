"""What a search of a data folder can find, and what it looked at."""

from dataclasses import dataclass
from enum import StrEnum


class LeakKind(StrEnum):
    """Ways from a person to a mark, or to figures nobody may see yet."""

    RELATION = "relation"
    SHARED_KEY = "shared-key"
    MOMENT = "moment"
    COUNTING_KEY = "counting-key"
    EXTRA_COLUMN = "extra-column"
    WHOLE_ROW = "whole-row"
    TRIGGER = "trigger"
    GROUPED_ROWS = "grouped-rows"
    SORTED_MARKS = "sorted-marks"
    SHEETS_IN_ORDER = "sheets-in-order"
    PARALLEL_ORDER = "parallel-order"
    REMAINS = "remains"
    OLD_LINES = "old-lines"
    CLEAR_DRAFT = "clear-draft"
    LEFT_DRAFT = "left-draft"
    LEFT_KEY = "left-key"
    CLEAR_IMAGE = "clear-image"
    LEFT_IMAGE = "left-image"
    UNEVEN_IMAGES = "uneven-images"
    IMAGES_IN_ORDER = "images-in-order"
    SCAN_FILE = "scan-file"
    JOURNAL = "journal"
    DONE_ONCE = "done-once"
    SESSION = "session"
    ROW = "row"
    LOG = "log"
    READINGS_FILE = "readings-file"
    TEMPORARY_FILE = "temporary-file"
    CLEAR_IN_VAULT = "clear-in-vault"


@dataclass(frozen=True, slots=True)
class Leak:
    """One way that was found (đường lộ).

    Attributes:
        place: File, and inside it the table, row, page or line.
        what: What stands there, without any mark: a leak is not to be spread.
        times: How often.
    """

    kind: LeakKind
    place: str
    what: str
    times: int = 1


class LookedAt(StrEnum):
    """What was looked through; each is counted."""

    DATABASES = "databases"
    TABLES = "tables"
    COLUMNS = "columns"
    INDEXES = "indexes"
    LINKS = "links"
    TRIGGERS = "triggers"
    ROWS = "rows"
    LINES = "lines"
    PAGES = "pages"
    FREE_PAGES = "free-pages"
    SPARE_BYTES = "spare-bytes"
    OLD_FRAMES = "old-frames"
    LOG_LINES = "log-lines"
    FILES = "files"
    SEALED_FILES = "sealed-files"
    BACKUPS = "backups"


class Blind(StrEnum):
    """Why something could not be looked into."""

    NO_PASSPHRASE = "no-passphrase"  # noqa: S105 - a reason, no secret
    SEALED = "sealed"
    PDF = "pdf"
    FEW_LINES = "few-lines"
    LINK = "link"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something nobody looked into, and why."""

    place: str
    why: Blind
    times: int = 1


@dataclass(frozen=True, slots=True)
class SecrecyReport:
    """What a search looked at, found and could not see (kết quả soát giữ bí mật)."""

    looked: tuple[tuple[LookedAt, int], ...]
    leaks: tuple[Leak, ...]
    unseen: tuple[Unseen, ...]
