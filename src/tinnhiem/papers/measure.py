"""How wide runs are and where centred lines break, from the bundled fonts' metrics."""

from functools import lru_cache
from typing import Final

from tinnhiem.papers.fonts import face
from tinnhiem.papers.model import Runs

# Room for the rounding of the renderers, so that a line that fits here fits there.
SAFETY: Final = 1.5


def style_of(*, bold: bool, italic: bool = False) -> str:
    """Return "", "b", "i" or "bi"."""
    return "b" * bold + "i" * italic


def width_of(runs: Runs, *, size: float) -> float:
    """Return the width of the runs set on one line, in millimetres."""
    return sum(
        face(style_of(bold=run.bold, italic=run.italic)).width_mm(run.text, size=size)
        for run in runs
    )


def words_of(runs: Runs, *, size: float) -> list[float]:
    """Return the width of each word of the runs, spaces left out."""
    text = "".join(run.text for run in runs)
    bold = any(run.bold for run in runs)
    metrics = face(style_of(bold=bold))
    return [metrics.width_mm(word, size=size) for word in text.split(" ") if word]


def line_count(words: list[float], *, width: float, space: float) -> int:
    """Return on how many lines the words come when broken greedily."""
    lines, filled = 1, 0.0
    for word in words:
        if filled and filled + space + word > width:
            lines, filled = lines + 1, word
        else:
            filled += word + (space if filled else 0)
    return lines


@lru_cache(maxsize=512)
def balanced_width(runs: Runs, *, size: float, width: float) -> float:
    """Return the least width that needs no more lines than `width` does.

    Centred titles then break into lines of about equal length instead of leaving one
    word alone.
    """
    words = words_of(runs, size=size)
    if not words:
        return width
    space = face("").width_mm(" ", size=size)
    room = width - SAFETY
    lines = line_count(words, width=room, space=space)
    narrow = max(words)
    while narrow < room and line_count(words, width=narrow, space=space) > lines:
        narrow += 1
    return min(width, narrow + SAFETY)
