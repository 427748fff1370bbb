"""Scanned pages in real browsers: without a fault, and answered by keys alone."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.journeys.count_site import AT, devices
from tests.journeys.site import VIEWS, Look, launched, serving
from tests.site.count.marked_sheets import jpeg

pytestmark = pytest.mark.xdist_group("browser")
MAKER = "tests.journeys.scan_site:serve_scans_to_look_at"
SLOW = 60_000  # milliseconds for a few files on a busy machine
MEMBER = 2
PAGES = {
    "scan-batch": "lo/1/quet/",
    "scan-pages": "trang/",
    "scan-rows": "dong/",
    "scan-wall": "anh-nho/",
    "scan-sample": "mau/",
    "scan-doubts": "khong-ro/",
    "scan-count": "",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("quet") / "ho-so"
    folder.mkdir()
    with serving(MAKER, folder) as address:
        yield address, folder


def test_no_scanned_page_has_a_fault_that_a_browser_can_see(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    found = {}
    for size, language in VIEWS:
        windows = devices(browser, folder, size=size, language=language)
        for name, path in PAGES.items():
            page = windows[MEMBER].new_page()
            look = Look(page, site=address)
            page.goto(address + AT + path)
            page.wait_for_load_state("networkidle")
            look.picture(f"{name}-{size}-{language}")
            found[f"{name}-{size}-{language}"] = look.faults()
            page.close()
        for window in windows:
            window.close()

    assert {name: faults for name, faults in found.items() if faults} == {}


def left(page: Page) -> str:
    return page.locator(".looking .where").inner_text()


def test_rows_are_answered_by_keys_and_the_last_answer_is_taken_back(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    page.goto(address + AT + "dong/")
    before = left(page)

    page.keyboard.press("k")  # no key of a ballot
    assert left(page) == before
    with page.expect_navigation():
        page.keyboard.press("*")  # the block of figures has it for X
    assert left(page) != before
    with page.expect_navigation():
        page.keyboard.press("u")
    assert left(page) == before
    window.close()


def test_on_a_telephone_picture_and_keys_are_seen_at_once(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    window = devices(browser, folder, size="phone")[MEMBER]
    page = window.new_page()

    page.goto(address + AT + "dong/#dong")

    for what in (".look-at .crop >> nth=0", ".look-at .crop >> nth=1"):
        expect(page.locator(what)).to_be_in_viewport(ratio=1)
    for mark in "1230XG?":
        expect(page.locator(f"#look button[value='{mark}']")).to_be_in_viewport()
    window.close()


def test_a_page_is_enlarged_and_left_again_by_keys_at_the_same_address(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    page.goto(address + AT + "trang/")
    large = page.locator(".zoomed").first
    expect(large).to_be_hidden()

    page.locator(".zoom").first.focus()
    page.keyboard.press("Enter")
    expect(large).to_be_visible()
    page.keyboard.press("Escape")
    expect(large).to_be_hidden()

    assert page.url == address + AT + "trang/"
    window.close()


def test_each_file_is_answered_for_and_a_wrong_one_stops_none(
    browser: Browser, site: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = site
    files = {
        "ghi-chu.pdf": b"khong phai ban quet",
        "to-trang.jpg": jpeg(np.full((2339, 1654), 244, np.uint8)),
        "rong.pdf": b"",
        "to-trang-2.jpg": jpeg(np.full((2339, 1654), 240, np.uint8)),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    look = Look(page, site=address)
    page.goto(address + AT + "lo/2/quet/")

    page.click("#scan-send button")
    expect(page.locator("#scans")).to_be_focused()
    page.set_input_files("#scans", [tmp_path / name for name in files])
    expect(page.locator("#chosen")).to_have_text(
        "Đã chọn 4 tệp: ghi-chu.pdf, to-trang.jpg, rong.pdf…"
    )
    page.click("#scan-send button")

    said = page.locator("#scan-send [role=status]")
    expect(said).to_have_text("Xong 4 tệp: nhận 2, không nhận 2.", timeout=SLOW)
    lines = page.locator("#scan-answers li")
    assert [line.get_attribute("class") for line in lines.all()] == [
        "refused",
        "notice",
        "refused",
        "notice",
    ]
    for line, name in zip(lines.all(), files, strict=True):
        assert name in line.inner_text()
    expect(page.locator("#scan-state")).to_contain_text("Trang đã quét")
    expect(page.get_by_role("group").filter(has_text="Quét hỏng")).to_have_count(1)
    look.picture("scan-sent-desk")
    assert look.faults() == []
    window.close()


def test_choosing_files_is_asked_in_our_words_and_reached_by_the_keyboard(
    browser: Browser, site: tuple[str, Path]
) -> None:
    address, folder = site
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    page.goto(address + AT + "lo/2/quet/")

    field = page.get_by_label("Chọn tệp quét")
    field.focus()
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Space")
    assert choosing.value.is_multiple()
    box = field.bounding_box()
    assert box is not None
    assert box["width"] <= 1  # what the browser would write is not seen
    window.close()


def test_a_file_that_cannot_be_sent_is_told_and_the_others_are_not_tried(
    browser: Browser, site: tuple[str, Path], tmp_path: Path
) -> None:
    address, folder = site
    for name in ("mot.pdf", "hai.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.4")
    window = devices(browser, folder)[MEMBER]
    page = window.new_page()
    page.goto(address + AT + "lo/2/quet/")
    asked: list[str] = []

    def cut(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/quet/", cut)

    page.set_input_files("#scans", [tmp_path / "mot.pdf", tmp_path / "hai.pdf"])
    page.click("#scan-send button")

    said = page.locator("#scan-send [role=status]")
    expect(said).to_have_text("Xong 2 tệp: nhận 0, không nhận 2.", timeout=SLOW)
    lines = page.locator("#scan-answers li.unsent, #scan-answers li.refused")
    expect(lines).to_have_count(2)
    expect(lines.last).to_contain_text("hai.pdf: Chưa gửi được tới máy chủ.")
    assert len(asked) == 3  # the first file, three times
    window.close()
