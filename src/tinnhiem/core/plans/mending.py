"""Mending a word or a date that a line break cut in two."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from tinnhiem.core.plans.words import COMMON, fold

WORD: Final = re.compile(r"\w+")
ROMAN: Final = frozenset("IVXLCDM")
VOWEL_WORDS: Final = frozenset("aàáảãạăâeêiìíỉĩịoóòỏõọôơuùúủũụưyýỳỷỹỵ")
NEAR: Final = 160  # how far back anything matters
VOWELS: Final = re.compile(
    r"[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"
)
YEAR_BEGUN: Final = re.compile(r"\d[/.-]\d{1,2}[/.-](\d{1,3})$")
MONTH_BEGUN: Final = re.compile(r"(?<!\d)\d{1,2}[/.-]\d$")
MONTH_ENDED: Final = re.compile(r"\d[/.-]\d{4}(?!\d)")
TONE_MARKS: Final = "\u0300\u0301\u0303\u0309\u0323"
OPEN_RIMES: Final = ("iê", "yê", "ươ", "uô", "ă", "â")  # never end a syllable
CLOSING: Final = ("/", ")", ",", ";", ":", ".", "%", "”", "»")


def is_split_date(before: str, after: str) -> bool:
    """Say whether a break fell inside a year or a month: «28/6/20 / 23»."""
    year, rest = YEAR_BEGUN.search(before), re.match(r"\d+", after)
    if year and rest:
        return len(year[1]) + len(rest[0]) == len("2023")
    return bool(MONTH_BEGUN.search(before) and MONTH_ENDED.match(after))


def glue_between(before: str, after: str, known: Mapping[str, int]) -> str:
    """Return what goes between two lines: a space, or nothing inside a word."""
    before = before[-NEAR:]
    if before[-1].isspace() or re.search(r"\w[-/]$", before):
        return ""
    if after.startswith(CLOSING):
        return ""
    if is_split_date(before, after):
        return ""
    return "" if _is_split_word(before, after, known) else " "


def _is_incomplete(syllable: str) -> bool:
    """Say whether a folded syllable must go on: «triệ», «lấ», «thườ»."""
    letters = unicodedata.normalize("NFD", syllable)
    toneless = "".join(letter for letter in letters if letter not in TONE_MARKS)
    return unicodedata.normalize("NFC", toneless).endswith(OPEN_RIMES)


def _is_split_word(before: str, after: str, known: Mapping[str, int]) -> bool:
    """Say whether a break fell inside a syllable, judging by the rest of the text.

    «nhi / ệm» is one syllable: «nhiệm» stands elsewhere, «ệm» does not. A piece
    without a vowel is no syllable at all. «Tỉnh / ủy» stays two.
    """
    if not (before[-1].isalpha() and after[0].isalpha()):
        return False
    head_word, tail_word = WORD.findall(before)[-1], WORD.findall(after)[0]
    head, tail, whole = fold(head_word), fold(tail_word), fold(head_word + tail_word)
    is_word = whole in COMMON or known.get(whole, 0) > 0
    if head_word.isupper() or tail_word.isupper():
        # Initials and figures («TTHC», «Mục V») stand alone unless the word is known.
        is_torn = head_word not in ROMAN and not tail_word.isupper()
        return is_word or (len(head_word) == 1 and is_torn and head not in VOWEL_WORDS)
    if not (VOWELS.search(head) and VOWELS.search(tail)) or _is_incomplete(head):
        return True
    return is_word and min(known.get(head, 0), known.get(tail, 0)) <= 1
