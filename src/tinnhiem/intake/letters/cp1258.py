"""Windows-1258, the Vietnamese code page of Windows: letters and tones apart."""

from typing import Final

from tinnhiem.intake.letters.alphabet import COMBINING, joined
from tinnhiem.intake.letters.code import OCTETS, LetterCode, Reading


def read_cp1258(glyphs: str) -> Reading:
    """Read a cell and join each tone with its letter."""
    letters = []
    for glyph in glyphs:
        octet = OCTETS.get(glyph)
        if octet is None:  # already Unicode, beyond what a byte can show
            letters.append(glyph)
            continue
        try:
            letters.append(bytes([octet]).decode("cp1258"))
        except UnicodeDecodeError:
            return Reading(glyphs, strange=glyph)
    text = joined("".join(letters))
    alone = COMBINING.search(text)
    return Reading(glyphs, strange=alone[0]) if alone else Reading(text)


CP1258: Final = LetterCode("cp1258", "Windows-1258", read_cp1258)
