"""Gate 1, copiers: 150 pages of 18 names, not one answer silently wrong."""

import pytest

from tests.scans.gates import percent, require_none_silent, scored
from tests.scans.scoring import Verdict

PAGES = {"L0": 20, "L1": 50, "L2": 50, "L2-150dpi": 15, "L2-300dpi": 15}
# Of a hundred rows. A limit holds where the set is large enough to show it.
NEEDLESS = {"L1": 0.5, "L2": 0.5}


@pytest.mark.parametrize(("name", "pages"), PAGES.items())
def test_no_answer_of_a_copier_is_silently_wrong(name: str, pages: int) -> None:
    require_none_silent(scored(name, pages))


@pytest.mark.parametrize(("name", "most"), NEEDLESS.items())
def test_a_good_copier_sends_hardly_a_plain_mark_to_people(
    name: str, most: float
) -> None:
    result = scored(name, PAGES[name])

    assert percent(result, Verdict.NEEDLESS) <= most, result.reasons


@pytest.mark.parametrize(("name", "pages"), PAGES.items())
def test_no_page_of_ours_is_refused(name: str, pages: int) -> None:
    assert scored(name, pages).count(Verdict.REFUSED) == 0
