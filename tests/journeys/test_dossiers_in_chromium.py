"""Dossiers in a real browser: the desk, an officeholder and a voter, both sizes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.site import VIEWS, Look, context_of, launched, serving
from tests.site.builders import CARDS, PASSWORD, SLUG
from tests.site.dossiers.pdfs import plain_pdf

MAKER = "tests.site.dossiers.stage:serve_dossiers"
HOME, MINE = f"/cuoc/{SLUG}/ho-so/", f"/cuoc/{SLUG}/ho-so-cua-toi/"
# What a page is called in the pictures, and its address, by who looks.
PAGES = {
    "clerk": {
        "dossiers": HOME,
        "dossier": f"{HOME}cua/p1/",
        "dossier-returned": f"{HOME}cua/p3/",
        "dossier-declaration": f"{HOME}cua/p4/",
        "unit-dossier": f"{HOME}cua/don-vi/",
        "report-form": f"{HOME}cua/p4/mau/",
        "receive-paper": f"{HOME}cua/p4/nhan/assets/",
        "upload-filing": f"{HOME}cua/p4/nop/report/",
        "release-dossiers": f"{HOME}phat-hanh/",
        "dossier-readings": f"{HOME}da-doc/",
        "declarations": f"{HOME}ban-ke-khai/",
    },
    "officeholder": {
        "my-dossier": MINE,
        "my-report": f"{MINE}mau/",
        "my-upload": f"{MINE}nop/report/",
        "mine": "/cua-toi/",
    },
    "voter": {"read-dossiers": f"/cuoc/{SLUG}/doc-ho-so/", "mine": "/cua-toi/"},
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
    if who == "clerk":
        page.goto(f"{site}/dang-nhap/")
        page.fill("input[name=login]", "lan.hcqt")
        page.fill("input[name=password]", PASSWORD)
        page.press("input[name=password]", "Enter")
        page.wait_for_url(f"{site}/cuoc/**")
        return
    token, pin = json.loads((folder / CARDS).read_text(encoding="utf-8"))[who]
    page.goto(f"{site}/the/{token}/")
    page.fill("input[name=pin]", pin)
    page.press("input[name=pin]", "Enter")
    page.wait_for_url(f"{site}/cua-toi/")


@pytest.mark.parametrize(("size", "language"), VIEWS)
@pytest.mark.parametrize("who", PAGES)
def test_no_page_of_dossiers_has_a_fault_that_a_browser_can_see(  # noqa: PLR0913
    browser: Browser, site: str, folder: Path, who: str, size: str, language: str
) -> None:
    window = context_of(browser, size=size, language=language)
    page = window.new_page()
    look = Look(page, site=site)
    enter(page, site, folder=folder, who=who)
    found = {}
    for name, address in PAGES[who].items():
        page.goto(site + address)
        look.picture(f"dossiers-{who}-{name}-{size}-{language}")
        found[name] = look.faults()
    window.close()

    assert found == {name: [] for name in found}


@pytest.mark.parametrize("width", [320, 768])
def test_no_width_makes_a_page_of_dossiers_scroll_sideways(
    browser: Browser, site: str, folder: Path, width: int
) -> None:
    window = context_of(browser, size="phone")
    page = window.new_page()
    enter(page, site, folder=folder, who="clerk")
    page.set_viewport_size({"width": width, "height": 800})

    for address in PAGES["clerk"].values():
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    window.close()


def test_an_officeholder_hands_in_a_file_from_a_phone_and_takes_it_back(
    browser: Browser, site: str, folder: Path, tmp_path: Path
) -> None:
    (file := tmp_path / "bao-cao.pdf").write_bytes(plain_pdf(3))
    window = context_of(browser, size="phone")
    page = window.new_page()
    enter(page, site, folder=folder, who="officeholder")
    page.goto(f"{site}{MINE}nop/explanation/")

    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Nộp", exact=True).click()
    page.get_by_text("Đã nhận bản 1, 3 trang.").wait_for()
    page.get_by_role("button", name="Rút lại").first.click()

    page.get_by_text("Đã rút bản 1.").wait_for()
    window.close()


def test_a_voter_gets_pages_with_their_name(
    browser: Browser, site: str, folder: Path
) -> None:
    window = context_of(browser, size="phone")
    page = window.new_page()
    enter(page, site, folder=folder, who="voter")
    page.goto(f"{site}/cuoc/{SLUG}/doc-ho-so/")
    link = page.locator("a[href*='/doc-ho-so/']").first.get_attribute("href")

    answer = window.request.get(f"{site}{link}")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")
    window.close()
