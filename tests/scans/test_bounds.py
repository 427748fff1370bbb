"""Clopper and Pearson's bounds against what others published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scans.bounds import at_least, at_most, interval


@pytest.mark.parametrize(
    ("failures", "trials", "low", "high"),
    [
        # R, binom.test(x, n)$conf.int; Brown, Cai and DasGupta (2001) print the same.
        pytest.param(0, 10, 0.0, 0.3084971, id="none of ten"),
        pytest.param(1, 10, 0.0025286, 0.4450161, id="one of ten"),
        pytest.param(5, 10, 0.1870860, 0.8129140, id="half of ten"),
        pytest.param(10, 10, 0.6915029, 1.0, id="ten of ten"),
        pytest.param(7, 20, 0.1539092, 0.5921885, id="seven of twenty"),
        pytest.param(50, 100, 0.3983211, 0.6016789, id="half of a hundred"),
    ],
)
def test_both_bounds_are_those_of_the_tables(
    failures: int, trials: int, low: float, high: float
) -> None:
    assert interval(failures, trials) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("trials", "bound"),
    [(300_000, 1e-5), (1_500_000, 2e-6), (30_000_000, 1e-7)],
)
def test_no_failure_at_all_bounds_the_share_by_three_in_n(
    trials: int, bound: float
) -> None:
    assert at_most(0, trials) == pytest.approx(bound, rel=2e-3)
    assert at_least(0, trials) == 0


def test_a_million_trials_with_thousands_of_failures_take_no_time_and_no_overflow() -> (
    None
):
    low, high = interval(4_000, 1_000_000)

    assert 0.003877 < low < 0.004 < high < 0.004126


@given(st.integers(1, 400), st.data())
def test_more_failures_never_lower_a_bound_and_more_trials_never_raise_it(
    trials: int, data: st.DataObject
) -> None:
    failures = data.draw(st.integers(0, trials - 1))

    assert at_most(failures, trials) <= at_most(failures + 1, trials)
    assert at_most(failures, trials) >= at_most(failures, trials + 1)
    assert at_least(failures, trials) <= failures / trials <= at_most(failures, trials)
