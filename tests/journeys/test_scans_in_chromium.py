"""Scanned pages in real browsers: without a fault, and answered by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.count_site import AT, devices
from tests.journeys.site import VIEWS, Look, launched, serving

pytestmark = pytest.mark.xdist_group("browser")
MAKER = "tests.journeys.scan_site:serve_scans_to_look_at"
MEMBER = 2
PAGES = {
    "scan-batch": "lo/1/quet/",
    "scan-pages": "trang/",
    "scan-rows": "dong/",
    "scan-wall": "anh-nho/",
    "scan-sample": "mau/",
    "scan-doubts": "khong-ro/",
    "scan-count": "",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("quet") / "ho-so"
    folder.mkdir()
    with serving(MAKER, folder) as address:
        yield address, folder


def test_no_scanned_page_has_a_fault_that_a_browser_can_see(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    found = {}
    for size, language in VIEWS:
        windows = devices(browser, folder, size=size, language=language)
        for name, path in PAGES.items():
            page = windows[MEMBER].new_page()
            look = Look(page, site=address)
            page.goto(address + AT + path)
            page.wait_for_load_state("networkidle")
            look.picture(f"{name}-{size}-{language}")
            found[f"{name}-{size}-{language}"] = look.faults()
            page.close()
        for window in windows:
            window.close()

    assert {name: faults for name, faults in found.items() if faults} == {}


def left(page: Page) -> str:
    return page.locator(".looking .where").inner_text()


def test_rows_are_answered_by_keys_and_the_last_answer_is_taken_back(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    page.goto(address + AT + "dong/")
    before = left(page)

    page.keyboard.press("k")  # no key of a ballot
    assert left(page) == before
    with page.expect_navigation():
        page.keyboard.press("*")  # the block of figures has it for X
    assert left(page) != before
    with page.expect_navigation():
        page.keyboard.press("u")
    assert left(page) == before
    window.close()


def test_a_file_that_is_no_scan_is_refused_where_one_looks(
    browser: Browser, site: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = site
    wrong = tmp_path / "ghi-chu.pdf"
    wrong.write_bytes(b"khong phai ban quet")
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    page.goto(address + AT + "lo/2/quet/")

    page.set_input_files("#scans", wrong)
    page.click("#scan-send button")

    expect(page.locator("main > .said.error")).to_contain_text("ghi-chu.pdf")
    expect(page.locator("#scan-send button")).to_be_enabled()
    window.close()
