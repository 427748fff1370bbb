"""The 134 letters of Vietnamese that ASCII lacks, and how they are put together."""

import re
import unicodedata
from typing import Final

PLAIN_VOWELS: Final = "aăâeêioôơuưy"
# Combining marks in the order of the school: huyền, hỏi, ngã, sắc, nặng.
TONES: Final = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SHAPES: Final = (
    "\u0302\u0306\u031b"  # mũ, trăng, móc: part of the letter, before a tone
)

LOWER: Final = frozenset(
    {unicodedata.normalize("NFC", v + tone) for v in PLAIN_VOWELS for tone in TONES}
    | set("ăâêôơưđ")
)
LETTERS: Final = LOWER | {letter.upper() for letter in LOWER}

COMBINING: Final = re.compile("[\u0300-\u036f]")
TONE_FIRST: Final = re.compile(f"([{''.join(TONES)}]+)([{SHAPES}]+)")


def toned(vowel: str, tone: str) -> str:
    """Return one letter from a vowel and a combining mark."""
    return unicodedata.normalize("NFC", vowel + tone)


def joined(text: str) -> str:
    """Return text in NFC, also where a tone was typed before the shape of its letter.

    «e» + sắc + mũ is no «ế» for Unicode, yet old keyboards wrote it.
    """
    composed = unicodedata.normalize("NFC", text)
    if not COMBINING.search(composed):
        return composed
    apart = unicodedata.normalize("NFD", composed)
    return unicodedata.normalize("NFC", TONE_FIRST.sub(r"\2\1", apart))
