"""Two blind entries: only the differing cells go back to the paper."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import marks, readings
from tinnhiem.core.count.double_entry import Difference, compare, resolve
from tinnhiem.core.count.errors import (
    DecisionNotNeededError,
    DifferencesLeftError,
    DifferentOfficeholdersError,
    DifferentSheetsError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings

HIGH, LOW, BLANK = Mark.HIGH, Mark.LOW, Mark.BLANK
FIRST = Readings(("a", "b"), ((HIGH, LOW), (HIGH, HIGH), (LOW, BLANK)))
SECOND = Readings(("a", "b"), ((HIGH, HIGH), (HIGH, HIGH), (HIGH, BLANK)))
DIFFERENCES = (Difference(1, "b", LOW, HIGH), Difference(3, "a", LOW, HIGH))


def test_only_differing_cells_are_named() -> None:
    assert compare(FIRST, SECOND) == DIFFERENCES
    assert [one.cell for one in DIFFERENCES] == [(1, "b"), (3, "a")]


def test_columns_in_another_order_are_the_same_entry() -> None:
    assert compare(FIRST, SECOND.in_order_of(("b", "a"))) == DIFFERENCES


def test_entries_of_different_length_are_not_compared_cell_by_cell() -> None:
    with pytest.raises(DifferentSheetsError) as refusal:
        compare(FIRST, replace(SECOND, sheets=SECOND.sheets[1:]))

    assert (refusal.value.first, refusal.value.second) == (3, 2)


def test_entries_about_different_persons_are_not_compared() -> None:
    with pytest.raises(DifferentOfficeholdersError) as refusal:
        compare(FIRST, replace(SECOND, officeholders=("a", "c")))

    assert (refusal.value.only_first, refusal.value.only_second) == (("b",), ("c",))


def test_a_decision_may_be_the_first_the_second_or_neither() -> None:
    decided = resolve(FIRST, SECOND, decisions={(1, "b"): BLANK, (3, "a"): HIGH})

    assert decided == Readings(("a", "b"), ((HIGH, BLANK), (HIGH, HIGH), (HIGH, BLANK)))


def test_an_undecided_cell_is_named() -> None:
    with pytest.raises(DifferencesLeftError) as refusal:
        resolve(FIRST, SECOND, decisions={(1, "b"): HIGH})

    assert refusal.value.cells == ((3, "a"),)


def test_a_decision_about_an_agreed_cell_is_a_slip_of_the_pen() -> None:
    decisions = {(1, "b"): HIGH, (3, "a"): HIGH, (2, "b"): LOW, (2, "a"): LOW}

    with pytest.raises(DecisionNotNeededError) as refusal:
        resolve(FIRST, SECOND, decisions=decisions)

    assert refusal.value.cells == ((2, "a"), (2, "b"))


@given(readings())
def test_an_entry_agrees_with_itself(pile: Readings) -> None:
    assert compare(pile, pile) == ()
    assert resolve(pile, pile, decisions={}) == pile


@st.composite
def two_entries(draw: st.DrawFn) -> tuple[Readings, Readings]:
    first = draw(readings())
    sheet = st.tuples(*[marks] * len(first.officeholders))
    size = len(first.sheets)
    sheets = draw(st.lists(sheet, min_size=size, max_size=size))
    return first, Readings(first.officeholders, tuple(sheets))


@given(two_entries())
def test_taking_the_other_side_everywhere_gives_the_other_entry(
    entries: tuple[Readings, Readings],
) -> None:
    first, second = entries
    differences = compare(first, second)

    theirs = {one.cell: one.second for one in differences}
    ours = {one.cell: one.first for one in differences}

    assert resolve(first, second, decisions=theirs) == second
    assert resolve(first, second, decisions=ours) == first
    assert len(compare(second, first)) == len(differences)
