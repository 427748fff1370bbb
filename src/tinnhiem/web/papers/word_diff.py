"""The words of one block before and after, parted where they differ."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_WORD: Final = re.compile(r"\s+|[^\s]+")
_PARAGRAPH: Final = " ¶ "

# Words, and whether they stand on one side only.
Parts = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Both sides of one edit."""

    old: Parts
    new: Parts


def words_of(old: str, new: str) -> Words:
    """Return both texts in parts; a line feed shows as «¶»."""
    before, after = _split(old), _split(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    sides: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    for what, i, to, j, end in matcher.get_opcodes():
        for side, words in zip(sides, (before[i:to], after[j:end]), strict=True):
            if words:
                side.append(("".join(words), what != "equal"))
    return Words(tuple(sides[0]), tuple(sides[1]))


def _split(text: str) -> list[str]:
    return _WORD.findall(text.replace("\n", _PARAGRAPH))
