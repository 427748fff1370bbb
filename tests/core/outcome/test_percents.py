"""Printed percents: what they can stand for, on integers only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.outcome.percents import (
    Fit,
    PrintedPercent,
    read_fraction_of_one,
    read_percent,
)

WHOLES = st.integers(1, 600)
PLACES = st.integers(0, 3)


@pytest.mark.parametrize(
    ("text", "digits", "places"),
    [
        ("88,46 %", 8846, 2),
        ("88.46%", 8846, 2),
        ("88,46\xa0%", 8846, 2),
        ("88,46\u202f%", 8846, 2),
        ("74.7", 747, 1),
        ("74,70", 7470, 2),
        ("100%", 100, 0),
        ("0", 0, 0),
        ("88.461538461538461", 88461538, 6),
    ],
)
def test_percents_are_read_as_clerks_write_them(
    text: str, digits: int, places: int
) -> None:
    assert read_percent(text) == PrintedPercent(digits, places)


@pytest.mark.parametrize("text", ["", "46/51", "-3%", "8 8%", "cao", "88,4,6"])
def test_what_is_no_percent_is_not_read_as_one(text: str) -> None:
    assert read_percent(text) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [("0.8846", "88,46%"), ("1", "100%"), ("0.5", "50%"), ("0.09", "9%"), ("0", "0%")],
)
def test_a_workbook_keeps_percents_as_fractions_of_one(text: str, shown: str) -> None:
    found = read_fraction_of_one(text)

    assert found is not None
    assert found.text == shown


@pytest.mark.parametrize(
    ("part", "whole", "text", "fit"),
    [
        (15, 32, "46,9", Fit.ROUNDED),  # 46,875
        (372, 498, "74,7", Fit.ROUNDED),  # 74,699
        (21, 33, "63,6", Fit.ROUNDED),
        (21, 33, "63,63", Fit.CUT),
        (21, 33, "63,7", Fit.NONE),
        (1, 8, "12,5", Fit.ROUNDED),
        (1, 8, "13", Fit.ROUNDED),  # half goes up
        (1, 8, "12", Fit.CUT),
        (0, 8, "0", Fit.ROUNDED),
        (8, 8, "100", Fit.ROUNDED),
        (8, 0, "100", Fit.NONE),
    ],
)
def test_a_percent_fits_when_rounded_half_up_or_when_cut(
    part: int, whole: int, text: str, fit: Fit
) -> None:
    percent = read_percent(text)

    assert percent is not None
    assert percent.fit(part, whole) is fit


@given(whole=WHOLES, places=PLACES, data=st.data())
def test_the_counts_of_a_percent_are_exactly_those_that_come_to_it(
    whole: int, places: int, data: st.DataObject
) -> None:
    percent = PrintedPercent(data.draw(st.integers(0, 100 * 10**places)), places)

    fitting = [k for k in range(whole + 1) if percent.fit(k, whole) is Fit.ROUNDED]

    assert list(percent.counts(whole)) == fitting


@given(part=st.integers(1, 300), places=PLACES, data=st.data())
def test_the_wholes_of_a_percent_are_exactly_those_it_can_be_of(
    part: int, places: int, data: st.DataObject
) -> None:
    percent = PrintedPercent(data.draw(st.integers(1, 100 * 10**places)), places)
    found = percent.wholes(part)

    for whole in {*range(part, part + 60), found.start - 1, found.stop, *found[:3]}:
        if whole >= part:
            assert (percent.fit(part, whole) is Fit.ROUNDED) == (whole in found)


@given(part=st.integers(0, 300), more=st.integers(0, 300), places=PLACES)
def test_the_right_percent_always_fits_and_dropping_its_zeros_never_hurts(
    part: int, more: int, places: int
) -> None:
    whole = part + more
    if whole == 0:
        return
    right = PrintedPercent(0, places).right(part, whole)
    shorter = read_percent(
        right.text.rstrip("%").rstrip("0").rstrip(",") if places else right.text
    )

    assert right.fit(part, whole) is Fit.ROUNDED
    assert shorter is not None
    assert shorter.fit(part, whole) is Fit.ROUNDED
