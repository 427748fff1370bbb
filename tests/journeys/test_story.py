"""From the empty machine to the summons, as the people of an office do it.

The plan is that of 2023 moved into the coming weeks, its 26 people are invented. Each
page on the way is looked at for faults, in both languages.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import chapters
from tests.journeys.site import launched, serving

MAKER = "tests.site.builders:serve_empty_folder"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.mark.parametrize(("language", "size"), [("vi", "desk"), ("en", "phone")])
def test_from_the_empty_machine_to_the_summons(
    browser: Browser, tmp_path: Path, language: str, size: str
) -> None:
    with serving(MAKER, tmp_path / "data") as site:
        faults = chapters.tell(browser, site, language=language, size=size).faults()

    assert faults == []
