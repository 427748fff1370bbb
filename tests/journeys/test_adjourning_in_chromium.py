"""A conference without quorum, in a browser: adjourned, summoned again, from zero."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.site import Look, context_of, launched, serving
from tests.journeys.test_pages_in_chromium import enter
from tests.site.builders import SLUG

MAKER = "tests.site.halls:serve_short_hall"
HALL = f"/cuoc/{SLUG}/hoi-nghi/"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


def adjourn(page: Page, look: Look) -> None:
    page.click("a.button:has-text('Hoãn')")
    for name, typed in {
        "reason": "không đủ số người có mặt",
        "day": "2099-07-20",
        "hour": "08:00",
    }.items():
        page.fill(f"[name={name}]", typed)
    page.check("input[name=sure]")
    page.click("form.narrow button")
    page.wait_for_selector("h1:has-text('phiên thứ 2')")
    look.picture("hall-adjourned-desk-vi")


def summon_again(page: Page, site: str) -> None:
    page.click("a#buoc:has-text('Gửi Giấy mời')")
    page.check("#send ~ form input[name=sure]")
    page.click("#send ~ form button")
    page.wait_for_selector(".said")
    page.goto(site + HALL)
    page.click("#buoc:has-text('Mở điểm danh')")
    page.wait_for_selector(".stage:has-text('Điểm danh')")
    page.go_back()  # to the page of before, which is asked for anew
    page.wait_for_selector(".stage:has-text('Điểm danh')")


def test_too_few_came_and_the_next_sitting_counts_from_zero(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(MAKER, tmp_path / "data") as site:
        window = context_of(browser, size="desk")
        page = window.new_page()
        look = Look(page, site=site)
        enter(page, site)
        page.goto(site + HALL)
        expect(page.locator("#vi-sao")).to_contain_text("17/18")
        expect(page.locator("#buoc")).to_be_disabled()
        look.picture("hall-without-quorum-desk-vi")

        adjourn(page, look)
        faults = look.faults()
        summon_again(page, site)
        expect(page.locator("#now .tally")).to_contain_text(re.compile(r"0\s*/\s*26"))
        page.goto(f"{site}{HALL}phien/1/")
        look.picture("hall-sitting-desk-vi")
        faults += look.faults()
        window.close()

    assert faults == []
