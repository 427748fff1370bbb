"""Samples: the same for everybody, fair to every sheet, large enough."""

import math
from collections import Counter
from fractions import Fraction
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.count.errors import SampleImpossibleError
from tinnhiem.core.count.sampling import (
    draw_sheets,
    fewest_wrong,
    sample_size,
    written_seed,
)

PERCENT_90, PERCENT_95 = Fraction(90, 100), Fraction(95, 100)


def test_the_draw_is_what_a_shell_computes() -> None:
    """`printf '%s' '4 1 6 2,1' | sha256sum`, and so on: worked out apart."""
    places: list[int] = []
    for number in range(1, 6):
        text = sha256(b"4 1 6 2," + str(number).encode()).hexdigest()
        places.append(int(text, 16) % 200 + 1)

    drawn = draw_sheets("4 1 6 2", sheets=200, size=5)

    assert drawn.places == tuple(places)
    assert places == [50, 159, 149, 129, 180]


@pytest.mark.parametrize("typed", ["4 1 6 2", " 4  1\t6 2\n", "4\u00a01 6 2"])
def test_how_a_seed_was_typed_does_not_matter(typed: str) -> None:
    assert draw_sheets(typed, sheets=200, size=5).places == (50, 159, 149, 129, 180)


def test_letters_have_one_form() -> None:
    assert written_seed("Ho\u0323p") == written_seed("H\u1ecdp")


def test_another_seed_draws_other_sheets() -> None:
    one = draw_sheets("4 1 6 2", sheets=200, size=20)
    other = draw_sheets("4 1 6 3", sheets=200, size=20)

    assert set(one.places) != set(other.places)


@given(st.text(min_size=1).filter(str.strip), st.integers(1, 60), st.data())
def test_a_sample_has_its_size_and_no_sheet_twice(
    seed: str, sheets: int, choose: st.DataObject
) -> None:
    size = choose.draw(st.integers(0, sheets))

    drawn = draw_sheets(seed, sheets=sheets, size=size)

    assert len(set(drawn.places)) == len(drawn.places) == size
    assert all(1 <= place <= sheets for place in drawn.places)
    longer = draw_sheets(seed, sheets=sheets, size=sheets)
    assert longer.places[:size] == drawn.places, "more is drawn by going on"


def test_every_sheet_is_as_likely_as_another() -> None:
    """Of 10,000 draws of one sheet in ten, chi squared with 9 degrees of freedom."""
    often = Counter(
        draw_sheets(f"lần {number}", sheets=10, size=1).places[0]
        for number in range(10_000)
    )

    distance = sum((often[place] - 1000) ** 2 / 1000 for place in range(1, 11))

    assert distance < 27.9  # exceeded once in a thousand fair piles


@pytest.mark.parametrize(
    ("sheets", "wrong", "confidence", "expected"),
    [
        pytest.param(200, 10, PERCENT_95, 51, id="one in twenty wrong"),
        pytest.param(200, 1, PERCENT_95, 190, id="one wrong sheet decides"),
        pytest.param(200, 200, PERCENT_95, 1, id="all wrong"),
        pytest.param(200, 100, PERCENT_95, 5, id="half wrong, four are not enough"),
        pytest.param(1, 1, PERCENT_95, 1, id="one sheet"),
        pytest.param(100_000, 1000, PERCENT_90, 229, id="a pile without an end"),
    ],
)
def test_how_many_sheets_are_enough(
    sheets: int, wrong: int, confidence: Fraction, expected: int
) -> None:
    assert sample_size(sheets=sheets, wrong=wrong, confidence=confidence) == expected


@given(st.integers(1, 400), st.data())
def test_one_sheet_fewer_would_not_be_enough(
    sheets: int, choose: st.DataObject
) -> None:
    wrong = choose.draw(st.integers(1, sheets))
    confidence = Fraction(choose.draw(st.integers(1, 99)), 100)

    size = sample_size(sheets=sheets, wrong=wrong, confidence=confidence)

    def chance_to_miss(drawn: int) -> Fraction:
        return Fraction(
            math.comb(sheets - wrong, drawn) if drawn <= sheets - wrong else 0,
            math.comb(sheets, drawn),
        )

    assert chance_to_miss(size) <= 1 - confidence
    assert size == 0 or chance_to_miss(size - 1) > 1 - confidence
    bound = math.log(1 / float(1 - confidence)) * sheets / wrong
    assert size <= math.ceil(bound + 1e-9), "never more than the published bound"


@pytest.mark.parametrize(
    ("sheets", "margin", "wrong"),
    [
        pytest.param(200, Fraction(1, 10), 10, id="a tenth: ten sheets move it twice"),
        pytest.param(200, Fraction(1, 1000), 1, id="less than a sheet is one"),
        pytest.param(201, Fraction(1, 10), 11, id="a part of a sheet is a whole one"),
        pytest.param(200, Fraction(1), 100, id="everybody against nobody"),
    ],
)
def test_a_margin_in_sheets(sheets: int, margin: Fraction, wrong: int) -> None:
    assert fewest_wrong(sheets=sheets, margin=margin) == wrong


def test_about_four_and_six_tenths_by_margin_for_ninety_percent() -> None:
    margin = Fraction(2, 100)
    wrong = fewest_wrong(sheets=100_000, margin=margin)

    size = sample_size(sheets=100_000, wrong=wrong, confidence=PERCENT_90)

    assert size / (4.605 / float(margin)) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("given_values", "what"),
    [
        ({"seed": " ", "sheets": 5, "size": 1}, "seed"),
        ({"seed": "1", "sheets": 0, "size": 0}, "sheets"),
        ({"seed": "1", "sheets": 5, "size": 6}, "size"),
        ({"seed": "1", "sheets": 5, "size": -1}, "size"),
        ({"seed": "1", "sheets": 100_001, "size": 1}, "sheets"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    given_values: dict[str, str | int], what: str
) -> None:
    seed = str(given_values.pop("seed"))
    numbers = {name: int(value) for name, value in given_values.items()}

    with pytest.raises(SampleImpossibleError) as refused:
        draw_sheets(seed, **numbers)

    assert refused.value.what == what


@pytest.mark.parametrize("confidence", [Fraction(0), Fraction(1), Fraction(2)])
def test_no_sample_is_certain(confidence: Fraction) -> None:
    with pytest.raises(SampleImpossibleError):
        sample_size(sheets=10, wrong=1, confidence=confidence)
