"""TCVN3, the fonts .VnTime and their like («ABC»), after TCVN 5712:1993, set VN3.

One byte a letter. The set has capitals for Ă Â Ê Ô Ơ Ư Đ and none for letters with a
tone: a capital Ế is the byte of ế, drawn large by the font .VnTimeH. Which was meant
can only be told from the letters beside it.
"""

import re
from typing import Final

from tinnhiem.intake.letters.code import LetterCode, Reading

CAPITALS: Final = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
SMALL: Final = dict(zip("¨©ª«¬\xad®", "ăâêôơưđ", strict=True))
# In the order of TONES: huyền, hỏi, ngã, sắc, nặng.
TONED: Final = {
    "a": "µ¶·¸¹",
    "ă": "»¼½¾Æ",
    "â": "ÇÈÉÊË",
    "e": "ÌÎÏÐÑ",
    "ê": "ÒÓÔÕÖ",
    "i": "×ØÜÝÞ",
    "o": "ßáâãä",
    "ô": "åæçèé",
    "ơ": "êëìíî",
    "u": "ïñòóô",
    "ư": "õö÷øù",
    "y": "úûüýþ",
}
VOWELS: Final = {
    "a": "àảãáạ",
    "ă": "ằẳẵắặ",
    "â": "ầẩẫấậ",
    "e": "èẻẽéẹ",
    "ê": "ềểễếệ",
    "i": "ìỉĩíị",
    "o": "òỏõóọ",
    "ô": "ồổỗốộ",
    "ơ": "ờởỡớợ",
    "u": "ùủũúụ",
    "ư": "ừửữứự",
    "y": "ỳỷỹýỵ",
}
CASELESS: Final = {
    glyph: letter
    for vowel, glyphs in TONED.items()
    for glyph, letter in zip(glyphs, VOWELS[vowel], strict=True)
}
TABLE: Final = CAPITALS | SMALL | CASELESS
TRANSLATION: Final = str.maketrans(TABLE)
# Signs that a text in these fonts may have besides letters; the byte A0 is a blank.
ALLOWED: Final = "\xa0"
STRANGE: Final = re.compile(
    "["
    + re.escape("".join(set(map(chr, range(0x80, 0x100))) - {*TABLE, *ALLOWED}))
    + "]"
)
WORD: Final = re.compile(rf"[A-Za-z{re.escape(''.join(TABLE))}]+")
SEVERAL: Final = 2  # capitals in a row are no accident


def read_tcvn3(glyphs: str) -> Reading:
    """Read a cell. Capitals with tones are told from the letters beside them."""
    strange = STRANGE.search(glyphs)
    if strange:
        return Reading(glyphs, strange=strange[0])
    if glyphs.isascii():
        return Reading(glyphs)
    words = WORD.findall(glyphs)
    is_upper = _is_upper(words)
    is_title = _is_title(words)
    is_guess = False

    def letters(found: re.Match[str]) -> str:
        nonlocal is_guess
        word, guessed = _word(found[0], is_upper=is_upper, is_title=is_title)
        is_guess = is_guess or guessed
        return word

    return Reading(WORD.sub(letters, glyphs), is_guess=is_guess)


def _word(glyphs: str, *, is_upper: bool | None, is_title: bool) -> tuple[str, bool]:
    """Return one word, and whether its case is a guess."""
    word = glyphs.translate(TRANSLATION)
    certain = _certain(glyphs)
    is_capital = certain.isupper()
    if is_capital and (len(certain) >= SEVERAL or glyphs[0] in CASELESS):
        return word.upper(), False
    if is_capital:
        # «Hµ» is «Hà» or «HÀ»; the other words of the cell decide.
        return (word.upper() if is_upper else word), is_upper is None
    if not certain and is_upper:
        return word.upper(), False
    if is_title and glyphs[0] in CASELESS:
        return word[0].upper() + word[1:], True
    return word, False


def _certain(glyphs: str) -> str:
    """Return the letters of a word whose case the bytes say."""
    kept = "".join(glyph for glyph in glyphs if glyph not in CASELESS)
    return kept.translate(TRANSLATION)


def _is_upper(words: list[str]) -> bool | None:
    """Tell whether a cell is in capitals; None when no word says so."""
    known = [_certain(word) for word in words]
    if any(any(letter.islower() for letter in word) for word in known):
        return False
    if any(len(word) >= SEVERAL for word in known):
        return True
    return None


def _is_title(words: list[str]) -> bool:
    """Tell whether every word of several begins with a capital, as names do."""
    first = "".join(word[0] for word in words if word[0] not in CASELESS)
    return len(words) > 1 and first.translate(TRANSLATION).isupper()


TCVN3: Final = LetterCode("tcvn3", "TCVN3 (ABC)", read_tcvn3, fonts=(".Vn",))
