"""Shares are exact, name their whole and are read, never decided on, in percent."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import HALF, TWO_THIRDS
from tinnhiem.core.share import Base, ImpossibleShareError, Share, WholeUnknownError


@pytest.mark.parametrize(
    ("part", "whole", "exceeds", "reaches"),
    [
        pytest.param(0, 0, False, False, id="nothing of nothing is nothing"),
        pytest.param(89, 180, False, False, id="one below half"),
        pytest.param(90, 180, False, True, id="exactly half"),
        pytest.param(91, 180, True, True, id="one above half"),
        pytest.param(180, 180, True, True, id="everybody"),
    ],
)
def test_half_is_reached_before_it_is_exceeded(
    part: int, whole: int, exceeds: bool, reaches: bool
) -> None:
    share = Share(part, whole, Base.RETURNED)

    assert share.exceeds(HALF) is exceeds
    assert share.reaches(HALF) is reaches


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        pytest.param(121, 180, "67,22%", id="two decimals and a comma"),
        pytest.param(25, 47, "53,19%", id="Vĩnh Phúc 2023"),
        pytest.param(2, 3, "66,67%", id="two thirds rounds up but decides nothing"),
        pytest.param(1, 3, "33,33%", id="a third rounds down"),
        pytest.param(1, 800, "0,13%", id="half a hundredth goes up"),
        pytest.param(1, 8, "12,50%", id="trailing zero stays"),
        pytest.param(1, 2000, "0,05%", id="leading zero of the decimals stays"),
        pytest.param(0, 0, "0,00%", id="an empty whole reads as nought"),
        pytest.param(7, 7, "100,00%", id="all of it"),
    ],
)
def test_percent_is_printed_as_official_papers_do(
    part: int, whole: int, printed: str
) -> None:
    assert Share(part, whole, Base.RETURNED).percent() == printed


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param(-1, 5, id="less than nobody"),
        pytest.param(6, 5, id="more than everybody"),
        pytest.param(0, -1, id="a whole below nothing"),
    ],
)
def test_an_impossible_share_cannot_be_built(part: int, whole: int) -> None:
    with pytest.raises(ImpossibleShareError) as refusal:
        Share(part, whole, Base.VALID)

    assert (refusal.value.part, refusal.value.whole) == (part, whole)
    assert refusal.value.base is Base.VALID
    assert str(refusal.value) == f"{part} of {whole} valid: recount this pile."


def test_an_unknown_whole_names_the_figure_to_give() -> None:
    refusal = WholeUnknownError(Base.MEMBERS)

    assert refusal.base is Base.MEMBERS
    assert "members" in str(refusal)


@given(part=st.integers(0, 10**6), rest=st.integers(0, 10**6))
def test_two_thirds_agree_with_exact_fractions(part: int, rest: int) -> None:
    whole = part + rest
    share = Share(part, whole, Base.RETURNED)

    if whole:
        assert share.reaches(TWO_THIRDS) is (Fraction(part, whole) >= TWO_THIRDS)
        assert share.exceeds(HALF) is (Fraction(part, whole) > HALF)
        exact = Fraction(part * 10000, whole)
        assert abs(share.hundredths - exact) <= HALF
