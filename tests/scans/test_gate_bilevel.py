"""Gate 1, black and white and colour: 60 pages, no answer silently wrong."""

import pytest

from tests.scans.gates import require_none_silent, scored
from tests.scans.scoring import Verdict

PAGES = {
    "L1-threshold": 12, "L1-otsu": 12, "L1-dither": 12, "L1-despeckled": 12,
    "L2-colour": 12,
}  # fmt: skip


@pytest.mark.parametrize(("name", "pages"), PAGES.items())
def test_no_answer_in_black_and_white_or_colour_is_silently_wrong(
    name: str, pages: int
) -> None:
    require_none_silent(scored(name, pages))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "L2-colour"])
def test_no_row_without_a_mark_is_believed_in_black_and_white(name: str) -> None:
    result = scored(name, PAGES[name])

    assert result.count(Verdict.RIGHT, kinds=["blank"]) == 0
    assert result.count(kinds=["blank"]) > 0


@pytest.mark.parametrize("name", [name for name in PAGES if name != "L2-colour"])
def test_no_page_in_black_and_white_is_refused(name: str) -> None:
    assert scored(name, PAGES[name]).count(Verdict.REFUSED) == 0
