"""Which scanned pages make whole ballots, when a ballot has several pages.

Nothing on a sheet tells which ballot it belongs to: no serial, nothing per voter. So
only the order of the pile, and how many pages of each number it holds, can say whether
a page is missing. A doubt rejects the page: somebody finds the sheet and scans again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PileSheet:
    """One scanned page of a ballot of several (một trang của phiếu nhiều trang).

    Attributes:
        place: In the whole pile, from 0; what the answer names.
        file: In which it was scanned.
        run: Which print run; pages of two runs never make one ballot.
        page: Of the ballot, from 1.
        pages: Of the ballot.
    """

    place: int
    file: str
    run: str
    page: int
    pages: int


def left_over(sheets: Sequence[PileSheet]) -> frozenset[int]:
    """Return the places of pages that belong to no whole ballot.

    In a file, pages 1 to n next to each other, or n to 1, are a ballot; the runs are
    laid so that they take in as many pages as can be. When that leaves pages over, the
    file as a whole suffices if it holds each number equally often: it was mixed, or all
    fronts were scanned before all backs. Files that hold one number only (fronts in
    one, backs in another) are weighed together in the same way.

    Args:
        sheets: In the order of the pile, without duplicates and rejected pages.
    """
    missing: set[int] = set()
    for _, of_run in _grouped(sheets, by=lambda sheet: sheet.run):
        stacks: list[PileSheet] = []
        for _, of_file in _grouped(of_run, by=lambda sheet: sheet.file):
            if len({sheet.page for sheet in of_file}) == 1 and of_file[0].pages > 1:
                stacks += of_file
            elif not _is_level(of_file):
                missing |= {sheet.place for sheet in _beside_runs(of_file)}
        if stacks and not _is_level(stacks):
            missing |= {sheet.place for sheet in stacks}
    return frozenset(missing)


def _grouped(
    sheets: Iterable[PileSheet], *, by: Callable[[PileSheet], str]
) -> list[tuple[str, list[PileSheet]]]:
    groups: dict[str, list[PileSheet]] = {}
    for sheet in sheets:
        groups.setdefault(by(sheet), []).append(sheet)
    return list(groups.items())


def _is_level(sheets: Sequence[PileSheet]) -> bool:
    """Say whether every number of the ballot comes equally often."""
    often = Counter(sheet.page for sheet in sheets)
    wanted = range(1, sheets[0].pages + 1)
    return len({often[page] for page in wanted}) == 1


def _beside_runs(sheets: Sequence[PileSheet]) -> list[PileSheet]:
    """Return what lies beside the runs that take in the most pages.

    A pile lies one way, so runs of one direction come first among equals.
    """
    up = tuple(range(1, sheets[0].pages + 1))
    down = up[::-1]
    choices = [_outside(sheets, runs) for runs in ({up}, {down}, {up, down})]
    return min(choices, key=len)


def _outside(
    sheets: Sequence[PileSheet], runs: set[tuple[int, ...]]
) -> list[PileSheet]:
    outside = []
    length = sheets[0].pages
    place = 0
    while place < len(sheets):
        here = tuple(sheet.page for sheet in sheets[place : place + length])
        if here in runs:
            place += length
        else:
            outside.append(sheets[place])
            place += 1
    return outside
