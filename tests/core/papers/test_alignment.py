"""Figures are found again among rewritten words, whole, or they count as edited."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tinnhiem.core.papers.words.alignment import Piece, align


def pieces(*texts: str) -> list[Piece]:
    """Return pieces; what begins with # is a figure."""
    return [Piece(text.removeprefix("#"), text.startswith("#")) for text in texts]


PRESENT = pieces("Có mặt ", "#25", "/", "#26", " người (", "#96,15%", ").")


@pytest.mark.parametrize(
    "new",
    [
        pytest.param("Có mặt 25/26 người (96,15%).", id="nothing"),
        pytest.param("Số có mặt là 25/26 đồng chí (96,15%).", id="words around"),
        pytest.param("25/26 người có mặt (tỷ lệ 96,15%).", id="words moved behind"),
        pytest.param("96,15% có mặt (25/26 người).", id="figures moved among words"),
        pytest.param("Điều 25: có mặt 25/26 người (96,15%).", id="same number typed"),
    ],
)
def test_words_around_figures_may_change(new: str) -> None:
    found = align(PRESENT, new)

    assert found.lost == ()
    assert "".join(one.text for one in found.placed) == new
    figures = [one.piece for one in found.placed if one.piece in {1, 3, 5}]
    assert len(figures) == len(set(figures)) == 3


@pytest.mark.parametrize(
    ("new", "lost"),
    [
        pytest.param("Có mặt 24/26 người (96,15%).", (1,), id="another number"),
        pytest.param("Có mặt 125/26 người (96,15%).", (1,), id="a digit before"),
        pytest.param("Có mặt 250/26 người (96,15%).", (1,), id="a digit behind"),
        pytest.param("Có mặt 2.25/26 người (96,15%).", (1,), id="thousands before"),
        pytest.param("Có mặt -25/26 người (96,15%).", (1,), id="a sign"),
        pytest.param("Có mặt 25/26 000 người (96,15%).", (3,), id="thousands behind"),
        pytest.param("Có mặt 25/26,5 người (96,15%).", (3,), id="a fraction"),
        pytest.param("Có mặt 25/26% người (96,15%).", (3,), id="another unit"),
        pytest.param("Có mặt 25/26 người (96,51%).", (5,), id="figures twisted"),
        pytest.param("Có mặt 25/26 người (96,15).", (5,), id="the unit gone"),
        pytest.param("Có mặt 25/26 người.", (5,), id="taken out"),
        pytest.param("", (1, 3, 5), id="everything taken out"),
        pytest.param("Có mặt 2\u030525/26 người (96,15%).", (1,), id="overline"),
    ],
)
def test_a_figure_that_was_touched_is_named(new: str, lost: tuple[int, ...]) -> None:
    assert align(PRESENT, new).lost == lost


def test_a_number_elsewhere_never_stands_in_for_an_edited_one() -> None:
    old = pieces("Theo Điều 04 có ", "#04", " người")

    assert align(old, "Theo Điều 04 có 05 người").lost == (1,)


def test_letters_on_a_name_change_the_name() -> None:
    old = pieces("Đồng chí ", "#Lê Văn Ổn", ", Bí thư")

    assert align(old, "Đồng chí Lê Văn Ổnh, Bí thư").lost == (1,)
    assert align(old, "Bà Lê Văn Ổn, Bí thư Chi đoàn").lost == ()
    assert align(old, "Đồng chí Lê Văn Thị Ổn, Bí thư").lost == (1,)


def test_a_figure_that_prints_nothing_keeps_its_place() -> None:
    old = pieces("Đơn vị: ", "#", ", ", "#04", " người")

    found = align(old, "Tại đơn vị: , 04 người")

    assert found.lost == ()
    assert {one.piece for one in found.placed} >= {1, 3}


WORDS = st.text(st.sampled_from("aăbêđ ,.;()"), max_size=12)
FIGURES = st.sampled_from(["04", "0", "25", "67,22%", "Lê Văn Ổn", "ngày 05/7/2023"])


@given(WORDS, FIGURES, WORDS, WORDS, WORDS)
@example("", "04", "", "a", "")
def test_any_words_may_stand_around_a_figure(
    before: str, figure: str, after: str, new_before: str, new_after: str
) -> None:
    old = pieces(f"{before} ", f"#{figure}", f" {after}")
    new = f"{new_before} {figure} {new_after}"

    found = align(old, new)

    assert found.lost == ()
    assert "".join(one.text for one in found.placed) == new


@given(WORDS, FIGURES, WORDS, st.data())
def test_no_letter_of_a_figure_can_be_changed(
    before: str, figure: str, after: str, data: st.DataObject
) -> None:
    old = pieces(f"{before} ", f"#{figure}", f" {after}")
    at = data.draw(st.integers(0, len(figure) - 1))
    typed = data.draw(st.sampled_from(["", "7", "X", "78", ".7"]))
    changed = figure[:at] + typed + figure[at + 1 :]
    if changed == figure:
        return

    assert align(old, f"{before} {changed} {after}").lost == (1,)


@given(WORDS, FIGURES, WORDS, st.data())
def test_nothing_can_be_typed_into_a_figure(
    before: str, figure: str, after: str, data: st.DataObject
) -> None:
    old = pieces(f"{before} ", f"#{figure}", f" {after}")
    at = data.draw(st.integers(1, len(figure) - 1)) if len(figure) > 1 else 1
    changed = f"{figure[:at]}7{figure[at:]}"

    assert align(old, f"{before} {changed} {after}").lost == (1,)
