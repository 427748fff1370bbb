"""The pages of whoever enters by card, in a real browser, phone first."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.site import SIZES, Look, context_of, launched, serving
from tests.site.builders import CARDS, HOLDERS

MAKER = "tests.site.clarifications.desk:serve_desk"
# What a page is called in the pictures, and its address, by who has the card.
PAGES = {
    "voter": {"mine": "/cua-toi/", "questions": "/cua-toi/giai-trinh/"},
    "officeholder": {
        "mine": "/cua-toi/",
        "questions": "/cua-toi/giai-trinh/",
        "answers": "/cua-toi/giai-trinh-ve-toi/",
    },
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def site(browser: Browser, folder: Path) -> Iterator[str]:
    assert browser.is_connected()
    with serving(MAKER, folder) as address:
        yield address


def enter(page: Page, site: str, *, folder: Path, who: str) -> None:
    token, pin = json.loads((folder / CARDS).read_text(encoding="utf-8"))[who]
    page.goto(f"{site}/the/{token}/")
    page.fill("input[name=pin]", pin)
    page.press("input[name=pin]", "Enter")
    page.wait_for_url(f"{site}/cua-toi/")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", HOLDERS)
def test_no_page_of_a_card_has_a_fault_that_a_browser_can_see(
    browser: Browser, site: str, folder: Path, who: str, size: str
) -> None:
    window = context_of(browser, size=size)
    page = window.new_page()
    look = Look(page, site=site)
    enter(page, site, folder=folder, who=who)
    found = {}
    for name, address in PAGES[who].items():
        page.goto(site + address)
        look.picture(f"card-{who}-{name}-{size}")
        found[name] = look.faults()
    window.close()

    assert found == {name: [] for name in found}


def test_a_reply_is_sent_from_a_phone(
    browser: Browser, site: str, folder: Path
) -> None:
    window = context_of(browser, size="phone")
    page = window.new_page()
    enter(page, site, folder=folder, who="voter")

    page.get_by_label("Tôi sẽ dự Hội nghị").check()
    page.get_by_role("button", name="Gửi trả lời").click()

    page.get_by_text("Đồng chí đã trả lời: sẽ dự Hội nghị.").first.wait_for()
    Look(page, site=site).picture("card-voter-mine-replied-phone")
    window.close()
