"""A conference whose ballots are read by machine: from the copier to the signatures."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.count_site import AT, devices, signed_figures
from tests.journeys.scan_site import TRUTH
from tests.journeys.site import Look, launched, serving
from tests.site.secrecy.told import searched

pytestmark = pytest.mark.xdist_group("browser")
MAKER = "tests.journeys.scan_site:serve_box_to_scan"
PATIENCE = 60_000  # ms: a machine reads while another test runs


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


def test_a_box_is_scanned_judged_compared_and_signed(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "ho-so"
    folder.mkdir()
    with serving(MAKER, folder) as site:
        windows = devices(browser, folder)
        pages = [window.new_page() for window in windows]
        looks = [Look(page, site=site) for page in pages]
        for page in pages:
            page.set_default_timeout(PATIENCE)
        truth = json.loads((tmp_path / TRUTH).read_text(encoding="utf-8"))
        open_the_count(site, pages[0])
        scan(site, pages[1], looks[1], tmp_path / "lo-1.pdf", batch=1, sheets=10)
        scan(site, pages[2], looks[2], tmp_path / "lo-2.pdf", batch=2, sheets=14)
        judge(site, pages[:2], looks)
        look_at_rows(site, pages[:2], looks, truth)
        decide(site, pages, looks)
        compare(site, pages[0], looks[0])
        record_and_sign(site, pages, looks)
        faults = {f"window {n}": look.complaints for n, look in enumerate(looks)}

    assert {name: said for name, said in faults.items() if said} == {}
    assert signed_figures(folder) == figures_of(truth)
    way, remarks = told(folder)
    assert way == "scanned"
    assert "Đọc bằng máy quét 24 phiếu" in remarks
    assert "số bốc thăm trước Hội nghị là «4 1 6 3»" in remarks
    assert "cả Ban Kiểm phiếu xem xét" in remarks
    assert searched(folder).leaks == ()


def open_the_count(site: str, head: Page) -> None:
    head.goto(site + AT)
    head.click("#viec")
    head.check("input[name=way][value=scanned]")
    head.fill("input[name=sizes]", "10, 14")
    head.click("main form button[type=submit]")
    expect(head.locator("#viec")).to_contain_text("Quét lô 1")


def scan(  # noqa: PLR0913 - who scans which pile
    site: str, page: Page, look: Look, file: Path, *, batch: int, sheets: int
) -> None:
    page.goto(f"{site}{AT}lo/{batch}/quet/")
    page.set_input_files("#scans", file)
    page.click("#scan-send button")
    said = page.locator("#scan-send [role=status]")
    expect(said).to_have_text("Xong 1 tệp: nhận 1, không nhận 0.", timeout=PATIENCE)
    expect(page.locator("#scan-state .tally dd").first).to_have_text(
        f"{sheets}/{sheets}"
    )
    look.picture(f"scanned-story-batch-{batch}")


def judge(site: str, pages: Sequence[Page], looks: Sequence[Look]) -> None:
    """Two members say, each alone, that a page is a back side and one came twice."""
    for page in pages:
        page.goto(f"{site}{AT}trang/")
        expect(page.locator(".scan-card")).to_have_count(2)
        looks[pages.index(page)].picture(f"scanned-story-pages-{pages.index(page)}")
        for verdict in ("same", "not-a-ballot"):
            page.check(f".scan-card input[value={verdict}]")
            card = page.locator(
                ".scan-card", has=page.locator(f"input[value={verdict}]")
            )
            with page.expect_navigation():
                card.locator("button", has_text="Ghi ý kiến").click()
    expect(pages[-1].locator("main")).to_contain_text("Không còn trang nào")


def look_at_rows(
    site: str, pages: Sequence[Page], looks: Sequence[Look], truth: dict[str, list[str]]
) -> None:
    """Two members answer every row by a key; of two crosses one cannot say."""
    for who, page in enumerate(pages):
        page.goto(f"{site}{AT}dong/")
        looks[who].picture(f"scanned-story-rows-{who}")
        while page.locator("#look").count():
            name = page.locator("#look [name=row]").get_attribute("value") or ""
            batch, place, row = (name.split("-")[at] for at in (0, -2, -1))
            said = truth[batch][int(place) - 1][int(row) - 1]
            with page.expect_navigation():
                page.keyboard.press("?" if said == "X" and who else said)
        expect(page.locator("main")).to_contain_text("Đồng chí đã xem hết")


def decide(site: str, pages: Sequence[Page], looks: Sequence[Look]) -> None:
    """The row on which two differed is decided by all, with a reason."""
    head = pages[0]
    head.goto(f"{site}{AT}khong-ro/")
    looks[0].picture("scanned-story-doubts")
    head.select_option("select[name=mark]", "X")
    head.fill("input[name=reason]", "hai dấu chéo ở hai ô, không gạch bỏ ô nào")
    head.click("button[value=propose]")
    for page in pages[1:]:
        page.goto(f"{site}{AT}khong-ro/")
        page.click("button[value=agree]")
    expect(pages[-1].locator("main")).to_contain_text("Cả Ban đã thống nhất")


def compare(site: str, head: Page, look: Look) -> None:
    """The hall draws, the committee reads the papers beside their readings."""
    head.goto(f"{site}{AT}mau/")
    head.fill("input[name=seed]", "4 1 6 3")
    head.fill("input[name=wrong]", "12")
    head.click("main form button[type=submit]")
    expect(head.locator("main")).to_contain_text("chưa đối chiếu")
    look.picture("scanned-story-sample")
    while head.locator(".state.due").count():
        row = head.locator("tr", has=head.locator(".state.due")).first
        row.locator("button").click()
        expect(head.locator("main form button[value=agrees]")).to_be_visible()
        look.picture("scanned-story-sheet")
        with head.expect_navigation():
            head.click("main form button[value=agrees]")
    look.picture("scanned-story-compared")


def record_and_sign(site: str, pages: Sequence[Page], looks: Sequence[Look]) -> None:
    head = pages[0]
    head.goto(f"{site}{AT}doi-soat/")
    looks[0].picture("scanned-story-reconcile")
    for reason in head.locator("textarea").all():
        reason.fill("đã đối chiếu với lá phiếu")
    head.click("main form button[type=submit]")
    for who, page in enumerate(pages):
        page.goto(f"{site}{AT}ky/")
        if not who:
            looks[0].picture("scanned-story-sign")
        page.check("input[name=sure]")
        with page.expect_navigation():
            page.click("form:has(input[name=sure]) button[type=submit]")
    head.goto(site + AT)
    expect(head.locator("main")).to_contain_text("Đủ chữ ký")


def figures_of(truth: dict[str, list[str]]) -> list[tuple[int, ...]]:
    """Return high, confidence, low and blank of each person."""
    columns = zip(*(sheet for batch in truth.values() for sheet in batch), strict=True)
    counted = [Counter(column) for column in columns]
    return [(1, *(found[key] for key in "1230")) for found in counted]


def told(folder: Path) -> tuple[str, str]:
    """Return the way of the signed count and what its minutes remark."""
    with closing(sqlite3.connect(folder / "tinnhiem.sqlite3")) as database:
        (way,) = database.execute("SELECT way FROM store_countround").fetchone()
        rows = database.execute("SELECT text FROM store_remark").fetchall()
    return str(way), " ".join(text for (text,) in rows)
