"""What typists keyed for one batch, and what of it has to go back to the paper.

A pile is rows of cells: under «read aloud» and «double entry» a row is a sheet and a
cell one person's line; under «totals» a row is a person and a cell one of six figures.
The same comparison and the same settlement serve both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.count.errors import (
    CellsLeftError,
    CellsNotDifferingError,
    DifferentSheetsError,
    KeyUnknownError,
    RowLengthError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.way import FIGURES, Way

# «Nobody can say what this is»: the whole committee decides about it.
DOUBTFUL: Final = "?"
KEYS: Final = frozenset(mark.value for mark in Mark) | {DOUBTFUL}
MOST: Final = 100_000  # no box holds more sheets

Row = tuple[str, ...]
Pile = tuple[Row, ...]
Cell = tuple[int, int]  # row and place in it, both from 1


@dataclass(frozen=True, slots=True)
class KeyedDifference:
    """A cell that was keyed in two ways (ô lệch)."""

    cell: Cell
    first: str
    second: str


def width_of(way: Way, *, officeholders: int) -> int:
    """Return how many cells a row has."""
    return len(FIGURES) if way is Way.TOTALS else officeholders


def require_row(row: Sequence[str], *, way: Way, width: int, number: int) -> Row:
    """Return a whole row as it is kept.

    Args:
        row: As keyed; small letters are taken for capitals, an empty figure for 0.
        way: What its cells are.
        width: How many of them.
        number: Of the row, from 1, for the refusal.

    Raises:
        RowLengthError: A line was skipped, or one keyed twice.
        KeyUnknownError: Something is no key, or no figure.
    """
    if len(row) != width:
        raise RowLengthError(row=number, cells=len(row), width=width)
    return tuple(
        require_key(key, way=way, cell=(number, place))
        for place, key in enumerate(row, 1)
    )


def require_key(key: str, *, way: Way, cell: Cell) -> str:
    """Return one key as it is kept.

    Raises:
        KeyUnknownError: It is none.
    """
    asked = key.strip().upper()
    if way is not Way.TOTALS:
        if asked not in KEYS:
            raise KeyUnknownError(key, row=cell[0], place=cell[1])
        return asked
    figure = asked or "0"  # whoever leaves a figure out saw none
    if not (figure.isascii() and figure.isdigit() and len(figure) <= len(str(MOST))):
        raise KeyUnknownError(key, row=cell[0], place=cell[1])
    return str(int(figure))


def differences(first: Pile, second: Pile) -> tuple[KeyedDifference, ...]:
    """Return the cells that differ, row by row.

    Raises:
        DifferentSheetsError: One typist skipped a sheet or keyed one twice. Cells are
            not compared then: all after that sheet would seem to differ.
    """
    if len(first) != len(second):
        raise DifferentSheetsError(first=len(first), second=len(second))
    return tuple(
        KeyedDifference((row, place), one, other)
        for row, (left, right) in enumerate(zip(first, second, strict=True), 1)
        for place, (one, other) in enumerate(zip(left, right, strict=True), 1)
        if one != other
    )


def undecided(
    found: Iterable[KeyedDifference], decisions: Mapping[Cell, str]
) -> tuple[KeyedDifference, ...]:
    """Return the differences about which nobody has looked at the paper yet."""
    return tuple(one for one in found if one.cell not in decisions)


def settle(first: Pile, second: Pile, *, decisions: Mapping[Cell, str]) -> Pile:
    """Return the pile with every differing cell as the third read it on the paper.

    Args:
        first: One entry.
        second: The other, keyed without sight of it.
        decisions: The first's key, the second's or neither.

    Raises:
        DifferentSheetsError: As `differences` says.
        CellsLeftError: Some differing cells have no decision.
        CellsNotDifferingError: A decision is about cells on which both agree.
    """
    differing = differences(first, second)
    left = undecided(differing, decisions)
    if left:
        raise CellsLeftError([one.cell for one in left])
    agreeing = decisions.keys() - {one.cell for one in differing}
    if agreeing:
        raise CellsNotDifferingError(sorted(agreeing))
    return with_cells(first, decisions)


def doubtful_cells(pile: Pile) -> tuple[Cell, ...]:
    """Return the cells that the whole committee has to decide about."""
    return tuple(
        (row, place)
        for row, keys in enumerate(pile, 1)
        for place, key in enumerate(keys, 1)
        if key == DOUBTFUL
    )


def with_cells(pile: Pile, cells: Mapping[Cell, str]) -> Pile:
    """Return the pile with some cells read otherwise."""
    return tuple(
        tuple(cells.get((row, place), key) for place, key in enumerate(keys, 1))
        for row, keys in enumerate(pile, 1)
    )
