"""From the empty machine to the summons, as the people of an office do it.

The plan is that of 2023 moved into the coming weeks, its 26 people are invented. Each
page on the way is looked at for faults, in both languages.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

from tests.journeys import chapters
from tests.journeys.hall_pictures import hall_pictures
from tests.journeys.manuals import PAGES, SOURCES, make_manuals
from tests.journeys.scan_pictures import scan_pictures
from tests.journeys.site import ROOT, launched, serving

MAKER = "tests.site.builders:serve_empty_folder"


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
        told = chapters.tell(browser, site, language=language, size=size)

    assert told.faults() == []
    if language == "vi":
        hall, faults = hall_pictures(browser, tmp_path)
        scans, more_faults = scan_pictures(browser, tmp_path)
        assert [*faults, *more_faults] == []
        shown = {**told.pictures(), **hall, **scans}
        for manual in make_manuals(shown, ROOT / "manuals"):
            assert len(PdfReader(manual).pages) == PAGES[manual.stem], manual


def test_the_manuals_name_what_stands_on_the_pages() -> None:
    pages = "".join(
        path.read_text(encoding="utf-8")
        for kind in ("*.html", "*.py")
        for where in ("web", "messages", "papers/catalogue")
        for path in (ROOT / "src" / "tinnhiem" / where).rglob(kind)
    )
    named = {
        (manual.name, words)
        for manual in SOURCES.glob("*.typ")
        for words in re.findall("«(.+?)»", manual.read_text(encoding="utf-8"))
    }

    assert len(named) > 20
    assert [one for one in sorted(named) if one[1] not in pages] == []
