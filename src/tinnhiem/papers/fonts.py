"""The four bundled faces: which letters they have and how wide text runs.

The files are read here without a font library: two tables (`cmap`, `hmtx`) answer
both questions.
"""

import struct
from functools import cache
from importlib.resources import files
from typing import Final

from tinnhiem.core.papers.errors import PaperGlyphError

FOLDER: Final = files("tinnhiem.papers") / "fonts"
MM_PER_POINT: Final = 25.4 / 72

# Characters that end or space a line and are never drawn.
_UNDRAWN: Final = frozenset("\n\u00a0 ")


class Face:
    """One font file: glyph of each character, advance of each glyph."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._tables = self._directory()
        (self._units,) = self._unpack(">H", self._tables["head"] + 18)
        self.glyphs = self._character_map()
        self._advances = self._read_advances()

    def width_mm(self, text: str, *, size: float) -> float:
        """Return how wide `text` runs at `size` points, in millimetres."""
        units = sum(self._advances[self.glyphs.get(ord(letter), 0)] for letter in text)
        return units / self._units * size * MM_PER_POINT

    def missing(self, text: str) -> str:
        """Return the first character without a glyph, or nothing."""
        for letter in text:
            if ord(letter) not in self.glyphs and letter not in _UNDRAWN:
                return letter
        return ""

    def _unpack(self, form: str, place: int) -> tuple[int, ...]:
        return struct.unpack_from(form, self._content, place)

    def _directory(self) -> dict[str, int]:
        (count,) = self._unpack(">H", 4)
        entries = (
            struct.unpack_from(">4sIII", self._content, 12 + 16 * i)
            for i in range(count)
        )
        return {tag.decode("ascii"): offset for tag, _, offset, _ in entries}

    def _character_map(self) -> dict[int, int]:
        start = self._tables["cmap"]
        (count,) = self._unpack(">H", start + 2)
        for i in range(count):
            platform, encoding, offset = self._unpack(">HHI", start + 4 + 8 * i)
            if (platform, encoding) == (3, 1):
                return self._segments(start + offset)
        return {}

    def _segments(self, place: int) -> dict[int, int]:
        (twice,) = self._unpack(">H", place + 6)
        form = f">{twice // 2}H"
        ends = self._unpack(form, place + 14)
        starts = self._unpack(form, place + 16 + twice)
        deltas = self._unpack(form, place + 16 + 2 * twice)
        offsets_at = place + 16 + 3 * twice
        offsets = self._unpack(form, offsets_at)
        glyphs: dict[int, int] = {}
        for i, (first, last) in enumerate(zip(starts, ends, strict=True)):
            for point in range(first, min(last, 0xFFFE) + 1):
                glyph = point
                if offsets[i]:
                    at = offsets_at + 2 * i + offsets[i] + 2 * (point - first)
                    (glyph,) = self._unpack(">H", at)
                if glyph:
                    glyphs[point] = (glyph + deltas[i]) & 0xFFFF
        return glyphs

    def _read_advances(self) -> list[int]:
        (count,) = self._unpack(">H", self._tables["hhea"] + 34)
        (total,) = self._unpack(">H", self._tables["maxp"] + 4)
        pairs = self._unpack(">" + "Hh" * count, self._tables["hmtx"])
        advances = list(pairs[::2])
        return advances + advances[-1:] * (total - count)


@cache
def face(style: str) -> Face:
    """Return the face of a run: style is "", "b", "i" or "bi"."""
    name = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}[style]
    return Face((FOLDER / f"LiberationSerif-{name}.ttf").read_bytes())


def require_glyphs(text: str, *, style: str) -> None:
    """Refuse text that the bundled font cannot draw.

    Raises:
        PaperGlyphError: Typst and Word would print a box without a word; the
            operator replaces the letter.
    """
    letter = face(style).missing(text)
    if letter:
        raise PaperGlyphError(letter=letter, text=text)
