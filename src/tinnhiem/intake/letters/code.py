"""What every old encoding offers: a name, and a way to read glyphs as letters."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Glyphs read in one encoding.

    Attributes:
        text: The letters meant, NFC.
        strange: The first glyph that this encoding does not have; "" when it has all.
        is_guess: The case of a letter, or a full stop, had to be told from its
            neighbours.
    """

    text: str
    strange: str = ""
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class LetterCode:
    """An encoding, reading what its bytes look like in Windows-1252.

    Attributes:
        name: As `Encoding.name` has it.
        title: What a clerk calls it.
        fonts: How the names of its fonts begin.
    """

    name: str
    title: str
    read: Callable[[str], Reading]
    fonts: tuple[str, ...] = ()


def _glyph(octet: int) -> str:
    """Return how Windows-1252 shows a byte; five have no letter and stay controls."""
    try:
        return bytes([octet]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(octet)


GLYPHS = {octet: _glyph(octet) for octet in range(256)}
OCTETS = {glyph: octet for octet, glyph in GLYPHS.items()}


def glyphs_of(content: bytes) -> str:
    """Return bytes as the letters that Windows-1252 shows for them, one for each."""
    return content.decode("latin-1").translate(GLYPHS)
