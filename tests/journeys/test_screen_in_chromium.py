"""The hall's screen on a projector, a laptop, a phone: legible, calm, never older."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.journeys.site import SCREENSHOTS, Look, launched, serving

MAKER = "tests.site.screens:serve_screens"
SIZES = {"projector": (1920, 1080), "laptop": (1366, 768), "phone": (390, 844)}
HALLS = (
    *("cuoc-check-in", "cuoc-sang-ten", "cuoc-dong", "cuoc-committee-elected"),
    *("cuoc-voting", "cuoc-dien-tap", "cuoc-counting", "cuoc-reconciled"),
    *("cuoc-announced", "cuoc-nhieu-nguoi", "cuoc-suspended", "cuoc-hoan"),
)
# The smallest words are this part of the height: 80 mm of a picture of two metres, so
# small letters of 40 mm, seen from 15 m under 9 minutes of arc; a good eye needs 5.
LEGIBLE = 25
SMALLEST = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), 4);
  let smallest = 1e9;
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    const is_blank = !walker.currentNode.textContent.trim();
    if (is_blank || at.closest(".hidden, [hidden]")) continue;
    smallest = Math.min(smallest, parseFloat(getComputedStyle(at).fontSize));
  }
  return smallest;
}"""


@pytest.fixture(scope="module", name="site")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("screens")
    with serving(MAKER, folder) as site:
        yield site


@pytest.fixture(scope="module", name="browser")
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


def opened(browser: Browser, *, size: str = "projector") -> Page:
    width, height = SIZES[size]
    return browser.new_context(
        viewport={"width": width, "height": height},
        locale="vi-VN",
    ).new_page()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["", "?nen=toi"])
def test_every_hall_is_legible_from_fifteen_metres(
    browser: Browser, site: str, size: str, theme: str
) -> None:
    page = opened(browser, size=size)
    look, faults = Look(page, site=site), []
    for hall in HALLS:
        page.goto(f"{site}/man-hinh/{hall}/{theme}")
        page.wait_for_function("document.querySelector('.controls .which') !== null")
        name = f"screen-{hall}-{size}{'-dark' if theme else ''}"
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=size == "phone")
        faults += [f"{hall}: {fault}" for fault in look.faults()]
        if size == "phone":
            continue
        smallest = page.evaluate(SMALLEST)
        if smallest < SIZES[size][1] / LEGIBLE:
            faults.append(f"{hall}: words of {smallest} pixels")
        below = page.evaluate("document.documentElement.scrollHeight - innerHeight")
        if below > 0:
            faults.append(f"{hall}: {below} pixels below the picture")

    assert faults == []


def part(seq: int, present: int) -> str:
    return (
        f'<main id="hall" data-seq="{seq}"><p class="presence">'
        f"<strong>{present}/26</strong></p></main>"
    )


def test_an_answer_that_was_slow_never_turns_a_counter_back(
    browser: Browser, site: str
) -> None:
    page = opened(browser)
    answers = iter([part(10**9, 25), part(10**9 - 1, 24)])
    last = part(10**9, 25)

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body=next(answers, last))

    page.route("**/phan/", answer)
    page.goto(f"{site}/man-hinh/cuoc-check-in/")
    expect(page.locator(".presence strong")).to_have_text("25/26")
    page.wait_for_timeout(4500)
    expect(page.locator(".presence strong")).to_have_text("25/26")


def test_a_screen_that_lost_the_server_says_so_and_finds_it_again(
    browser: Browser, site: str
) -> None:
    page = opened(browser)
    page.goto(f"{site}/man-hinh/cuoc-check-in/")
    page.route("**/phan/", lambda route: route.abort())
    expect(page.locator(".cut")).to_be_visible()
    expect(page.locator(".presence strong")).to_have_text("24/26")
    page.unroute("**/phan/")
    expect(page.locator(".cut")).to_be_hidden()


def test_a_revoked_screen_becomes_a_page_that_is_not_there(
    browser: Browser, site: str
) -> None:
    page = opened(browser)
    page.goto(f"{site}/man-hinh/cuoc-check-in/")
    gone = {"status": 404, "content_type": "text/html", "body": "<h1>404</h1>"}
    page.route(re.compile("/man-hinh/"), lambda route: route.fulfill(**gone))
    expect(page.locator("h1")).to_have_text("404")


def test_the_sheets_turn_by_themselves_and_stop_when_told(
    browser: Browser, site: str
) -> None:
    page = opened(browser)
    page.clock.install()
    page.goto(f"{site}/man-hinh/cuoc-nhieu-nguoi/")
    expect(page.locator(".which")).to_have_text("1/15")
    expect(page.locator(".sheet:visible")).to_have_count(1)
    page.clock.run_for(15_100)
    expect(page.locator(".which")).to_have_text("2/15")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".which")).to_have_text("1/15")
    page.locator("[data-do=stop]").focus()
    page.keyboard.press("Enter")
    page.clock.run_for(31_000)
    expect(page.locator(".which")).to_have_text("1/15")
    expect(page.locator("[data-do=stop]")).to_have_attribute("aria-pressed", "true")


def test_whoever_wants_no_motion_turns_them_by_hand(
    browser: Browser, site: str
) -> None:
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.clock.install()
    page.goto(f"{site}/man-hinh/cuoc-nhieu-nguoi/")
    page.clock.run_for(31_000)
    expect(page.locator(".which")).to_have_text("1/15")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".which")).to_have_text("2/15")


def test_without_scripting_it_shows_everything_and_asks_again_by_itself(
    browser: Browser, site: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/man-hinh/cuoc-nhieu-nguoi/")

    assert page.locator("tbody tr").count() == 60
    assert 'http-equiv="refresh"' in page.content()
    assert page.locator(".controls button:visible").count() == 0


def test_who_has_not_come_yet_is_seen_too(browser: Browser, site: str) -> None:
    page = opened(browser)
    page.goto(f"{site}/man-hinh/cuoc-sang-ten/")

    expect(page.locator(".names li:visible")).to_have_count(26)
