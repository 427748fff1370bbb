"""Every page in a real browser: at both sizes, in both languages, without a fault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.site import VIEWS, Look, context_of, launched, serving
from tests.site.builders import PASSWORD, SLUG

MAKER = "tests.site.builders:serve_signed_campaign"
# What a page is called in the pictures, and its address, for a signed-in clerk.
PAGES = {
    "front": "/",
    "campaign": f"/cuoc/{SLUG}/",
    "checklist": f"/cuoc/{SLUG}/chuan-bi/",
    "papers": f"/cuoc/{SLUG}/van-ban/",
    "one-paper": f"/cuoc/{SLUG}/van-ban/D16/",
    "issue-paper": f"/cuoc/{SLUG}/van-ban/D01/ban-hanh/",
    "finalise-paper": f"/cuoc/{SLUG}/van-ban/D02a/ban-hanh/",
    "classify-paper": f"/cuoc/{SLUG}/van-ban/D21/do-mat/",
    "allot-copies": f"/cuoc/{SLUG}/van-ban/D20/phan-ban/",
    "one-copy": f"/cuoc/{SLUG}/van-ban/D16/ban/1/",
    "bring-back": f"/cuoc/{SLUG}/van-ban/sua-trong-word/",
    "register": f"/cuoc/{SLUG}/van-ban/so-dang-ky/",
    "verify": "/kiem-tra/",
    "begin": "/lap-cuoc/",
    "plan": f"/cuoc/{SLUG}/ke-hoach/",
    "clone": f"/cuoc/{SLUG}/ke-hoach/lap-lai/",
    "correct-plan": f"/cuoc/{SLUG}/ke-hoach/sua/",
    "conference-day": f"/cuoc/{SLUG}/ke-hoach/ngay-hop/?ngay=2023-07-20",
    "steps": f"/cuoc/{SLUG}/ke-hoach/cac-buoc/",
    "ballots": f"/cuoc/{SLUG}/phieu/",
    "hall-screens": f"/cuoc/{SLUG}/man-hinh/",
    "people": f"/cuoc/{SLUG}/nhan-su/",
    "people-freeze": f"/cuoc/{SLUG}/nhan-su/chot/",
    "eligibility": f"/cuoc/{SLUG}/nhan-su/dien/",
    "adjust": f"/cuoc/{SLUG}/nhan-su/dieu-chinh/",
    "duplicates": f"/cuoc/{SLUG}/nhan-su/trung/",
    "conflict-map": f"/cuoc/{SLUG}/nhan-su/vai/",
    "cards": f"/cuoc/{SLUG}/nhan-su/the/",
    "replies": f"/cuoc/{SLUG}/nhan-su/giay-moi/",
    "people-bring": f"/cuoc/{SLUG}/nhan-su/nhap/",
    "account": "/tai-khoan/",
    "accounts": "/cac-tai-khoan/",
    "journal": f"/cuoc/{SLUG}/nhat-ky/",
    "office-journal": "/nhat-ky/",
    "vault": "/kho/",
    "setup-steps": "/thiet-lap/cac-buoc/",
    "setup-office": "/thiet-lap/co-quan/",
    "setup-folder": "/thiet-lap/thu-muc/",
    "demonstration": "/trinh-dien/",
    "not-found": "/khong-co/",
}
VISITED = {
    "sign-in": "/dang-nhap/",
    "card": "/the/abc/",
    "certificate": "/chung-chi/",
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


@pytest.fixture(scope="module")
def faults(browser: Browser, site: str) -> dict[str, list[str]]:
    """Look at every page in every window; return what is wrong with which."""
    found: dict[str, list[str]] = {}
    for size, language in VIEWS:
        window = context_of(browser, size=size, language=language)
        page = window.new_page()
        look = Look(page, site=site)
        for name, address in VISITED.items():
            page.goto(site + address)
            look.picture(f"{name}-{size}-{language}")
            found[f"{name}-{size}-{language}"] = look.faults()
        enter(page, site)
        for name, address in PAGES.items():
            look.complaints.clear()
            page.goto(site + address)
            look.picture(f"{name}-{size}-{language}")
            found[f"{name}-{size}-{language}"] = [
                fault for fault in look.faults() if "404 (Not Found)" not in fault
            ]
        window.close()
    return found


@pytest.mark.parametrize(("size", "language"), VIEWS)
@pytest.mark.parametrize("name", [*VISITED, *PAGES])
def test_a_page_has_no_fault_that_a_browser_can_see(
    faults: dict[str, list[str]], name: str, size: str, language: str
) -> None:
    assert faults[f"{name}-{size}-{language}"] == []


def test_the_campaign_shows_its_sections(browser: Browser, site: str) -> None:
    window = context_of(browser, size="desk")
    page = window.new_page()
    enter(page, site)

    assert page.locator("h2").all_inner_texts() == [
        "Tiến độ",
        "Các bước theo kế hoạch",
        "Nhân sự",
        "Hội nghị",
        "Kết quả",
        "Văn bản",
    ]
    assert "54,17%" in page.content()
    window.close()


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_width_makes_a_page_scroll_sideways(
    browser: Browser, site: str, width: int
) -> None:
    window = context_of(browser, size="phone")
    page = window.new_page()
    enter(page, site)
    page.set_viewport_size({"width": width, "height": 800})

    for address in PAGES.values():
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    window.close()


def test_the_door_is_opened_by_keyboard_alone(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    assert tmp_path.exists()
    window = context_of(browser, size="desk")
    page = window.new_page()
    page.goto(f"{site}/dang-nhap/")

    expect(page.locator("input:focus")).to_have_count(1)  # the first has the cursor
    page.keyboard.type("lan.hcqt")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/cuoc/**")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    window.close()
