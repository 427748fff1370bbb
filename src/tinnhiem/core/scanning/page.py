"""What one scanned page came to: read, flagged, rejected or a duplicate.

Every page that goes in comes out in exactly one outcome. Doubt goes to a person: a row
is either read, or carries the reason why somebody has to look at it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tinnhiem.core.mark import Mark


class PageOutcome(StrEnum):
    """Where a page ends. The value is what `--json` prints."""

    READ = "read"  # every row has an answer
    FLAGGED = "flagged"  # a ballot of ours; some rows, or the page, need a person
    REJECTED = "rejected"  # nothing of it is counted; `Rejection` says why
    DUPLICATE = "duplicate"  # looks like another page of the same pile


class RowFlag(StrEnum):
    """Why a row goes to a person. The value is what `--json` prints."""

    WEAK = "weak"  # a mark too faint or too small to be sure of
    SEVERAL = "several"  # ink in two or three boxes
    CORRECTED = "corrected"  # a box scribbled out
    STRUCK = "struck"  # the printed name is crossed out
    OUTSIDE = "outside"  # ink beside or between the boxes
    WRITING = "writing"  # words or strokes in the row
    BOX_LOST = "box-lost"  # the printed outline was not found
    BLANK_UNSURE = "blank-unsure"  # empty, where a faint stroke would not have shown
    BILEVEL = "bilevel"  # the same of a page in black and white: no grey was kept
    SENT_BACK = "sent-back"  # read, and a person wants it looked at all the same
    PAGE = "page"  # the page as a whole is in doubt; `PageReading.reason`


class PageFlag(StrEnum):
    """Why a whole page that is ours goes to people."""

    WRITING = "writing-outside"  # writing beside the table: perhaps a sign of the voter
    WARPED = "warped"  # the markers do not lie in one plane closely enough


class Rejection(StrEnum):
    """Why nothing of a page is counted. The value is what `--json` prints."""

    NO_MARKERS = "no-markers"  # blank paper, a back side, another form
    FEW_MARKERS = "few-markers"  # fewer than three of six: half a sheet, a fold
    MARKERS_CONTRADICT = "markers-contradict"  # of two pages, or not in one plane
    TWO_SHEETS = "two-sheets"  # a marker twice: two sheets fed at once
    NO_CODE = "no-code"
    FOREIGN_CODE = "foreign-code"  # another form, campaign or print run
    CODE_CONTRADICTS = "code-contradicts"  # it names another page than the markers
    ROWS_LOST = "rows-lost"  # rows upon rows are not there: torn, or covered
    TOO_COARSE = "too-coarse"  # under 150 dpi
    PAGE_MISSING = "page-missing"  # of a ballot of several pages
    UNREADABLE = "unreadable"  # the file, or this page of it, is broken


class DuplicateKind(StrEnum):
    """What makes a page look like another."""

    SAME_FILE = "same-file"  # byte for byte
    SAME_STROKES = "same-strokes"  # the same pen strokes, scanned twice
    SAME_STAMP = "same-stamp"  # no mark on either, and the stamp lies alike


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """One person's row as the machine read it (một dòng đã đọc).

    Attributes:
        row: Place of the person on the ballot, from 1.
        answer: 1 tín nhiệm cao, 2 tín nhiệm, 3 tín nhiệm thấp, 0 no mark; None while a
            person has to look.
        flag: Why somebody has to; None beside an answer.
    """

    row: int
    answer: int | None
    flag: RowFlag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """One page of one file (một trang đã quét).

    Attributes:
        file: As named on the command line, or within a folder that was.
        page: In that file, from 1.
        code: What its code says; empty when none was read.
        reason: Of `Rejection`, `PageFlag` or `DuplicateKind`; empty for none.
        twin: File and page that a duplicate looks like.
    """

    file: str
    page: int
    outcome: PageOutcome
    code: str = ""
    rows: tuple[RowReading, ...] = ()
    reason: str = ""
    twin: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanTotals:
    """How many pages went in, and where each came out; lines by answer.

    Attributes:
        flags: Rows by the reason why a person has to look.
        lines: By row: how often each key of `Mark` was read.
    """

    pages: int
    read: int
    flagged: int
    rejected: int
    duplicates: int
    flags: dict[str, int]
    reasons: dict[str, int]
    lines: dict[int, dict[str, int]]

    @property
    def is_whole(self) -> bool:
        """Say whether every page came out in exactly one outcome."""
        return self.pages == self.read + self.flagged + self.rejected + self.duplicates


ANSWER_MARKS = {1: Mark.HIGH, 2: Mark.CONFIDENCE, 3: Mark.LOW, 0: Mark.BLANK}


def total(pages: Iterable[PageReading]) -> ScanTotals:
    """Count pages by outcome and, of those read or flagged, lines by answer."""
    kept = tuple(pages)
    outcomes = Counter(page.outcome for page in kept)
    flags: Counter[str] = Counter()
    lines: dict[int, Counter[str]] = {}
    for page in kept:
        if page.outcome not in {PageOutcome.READ, PageOutcome.FLAGGED}:
            continue
        for row in page.rows:
            if row.flag is not None:
                flags[row.flag.value] += 1
            if row.answer is not None:
                mark = ANSWER_MARKS[row.answer]
                lines.setdefault(row.row, Counter())[mark.value] += 1
    return ScanTotals(
        pages=len(kept),
        read=outcomes[PageOutcome.READ],
        flagged=outcomes[PageOutcome.FLAGGED],
        rejected=outcomes[PageOutcome.REJECTED],
        duplicates=outcomes[PageOutcome.DUPLICATE],
        flags=dict(sorted(flags.items())),
        reasons=dict(sorted(Counter(p.reason for p in kept if p.reason).items())),
        lines={row: dict(sorted(lines[row].items())) for row in sorted(lines)},
    )
