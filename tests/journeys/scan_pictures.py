"""The pictures of ballots read by machine, for the manuals of clerk and committee."""

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from tests.journeys.count_site import AT, devices
from tests.journeys.hall_pictures import Camera, Pictures, enter
from tests.journeys.sheet_site import picture_of, scan_of
from tests.journeys.site import context_of, serving
from tests.site.builders import SLUG

MEMBER = 1
SMALL: ViewportSize = {"width": 900, "height": 560}  # so that print can be read
MAKERS = "tests.journeys.scan_site"


def scan_pictures(
    browser: Browser, folder: Path
) -> tuple[Mapping[str, Pictures], list[str]]:
    """Return the pictures by whose they are, and what was wrong with any of the pages.

    Args:
        browser: Opens the windows.
        folder: Three data folders are made in it.
    """
    clerk, wrong = _clerk(browser, folder)
    scanning, sampling = folder / "scanning", folder / "sampling"
    for made in (scanning, sampling):
        made.mkdir()
    with serving(f"{MAKERS}:serve_scans_to_look_at", scanning) as site:
        window = devices(browser, scanning)[MEMBER]
        member = Camera(window, site=site)
        member.page.set_viewport_size(SMALL)
        member.take("batch", f"{AT}lo/1/quet/", at="h1")
        member.take("pages", f"{AT}trang/", at=".scan-card")
        member.take("rows", f"{AT}dong/", at="h1")
        member.take("wall", f"{AT}anh-nho/", at="h1")
        member.take("camera", f"{AT}lo/2/chup/", at="h1")
    with serving(f"{MAKERS}:serve_drawn_sample", sampling) as site:
        head = Camera(devices(browser, sampling)[0], site=site)
        head.page.set_viewport_size(SMALL)
        head.take("sample", f"{AT}mau/", at="h1")
        head.page.get_by_role("button", name="Mở").first.click()
        head.page.wait_for_load_state()
        head.snap("sheet", at="h1")
    pictures = {"sheet": clerk, "scan": {**member.pictures, **head.pictures}}
    return pictures, [*wrong, *member.faults, *head.faults]


def _clerk(browser: Browser, folder: Path) -> tuple[Pictures, list[str]]:
    """Return what a clerk sees who prints ballots and tries the scanner."""
    printing = folder / "printing"
    with serving("tests.journeys.sheet_site:serve_settled_list", printing) as site:
        clerk = Camera(context_of(browser, size="desk"), site=site)
        page = clerk.page
        page.set_viewport_size(SMALL)
        enter(page, site)
        page.goto(f"{site}/cuoc/{SLUG}/phieu/mau/")
        page.get_by_role("button", name="Lập mẫu phiếu").click()
        page.get_by_role("link", name="Phiếu thử (PDF)").wait_for()
        clerk.snap("run", at="#run-title")
        for file, link in (("phieu", "Tải phiếu (PDF)"), ("thu", "Phiếu thử (PDF)")):
            with page.expect_download() as download:
                page.get_by_text(link).click()
            download.value.save_as(folder / f"{file}.pdf")
        clerk.pictures["ballot"] = picture_of(folder / "phieu.pdf")
        scan_of(folder / "thu.pdf", folder / "nhat.png", lighter=4)
        page.goto(f"{site}/cuoc/{SLUG}/phieu/may-quet/")
        page.set_input_files("#scans", folder / "nhat.png")
        page.get_by_role("button", name="Kiểm tra").click()
        page.get_by_role("article").first.wait_for()
        clerk.snap("scanner", at="article")
    return clerk.pictures, clerk.faults
