"""Words set line by line at fixed places, by the bundled fonts' metrics.

For papers whose every place is known beforehand: whoever draws breaks no line and
measures nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.scanning.layout import Area
from tinnhiem.papers.fonts import MM_PER_POINT, face, require_glyphs
from tinnhiem.papers.measure import balanced_width
from tinnhiem.papers.model import Fixed

LEADING: Final = 1.15  # heights of a line, of the size of its letters
ASCENT: Final = 0.891  # of the bundled faces: from their tables
DESCENT: Final = 0.216
LAST_LINE: Final = 3  # words, where the line above can spare them


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How words are set: points, "" "b" or "i", "left" "center" or "right"."""

    size: float
    style: str = ""
    align: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of words, mm; `x` and `width` are of the column it stands in."""

    x: float
    top: float
    width: float
    text: str
    setting: Setting

    @property
    def height(self) -> float:
        """Return the height it takes, mm."""
        return LEADING * self.setting.size * MM_PER_POINT

    @property
    def bottom(self) -> float:
        """Return where the next line may begin, mm."""
        return self.top + self.height

    @property
    def baseline(self) -> float:
        """Return where the letters stand, mm."""
        slack = (LEADING - ASCENT - DESCENT) / 2
        return self.top + (ASCENT + slack) * self.setting.size * MM_PER_POINT

    @property
    def ink(self) -> Area:
        """Return the rectangle that its letters fill."""
        setting = self.setting
        wide = _width(self.text, setting)
        free = self.width - wide
        before = {"left": 0.0, "center": free / 2, "right": free}[setting.align]
        return Area(
            x=round(max(0.0, self.x + before), 2),
            y=round(self.top, 2),
            width=round(wide, 2),
            height=round(self.height, 2),
        )


def stack(
    parts: Iterable[tuple[str, Setting]], *, x: float, top: float, width: float
) -> tuple[Line, ...]:
    """Return the lines of several texts, one under the other; empty texts take none.

    Raises:
        PaperGlyphError: A letter cannot be drawn; replace it.
    """
    lines: list[Line] = []
    for text, setting in parts:
        for words in _broken(text, setting, width=width):
            y = lines[-1].bottom if lines else top
            lines.append(Line(x=x, top=y, width=width, text=words, setting=setting))
    return tuple(lines)


def height_of(lines: Sequence[Line]) -> float:
    """Return the height from the first line to the last, mm; 0 of none."""
    if not lines:
        return 0
    return max(line.bottom for line in lines) - min(line.top for line in lines)


def moved(lines: Iterable[Line], *, x: float = 0, y: float = 0) -> tuple[Line, ...]:
    """Return the lines, shifted."""
    return tuple(replace(line, x=line.x + x, top=line.top + y) for line in lines)


def _broken(text: str, setting: Setting, *, width: float) -> list[str]:
    if not text.strip():
        return []
    require_glyphs(text, style=setting.style)
    room = width
    if setting.align == "center":
        runs = (Fixed(text, bold="b" in setting.style),)
        room = balanced_width(runs, size=setting.size, width=width)
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, setting) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return _not_cut_short(lines, setting, width=width)


def _not_cut_short(lines: list[str], setting: Setting, *, width: float) -> list[str]:
    """Return the lines with some words on the last: one alone looks forgotten."""
    if len(lines) == 1:
        return lines
    *first, above, last = (line.split() for line in lines)
    while len(last) < LAST_LINE and len(above) > len(last) + 1:
        longer = [above[-1], *last]
        if _width(" ".join(longer), setting) > width:
            break
        above, last = above[:-1], longer
    return [" ".join(words) for words in (*first, above, last)]


def _width(text: str, setting: Setting) -> float:
    return face(setting.style).width_mm(text, size=setting.size)
