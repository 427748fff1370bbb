"""How wide runs are and where centred lines break, from the bundled fonts' metrics."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from tinnhiem.papers.fonts import face
from tinnhiem.papers.model import Runs

# Room for the rounding of the renderers, so that a line that fits here fits there.
SAFETY: Final = 1.5
# Words that a title should not part at the end of a line.
COMPOUNDS: Final = frozenset(
    {
        ("chức", "danh"),
        ("lãnh", "đạo"),
        ("tín", "nhiệm"),
        ("lấy", "phiếu"),
        ("kết", "quả"),
        ("đối", "với"),
        ("Hội", "nghị"),
        ("Văn", "phòng"),
    }
)


def style_of(*, bold: bool, italic: bool = False) -> str:
    """Return "", "b", "i" or "bi"."""
    return "b" * bold + "i" * italic


def width_of(runs: Runs, *, size: float) -> float:
    """Return the width of the runs set on one line, in millimetres."""
    return sum(
        face(style_of(bold=run.bold, italic=run.italic)).width_mm(run.text, size=size)
        for run in runs
    )


def words_of(runs: Runs) -> list[str]:
    """Return the words of the runs."""
    return [word for word in "".join(run.text for run in runs).split(" ") if word]


def lines_of(runs: Runs, *, size: float, width: float) -> list[list[str]]:
    """Return the words of each line when broken greedily, as both renderers do."""
    metrics = face(style_of(bold=any(run.bold for run in runs)))
    space = metrics.width_mm(" ", size=size)
    lines: list[list[str]] = [[]]
    filled = 0.0
    for word in words_of(runs):
        wide = metrics.width_mm(word, size=size)
        if lines[-1] and filled + space + wide > width:
            lines.append([])
            filled = 0.0
        filled += wide + (space if lines[-1] else 0)
        lines[-1].append(word)
    return lines


@lru_cache(maxsize=512)
def balanced_width(runs: Runs, *, size: float, width: float) -> float:
    """Return the least width that needs no more lines than `width` does.

    Centred titles then break into lines of about equal length instead of leaving one
    word alone; where it can be had, no compound word is parted.
    """
    room = width - SAFETY
    fewest = len(lines_of(runs, size=size, width=room))
    if fewest == 1:
        return width
    fitting = [
        (_parted(lines), tried)
        for tried in range(int(width / fewest), int(room) + 1)
        if len(lines := lines_of(runs, size=size, width=tried)) == fewest
    ]
    _, best = min(fitting, default=(0, room))
    return min(width, best + SAFETY)


def _parted(lines: list[list[str]]) -> int:
    """Return how many compound words the ends of lines part."""
    return sum(
        (above[-1], below[0]) in COMPOUNDS for above, below in pairwise(lines) if above
    )
