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
from tests.journeys.traces import Traces
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
        traces = [Traces(page) for page in pages]
        for page in pages:
            page.set_default_timeout(PATIENCE)
        truth = json.loads((tmp_path / TRUTH).read_text(encoding="utf-8"))
        open_the_count(site, pages[0])
        scan(site, pages[1], looks[1], tmp_path / "lo-1.pdf", batch=1, sheets=10)
        scan(site, pages[2], looks[2], tmp_path / "lo-2.pdf", batch=2, sheets=14)
        judge(site, pages, looks)
        look_at_rows(site, pages[:2], looks, truth)
        decide(site, pages, looks)
        look_at_the_wall(site, pages[0], looks[0])
        sample(site, pages, looks, truth)
        record_and_sign(site, pages, looks)
        require_untold(traces)
        complaints = [said for look in looks for said in look.complaints]

    assert complaints == []
    assert signed_figures(folder) == figures_of(truth)
    require_minutes(folder)
    assert searched(folder).leaks == ()
    require_gone(folder, traces)


def require_gone(folder: Path, traces: Sequence[Traces]) -> None:
    """No file of the folder keeps a key of a page, no log either."""
    shown = set().union(*(one.pictures for one in traces))
    kept = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    assert [key for key in shown if key.encode() in kept] == []


def require_untold(traces: Sequence[Traces]) -> None:
    """Neither a browser's history nor what it names says which sheet was looked at."""
    assert all(one.pictures for one in traces[:2])
    assert any(address.endswith("/mau/phieu/") for address in traces[0].visited)
    assert set().union(*(one.telling() for one in traces)) == set()


def require_minutes(folder: Path) -> None:
    way, remarks = told(folder)
    assert way == "scanned"
    assert "Đọc bằng máy quét 24 phiếu" in remarks
    assert "số bốc thăm trước Hội nghị là «4 1 6 3»" in remarks
    assert "cả Ban Kiểm phiếu xem xét" in remarks
    assert "1 trang quét có ý kiến khác nhau" in remarks
    assert "số bốc thăm trước Hội nghị là «2 5 5 1»" in remarks


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


def require_sound(look: Look, name: str) -> None:
    """Keep a picture; nothing that a browser or a blind person trips over is there."""
    look.picture(name)
    assert look.faults() == []


def judge(site: str, pages: Sequence[Page], looks: Sequence[Look]) -> None:
    """A sheet came twice, say two; of an empty page three say three things."""
    for who, own in ((0, "again"), (1, "not-a-ballot")):
        page = pages[who]
        page.goto(f"{site}{AT}trang/")
        expect(page.locator(".scan-card")).to_have_count(2)
        looks[who].picture(f"scanned-story-pages-{who}")
        for verdict in ("same", own):
            page.check(f".scan-card input[value={verdict}]")
            card = page.locator(
                ".scan-card", has=page.locator(f"input[value={verdict}]")
            )
            with page.expect_navigation():
                card.locator("button", has_text="Ghi ý kiến").click()
    third = pages[2]
    third.goto(f"{site}{AT}trang/")
    expect(third.locator(".scan-card")).to_have_count(1)
    third.click("button[name=open]")
    expect(third.locator("select[name=key]")).to_have_count(4)
    require_sound(looks[2], "scanned-story-key-page")
    for field in third.locator("select[name=key]").all():
        field.select_option("0")
    with third.expect_navigation():
        third.click("main form.wide button[type=submit]")
    agree_on_the_page(site, pages, looks)


def agree_on_the_page(site: str, pages: Sequence[Page], looks: Sequence[Look]) -> None:
    """The whole committee says what the page is, with a reason."""
    head = pages[0]
    head.goto(f"{site}{AT}trang/")
    require_sound(looks[0], "scanned-story-split")
    head.select_option("select[name=verdict]", "not-a-ballot")
    head.fill("input[name=reason]", "mặt sau của một lá phiếu, không có dấu treo")
    with head.expect_navigation():
        head.click("button[value=propose]")
    for page in pages[1:]:
        page.goto(f"{site}{AT}trang/")
        with page.expect_navigation():
            page.click("button[value=agree]")
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


def look_at_the_wall(site: str, head: Page, look: Look) -> None:
    """One who reads many rows of a kind picks two, and leaves them after all."""
    head.goto(f"{site}{AT}anh-nho/")
    head.select_option("select[name=who]", "2")
    with head.expect_navigation():
        head.click("form.filters button")
    for at in (0, 1):
        head.locator(".wall label").nth(at).click()
    expect(head.locator(".wall :checked")).to_have_count(2)
    require_sound(look, "scanned-story-wall")


def draw(site: str, head: Page, *, seed: str, wrong: int) -> None:
    head.goto(f"{site}{AT}mau/")
    head.fill("input[name=seed]", seed)
    head.fill("input[name=wrong]", str(wrong))
    head.click("main form.narrow:has(input[name=seed]) button[type=submit]")
    expect(head.locator("main")).to_contain_text("chưa đối chiếu")


def compare(head: Page, look: Look, *, differing: int = 0) -> None:
    """Read the drawn papers beside their readings; the first ones differ in a row."""
    while head.locator(".state.due").count():
        row = head.locator("tr", has=head.locator(".state.due")).first
        row.locator("button").click()
        verdict = head.locator("main form button[value=agrees]")
        expect(verdict).to_be_visible()
        if differing:
            require_sound(look, "scanned-story-sheet")
            differing -= 1
            head.check("tbody tr:nth-child(2) input[name=row]")
            verdict = head.locator("main form button[value=differs]")
        with head.expect_navigation():
            verdict.click()


def sample(
    site: str, pages: Sequence[Page], looks: Sequence[Look], truth: dict[str, list[str]]
) -> None:
    """The hall draws; a paper differs, so more are drawn before anything is signed."""
    head = pages[0]
    draw(site, head, seed="4 1 6 3", wrong=12)
    require_sound(looks[0], "scanned-story-sample")
    compare(head, looks[0], differing=1)
    look_at_rows(site, pages[:2], looks, truth)
    head.goto(f"{site}{AT}doi-soat/")
    expect(head.locator("#sample")).to_be_visible()
    expect(head.locator("main form button[type=submit]")).to_be_disabled()
    require_sound(looks[0], "scanned-story-differs")
    draw(site, head, seed="2 5 5 1", wrong=8)
    compare(head, looks[0])
    expect(head.locator("main")).to_contain_text("Đã đối chiếu thêm")
    for page in pages[:2]:
        confirm(site, page)
    require_sound(looks[0], "scanned-story-compared")


def confirm(site: str, page: Page) -> None:
    """Say of both draws that they were compared so."""
    page.goto(f"{site}{AT}mau/")
    button = page.locator("button[name=confirm]")
    for left in (2, 1):
        expect(button).to_have_count(left)
        button.first.click()
    expect(button).to_have_count(0)


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
