"""Gate 1, phones, poor copiers and pencils: 105 pages, no answer silently wrong."""

import pytest

from tests.scans.gates import percent, require_none_silent, scored
from tests.scans.scoring import Verdict

PAGES = {"L3": 30, "L4": 10, "phone": 35, "L1-pencil": 15, "L2-pencil": 15}
NEEDLESS = {"L3": 8.0, "phone": 3.0, "L1-pencil": 3.0, "L2-pencil": 3.0}


@pytest.mark.parametrize(("name", "pages"), PAGES.items())
def test_no_answer_of_a_poor_device_is_silently_wrong(name: str, pages: int) -> None:
    require_none_silent(scored(name, pages))


@pytest.mark.parametrize(("name", "most"), NEEDLESS.items())
def test_a_poor_device_sends_no_more_than_it_must_to_people(
    name: str, most: float
) -> None:
    result = scored(name, PAGES[name])

    assert percent(result, Verdict.NEEDLESS) <= most, result.reasons
