"""The box in piles small enough to find an error in (lô phiếu)."""

from collections.abc import Sequence
from typing import Final

from tinnhiem.core.count.errors import BatchesDoNotFitError, BatchSizeError

# Ours, not law: a pile of ten is searched in a minute; a large box takes 25 at a time.
SMALL_PILE, LARGE_PILE, LARGE_BOX = 10, 25, 100
LARGEST_PILE: Final = 100  # what one tally sheet of paper has squares for, five times


def usual_sizes(sheets: int) -> tuple[int, ...]:
    """Return the sizes of batches that the head is offered."""
    return split(sheets, size=LARGE_PILE if sheets > LARGE_BOX else SMALL_PILE)


def split(sheets: int, *, size: int) -> tuple[int, ...]:
    """Return batches of `size`, the rest in the last one; none for no sheets."""
    whole, rest = divmod(max(sheets, 0), size)
    return (size,) * whole + ((rest,) if rest else ())


def require_batches(declared: Sequence[int], *, sheets: int) -> None:
    """Refuse batches whose hand counts do not make up the box.

    Args:
        declared: Sheets in each batch as somebody counted them by hand.
        sheets: Returned sheets without the foreign ones, which are not keyed.

    Raises:
        BatchSizeError: A batch is empty, or larger than anybody can search.
        BatchesDoNotFitError: Together they are more or fewer than the box holds.
    """
    for number, size in enumerate(declared, 1):
        if not 0 < size <= LARGEST_PILE:
            raise BatchSizeError(batch=number, declared=size, most=LARGEST_PILE)
    if sum(declared) != sheets:
        raise BatchesDoNotFitError(declared=sum(declared), sheets=sheets)
