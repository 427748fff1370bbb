"""The clarification desk in a real browser, with work at every stage."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.site import SIZES, Look, context_of, launched, serving
from tests.site.builders import PASSWORD, SLUG
from tests.site.clarifications.desk import DESK, HOLDER, place

MAKER = "tests.site.clarifications.desk:serve_desk"
PAGES = {
    "desk": DESK,
    "requests": place(HOLDER),
    "questions": place(HOLDER, "noi-dung/"),
    "send": place(HOLDER, "gui/"),
    "open": f"{DESK}chua-tra-loi/",
    "paper": f"{DESK}nhap-giay/",
    "replies": f"/cuoc/{SLUG}/nhan-su/giay-moi/",
}


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


def enter(page: Page, site: str) -> None:
    page.goto(f"{site}/dang-nhap/")
    page.fill("input[name=login]", "lan.hcqt")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{site}/cuoc/**")


@pytest.mark.parametrize("size", SIZES)
def test_no_page_of_the_desk_has_a_fault_that_a_browser_can_see(
    browser: Browser, site: str, size: str
) -> None:
    window = context_of(browser, size=size)
    page = window.new_page()
    look = Look(page, site=site)
    enter(page, site)
    found = {}
    for name, address in PAGES.items():
        look.complaints.clear()
        page.goto(site + address)
        look.picture(f"desk-{name}-{size}")
        found[name] = look.faults()
    window.close()

    assert found == {name: [] for name in found}


def test_requests_are_merged_with_boxes_outside_the_form(
    browser: Browser, site: str
) -> None:
    window = context_of(browser, size="phone")
    page = window.new_page()
    enter(page, site)
    page.goto(site + place(HOLDER))

    for box in page.get_by_role("checkbox").all():
        box.check()
    page.fill("#text", "Làm rõ hai việc nêu trong báo cáo.")
    page.get_by_role("button", name="Gộp thành một nội dung").click()

    page.get_by_text("Đã gộp 2 đề nghị").wait_for()
    window.close()
