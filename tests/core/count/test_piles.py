"""Keys, batches and who may key them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.count.batches import (
    LARGEST_PILE,
    require_batches,
    split,
    usual_sizes,
)
from tinnhiem.core.count.errors import (
    BatchesDoNotFitError,
    BatchSizeError,
    CellsLeftError,
    CellsNotDifferingError,
    CountError,
    DifferentSheetsError,
    KeyUnknownError,
    NotTheThirdError,
    RowLengthError,
    SameTypistError,
    TakenByOtherError,
)
from tinnhiem.core.count.piles import require_row, settle, width_of
from tinnhiem.core.count.typists import part_for, require_third, thirds
from tinnhiem.core.count.way import Part, Way


@pytest.mark.parametrize(
    ("sheets", "sizes"),
    [
        pytest.param(0, (), id="an empty box"),
        pytest.param(9, (9,), id="below one batch"),
        pytest.param(10, (10,), id="one batch"),
        pytest.param(11, (10, 1), id="above one batch"),
        pytest.param(81, (*[10] * 8, 1), id="the hall of 81"),
        pytest.param(101, (*[25] * 4, 1), id="a large box"),
    ],
)
def test_a_box_is_split_into_piles_that_can_be_searched(
    sheets: int, sizes: tuple[int, ...]
) -> None:
    assert usual_sizes(sheets) == sizes


@given(st.integers(0, 5000), st.integers(1, 100))
def test_batches_that_were_split_always_fit(sheets: int, size: int) -> None:
    require_batches(split(sheets, size=size), sheets=sheets)


@pytest.mark.parametrize("declared", [(10, 13), (10, 15)])
def test_batches_that_do_not_make_up_the_box_are_refused(
    declared: tuple[int, ...],
) -> None:
    with pytest.raises(BatchesDoNotFitError) as refusal:
        require_batches(declared, sheets=24)

    assert (refusal.value.declared, refusal.value.sheets) == (sum(declared), 24)


@pytest.mark.parametrize("size", [-1, 0, LARGEST_PILE + 1])
def test_a_batch_is_neither_empty_nor_too_large_to_search(size: int) -> None:
    with pytest.raises(BatchSizeError):
        require_batches((10, size), sheets=10 + size)


@pytest.mark.parametrize(
    ("way", "keys", "kept"),
    [
        pytest.param(Way.DOUBLE, "12xg?0", "12XG?0", id="small letters"),
        pytest.param(
            Way.TOTALS, ("20", "", " 1 ", "007"), ("20", "0", "1", "7"), id="0"
        ),
    ],
)
def test_keys_are_kept_in_one_spelling(way: Way, keys: str, kept: str) -> None:
    row = require_row(keys, way=way, width=len(keys), number=1)

    assert row == tuple(kept)


@pytest.mark.parametrize(
    ("way", "key"),
    [
        (Way.DOUBLE, "4"),
        (Way.DOUBLE, ""),
        (Way.DOUBLE, "12"),
        (Way.DOUBLE, "¹"),
        (Way.TOTALS, "-1"),
        (Way.TOTALS, "1,5"),
        (Way.TOTALS, "٣"),
        (Way.TOTALS, "1234567"),
    ],
)
def test_what_is_no_key_is_refused_at_its_place(way: Way, key: str) -> None:
    with pytest.raises(KeyUnknownError) as refusal:
        require_row(["1", key], way=way, width=2, number=7)

    assert (refusal.value.row, refusal.value.place) == (7, 2)


@pytest.mark.parametrize("keys", ["1", "123"])
def test_a_sheet_with_a_line_too_few_or_too_many_is_refused(keys: str) -> None:
    with pytest.raises(RowLengthError):
        require_row(keys, way=Way.ALOUD, width=2, number=1)


def test_a_row_is_as_wide_as_the_ballot_or_has_six_figures() -> None:
    assert width_of(Way.ALOUD, officeholders=15) == 15
    assert width_of(Way.TOTALS, officeholders=15) == 6


def test_a_pile_is_settled_only_when_every_difference_was_looked_at() -> None:
    first, second = (("1", "2"), ("3", "0")), (("1", "3"), ("2", "0"))

    with pytest.raises(CellsLeftError) as left:
        settle(first, second, decisions={(1, 2): "2"})
    with pytest.raises(CellsNotDifferingError) as agreeing:
        settle(first, second, decisions={(1, 2): "2", (2, 1): "X", (2, 2): "1"})
    with pytest.raises(DifferentSheetsError):
        settle(first, second[:1], decisions={})

    assert left.value.cells == ((2, 1),)
    assert agreeing.value.cells == ((2, 2),)
    assert settle(first, second, decisions={(1, 2): "2", (2, 1): "X"}) == (
        ("1", "2"),
        ("X", "0"),
    )


F, S = Part.FIRST, Part.SECOND


@pytest.mark.parametrize(
    ("named", "typists", "way", "part"),
    [
        pytest.param(F, {}, Way.DOUBLE, F, id="fresh"),
        pytest.param(S, {}, Way.DOUBLE, S, id="fresh, as the second"),
        pytest.param(F, {F: "a"}, Way.DOUBLE, F, id="his own"),
        pytest.param(F, {F: "b"}, Way.DOUBLE, S, id="another was faster: he is second"),
        pytest.param(F, {F: "b", S: "a"}, Way.DOUBLE, S, id="and stays the second"),
        pytest.param(S, {F: "b"}, Way.DOUBLE, S, id="the second of another's first"),
        pytest.param(F, {}, Way.ALOUD, F, id="read aloud"),
    ],
)
def test_a_typist_gets_his_own_or_a_free_entry(
    named: Part, typists: dict[Part, str], way: Way, part: Part
) -> None:
    found = part_for("a", named, typists=typists, way=way, names={"a": "A", "b": "B"})

    assert found is part


@pytest.mark.parametrize(
    ("named", "typists", "way", "refusal"),
    [
        pytest.param(S, {F: "a"}, Way.DOUBLE, SameTypistError, id="twice the same"),
        pytest.param(F, {S: "a"}, Way.DOUBLE, SameTypistError, id="other way round"),
        pytest.param(
            F, {F: "b", S: "c"}, Way.DOUBLE, TakenByOtherError, id="both taken"
        ),
        pytest.param(F, {F: "b"}, Way.ALOUD, TakenByOtherError, id="one entry only"),
    ],
)
def test_nobody_keys_both_entries_or_anothers(
    named: Part, typists: dict[Part, str], way: Way, refusal: type[CountError]
) -> None:
    names = {"a": "A", "b": "B", "c": "C"}

    with pytest.raises(refusal):
        part_for("a", named, typists=typists, way=way, names=names)


@pytest.mark.parametrize(
    ("members", "may"),
    [
        pytest.param(("a", "b", "c"), ("c",), id="three: the third"),
        pytest.param(("a", "b", "c", "d", "e"), ("c", "d", "e"), id="five: any other"),
        pytest.param(("a", "b"), ("a", "b"), id="two: no third there is"),
    ],
)
def test_a_difference_is_settled_by_who_keyed_neither(
    members: tuple[str, ...], may: tuple[str, ...]
) -> None:
    assert thirds(("a", "b"), members=members) == may
    for member in members:
        if member in may:
            require_third(member, typists=("a", "b"), members=members, names=members)
            continue
        with pytest.raises(NotTheThirdError) as refusal:
            require_third(member, typists=("a", "b"), members=members, names=members)
        assert refusal.value.names == may
