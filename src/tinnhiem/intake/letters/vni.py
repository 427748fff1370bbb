"""VNI for Windows, the fonts VNI-Times and their like.

A vowel is followed by a second byte for its shape and tone; đ, ơ, ư and the letters i
and y with a dot below have bytes of their own. Capitals are different bytes, always 32
lower.
"""

import re
from typing import Final

from tinnhiem.intake.letters.alphabet import toned
from tinnhiem.intake.letters.code import LetterCode, Reading

# The second byte as Windows-1252 shows it, in the order of TONES.
TONES_AFTER: Final = dict(zip("øûõùï", "\u0300\u0309\u0303\u0301\u0323", strict=True))
WITH_HAT: Final = dict(zip("âàåãáä", ["", *TONES_AFTER.values()], strict=True))
WITH_BREVE: Final = dict(zip("êèúüéë", ["", *TONES_AFTER.values()], strict=True))
BASES: Final = {"ô": "ơ", "ö": "ư"}
ALONE: Final = {
    **BASES,
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}


def _pairs() -> dict[str, str]:
    pairs = {
        vowel + mark: toned(BASES.get(vowel, vowel), tone)
        for vowel in "aeouyôö"
        for mark, tone in TONES_AFTER.items()
        if vowel + mark != "yï"  # ỵ has a byte of its own
    }
    for vowel, hat in zip("aeo", "âêô", strict=True):
        pairs |= {vowel + mark: toned(hat, tone) for mark, tone in WITH_HAT.items()}
    return pairs | {"a" + mark: toned("ă", tone) for mark, tone in WITH_BREVE.items()}


SMALL: Final = _pairs() | ALONE
CAPITAL: Final = {glyphs.upper(): letter.upper() for glyphs, letter in SMALL.items()}
# A capital vowel with a small mark, or the other way round, is a slip of the keyboard.
MIXED: Final = {
    form: letter.upper() if form[0].isupper() else letter
    for glyphs, letter in SMALL.items()
    if len(glyphs) > 1
    for form in (glyphs[0].upper() + glyphs[1], glyphs[0] + glyphs[1].upper())
}
TABLE: Final = MIXED | SMALL | CAPITAL
LONGEST_FIRST: Final = sorted(TABLE, key=len, reverse=True)
PATTERN: Final = re.compile("|".join(map(re.escape, LONGEST_FIRST)))
# Letters that this encoding uses only as the second byte, standing alone, and the five
# bytes that are nothing at all.
STRANGE: Final = re.compile("[\x81\x8d\x8f\x90\x9dÀ-ÖØ-öø-ÿ]")


def read_vni(glyphs: str) -> Reading:
    """Read a cell; a mark without its vowel is strange."""
    left = PATTERN.sub("", glyphs)
    strange = STRANGE.search(left)
    if strange:
        return Reading(glyphs, strange=strange[0])
    return Reading(PATTERN.sub(lambda found: TABLE[found[0]], glyphs))


VNI: Final = LetterCode("vni", "VNI", read_vni, fonts=("VNI-",))
