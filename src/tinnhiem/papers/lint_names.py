"""Rules about names and figures that stand in several places (L13, L14)."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from tinnhiem.core.papers.lint import PaperFinding, fault
from tinnhiem.papers.lint_sheet import Line, Role, Sheet, around
from tinnhiem.papers.numerals import number_in_words

_WORD: Final = re.compile(r"[^\W\d_]+")
_IN_WORDS: Final = re.compile(r"(?<![\d/.,])(\d{1,6})\s*\(([^\W\d_][^()\d]*)\)")
# Figures a paper names in a sentence and again elsewhere.
_NAMED: Final = tuple(
    (named, re.compile(rf"{named}\s*:?\s*(?:là )?(\d+)(?![,\d])", re.IGNORECASE))
    for named in ("phiếu phát ra", "phiếu thu về", "người có mặt")
)
NUMERALS: Final = frozenset(
    (
        *("không", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám"),
        *("chín", "mười", "mươi", "mốt", "trăm", "nghìn", "ngàn", "linh", "lẻ"),
    )
)


def names(sheet: Sheet, *, register: Collection[str]) -> Iterator[PaperFinding]:
    """L13: a name of the register stands byte for byte, or not at all."""
    known = _by_fold(frozenset(register))
    for line in sheet.lines:
        words = list(_WORD.finditer(line.text)) if known else []
        for i, word in enumerate(words):
            for name in known.get(_fold(word[0]), ()):
                yield from _misspelt(line, words[i:], name=name, register=register)


@lru_cache(maxsize=8)
def _by_fold(register: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return the names by their first word without marks."""
    found: dict[str, list[str]] = {}
    for name in sorted(register):
        words = name.split()
        if len(words) > 1:
            found.setdefault(_fold(words[0]), []).append(name)
    return {first: tuple(names) for first, names in found.items()}


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(one for one in plain if not unicodedata.combining(one))


def _misspelt(
    line: Line, words: list[re.Match[str]], *, name: str, register: Collection[str]
) -> Iterator[PaperFinding]:
    parts = name.split()
    found = words[: len(parts)]
    if [_fold(one[0]) for one in found] != [_fold(part) for part in parts]:
        return
    span = found[0].start(), found[-1].end()
    stands = line.text[span[0] : span[1]]
    is_name = all(one[0][:1].isupper() for one in found) and not stands.isupper()
    if is_name and stands not in register:
        yield fault(
            "L13", where=line.where, stands=around(line.text, *span), should=name
        )


def figures(sheet: Sheet) -> Iterator[PaperFinding]:
    """L14: a number in figures and in words, or named twice, is one number."""
    for line in sheet.lines:
        for found in _IN_WORDS.finditer(line.text):
            words = number_in_words(int(found[1]))
            said = " ".join(found[2].lower().split())
            if _is_number(said) and said not in words:
                yield fault(
                    "L14",
                    where=line.where,
                    stands=around(line.text, *found.span()),
                    should=f"{found[1]} ({words[0]})",
                )
    for named, pattern in _NAMED:
        yield from _named_twice(sheet, named, pattern)


def _is_number(said: str) -> bool:
    """Say whether the words in brackets are a numeral at all."""
    first = said.split()[0] if said else ""
    return first in NUMERALS and all(word in NUMERALS for word in said.split())


def _named_twice(
    sheet: Sheet, named: str, pattern: re.Pattern[str]
) -> Iterator[PaperFinding]:
    found = [
        (int(match[1]), line)
        for line in sheet.of(Role.BODY, Role.HEADING)
        for match in pattern.finditer(line.text)
    ]
    for number, line in found[1:]:
        if number != found[0][0]:
            yield fault(
                "L14",
                where=f"{found[0][1].where}; {line.where}",
                stands=f"{named}: {found[0][0]} và {number}",
                should="một số ở mọi chỗ",
            )
            return
