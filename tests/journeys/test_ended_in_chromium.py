"""What follows the count, in a real browser: pages looked at, minutes in a minute."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.site import VIEWS, Look, context_of, launched, serving
from tests.site.builders import PASSWORD, SLUG
from tests.site.ended import COUNTING, OLD

MAKER = "tests.site.ended:serve_ended_campaigns"
HERE, PRACTICE = f"/cuoc/{SLUG}/", f"/cuoc/dien-tap-{SLUG}/"
PAGES = {
    "outcome": f"{HERE}ket-qua/",
    "outcome-closed": f"/cuoc/{COUNTING}/ket-qua/",
    "minutes-copies": f"{HERE}ket-qua/bien-ban/",
    "seal-papers": f"{HERE}ket-qua/niem-phong/",
    "publications": f"{HERE}ket-qua/cong-khai/",
    "use-of-results": f"{HERE}ket-qua/su-dung/",
    "follow-up": f"{HERE}ket-qua/su-dung/1/tell/",
    "reports": f"{HERE}ket-qua/bao-cao/",
    "one-report": f"{HERE}ket-qua/bao-cao/1/",
    "archive": f"/cuoc/{OLD}/luu-tru/",
    "purge": f"/cuoc/{OLD}/luu-tru/xoa/",
    "certificates": "/chung-nhan-xoa/",
    "rehearsal-real": f"{HERE}dien-tap/",
    "rehearsal": f"{PRACTICE}dien-tap/",
    "practice-sheets": f"{PRACTICE}dien-tap/phieu-gia/?sheets=25",
    "rehearsal-overview": PRACTICE,
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
    page.wait_for_url(f"{site}/")


@pytest.fixture(scope="module")
def faults(browser: Browser, site: str) -> dict[str, list[str]]:
    """Look at every page in every window; return what is wrong with which."""
    found: dict[str, list[str]] = {}
    for size, language in VIEWS:
        window = context_of(browser, size=size, language=language)
        page = window.new_page()
        look = Look(page, site=site)
        enter(page, site)
        for name, address in PAGES.items():
            look.complaints.clear()
            page.goto(site + address)
            look.picture(f"{name}-{size}-{language}")
            found[f"{name}-{size}-{language}"] = look.faults()
        window.close()
    return found


@pytest.mark.parametrize(("size", "language"), VIEWS)
@pytest.mark.parametrize("name", [*PAGES])
def test_a_page_has_no_fault_that_a_browser_can_see(
    faults: dict[str, list[str]], name: str, size: str, language: str
) -> None:
    assert faults[f"{name}-{size}-{language}"] == []


def test_three_copies_of_the_minutes_are_printed_within_a_minute(
    browser: Browser, site: str
) -> None:
    window = context_of(browser, size="desk")
    page = window.new_page()
    enter(page, site)
    began = time.monotonic()

    page.goto(f"{site}{HERE}ket-qua/bien-ban/")
    names = []
    for number in (1, 2, 3):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"In bản số {number}").click()
        names.append(saved.value.suggested_filename)

    assert time.monotonic() - began < 60
    assert names == [f"{SLUG}-D16-ban-{n}.pdf" for n in (1, 2, 3)]
    window.close()


def test_a_purge_by_keyboard_ends_with_its_certificate(
    browser: Browser, site: str
) -> None:
    window = context_of(browser, size="desk")
    page = window.new_page()
    enter(page, site)
    page.goto(f"{site}/cuoc/{OLD}/luu-tru/xoa/")

    page.focus("input[name=typed]")
    page.keyboard.type(OLD)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/chung-nhan-xoa/*/")

    look = Look(page, site=site)
    look.picture("certificate-desk-vi")
    assert look.faults() == []
    assert "không còn dấu vết nào" in page.content()
    window.close()
