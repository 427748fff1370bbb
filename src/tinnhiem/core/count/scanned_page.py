"""One scanned page of a batch, and what people may say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tinnhiem.core.count.piles import Row
from tinnhiem.core.scanning.page import PageOutcome, RowReading


class PageVerdict(StrEnum):
    """What people say a page is that was not simply read (kết luận về một trang)."""

    COUNTS = "counts"  # ours after all: its rows count as read
    AGAIN = "again"  # scanned again, or counted with another page of its sheet
    KEYED = "keyed"  # its sheet is keyed by hand from the paper
    NOT_A_BALLOT = "not-a-ballot"  # blank paper, a back side, another paper
    SAME = "same"  # really the same sheet twice: counts once
    DIFFERENT = "different"  # two sheets that look alike: both count


COUNTING: Final = frozenset({PageVerdict.COUNTS, PageVerdict.DIFFERENT})
OF_REJECTED: Final = (PageVerdict.AGAIN, PageVerdict.KEYED, PageVerdict.NOT_A_BALLOT)
VERDICTS: Final[Mapping[PageOutcome, tuple[PageVerdict, ...]]] = {
    PageOutcome.READ: (PageVerdict.COUNTS, *OF_REJECTED),
    PageOutcome.FLAGGED: (PageVerdict.COUNTS, *OF_REJECTED),
    PageOutcome.REJECTED: OF_REJECTED,
    PageOutcome.DUPLICATE: (PageVerdict.SAME, PageVerdict.DIFFERENT, *OF_REJECTED),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """One page of the batch as the machine read it (một trang của lô).

    Attributes:
        key: Random; names its picture.
        place: In the scanned pile of the batch, from 1. Only inside sealed content.
        page: Of the ballot, from 1; 0 where its code was not read.
        rows: As read; empty for a page of which nothing was read.
        reason: Why it was refused, or why people look at the page as a whole.
        twin: Key of the page that it looks like; empty for none. Places change when a
            batch is scanned anew, keys never stand for another page.
        run: Which camera of the batch took it, from 1; 0 where it came in a file.
    """

    key: str
    place: int
    outcome: PageOutcome
    page: int = 0
    rows: tuple[RowReading, ...] = ()
    reason: str = ""
    twin: str = ""
    run: int = 0


@dataclass(frozen=True, slots=True)
class SaidOfPage:
    """What one member says of a page (ý kiến về một trang).

    Attributes:
        marks: The whole sheet as keyed from the paper; empty otherwise.
    """

    verdict: PageVerdict
    marks: Row = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRequest:
    """That a batch should be scanned anew, as one member asks (đề nghị bỏ bản quét).

    Attributes:
        by: Key of the member.
        seen: Of the pages he asks it of; it says nothing of others.
    """

    by: str
    seen: str


Ballot = tuple[ScannedPage, ...]
