"""Which files, pages and rows `tinnhiem scan read` names, so that paper can be found.

Pages that share a fate stand on one line: a tray fed twice is one sentence, not sixty.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tinnhiem.core.scanning.page import PageOutcome, PageReading, Rejection
from tinnhiem.messages.scan_files import UNOPENED
from tinnhiem.messages.scan_words import REASONS, REMEDIES, flag_words
from tinnhiem.omr.pictures import Unopened
from tinnhiem.omr.reading import ReadPile

UNREADABLE: Final = Rejection.UNREADABLE.value
Told = tuple[str, int]  # a line, and how many pages it stands for


def shut_lines(pile: ReadPile) -> list[Told]:
    """Return a line for each file of which nothing could be opened, and why."""
    return [(f"«{one.file}» {UNOPENED[one.reason]}.", 1) for one in pile.shut]


def uncounted_lines(pile: ReadPile) -> list[Told]:
    """Return lines for the pages that are not counted: what cannot be opened first."""
    shut = set(pile.shut)
    closed = [_closed(one) for one in pile.unopened if one not in shut]
    return [*closed, *_twins(pile.pages), *_rejected(pile.pages)]


def doubtful_lines(pages: Iterable[PageReading]) -> list[Told]:
    """Return lines for the pages of which people have to look at rows, and why."""
    grouped: dict[tuple[str, str], list[int]] = {}
    for page in pages:
        if page.outcome is PageOutcome.FLAGGED:
            grouped.setdefault((page.file, _doubts(page)), []).append(page.page)
    return [
        (f"Trang {spans(numbers)} của «{file}»: {doubts}", len(numbers))
        for (file, doubts), numbers in grouped.items()
    ]


def reason_words(reason: str) -> str:
    """Return why a page is not counted or looked at as a whole."""
    return REASONS.get(reason, reason)


def _with_remedy(reason: str) -> str:
    """Return why, and what to do about it; the end of a line."""
    return reason_words(reason) + _remedy(reason)


def _remedy(reason: str) -> str:
    """Return the end of a line: what to do about it, where something can be done."""
    remedy = REMEDIES.get(reason)
    return f". {remedy}." if remedy else "."


def spans(numbers: Sequence[int]) -> str:
    """Return numbers as people write them: 3, 7–9."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run[0], run[-1]) for run in runs)


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _closed(one: Unopened) -> Told:
    return f"Trang {one.page} của «{one.file}» {UNOPENED[one.reason]}.", 1


def _twins(pages: Iterable[PageReading]) -> Iterator[Told]:
    """Yield a line for each run of pages that are like as long a run elsewhere."""
    runs: list[list[PageReading]] = []
    for page in pages:
        if page.twin is None:
            continue
        if runs and _follows(page, runs[-1][-1]):
            runs[-1].append(page)
        else:
            runs.append([page])
    for run in runs:
        first, last = run[0], run[-1]
        if first.twin is None or last.twin is None:  # never, see above
            continue
        yield (
            f"Trang {_run(first.page, last.page)} của «{first.file}» giống trang "
            f"{_run(first.twin[1], last.twin[1])} của «{first.twin[0]}»: "
            f"{_with_remedy(first.reason)}",
            len(run),
        )


def _follows(page: PageReading, before: PageReading) -> bool:
    if page.twin is None or before.twin is None:
        return False
    return (page.file, page.page, page.reason, *page.twin) == (
        before.file,
        before.page + 1,
        before.reason,
        before.twin[0],
        before.twin[1] + 1,
    )


def _rejected(pages: Iterable[PageReading]) -> Iterator[Told]:
    grouped: dict[tuple[str, str], list[int]] = {}
    for page in pages:
        if page.outcome is PageOutcome.REJECTED and page.reason != UNREADABLE:
            grouped.setdefault((page.file, page.reason), []).append(page.page)
    for (file, reason), numbers in grouped.items():
        yield (
            f"Trang {spans(numbers)} của «{file}»: {_with_remedy(reason)}",
            len(numbers),
        )


def _doubts(page: PageReading) -> str:
    """Return the rows of a page that wait for people, and why, in few words."""
    grouped: dict[str, list[int]] = {}
    for row in page.rows:
        if row.flag is not None:
            grouped.setdefault(row.flag.value, []).append(row.row)
    told = [
        f"dòng {spans(numbers)} ({flag_words(flag)})"
        for flag, numbers in grouped.items()
    ]
    if page.reason:
        told.insert(0, reason_words(page.reason))
    return "; ".join(told) + _remedy(page.reason)
