"""A shuffle is never suspected; an order that is somebody's always is."""

import itertools
import random
from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinnhiem.core.secrecy.row_order import (
    FEWEST,
    LEAST_RUN,
    StoredLine,
    Surprise,
    came_one_by_one,
    equal_neighbours,
    equal_places,
    has_sorted_marks,
    has_whole_sheets,
    is_grouped,
    lie_parallel,
)

Lines = list[StoredLine]
RUNS = 3000


def dice_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - made-up piles, no secret


def sheets(voters: int, holders: int, *, dice: random.Random) -> list[Lines]:
    """Make up sheets: 13, 9 and 3 of 25, or nearly, for everybody."""
    return [
        [StoredLine(h, dice.choices("123", (52, 36, 12))[0]) for h in range(holders)]
        for _ in range(voters)
    ]


def flat(piles: Sequence[Lines]) -> Lines:
    return [line for pile in piles for line in pile]


@settings(max_examples=60, deadline=None)
@given(
    voters=st.integers(5, 120), holders=st.integers(1, 12), seed=st.integers(0, 2**32)
)
def test_a_shuffle_is_never_suspected(voters: int, holders: int, seed: int) -> None:
    dice = dice_of(seed)
    lines = flat(sheets(voters, holders, dice=dice))
    other = list(lines)
    dice.shuffle(lines)
    dice.shuffle(other)

    assert not is_grouped(lines)
    assert not has_sorted_marks(lines)
    assert not has_whole_sheets(lines)
    assert not lie_parallel(lines, other)


@settings(max_examples=40, deadline=None)
@given(
    voters=st.integers(25, 80), holders=st.integers(3, 12), seed=st.integers(0, 2**32)
)
def test_sheets_one_by_one_are_found_however_their_lines_lie(
    voters: int, holders: int, seed: int
) -> None:
    dice = dice_of(seed)
    piles = sheets(voters, holders, dice=dice)
    for sheet in piles:
        dice.shuffle(sheet)
    dice.shuffle(piles)

    assert has_whole_sheets(flat(piles))


@settings(max_examples=40, deadline=None)
@given(
    voters=st.integers(25, 80), holders=st.integers(3, 12), seed=st.integers(0, 2**32)
)
def test_two_tables_in_step_are_found(voters: int, holders: int, seed: int) -> None:
    dice = dice_of(seed)
    lines = flat(sheets(voters, holders, dice=dice))
    dice.shuffle(lines)

    assert lie_parallel(lines, list(lines))


@pytest.mark.parametrize(
    ("judge", "key"),
    [
        pytest.param(is_grouped, lambda line: line.holder, id="person by person"),
        pytest.param(has_sorted_marks, lambda line: line.mark, id="marks sorted"),
    ],
)
def test_a_sorted_pile_is_found(
    judge: Callable[[Lines], bool], key: Callable[[StoredLine], int]
) -> None:
    lines = flat(sheets(25, 4, dice=dice_of(7)))

    assert judge(sorted(lines, key=key))


def test_a_few_lines_prove_nothing() -> None:
    few = [StoredLine(n % 2, "1") for n in range(FEWEST - 1)]

    assert not is_grouped(few)
    assert not has_whole_sheets(few)


def test_a_unanimous_result_has_no_order() -> None:
    lines = [StoredLine("a", "1")] * 40

    assert not has_sorted_marks(lines)
    assert not lie_parallel(lines, lines)


@pytest.mark.parametrize(
    "labels", ["1" * 13 + "2" * 9 + "3" * 3, "1" * 30 + "2" * 2, "123" * 10]
)
@pytest.mark.parametrize("is_pair", [False, True])
def test_expected_figures_are_those_of_many_shuffles(
    labels: str, *, is_pair: bool
) -> None:
    """The formulas against drawing: within a tenth of the spread, and of its square."""
    dice, drawn = dice_of(11), list(labels)
    figures = []
    told = Surprise(0)
    for _ in range(RUNS):
        dice.shuffle(drawn)
        told = equal_places(labels, drawn) if is_pair else equal_neighbours(drawn)
        figures.append(told.seen)
    mean = Fraction(sum(figures), RUNS)
    squares = [(figure - mean) * (figure - mean) for figure in figures]
    spread = sum(squares, Fraction(0)) / RUNS

    assert (mean - told.expected) ** 2 < told.variance / 100
    assert abs(spread - told.variance) < told.variance / 8


def keys(*numbers: int) -> list[str]:
    return [f"{number:032x}" for number in numbers]


@pytest.mark.parametrize(
    ("lie", "is_found"),
    [
        pytest.param(keys(), False, id="no rows"),
        pytest.param(keys(1), True, id="one row"),
        pytest.param(keys(*range(LEAST_RUN - 1)), True, id="one row too few"),
        pytest.param(keys(*range(LEAST_RUN)), False, id="as many as at a time"),
        pytest.param(keys(*range(LEAST_RUN + 1)), False, id="one more"),
        pytest.param(keys(*range(LEAST_RUN), *range(LEAST_RUN)), False, id="twice"),
        pytest.param(keys(*range(1, LEAST_RUN + 1), 0), True, id="one behind"),
        pytest.param(keys(LEAST_RUN, *range(LEAST_RUN)), True, id="one before"),
        pytest.param(
            keys(*range(LEAST_RUN), 5, *range(LEAST_RUN)), True, id="one between"
        ),
        pytest.param(keys(*range(200, 0, -1)), True, id="downwards"),
    ],
)
def test_rows_that_were_not_laid_out_many_at_a_time_are_found(
    lie: list[str], *, is_found: bool
) -> None:
    assert came_one_by_one(lie) is is_found


@given(seed=st.integers(0, 2**32), at_a_time=st.lists(st.integers(1, 20), min_size=1))
def test_rows_that_came_by_themselves_are_always_found(
    seed: int, at_a_time: list[int]
) -> None:
    """Also when each few were sorted: short runs of random keys stay short."""
    dice = dice_of(seed)
    lie = [
        key
        for number in at_a_time
        for key in sorted(keys(*(dice.getrandbits(120) for _ in range(number))))
    ]
    rises = [0, *(one < other for one, other in itertools.pairwise(lie))]
    falls = [at for at, rise in enumerate([*rises, 0]) if not rise]
    shortest = min(end - start for start, end in itertools.pairwise(falls))

    assert came_one_by_one(lie) is (shortest < LEAST_RUN)
