"""A pile of ballots before the camera of a real browser, taken without one click.

The camera sees ballots that were filled in, soiled and photographed by the generator of
the corruption suite, as a phone shows them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.journeys.camera_site import LAN, NAME, film, sheets
from tests.journeys.count_site import AT, TOKENS, devices
from tests.journeys.laid_sheets import (
    HEIGHT,
    LINES,
    PLACE,
    SLOW,
    WIDTH,
    lay,
    reach_in,
    take_away,
    with_table,
)
from tests.journeys.site import QUIET, Look, require_chromium, serving
from tinnhiem.web.who import DEVICE_COOKIE

pytestmark = pytest.mark.xdist_group("browser")
SITE = "tests.journeys.camera_site:"
ON = "Bật máy ảnh"
FILMED = [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
]


# What forbids the page to send a picture to anybody but our own server.
OUTSIDE = """() => new Promise((done) => {
  document.addEventListener("securitypolicyviolation", (event) => {
    done(event.effectiveDirective);
  });
  fetch("https://ngoai.example/anh", { method: "POST", body: "x" }).catch(() => null);
})"""
# Ends when something of an outline is drawn over the picture.
OUTLINED = """() => new Promise((done) => {
  const drawn = document.querySelector("#camera canvas");
  const look = () => {
    const dots = drawn.getContext("2d").getImageData(0, 0, drawn.width, drawn.height);
    if (dots.data.some((dot) => dot > 0)) done();
    else requestAnimationFrame(look);
  };
  look();
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A count of four batches; each test that takes sheets has one of its own."""
    folder = tmp_path_factory.mktemp("may-anh") / "data"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    require_chromium()
    with serving(SITE + "serve_camera_count", folder) as address:
        yield address


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = launched(playwright, *FILMED)
    yield started
    started.close()


def launched(playwright: Playwright, *more: str) -> Browser:
    return playwright.chromium.launch(
        executable_path=require_chromium(), args=[*QUIET, *more]
    )


def camera(batch: int) -> str:
    return f"{AT}lo/{batch}/chup/"


def sounded(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-sounded")


def test_a_pile_is_taken_by_itself_and_no_sheet_twice_in_a_row(
    browser: Browser, site: str, folder: Path
) -> None:
    pile = sheets(folder, 1, 2, 3, 4)
    window = devices(browser, folder)[0]
    page = with_table(window)
    look = Look(page, site=site)
    page.goto(site + camera(1))
    page.get_by_role("button", name=ON).click()

    expect(page.get_by_role("status")).to_have_text(PLACE, timeout=SLOW)
    assert lay(page, pile[0]).startswith("Tờ 1: ")
    assert sounded(page) in {"good", "notice"}
    take_away(page)
    assert lay(page, pile[1]).startswith("Tờ 2: ")
    reach_in(page)  # the next one is laid over it by hand
    assert lay(page, pile[2]).startswith("Tờ 3: ")
    take_away(page)
    assert "Giống tờ vừa chụp" in lay(page, pile[2])
    assert sounded(page) == "refused"
    take_away(page)
    assert lay(page, pile[3]).startswith("Tờ 4: ")

    look.picture("camera-after")
    assert page.locator("[data-part=pages]").inner_text() == "4"
    wanted = page.evaluate("window.wanted")
    assert wanted == [
        {
            "audio": False,
            "video": {
                "facingMode": "environment",
                "width": {"ideal": 3840},
                "height": {"ideal": 2880},
                "resizeMode": {"ideal": "none"},
            },
        }
    ]
    assert look.strangers == []
    assert look.complaints == []
    window.close()


def test_the_page_can_send_nothing_to_anybody_but_our_own_server(
    browser: Browser, site: str, folder: Path
) -> None:
    window = devices(browser, folder)[0]
    page = window.new_page()
    page.goto(site + camera(1))

    assert page.evaluate(OUTSIDE) == "connect-src"
    window.close()


def test_sheets_that_a_camera_films_are_found_outlined_and_taken(
    playwright: Playwright, site: str, folder: Path, tmp_path: Path
) -> None:
    """Through the browser's own camera; a film goes round until both were taken."""
    filmed = tmp_path / "phieu.y4m"
    film(folder, filmed, 5, 6)
    browser = launched(
        playwright, *FILMED, f"--use-file-for-fake-video-capture={filmed}"
    )
    window = devices(browser, folder)[0]
    page = window.new_page()
    page.goto(site + camera(2))
    page.get_by_role("button", name=ON).click()

    two = re.compile("^[2-9]$")  # it goes round: a sheet may be back by now
    expect(page.locator("[data-part=pages]")).to_have_text(two, timeout=2 * SLOW)
    size = "one => [one.videoWidth, one.videoHeight]"
    assert page.locator("video").evaluate(size) == [WIDTH, HEIGHT]
    page.evaluate(OUTLINED)
    said = [line.inner_text() for line in page.locator(LINES).all()][::-1]
    kept = [one[:5] for one in said if one.startswith("Tờ ")]
    assert kept[:2] == ["Tờ 1:", "Tờ 2:"]
    browser.close()
    filmed.unlink()  # a hundred megabytes


@pytest.mark.parametrize(("size", "batch"), [("desk", 3), ("phone", 4)])
def test_the_page_has_no_fault_that_a_browser_can_see(
    browser: Browser, site: str, folder: Path, *, size: str, batch: int
) -> None:
    window = devices(browser, folder, size=size)[0]
    page = with_table(window)
    look = Look(page, site=site)
    page.goto(site + camera(batch))
    found = {"off": look.faults()}
    look.picture(f"camera-off-{size}")
    page.keyboard.press("Tab")
    page.get_by_role("button", name=ON).press("Enter")
    lay(page, sheets(folder, 10 + batch)[0])
    found["on"] = look.faults()
    look.picture(f"camera-on-{size}")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("status")).to_have_text("Đã tắt máy ảnh.")
    window.close()

    assert found == {"off": [], "on": []}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NotAllowedError", "Trình duyệt không cho trang này dùng máy ảnh."),
        ("NotFoundError", "Không thấy máy ảnh nào."),
        ("NotReadableError", "Máy ảnh đang bị chương trình khác giữ."),
    ],
)
def test_a_camera_that_does_not_open_says_why_and_what_to_do(
    browser: Browser, site: str, folder: Path, name: str, words: str
) -> None:
    window = devices(browser, folder)[0]
    page = window.new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = async () => "
        f"{{ throw new DOMException('', '{name}'); }};"
    )
    page.goto(site + camera(1))
    page.get_by_role("button", name=ON).click()

    expect(page.get_by_role("status")).to_contain_text(words)
    window.close()


