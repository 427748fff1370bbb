"""The pictures of the hall that the manuals of chair, committee and desk show."""

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.site import Look, context_of, serving
from tests.site.builders import PASSWORD, SLUG
from tests.site.hall_stages import DEVICE, SCREEN
from tinnhiem.web.who import DEVICE_COOKIE

Pictures = dict[str, bytes]


class Camera:
    """One window, the pictures taken through it, and what was wrong with the pages."""

    def __init__(self, window: BrowserContext, *, site: str) -> None:
        self.page: Page = window.new_page()
        self.site = site
        self.look = Look(self.page, site=site)
        self.pictures: Pictures = {}
        self.faults: list[str] = []

    def take(self, name: str, place: str, *, at: str = "body") -> None:
        """Open a page, go to a part of it and take its picture."""
        self.page.goto(self.site + place)
        self.snap(name, at=at)

    def snap(self, name: str, *, at: str = "body") -> None:
        """Take the picture of the page that is open, from a part of it on."""
        self.page.wait_for_load_state()
        self.page.locator(at).first.evaluate("part => part.scrollIntoView()")
        self.look.picture(f"manual-{name}")
        self.faults += [f"{name}: {fault}" for fault in self.look.faults()]
        self.page.locator(at).first.evaluate("part => part.scrollIntoView()")
        self.pictures[name] = self.page.screenshot()


def hall_pictures(
    browser: Browser, folder: Path
) -> tuple[Mapping[str, Pictures], list[str]]:
    """Return the pictures by manual, and what was wrong with any of the pages.

    Args:
        browser: Opens the windows.
        folder: Two data folders are made in it.
    """
    hall = f"/cuoc/{SLUG}"
    arriving, counting = folder / "arriving", folder / "counting"
    with serving("tests.site.hall_stages:serve_arriving", arriving) as site:
        chair = Camera(context_of(browser, size="desk"), site=site)
        enter(chair.page, site)
        chair.take("hall", f"{hall}/hoi-nghi/")
        chair.take("screen", f"/man-hinh/{SCREEN}/?nen=toi")
        desk = Camera(on_device(browser, site, arriving), site=site)
        desk.take("arrivals", f"{hall}/diem-danh/")
        desk.take("screen", f"/man-hinh/{SCREEN}/")
    with serving("tests.site.hall_stages:serve_counting", counting) as site:
        committee = Camera(on_device(browser, site, counting), site=site)
        committee.take("ledger", f"{hall}/phieu/")
        committee.take("box", f"{hall}/phieu/", at="#hom")
        committee.take("count", f"{hall}/kiem-phieu/nhap/1/first/")
    cameras = {"chair": chair, "desk": desk, "committee": committee}
    pictures = {name: camera.pictures for name, camera in cameras.items()}
    return pictures, [fault for camera in cameras.values() for fault in camera.faults]


def on_device(browser: Browser, site: str, folder: Path) -> BrowserContext:
    """Return a window that is the bound device of a data folder."""
    window = context_of(browser, size="desk")
    token = (folder / DEVICE).read_text(encoding="utf-8")
    window.add_cookies([{"name": DEVICE_COOKIE, "value": token, "url": site}])
    return window


def enter(page: Page, site: str) -> None:
    """Sign in as the chair's right hand."""
    page.goto(f"{site}/dang-nhap/")
    page.fill("input[name=login]", "lan.hcqt")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{site}/cuoc/**")
