"""A clerk prints ballots for machines and tries the office's scanner, in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.sheet_site import scan_of
from tests.journeys.site import Look, context_of, launched, serving
from tests.site.builders import PASSWORD, SLUG

MAKER = "tests.journeys.sheet_site:serve_settled_list"
SHEET, SCANNER = (f"/cuoc/{SLUG}/phieu/{rest}" for rest in ("mau/", "may-quet/"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture
def site(browser: Browser, tmp_path: Path) -> Iterator[str]:
    assert browser.is_connected()
    (tmp_path / "data").mkdir()
    with serving(MAKER, tmp_path / "data") as address:
        yield address


def entered(window: Page, site: str) -> Look:
    look = Look(window, site=site)
    window.goto(f"{site}/dang-nhap/")
    window.fill("input[name=login]", "lan.hcqt")
    window.fill("input[name=password]", PASSWORD)
    window.press("input[name=password]", "Enter")
    window.wait_for_url(f"{site}/cuoc/**")
    return look


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_ballots_are_printed_and_the_scanner_is_tried(
    browser: Browser, site: str, tmp_path: Path, size: str
) -> None:
    window = context_of(browser, size=size)
    page = window.new_page()
    look = entered(page, site)
    page.goto(site + SHEET)
    found = {"before": look.faults()}
    page.get_by_role("button", name="Lập mẫu phiếu").click()
    expect(page.get_by_text("Mẫu đang dùng: lần in 1")).to_be_visible()
    found["printed"] = look.faults()
    look.picture(f"ballot-sheet-{size}")

    pdf = tmp_path / "thu.pdf"
    with page.expect_download() as download:
        page.get_by_role("link", name="Phiếu thử (PDF)").click()
    download.value.save_as(pdf)
    scan_of(pdf, tmp_path / "tot.png")
    scan_of(pdf, tmp_path / "nhat.png", lighter=4)

    page.goto(site + SCANNER)
    page.set_input_files("#scans", [tmp_path / "tot.png", tmp_path / "nhat.png"])
    page.get_by_role("button", name="Kiểm tra").click()
    good, pale = page.get_by_role("article").all()
    expect(good).to_contain_text("Đạt: máy này quét được phiếu.")
    expect(pale).to_contain_text("Nét in ra quá nhạt")
    found["tried"] = look.faults()
    look.picture(f"scanner-{size}")
    window.close()

    assert found == {name: [] for name in found}
