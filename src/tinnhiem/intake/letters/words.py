"""The words of a table that can show which encoding it has."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from tinnhiem.intake.letters.alphabet import LETTERS
from tinnhiem.intake.letters.code import OCTETS, LetterCode
from tinnhiem.intake.letters.syllables import is_syllable
from tinnhiem.intake.letters.viqr import SIGNED

# Blanks, ASCII signs and figures part words; a sign above ASCII may be a letter.
WORD: Final = re.compile(r"[^\s\x00-@\[-`{-\x7f]+")
ASCII_WORD: Final = re.compile(r"\S+")
QUOTES: Final = re.compile("[“”‘’«»–—…•°]+")


@dataclass(slots=True)
class Words:
    """Different words, by what they can show.

    Attributes:
        old: All letters are ones that Windows-1252 has, and not all ASCII.
        modern: With letters that only Unicode has, «ễ»: not old for sure.
        signed: ASCII words with signs that VIQR would read.
        plain: How many different ASCII words there are besides.
    """

    old: set[str] = field(default_factory=set)
    modern: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)
    plain: int = 0


def words_of(cells: Iterable[str]) -> Words:
    """Sort the different words of different cells."""
    found = Words()
    ascii_words: set[str] = set()
    for cell in cells:
        if cell.isascii():
            ascii_words.update(ASCII_WORD.findall(cell))
            continue
        for word in WORD.findall(cell):
            if is_modern(word):
                found.modern.add(word)
            elif is_old(word):
                found.old.add(word)
    found.signed = {word for word in ascii_words if SIGNED.search(word)}
    found.plain = sum(map(str.isalpha, ascii_words - found.signed))
    return found


def is_modern(word: str) -> bool:
    """Tell whether a word has a Vietnamese letter that Windows-1252 lacks."""
    return any(sign in LETTERS and sign not in OCTETS for sign in word)


def is_old(word: str) -> bool:
    """Tell whether a word could be the glyphs of an old font.

    One glyph alone is a sign as likely as a letter: «©» is «â» in TCVN3.
    """
    bare = QUOTES.sub("", word)
    is_marked = len(bare) > 1 and not bare.isascii()
    return is_marked and all(sign in OCTETS for sign in word)


def is_foreign(word: str) -> bool:
    """Tell whether Unicode Vietnamese never looks like this, whatever the word means.

    «V¨n» has a sign among its letters, «NguyÔn» a capital after a small one; «aâ» is
    odd, but somebody may have typed it.
    """
    has_sign = any(not sign.isascii() and sign not in LETTERS for sign in word)
    return has_sign or any(
        before.islower() and after.isupper() and not after.isascii()
        for before, after in pairwise(word)
    )


@lru_cache(maxsize=100_000)
def is_good(word: str, code: LetterCode | None) -> bool:
    """Tell whether a word, read in `code` or left as it is, is Vietnamese."""
    if code is None:
        return _is_vietnamese(word)
    reading = code.read(word)
    return not reading.strange and _is_vietnamese(reading.text)


def _is_vietnamese(word: str) -> bool:
    parts = QUOTES.sub(" ", word).split()
    return bool(parts) and all(part.isalpha() and is_syllable(part) for part in parts)
