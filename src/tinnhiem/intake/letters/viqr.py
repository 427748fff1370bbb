r"""VIQR (RFC 1456): Vietnamese typed in ASCII, «Nguye^~n Va(n».

After a vowel stand ^ ( + for its shape and ' ` ? ~ . for its tone; dd is đ; a sign that
is meant as itself has \ before it.
"""

import re
from typing import Final

from tinnhiem.intake.letters.alphabet import toned
from tinnhiem.intake.letters.code import LetterCode, Reading
from tinnhiem.intake.letters.syllables import is_syllable

SHAPED: Final = {
    "a^": "â",
    "a(": "ă",
    "e^": "ê",
    "o^": "ô",
    "o+": "ơ",
    "o*": "ơ",
    "u+": "ư",
    "u*": "ư",
}
TONES: Final = dict(zip("`?~'.", "\u0300\u0309\u0303\u0301\u0323", strict=True))
PATTERN: Final = re.compile(
    r"\\(?P<itself>[\\^(+*`?~'.dD])"
    r"|(?P<bar>[dD][dD])"
    r"|(?P<vowel>[aAeEoO]\^|[aA]\(|[oOuU][+*]|[aAeEiIoOuUyY])(?P<tone>[`?~'.]?)"
)
SIGNED: Final = re.compile(r"[aeiouyAEIOUY][\^(+*`?~'.]|[dD][dD]|\\[\\^(+*`?~'.dD]")
# Signs that English and figures do not leave behind a vowel.
STRONG: Final = re.compile(r"[aeoAEO]\^|[aA]\([`?~'.a-z]|[oOuU]\+|[aeiouyAEIOUY][~`]")
TOKEN: Final = re.compile(r"\S+")
LETTERS: Final = re.compile(r"[^\W\d_]+")


def read_viqr(glyphs: str) -> Reading:
    """Read a cell; a word that would become no syllable is left as it is."""
    is_guess = False

    def token(found: re.Match[str]) -> str:
        nonlocal is_guess
        read, is_vietnamese = read_token(found[0])
        if not is_vietnamese:
            is_guess = True
            return found[0]
        return read

    return Reading(TOKEN.sub(token, glyphs), is_guess=is_guess)


def read_token(token: str) -> tuple[str, bool]:
    """Return a word without blanks, read, and whether its letters are Vietnamese.

    A word without any sign is what it is.
    """
    if not SIGNED.search(token):
        return token, True
    read = PATTERN.sub(_letter, token)
    marked = [word for word in LETTERS.findall(read) if not word.isascii()]
    return read, all(map(is_syllable, marked))


def _letter(found: re.Match[str]) -> str:
    if found["itself"]:
        return found["itself"]
    if found["bar"]:
        return "Đ" if found["bar"][0] == "D" else "đ"
    vowel = found["vowel"]
    letter = SHAPED.get(vowel.lower(), vowel.lower())
    if vowel[0].isupper():
        letter = letter.upper()
    return toned(letter, TONES.get(found["tone"], ""))


VIQR: Final = LetterCode("viqr", "VIQR", read_viqr)
