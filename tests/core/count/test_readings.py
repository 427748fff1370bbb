"""Readings are counted line by line, each exactly once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import counts, make_count, readings
from tinnhiem.core.count.count import Count
from tinnhiem.core.count.errors import (
    DifferentOfficeholdersError,
    NobodyRatedError,
    OfficeholderTwiceError,
    SheetLengthError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings, merge, tally

HIGH, LOW, BLANK = Mark.HIGH, Mark.LOW, Mark.BLANK


@pytest.mark.parametrize(
    ("mark", "counted"),
    [
        pytest.param(Mark.HIGH, make_count(high=1), id="high"),
        pytest.param(Mark.CONFIDENCE, make_count(confidence=1), id="confidence"),
        pytest.param(Mark.LOW, make_count(low=1), id="low"),
        pytest.param(Mark.BLANK, make_count(blank=1), id="no box marked"),
        pytest.param(Mark.SEVERAL, make_count(several=1), id="several boxes marked"),
        pytest.param(Mark.STRUCK, make_count(struck=1), id="name struck out"),
    ],
)
def test_each_mark_counts_as_what_it_is(mark: Mark, counted: Count) -> None:
    assert tally(Readings(("chanh-van-phong",), ((mark,),))) == (counted,)


def test_a_bad_line_spoils_nobody_else() -> None:
    pile = Readings(("a", "b"), ((BLANK, HIGH), (LOW, HIGH)))

    assert tally(pile) == (
        make_count(of="a", low=1, blank=1),
        make_count(of="b", high=2),
    )


def test_foreign_sheets_are_invalid_for_everybody() -> None:
    first, second = tally(Readings(("a", "b"), ((HIGH, LOW),)), foreign=2)

    assert (first.foreign, second.foreign) == (2, 2)
    assert (first.valid, first.invalid, first.returned) == (1, 2, 3)


def test_an_empty_box_counts_nothing_for_each() -> None:
    assert tally(Readings(("a", "b"), ())) == (make_count(of="a"), make_count(of="b"))


def test_readings_about_nobody_cannot_be_built() -> None:
    with pytest.raises(NobodyRatedError, match="name the columns"):
        Readings((), ())


def test_two_columns_for_one_person_cannot_be_built() -> None:
    with pytest.raises(OfficeholderTwiceError) as refusal:
        Readings(("a", "b", "a"), ())

    assert refusal.value.officeholder == "a"


@pytest.mark.parametrize("sheet", [(HIGH,), (HIGH, LOW, LOW)])
def test_a_sheet_of_another_length_names_its_number(sheet: tuple[Mark, ...]) -> None:
    with pytest.raises(SheetLengthError) as refusal:
        Readings(("a", "b"), ((HIGH, LOW), sheet))

    wrong = refusal.value
    assert (wrong.sheet, wrong.lines, wrong.officeholders) == (2, len(sheet), 2)


@given(pile=readings(), foreign=st.integers(0, 5))
def test_every_line_is_counted_once(pile: Readings, foreign: int) -> None:
    for count in tally(pile, foreign=foreign):
        assert count.returned == len(pile.sheets) + foreign
        assert count.valid + count.invalid == count.returned


@given(pile=readings(), cut=st.integers(0, 12))
def test_two_piles_counted_apart_make_the_whole(pile: Readings, cut: int) -> None:
    left = replace(pile, sheets=pile.sheets[:cut])
    right = replace(pile, sheets=pile.sheets[cut:])

    assert merge(tally(left), tally(right)) == tally(pile)


@given(counts(), counts(), counts())
def test_piles_merge_in_any_order(first: Count, second: Count, third: Count) -> None:
    one, two, three = (first,), (second,), (third,)

    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(one, (make_count(of="a"),)) == one


def test_piles_merge_by_person_not_by_place() -> None:
    first = (make_count(of="a", high=1), make_count(of="b", low=1))
    second = (make_count(of="b", low=2), make_count(of="a", high=3))

    assert merge(first, second) == (
        make_count(of="a", high=4),
        make_count(of="b", low=3),
    )


def test_piles_about_different_persons_do_not_merge() -> None:
    with pytest.raises(DifferentOfficeholdersError) as refusal:
        merge((make_count(of="a"), make_count(of="b")), (make_count(of="b"),))

    assert (refusal.value.only_first, refusal.value.only_second) == (("a",), ())


def test_the_other_sides_surplus_is_named_too() -> None:
    with pytest.raises(DifferentOfficeholdersError) as refusal:
        merge((make_count(of="b"),), (make_count(of="c"), make_count(of="b")))

    assert (refusal.value.only_first, refusal.value.only_second) == ((), ("c",))
    assert "only in the second: c" in str(refusal.value)


@given(readings())
def test_the_order_of_columns_changes_no_count(pile: Readings) -> None:
    turned = pile.in_order_of(tuple(reversed(pile.officeholders)))

    assert turned.officeholders == pile.officeholders[::-1]
    assert tally(turned) == tally(pile)[::-1]
    assert pile.in_order_of(pile.officeholders) is pile


@given(readings())
def test_the_order_of_sheets_changes_no_count(pile: Readings) -> None:
    assert tally(replace(pile, sheets=pile.sheets[::-1])) == tally(pile)
