"""A reader of PDFs may run two cells together; nothing else passes."""

import pytest

from tinnhiem.papers.rereading_pages import Expected, compare_pages

CELLS = [Expected("11", paragraph=1), Expected("0", paragraph=2)]
ONE_CELL = [Expected("11", paragraph=1), Expected("0", paragraph=1)]


@pytest.mark.parametrize(
    ("expected", "page", "agrees"),
    [
        pytest.param(CELLS, "11 0", True, id="as drawn"),
        pytest.param(CELLS, "110", True, id="two cells run together"),
        pytest.param(CELLS, "1 10", False, id="a digit in the next cell"),
        pytest.param(CELLS, "1 1 0", False, id="a number come apart"),
        pytest.param(CELLS, "11", False, id="a cell is gone"),
        pytest.param(CELLS, "111", False, id="another digit"),
        pytest.param(ONE_CELL, "110", False, id="a space gone within a cell"),
        pytest.param([Expected("/KH-VP")], "/ KH-VP", True, id="parted at a line"),
        pytest.param([Expected("91,67%")], "91 ,67%", False, id="a number parted"),
    ],
)
def test_only_what_a_reader_does_to_spaces_passes(
    expected: list[Expected], page: str, *, agrees: bool
) -> None:
    words = [Expected("trước"), *expected, Expected("sau", paragraph=9)]

    found = list(compare_pages(words, [f"trước {page} sau"]))

    assert (found == []) is agrees