@dataclass(frozen=True)
class Hall:
    """A browser in the hall, and where the program is served."""

    window: BrowserContext
    secure: str
    plain: str
    port: int


@pytest.fixture
def hall(playwright: Playwright, tmp_path: Path) -> Iterator[Hall]:
    """A browser that trusts the key of the office's own certificate, no other."""
    require_chromium()
    folder = tmp_path / "data"
    folder.mkdir()
    with serving(SITE + "serve_camera_on_lan", folder) as loopback:
        told = json.loads((tmp_path / LAN).read_text(encoding="utf-8"))
        window = playwright.chromium.launch_persistent_context(
            tmp_path / "ho-so-trinh-duyet",
            executable_path=require_chromium(),
            args=[
                *QUIET,
                *FILMED,
                f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
                f"--ignore-certificate-errors-spki-list={told['key']}",
            ],
        )
        secure = f"https://{NAME}:{told['port']}"
        plain = loopback.replace("127.0.0.1", NAME)
        token = json.loads((folder / TOKENS).read_text(encoding="utf-8"))[0]
        for url in (secure, plain):
            window.add_cookies([{"name": DEVICE_COOKIE, "value": token, "url": url}])
        yield Hall(window, secure, plain, told["port"])
        window.close()


def test_on_the_lan_the_camera_opens_under_the_offices_own_certificate(
    hall: Hall,
) -> None:
    page = hall.window.new_page()
    page.goto(hall.secure + camera(1))

    assert page.evaluate("isSecureContext")
    page.get_by_role("button", name=ON).click()
    expect(page.get_by_role("status")).to_have_text(PLACE, timeout=SLOW)
    assert page.evaluate("document.querySelector('video').videoWidth") > 0
    assert page.locator("#secure").is_hidden()


def test_unencrypted_the_page_says_why_no_camera_opens_and_where_one_does(
    hall: Hall,
) -> None:
    page = hall.window.new_page()
    page.goto(hall.plain + camera(1))

    assert not page.evaluate("isSecureContext")
    expect(page.get_by_role("status")).to_contain_text(
        "Địa chỉ này không mã hóa (http) nên trình duyệt không cho mở máy ảnh."
    )
    expect(page.get_by_role("button", name=ON)).to_be_hidden()
    link = page.locator("#secure a")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == f"https://127.0.0.1:{hall.port}{camera(1)}"
    Look(page, site=hall.plain).picture("camera-plain")
