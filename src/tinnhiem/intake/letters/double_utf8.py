"""UTF-8 that some program took for Windows-1252: «Nguyá»…n» for «Nguyễn».

Excel does this to a CSV file without a byte-order mark when it is double-clicked.
"""

from typing import Final

from tinnhiem.intake.letters.alphabet import joined
from tinnhiem.intake.letters.code import OCTETS, LetterCode, Reading

CUT: Final = "Ã"  # «à» is «Ã» and a hard blank, which trimming takes away at the end


def read_double_utf8(glyphs: str) -> Reading:
    """Read a cell back to the bytes it was, and those as UTF-8."""
    whole = glyphs + "\xa0" if glyphs.endswith(CUT) else glyphs
    beyond = next((glyph for glyph in whole if glyph not in OCTETS), "")
    if beyond:
        return Reading(glyphs, strange=beyond)
    try:
        text = bytes(OCTETS[glyph] for glyph in whole).decode("utf-8")
    except UnicodeDecodeError as wrong:
        return Reading(glyphs, strange=whole[wrong.start])
    return Reading(joined(text))


DOUBLE_UTF8: Final = LetterCode(
    "utf-8-as-cp1252", "UTF-8 bị mở nhầm bằng Windows-1252", read_double_utf8
)
