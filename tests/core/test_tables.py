"""Serial numbers of days, and what Excel calls a place."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.tables import column_letters, day_of_serial


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        pytest.param(0, None, id="day 0 is no day"),
        pytest.param(1, date(1900, 1, 1), id="first day"),
        pytest.param(59, date(1900, 2, 28), id="before the day that never was"),
        pytest.param(60, None, id="29/02/1900 never was"),
        pytest.param(61, date(1900, 3, 1), id="after it"),
        pytest.param(25569, date(1970, 1, 1), id="1970"),
        pytest.param(45118, date(2023, 7, 11), id="2023"),
        pytest.param(2_958_465, date(9999, 12, 31), id="last day"),
        pytest.param(2_958_466, None, id="beyond"),
        pytest.param(-1, None, id="negative"),
    ],
)
def test_a_serial_number_of_the_1900_system(serial: int, day: date | None) -> None:
    assert day_of_serial(serial) == day


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (0, date(1904, 1, 1)),
        (24107, date(1970, 1, 1)),
        (2_957_003, date(9999, 12, 31)),
        (2_957_004, None),
        (-1, None),
    ],
)
def test_a_serial_number_of_the_1904_system(serial: int, day: date | None) -> None:
    assert day_of_serial(serial, is_1904=True) == day


@given(st.integers(62, 2_958_465))
def test_serial_numbers_follow_each_other(serial: int) -> None:
    day, before = day_of_serial(serial), day_of_serial(serial - 1)

    assert day is not None
    assert before is not None
    assert day - before == timedelta(days=1)


@pytest.mark.parametrize(
    ("index", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (16383, "XFD")],
)
def test_columns_have_letters(index: int, letters: str) -> None:
    assert column_letters(index) == letters
