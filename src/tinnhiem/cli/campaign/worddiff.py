"""What changed in a block, word by word, for a terminal and for a printed log."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

import click

_WORD: Final = re.compile(r"\s+|[^\s]+")
OLD, NEW = ("[-", "-]"), ("{+", "+}")
_COLOURS: Final = {OLD: "red", NEW: "green"}
_PARAGRAPH: Final = " ¶ "


def marked(old: str, new: str) -> tuple[str, str]:
    """Return both texts, the words that differ in brackets (and in colour)."""
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    shown_old, shown_new = list[str](), list[str]()
    for what, i, to, j, end in matcher.get_opcodes():
        if what == "equal":
            shown_old.extend(before[i:to])
            shown_new.extend(after[j:end])
        else:
            shown_old.extend(_in(OLD, before[i:to]))
            shown_new.extend(_in(NEW, after[j:end]))
    return "".join(shown_old), "".join(shown_new)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\n", _PARAGRAPH))


def _in(brackets: tuple[str, str], words: list[str]) -> Iterator[str]:
    text = "".join(words)
    if text:
        opening, closing = brackets
        yield click.style(f"{opening}{text}{closing}", fg=_COLOURS[brackets], bold=True)
