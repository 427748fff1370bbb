"""Two blind entries of the same pile: only the differing cells matter."""

from collections.abc import Mapping
from dataclasses import dataclass

from tinnhiem.core.count.errors import (
    DecisionNotNeededError,
    DifferencesLeftError,
    DifferentSheetsError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings, require_same_officeholders


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that was entered in two ways (ô lệch).

    Attributes:
        sheet: Place in the pile, from 1.
    """

    sheet: int
    officeholder: str
    first: Mark
    second: Mark

    @property
    def cell(self) -> tuple[int, str]:
        """What a decision about this cell is filed under."""
        return self.sheet, self.officeholder


def compare(first: Readings, second: Readings) -> tuple[Difference, ...]:
    """Return the cells that differ, sheet by sheet, in the first's order of columns.

    Raises:
        DifferentOfficeholdersError: The entries are not about the same persons.
        DifferentSheetsError: One typist skipped a sheet or entered one twice. Cells
            are not compared then: all after that sheet would seem to differ.
    """
    require_same_officeholders(first.officeholders, second.officeholders)
    second = second.in_order_of(first.officeholders)
    if len(first.sheets) != len(second.sheets):
        raise DifferentSheetsError(first=len(first.sheets), second=len(second.sheets))
    pairs = zip(first.sheets, second.sheets, strict=True)
    return tuple(
        Difference(number, officeholder, one, other)
        for number, (left, right) in enumerate(pairs, 1)
        if left != right
        for officeholder, one, other in zip(
            first.officeholders, left, right, strict=True
        )
        if one is not other
    )


def resolve(
    first: Readings, second: Readings, *, decisions: Mapping[tuple[int, str], Mark]
) -> Readings:
    """Return the readings with every differing cell as decided from the paper.

    Args:
        first: One entry; its order of columns is kept.
        second: The other.
        decisions: By (sheet from 1, officeholder). The mark may be the first's, the
            second's or neither.

    Raises:
        DifferencesLeftError: Some cells have no decision.
        DecisionNotNeededError: A decision is about cells on which both agree.
        DifferentOfficeholdersError, DifferentSheetsError: As `compare` says.
    """
    differing = [difference.cell for difference in compare(first, second)]
    undecided = [cell for cell in differing if cell not in decisions]
    if undecided:
        raise DifferencesLeftError(undecided)
    agreeing = sorted(decisions.keys() - set(differing))
    if agreeing:
        raise DecisionNotNeededError(agreeing)
    sheets = list(first.sheets)
    for (number, officeholder), mark in decisions.items():
        lines = list(sheets[number - 1])
        lines[first.officeholders.index(officeholder)] = mark
        sheets[number - 1] = tuple(lines)
    return Readings(first.officeholders, tuple(sheets))
