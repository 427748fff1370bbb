"""Pieces of ink are numbered apart, however many there are."""

import numpy as np
import pytest

from tinnhiem.omr.pieces import AREA, joined, longer_sides


def test_pieces_that_touch_at_a_corner_are_one() -> None:
    ink = np.array([[1, 0, 0, 1], [0, 1, 0, 1]], dtype=np.bool_)
    labels, stats = joined(ink)
    assert labels.tolist() == [[1, 0, 0, 2], [0, 1, 0, 2]]
    assert stats[1:].tolist() == [[0, 0, 2, 2, 2], [3, 0, 1, 2, 2]]
    assert longer_sides(stats)[1:].tolist() == [2, 2]


@pytest.mark.parametrize(
    "shape", [(509, 511), (511, 511), (513, 513), (1, 140_001), (2, 140_001)]
)
def test_as_many_single_pixels_as_there_is_room_for_are_all_counted(
    shape: tuple[int, int],
) -> None:
    ink = np.zeros(shape, dtype=np.bool_)
    ink[::2, ::2] = True
    labels, stats = joined(ink)
    pixels = np.count_nonzero(ink)
    assert len(stats) - 1 == pixels == labels.max()
    assert (stats[1:, AREA] == 1).all()


def test_ink_as_bytes_is_the_same() -> None:
    ink = np.random.default_rng(5).random((40, 50)) > 0.7
    for one, other in zip(joined(ink), joined(ink.astype(np.uint8)), strict=True):
        assert np.array_equal(one, other)
