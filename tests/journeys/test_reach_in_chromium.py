"""Every page at 200 % and by keyboard alone: nothing is lost, hidden, small or a trap.

A window of 640 by 400 is what a laptop of 1280 by 800 shows at 200 %.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.site import Look, context_of, launched, serving
from tests.journeys.test_pages_in_chromium import MAKER, PAGES, enter

TWICE = {"width": 640, "height": 400}
LEAST = 24  # pixels, WCAG 2.5.8
STOPS_IN_ONE = 6  # a box for a date has a stop for day, month, year and calendar
# What Tab must reach, in the order of the page: of radio buttons one a group.
STOPS = """() => {
  const all = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const seen = new Set();
  window.stops = [...document.querySelectorAll(all)].filter(one => {
    if (one.disabled || one.type === 'hidden' || !one.checkVisibility()) return false;
    if (one.type !== 'radio') return true;
    const group = document.getElementsByName(one.name);
    const chosen = [...group].find(radio => radio.checked) ?? group[0];
    return one === chosen;
  });
  return window.stops.length;
}"""
STOP = """() => {
  const one = document.activeElement;
  if (one === document.body || one === null) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    place: window.stops.indexOf(one),
    name: one.outerHTML.slice(0, 90),
    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
    shown: box.bottom > 0 && box.top < innerHeight,
  };
}"""
# Links within a sentence may be as small as its letters.
SMALL = """least => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary'
)].filter(one => {
  if (!one.checkVisibility() || one.type === 'hidden') return false;
  if (one.matches('.skip, [hidden]')) return false;
  const box = one.getBoundingClientRect();
  if (box.width === 0) return false;
  if (one.matches('a') && getComputedStyle(one).display === 'inline') return false;
  const label = one.matches('[type=checkbox], [type=radio]') && one.labels[0];
  const area = label ? label.getBoundingClientRect() : box;
  return Math.max(box.height, area.height) < least
    || Math.max(box.width, area.width) < least;
}).map(one => one.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    assert browser.is_connected()
    with serving(MAKER, tmp_path_factory.mktemp("data")) as address:
        yield address


@pytest.fixture(scope="module")
def look(browser: Browser, site: str) -> Iterator[Look]:
    """A signed-in clerk's window at 200 %."""
    window = context_of(browser, size="desk")
    page = window.new_page()
    enter(page, site)
    page.set_viewport_size(TWICE)  # type: ignore[arg-type]
    yield Look(page, site=site)
    window.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_at_200_percent_and_by_keyboard(
    look: Look, site: str, name: str
) -> None:
    look.complaints.clear()
    look.page.goto(site + PAGES[name])

    faults = [one for one in look.faults() if "404 (Not Found)" not in one]
    small = look.page.evaluate(SMALL, LEAST)

    assert [*faults, *(f"small: {one}" for one in small)] == []
    assert walk(look.page) == []


def walk(page: Page) -> list[str]:
    """Press Tab from the top until the page is left; return what was wrong."""
    number = page.evaluate(STOPS)
    wrong: list[str] = []
    places: list[int] = []
    for _press in range(number * STOPS_IN_ONE):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stop["place"] == 0 and len(places) > 1):
            break  # out of the page, or round again where there is no other place
        if not places and "skip" not in stop["name"]:
            wrong.append(f"begins with {stop['name']}")
        if not stop["seen"]:
            wrong.append(f"focus cannot be seen: {stop['name']}")
        if not stop["shown"]:
            wrong.append(f"focus is off the screen: {stop['name']}")
        if stop["place"] >= 0 and stop["place"] not in places[-1:]:
            places.append(stop["place"])
    else:
        wrong.append("Tab never leaves the page")
    if places != list(range(number)):
        wrong.append(f"not every stop in order: {places} of {number}")
    return wrong


def test_the_skip_link_leads_past_the_menus(look: Look, site: str) -> None:
    look.page.goto(site + PAGES["people"])

    look.page.keyboard.press("Tab")
    look.page.keyboard.press("Enter")

    assert look.page.evaluate("document.activeElement.id") == "main"


def test_a_page_moves_nothing_for_whom_movement_is_too_much(
    browser: Browser, site: str
) -> None:
    window = context_of(browser, size="desk")
    page = window.new_page()
    page.emulate_media(reduced_motion="reduce")
    enter(page, site)

    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(one => {"
        "const style = getComputedStyle(one);"
        "return parseFloat(style.transitionDuration) > 0"
        " || style.animationName !== 'none'}).length"
    )

    assert moving == 0
    window.close()


@pytest.mark.parametrize("name", ["steps", "people", "plan", "campaign"])
def test_print_leaves_menus_and_buttons_out(look: Look, site: str, name: str) -> None:
    look.page.goto(site + PAGES[name])
    look.page.emulate_media(media="print")

    shown = look.page.evaluate(
        "[...document.querySelectorAll('.bar, .areas, .foot, .skip, .noprint')]"
        ".filter(one => one.checkVisibility()).length"
    )
    look.page.emulate_media(media="screen")

    assert shown == 0
