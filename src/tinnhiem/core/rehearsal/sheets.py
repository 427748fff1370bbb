"""Made-up sheets to practise with: marks as the committee reads them aloud.

Nothing here is a result: a rehearsal needs sheets that can be read, with a few that are
invalid, so that the committee meets every case once.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tinnhiem.core.count.mark import Mark

# Of a hundred lines, about so many of each; invalid ones are more than in a real box.
WEIGHTS: Final[tuple[tuple[Mark, int], ...]] = (
    (Mark.HIGH, 62),
    (Mark.CONFIDENCE, 24),
    (Mark.LOW, 8),
    (Mark.BLANK, 4),
    (Mark.SEVERAL, 2),
)
WHOLE: Final = sum(weight for _, weight in WEIGHTS)


def practice_sheets(
    sheets: int, *, lines: int, draw: Callable[[int], int]
) -> Iterator[tuple[Mark, ...]]:
    """Yield so many sheets with so many lines each.

    Args:
        sheets: How many.
        lines: Names on a sheet.
        draw: Returns a number from 0 up to, and without, its argument.
    """
    for _ in range(sheets):
        yield tuple(_mark(draw(WHOLE)) for _ in range(lines))


def readings_rows(
    sheets: Sequence[Sequence[Mark]], *, names: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a readings file: its head, then one row a sheet."""
    yield ("Phiếu", *names)
    for number, marks in enumerate(sheets, start=1):
        yield (str(number), *(mark.value for mark in marks))


def _mark(drawn: int) -> Mark:
    for mark, weight in WEIGHTS:
        if drawn < weight:
            return mark
        drawn -= weight
    raise ValueError(drawn)
