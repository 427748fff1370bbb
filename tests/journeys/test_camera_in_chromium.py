"""A pile of ballots before the camera of a real browser, taken without one click.

The camera plays a film of ballots that were filled in, soiled and photographed by the
generator of the corruption suite; one of them is laid down twice in a row.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.camera_site import FILM, VOTERS
from tests.journeys.count_site import AT, devices
from tests.journeys.site import QUIET, Look, require_chromium, serving

MAKER = "tests.journeys.camera_site:serve_camera_count"
CAMERA = AT + "lo/1/chup/"
SLOW = 90_000  # milliseconds for the whole pile on a busy machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A count of its own for each test: a sheet that was taken is taken no more."""
    return tmp_path / "data"


@pytest.fixture
def site(folder: Path) -> Iterator[str]:
    require_chromium()
    folder.mkdir()
    with serving(MAKER, folder) as address:
        yield address


@pytest.fixture
def browser(site: str, folder: Path) -> Iterator[Browser]:
    assert site
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=require_chromium(),
            args=[
                *QUIET,
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                f"--use-file-for-fake-video-capture={folder.parent / FILM}",
            ],
        )
        yield started
        started.close()


def told(page: Page) -> list[str]:
    """Return what became of the sheets, the first one first."""
    return page.locator("[data-part=last] li").all_text_contents()[::-1]


def test_a_pile_is_taken_by_itself_and_no_sheet_twice_in_a_row(
    browser: Browser, site: str, folder: Path
) -> None:
    window = devices(browser, folder)[0]
    page = window.new_page()
    look = Look(page, site=site)
    page.goto(site + CAMERA)
    page.get_by_role("button", name="Bật máy ảnh").click()

    lines = page.locator("[data-part=last] li")
    expect(lines).to_have_count(len(VOTERS), timeout=SLOW)
    said = told(page)
    kept = [words for words in said if words.startswith("Tờ ")]
    look.picture("camera-after")
    assert len(kept) == len(set(VOTERS))
    assert [at for at, words in enumerate(said) if "Đúng tờ vừa chụp" in words] == [3]
    assert page.locator("[data-part=pages]").inner_text() == str(len(kept))
    assert look.strangers == []
    assert look.complaints == []
    window.close()


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_the_page_has_no_fault_that_a_browser_can_see(
    browser: Browser, site: str, folder: Path, size: str
) -> None:
    window = devices(browser, folder, size=size)[0]
    page = window.new_page()
    look = Look(page, site=site)
    page.goto(site + CAMERA)
    found = {"off": look.faults()}
    look.picture(f"camera-off-{size}")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Bật máy ảnh").press("Enter")
    page.locator("video").wait_for()
    page.wait_for_timeout(4000)
    found["on"] = look.faults()
    look.picture(f"camera-on-{size}")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("status")).to_have_text("Đã tắt máy ảnh.")
    window.close()

    assert found == {"off": [], "on": []}
