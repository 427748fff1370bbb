"""The words of a PDF, page by page, against the words that must stand there.

A page may open with what the words of the paper do not hold: its number, the
watermark, the head of a table that goes on. These are known, and only these pass.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from tinnhiem.core.papers.rereading import Mismatch, ReadFile
from tinnhiem.papers.sequences import differences

_DIGITS: Final = re.compile(r"[\d.,]{2}")
SLACK: Final = 40  # words that a page may lack and still be followed
AROUND: Final = 3  # words told before and after a difference, so that it can be found


@dataclass(frozen=True, slots=True)
class Expected:
    """A word of the paper.

    Attributes:
        figures: The figures it belongs to, each with its whole text.
        head: The words of the head of its table.
        document: Which document of the paper it stands in.
        paragraph: Which paragraph, or cell, of the paper.
    """

    text: str
    figures: tuple[tuple[str, str], ...] = ()
    head: tuple[str, ...] = ()
    document: int = 1
    paragraph: int = 0


def compare_pages(
    expected: Sequence[Expected], pages: Sequence[str], *, watermark: str = ""
) -> Iterator[Mismatch]:
    """Yield where the pages say something else than `expected`."""
    at, begun = 0, 0
    for number, page in enumerate(pages, start=1):
        if at == 0 or _opens_document(expected, at):
            begun = number
        words = page.split()
        words = _without_opening(
            words, expected, at, own_number=number - begun + 1, watermark=watermark
        )
        # A document begins on a page of its own, so this page ends where it does.
        end = _end_of_document(expected, at)
        if [one.text for one in expected[at : min(end, at + len(words))]] == words:
            at += len(words)
            continue
        is_last = number == len(pages)
        wider = expected[at : len(expected) if is_last else end]
        if not is_last:
            wider = wider[: len(words) + SLACK]
        found = list(differences([one.text for one in wider], words))
        if not is_last and found and found[-1][1].stop == len(words):
            found = _within_page(found, len(words))
        for was, now in found:
            if not _only_parted(wider, words, was=was, now=now):
                yield _told(wider, words, was=was, now=now, page=number)
        at += len(words) + sum(len(was) - len(now) for was, now in found)


def _end_of_document(expected: Sequence[Expected], at: int) -> int:
    document = expected[at].document if at < len(expected) else 0
    for place in range(at, len(expected)):
        if expected[place].document != document:
            return place
    return len(expected)


def _opens_document(expected: Sequence[Expected], at: int) -> bool:
    return at < len(expected) and expected[at].document != expected[at - 1].document


def _without_opening(
    words: list[str],
    expected: Sequence[Expected],
    at: int,
    *,
    own_number: int,
    watermark: str,
) -> list[str]:
    """Return the words of a page without number, watermark and repeated head."""
    openings = [tuple(watermark.split())]
    if own_number > 1:
        openings += [(str(own_number),), tuple(watermark.split())]
        openings += [expected[at].head] if 0 < at < len(expected) else []
    for opening in openings:
        if opening and tuple(words[: len(opening)]) == opening:
            words = words[len(opening) :]
    return words


def _within_page(
    found: list[tuple[range, range]], length: int
) -> list[tuple[range, range]]:
    """Drop what only says that the next words stand on the next page."""
    was, now = found[-1]
    if len(now) == 0 and now.start == length:
        return found[:-1]
    kept = range(was.start, was.start + min(len(was), len(now)))
    return [*found[:-1], (kept, now)]


def _only_parted(
    wanted: Sequence[Expected], words: Sequence[str], *, was: range, now: range
) -> bool:
    """Say whether only the reader sees a space, or fails to see one.

    It parts «/ KH-VP» where a line ends, and now and then runs two cells of a table
    together. Between digits it may do neither within one cell, where a space more or
    less is another number.
    """
    one = [wanted[i] for i in was]
    letters = "".join(word.text for word in one)
    if letters != "".join(words[i] for i in now):
        return False
    ends = list(accumulate(len(word.text) for word in one))[:-1]
    seen = set(list(accumulate(len(words[i]) for i in now))[:-1])
    between_cells = {
        end
        for end, left, right in zip(ends, one, one[1:], strict=False)
        if left.paragraph != right.paragraph
    }
    changed = (set(ends) ^ seen) - (between_cells - seen)
    return not any(_in_number(letters, at) for at in changed)


def _in_number(letters: str, at: int) -> bool:
    return bool(_DIGITS.search(letters[at - 1] + letters[at]))


def _told(
    wanted: Sequence[Expected],
    words: Sequence[str],
    *,
    was: range,
    now: range,
    page: int,
) -> Mismatch:
    figures = [figure for i in was for figure in wanted[i].figures]
    stands = " ".join(words[i] for i in now)
    gone = [path for path, text in figures if text not in stands]
    texts = [one.text for one in wanted]
    return Mismatch(
        file=ReadFile.PDF,
        place=f"trang {page}",
        path=next(iter([*gone, *(path for path, _ in figures)]), ""),
        expected=_around(texts, was),
        found=_around(words, now),
    )


def _around(words: Sequence[str], span: range) -> str:
    first, last = max(0, span.start - AROUND), min(len(words), span.stop + AROUND)
    return " ".join(words[first:last])
