"""Medians and percentiles are numpy's, to the last bit; parts are what they show."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from tinnhiem.omr.middles import middle, middles, percentile
from tinnhiem.omr.patches import patches_at

BYTES = arrays(np.uint8, st.integers(1, 60))
ROWS = st.tuples(st.integers(1, 6), st.integers(1, 30))
SHARES = st.floats(0, 1, width=32)


@given(BYTES)
def test_the_middle_of_bytes_is_the_median(values: NDArray[np.uint8]) -> None:
    assert middle(values) == float(np.median(values))


@given(arrays(np.float32, st.integers(1, 60), elements=SHARES))
def test_the_middle_of_small_floats_is_the_median(values: NDArray[np.float32]) -> None:
    assert middle(values) == float(np.median(values))


@given(arrays(np.float32, ROWS, elements=SHARES))
def test_the_middles_are_the_medians_of_rows(values: NDArray[np.float32]) -> None:
    expected = np.median(values, axis=1, keepdims=True)
    found = middles(values)
    assert found.dtype == expected.dtype
    assert np.array_equal(found, expected)


@given(BYTES, st.sampled_from([0, 16, 50, 65, 75, 100]))
def test_a_percentile_is_numpys(values: NDArray[np.uint8], percent: int) -> None:
    assert percentile(values, percent) == float(np.percentile(values, percent))


def test_the_values_are_left_in_their_order() -> None:
    values = np.array([3, 1, 2, 5, 4], np.uint8)
    assert (middle(values), percentile(values, 25)) == (3, 2)
    assert values.tolist() == [3, 1, 2, 5, 4]


def test_each_part_is_cut_out_at_its_place() -> None:
    picture = np.arange(20).reshape(4, 5)
    tops, lefts = np.array([[0, 2]]), np.array([[3, 1]])
    parts = patches_at(picture, tops, lefts, size=(2, 2))
    assert parts.tolist() == [[[[3, 4], [8, 9]], [[11, 12], [16, 17]]]]


def test_a_part_beyond_the_picture_is_an_error_not_other_pixels() -> None:
    with pytest.raises(IndexError):
        patches_at(np.zeros((4, 5)), np.array([3]), np.array([0]), size=(2, 2))
