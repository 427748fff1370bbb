"""Is the order in which lines lie on the disk nobody's?

Lines are written shuffled, all officeholders together. Each question compares what is
seen with what a shuffle would give, in whole numbers and fractions; a finding is what
a shuffle gives less than about once in a million. A few lines prove nothing.
"""

import itertools
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial
from typing import Final

FEWEST: Final = 24  # lines; below that hardly any order is impossible
DEVIATIONS: Final = 5  # standard deviations
ONCE_IN: Final = 1_000_000
LEAST_RUN: Final = 32  # rows of sealed pictures, laid out at a time


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line as it lies on the disk: whose, and which mark (dòng đã lưu)."""

    holder: Hashable
    mark: Hashable


@dataclass(frozen=True, slots=True)
class Surprise:
    """How far a figure is from what a shuffle gives (độ lệch so với xáo trộn).

    Attributes:
        seen: The figure.
        expected, variance: Of a shuffle.
    """

    seen: int
    expected: Fraction = Fraction(0)
    variance: Fraction = Fraction(0)

    def __add__(self, other: "Surprise") -> "Surprise":
        return Surprise(
            self.seen + other.seen,
            self.expected + other.expected,
            self.variance + other.variance,
        )

    @property
    def is_too_high(self) -> bool:
        """Say whether a shuffle practically never gives so much."""
        return self.seen > self.expected and self._is_far

    @property
    def is_too_far(self) -> bool:
        """Say whether a shuffle practically never gives so much, or so little."""
        return self._is_far

    @property
    def _is_far(self) -> bool:
        far = (self.seen - self.expected) ** 2
        return self.variance > 0 and far >= DEVIATIONS**2 * self.variance


def equal_neighbours(labels: Sequence[Hashable]) -> Surprise:
    """Return how often a label follows its like, against a shuffle of the same labels.

    The moments are exact: pairs of places either share a label's place or do not.
    """
    size = len(labels)
    if size < FEWEST:
        return Surprise(0)
    times = Counter(labels).values()
    seen = sum(one == other for one, other in itertools.pairwise(labels))
    pairs = Fraction(sum(_falling(n, 2) for n in times), _falling(size, 2))
    triples = Fraction(sum(_falling(n, 3) for n in times), _falling(size, 3))
    twos = sum(_falling(n, 2) for n in times)
    apart = sum(_falling(n, 4) - _falling(n, 2) ** 2 for n in times) + twos**2
    expected = (size - 1) * pairs
    second = (
        expected
        + 2 * (size - 2) * triples
        + (size - 2) * (size - 3) * Fraction(apart, _falling(size, 4))
    )
    return Surprise(seen, expected, second - expected**2)


def equal_places(first: Sequence[Hashable], second: Sequence[Hashable]) -> Surprise:
    """Return at how many places two sequences agree, against a shuffle of one."""
    size = len(first)
    if size < FEWEST or size != len(second):
        return Surprise(0)
    here, there = Counter(first), Counter(second)
    seen = sum(one == other for one, other in zip(first, second, strict=True))
    products = [here[label] * there[label] for label in here]
    expected = Fraction(sum(products), size)
    twice = sum(_falling(here[label], 2) * _falling(there[label], 2) for label in here)
    apart = sum(products) ** 2 - sum(product**2 for product in products)
    second_moment = expected + Fraction(twice + apart, _falling(size, 2))
    return Surprise(seen, expected, second_moment - expected**2)


def is_grouped(lines: Sequence[StoredLine]) -> bool:
    """Say whether officeholders lie together, or take turns, as no shuffle does."""
    return equal_neighbours([line.holder for line in lines]).is_too_far


def has_sorted_marks(lines: Sequence[StoredLine]) -> bool:
    """Say whether equal marks of one officeholder lie together, as no shuffle does."""
    total = Surprise(0)
    for marks in by_holder(lines).values():
        total += equal_neighbours(marks)
    return total.is_too_high


def has_whole_sheets(lines: Sequence[StoredLine]) -> bool:
    """Say whether lines lie in turns of one for everybody: whole sheets, one by one."""
    width = len({line.holder for line in lines})
    turns = len(lines) // width if width > 1 else 0
    if len(lines) < FEWEST or not turns:
        return False
    whole = sum(
        len({line.holder for line in lines[start : start + width]}) == width
        for start in range(0, turns * width, width)
    )
    # At most so often a shuffle makes as many turns whole: every choice of those turns,
    # each whole by chance. An upper bound, in whole numbers.
    ways, of = factorial(width) ** whole, width ** (width * whole)
    return whole > 0 and comb(turns, whole) * ways * ONCE_IN < of


def came_one_by_one(keys: Sequence[str]) -> bool:
    """Say whether rows lie as they came, rather than laid out many at a time by key.

    Args:
        keys: Random keys, as their rows lie on the disk.
    """
    run = LEAST_RUN  # of nothing: an empty table is in order
    for before, key in itertools.pairwise(["", *keys]):
        is_next = before < key and before
        if not is_next and run < LEAST_RUN:
            return True
        run = run + 1 if is_next else 1
    return run < LEAST_RUN


def lie_parallel(first: Sequence[StoredLine], second: Sequence[StoredLine]) -> bool:
    """Say whether two tables hold the same marks in the same order.

    By officeholder, where both name them alike; and as they lie, whoever they are of.
    """
    there, total = by_holder(second), Surprise(0)
    for holder, marks in by_holder(first).items():
        total += equal_places(marks, there.get(holder, ()))
    as_they_lie = equal_places(
        [line.mark for line in first], [line.mark for line in second]
    )
    return total.is_too_high or as_they_lie.is_too_high


def by_holder(lines: Iterable[StoredLine]) -> Mapping[Hashable, list[Hashable]]:
    """Return the marks of each officeholder, in the order in which they lie."""
    found: dict[Hashable, list[Hashable]] = {}
    for line in lines:
        found.setdefault(line.holder, []).append(line.mark)
    return found


def _falling(number: int, times: int) -> int:
    product = 1
    for less in range(times):
        product *= number - less
    return max(product, 0)
