"""Vietnamese names: their parts, and the order in which a roster lists them.

A name is written family, middle, given; lists are ordered by given name, then family,
then middle. Letters come first (a ă â b c d đ …), tones only decide between words of
the same letters (ngang, huyền, hỏi, ngã, sắc, nặng). Python's own order knows neither.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
PLACE: Final = {letter: place for place, letter in enumerate(ALPHABET, start=1)}
TONES: Final = {
    "\u0300": 1,  # huyền
    "\u0309": 2,  # hỏi
    "\u0303": 3,  # ngã
    "\u0301": 4,  # sắc
    "\u0323": 5,  # nặng
}
INVISIBLE: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD))
BEYOND: Final = len(ALPHABET) + 1  # letters of other languages come after z

WordKey = tuple[tuple[int, ...], tuple[int, ...]]
NameKey = tuple[WordKey, WordKey, tuple[WordKey, ...], str, str]


@dataclass(frozen=True, slots=True)
class NameParts:
    """Family, middle and given name; the first two may be empty."""

    family: str
    middle: str
    given: str


def normal_name(name: str) -> str:
    """Return a name in NFC, single blanks, without invisible characters."""
    visible = unicodedata.normalize("NFC", name.translate(INVISIBLE))
    return " ".join(visible.split())


def split_name(name: str) -> NameParts:
    """Return the parts of a name: first word, last word, and what lies between."""
    words = normal_name(name).split()
    if len(words) < 2:  # noqa: PLR2004 - one word is a given name
        return NameParts("", "", "".join(words))
    return NameParts(words[0], " ".join(words[1:-1]), words[-1])


def name_order(name: str) -> NameKey:
    """Return the key that sorts names as a Vietnamese roster does.

    Names that differ only in letter case or Unicode form stand side by side, in an
    order that is the same on every machine.
    """
    parts = split_name(name)
    plain = normal_name(name)
    return (
        _word(parts.given),
        _word(parts.family),
        tuple(_word(word) for word in parts.middle.split()),
        plain.casefold(),
        plain,
    )


@lru_cache(maxsize=4096)  # a few hundred words make up all names of an office
def _word(word: str) -> WordKey:
    """Return the letters of a word, then its tones by letter."""
    letters: list[int] = []
    tones: list[int] = []
    for mark in unicodedata.normalize("NFD", word.casefold()):
        if mark in TONES and tones:
            tones[-1] = TONES[mark]
        elif unicodedata.combining(mark) and letters:
            letters[-1] = _marked(letters[-1], mark)
        else:
            letters.append(PLACE.get(mark, BEYOND + ord(mark)))
            tones.append(0)
    return tuple(letters), tuple(tones)


def _marked(place: int, mark: str) -> int:
    """Return the place of a letter with its breve, circumflex or horn."""
    if place > len(ALPHABET):
        return place
    letter = unicodedata.normalize("NFC", ALPHABET[place - 1] + mark)
    return PLACE.get(letter, place)
