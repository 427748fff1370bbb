"""The desk at the door in a real browser: scanner, camera, a server that is away."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.journeys.fake_camera import film_of_card
from tests.journeys.site import (
    QUIET,
    Look,
    context_of,
    launched,
    require_chromium,
    serving,
)
from tests.site.builders import PASSWORD, SLUG, name_of
from tests.site.checkin.served import CARD, TOLD
from tinnhiem.web.who import DEVICE_COOKIE

MAKER = "tests.site.checkin.served:serve_door"
DOOR = f"/cuoc/{SLUG}/diem-danh/"
AWAY = "Mất kết nối máy chủ – đang điểm danh tạm trên thiết bị này ({n} lượt chờ)"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = launched(playwright)
    yield started
    started.close()


@pytest.fixture
def folder_served(tmp_path: Path) -> Path:
    return tmp_path / "ho-so"


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / TOLD).read_text(encoding="utf-8"))
    return found


def at_desk(window: BrowserContext, folder: Path, *, place: int = 0) -> None:
    """Make a window the browser of a bound desk."""
    token = told(folder)["desks"][place]
    window.add_cookies(
        [{"name": DEVICE_COOKIE, "value": token, "url": "http://127.0.0.1"}]
    )


@contextmanager
def desk_page(
    browser: Browser, folder: Path, *, size: str = "desk", place: int = 0
) -> Iterator[Page]:
    window = context_of(browser, size=size)
    at_desk(window, folder, place=place)
    page = window.new_page()
    open_desk(page, folder)
    yield page
    window.close()


def open_desk(page: Page, folder: Path) -> None:
    with page.expect_response("**/json/nguoi/"):
        page.goto(f"http://127.0.0.1:{told(folder)['port']}{DOOR}")
    expect(page.locator("#text")).to_be_focused()


def scan(page: Page, text: str, code: str) -> None:
    """Type as a scanner does, wherever the cursor is; wait for the answer."""
    page.evaluate("document.querySelector('#answer').replaceChildren()")
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(page.locator("#answer .answer")).to_have_attribute("data-code", code)


def sounded(page: Page) -> str:
    return str(page.evaluate("document.documentElement.dataset.sounded"))


def test_a_scanner_needs_nothing_but_the_page(
    browser: Browser, folder_served: Path
) -> None:
    with serving(MAKER, folder_served), desk_page(browser, folder_served) as page:
        scan(page, "12", "ok")
        expect(page.locator("#answer")).to_contain_text(name_of(12))
        assert (sounded(page), page.input_value("#text")) == ("good", "")
        expect(page.locator("#text")).to_be_focused()
        expect(page.locator("#present")).to_have_text("1")

        scan(page, "12", "already")
        expect(page.locator("#answer")).to_contain_text("tại Bàn 1")
        assert sounded(page) == "notice"

        scan(page, "99", "unknown")
        assert sounded(page) == "refused"

        page.get_by_text("Tắt tiếng").click()
        scan(page, "13", "ok")
        assert sounded(page) == "refused"


def test_a_name_is_found_while_it_is_typed_and_picked_by_keyboard(
    browser: Browser, folder_served: Path
) -> None:
    with serving(MAKER, folder_served), desk_page(browser, folder_served) as page:
        page.keyboard.type("nguyen hai")
        lines = page.locator("#matches [role=option]")
        expect(lines).to_have_count(1)
        expect(lines.first).to_contain_text(name_of(2))

        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

        expect(page.locator("#answer .answer")).to_have_attribute("data-code", "ok")
        expect(page.locator("#answer")).to_contain_text(name_of(2))


def test_leaving_is_chosen_and_never_comes_from_a_second_scan(
    browser: Browser, folder_served: Path
) -> None:
    with serving(MAKER, folder_served), desk_page(browser, folder_served) as page:
        scan(page, "4", "ok")
        page.get_by_text("Rời phòng", exact=True).click()
        expect(page.locator("#text")).to_be_focused()
        scan(page, "4", "ok")
        expect(page.locator("#answer")).to_contain_text("Đã ghi rời phòng")
        page.get_by_text("Điểm danh", exact=True).first.click()
        scan(page, "4", "left")
        expect(page.locator("#present")).to_have_text("0")


def test_without_scripting_the_form_works(
    browser: Browser, folder_served: Path
) -> None:
    with serving(MAKER, folder_served) as site:
        window = browser.new_context(java_script_enabled=False)
        at_desk(window, folder_served)
        page = window.new_page()
        page.goto(site + DOOR)
        page.fill("#text", "12")
        page.press("#text", "Enter")

        expect(page.locator(".answer")).to_have_attribute("data-code", "ok")
        window.close()


def test_the_camera_reads_a_card_as_it_is_printed(
    playwright: Playwright, browser: Browser, folder_served: Path, tmp_path: Path
) -> None:
    assert browser.is_connected()
    with serving(MAKER, folder_served):
        film = tmp_path / "card.y4m"
        assert "/the/" in film_of_card(folder_served / CARD, film)
        seeing = playwright.chromium.launch(
            executable_path=require_chromium(),
            args=[
                *QUIET,
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                f"--use-file-for-fake-video-capture={film}",
            ],
        )
        with desk_page(seeing, folder_served, size="phone") as page:
            look = Look(page, site="http://127.0.0.1")
            page.locator("#camera").click()

            answer = page.locator("#answer .answer")
            expect(answer).to_have_attribute("data-code", "ok")
            expect(answer).to_contain_text(name_of(7))
            look.picture("check-in-camera-phone-vi")
            page.locator("#camera").click()
            expect(page.locator("#viewfinder")).to_be_hidden()
            assert look.faults() == []
        seeing.close()


def test_the_desk_goes_on_while_the_server_is_away_and_says_so(
    browser: Browser, folder_served: Path
) -> None:
    with serving(MAKER, folder_served):
        windows = [context_of(browser, size="desk") for _ in range(2)]
        one, other = (
            opened(window, folder_served, place=place)
            for place, window in enumerate(windows)
        )
        scan(one, "1", "ok")

    for number, text in enumerate(("5", "nguyen thi mot", "21"), start=1):
        scan(one, text, "kept")
        expect(one.locator("#away")).to_have_text(AWAY.format(n=number))
    scan(one, "5", "already")
    expect(one.locator("#away")).to_have_text(AWAY.format(n=3))
    Look(one, site="http://127.0.0.1").picture("check-in-away-desk-vi")
    scan(one, "99", "unknown")
    scan(other, "5", "kept")
    one.close()  # the phone is turned off; what it kept is on its disk

    with serving(MAKER, folder_served):
        sent = expect(other.locator("#away"))
        sent.to_have_text("Đã gửi hết các lượt chờ.")
        again = windows[0].new_page()
        open_desk(again, folder_served)
        expect(again.locator("#away")).to_contain_text("2 lượt cần người xem lại")
        expect(again.locator("#present")).to_have_text("3")
        a_person_decides(browser, folder_served)
    for window in windows:
        window.close()


def opened(window: BrowserContext, folder: Path, *, place: int) -> Page:
    at_desk(window, folder, place=place)
    page = window.new_page()
    open_desk(page, folder)
    return page


def a_person_decides(browser: Browser, folder: Path) -> None:
    """The clerk finds both doubles, with both desks, and settles one."""
    page = context_of(browser, size="desk").new_page()
    enter_as_clerk(page, folder)
    look = Look(page, site="http://127.0.0.1")
    page.goto(f"http://127.0.0.1:{told(folder)['port']}{DOOR}bat-thuong/")
    words = page.locator("main").inner_text()
    assert words.count("người này đang có mặt theo lượt khác") == 2
    assert "Bàn 1" in words
    assert "Bàn 2" in words
    assert look.faults() == []
    look.picture("check-in-anomalies-desk-vi")
    page.get_by_label("Lý do").first.fill("Quét ở hai bàn, cùng một người")
    page.get_by_role("button", name="Ghi cách xử lý").first.click()
    expect(page.locator(".said")).to_have_text("Đã ghi cách xử lý.")
    page.context.close()


def enter_as_clerk(page: Page, folder: Path) -> None:
    page.goto(f"http://127.0.0.1:{told(folder)['port']}/dang-nhap/")
    page.fill("input[name=login]", "lan.hcqt")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/cuoc/**")


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_answer_is_seen_by_colour_sign_and_words(
    browser: Browser, folder_served: Path, size: str, language: str
) -> None:
    with serving(MAKER, folder_served):
        window = context_of(browser, size=size, language=language)
        at_desk(window, folder_served)
        page = window.new_page()
        look = Look(page, site="http://127.0.0.1")
        open_desk(page, folder_served)
        look.picture(f"check-in-{size}-{language}")
        faults = look.faults()
        for text, code in (
            ("12", "ok"),
            ("12", "already"),
            ("hai", "ambiguous"),
            ("99", "unknown"),
            ("https://h/the/ă/", "garbled"),
        ):
            scan(page, text, code)
            look.picture(f"check-in-{code}-{size}-{language}")
            faults += look.faults()
        page.goto(page.url + "danh-sach/")
        look.picture(f"check-in-list-{size}-{language}")
        faults += look.faults()
        window.close()

    assert faults == []
