"""What is typed at the desk: one item a line, and words that do not tell who asked."""

import re
from collections.abc import Iterable
from typing import Final

from tinnhiem.core.clarifications.errors import (
    ItemTooLongError,
    NothingAskedError,
    TooManyItemsError,
)

MOST: Final = 10
LONGEST: Final = 1_000  # characters
# So many words in a row are somebody's own; fewer are how everybody writes.
TELLING: Final = 6
_MARK: Final = re.compile(r"^(?:[-–•*+]|\(?\d{1,2}[.)])\s+")


def items_of(text: str) -> tuple[str, ...]:
    """Return the items of a request: lines without their numbers and dashes, each once.

    Raises:
        NothingAskedError: There is no line with words.
        TooManyItemsError: More than ten; nobody can answer that in time.
        ItemTooLongError: A line longer than a cell of the table takes.
    """
    lines = (
        " ".join(_MARK.sub("", line.strip()).split()) for line in text.splitlines()
    )
    items = tuple(dict.fromkeys(line for line in lines if line))
    if not items:
        raise NothingAskedError
    if len(items) > MOST:
        raise TooManyItemsError(items=len(items), most=MOST)
    for place, item in enumerate(items, start=1):
        if len(item) > LONGEST:
            raise ItemTooLongError(place, length=len(item), limit=LONGEST)
    return items


def keeps_wording(text: str, originals: Iterable[str]) -> bool:
    """Say whether a question still has six words in a row of somebody who asked."""
    here = _runs(text)
    return any(here & _runs(original) for original in originals)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + TELLING]) for i in range(len(words) - TELLING + 1)}
