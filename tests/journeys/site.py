"""A site of our own on loopback, and real browsers that look at it.

Pictures go to `screenshots/` for a person to look at. Set TINNHIEM_REQUIRE_BROWSER=1
to fail, rather than skip, where there is no Chromium.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

ROOT = Path(__file__).parents[2]
# What a page comes to is waited for, so long: the machine may have other work to do.
expect.set_options(timeout=30_000)
SCREENSHOTS = ROOT / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
SIZES = {"desk": (1280, 800), "phone": (390, 844), "projector": (1920, 1080)}
# What a page is looked at in: both sizes of an office, and the longer language where
# there is least room. The projector is for pages that are thrown on a wall.
VIEWS = (("desk", "vi"), ("phone", "vi"), ("phone", "en"))
START = (
    "import sys, django; django.setup();"
    "from importlib import import_module; from pathlib import Path;"
    "module, name = sys.argv[1].split(':');"
    "getattr(import_module(module), name)(Path(sys.argv[2]))"
)


def require_chromium() -> str:
    """Return the path of Chromium, or skip aloud; CI asks to fail instead."""
    if CHROMIUM is not None:
        return CHROMIUM
    if os.environ.get("TINNHIEM_REQUIRE_BROWSER") == "1":
        pytest.fail("no Chromium here, and TINNHIEM_REQUIRE_BROWSER=1 asks for one")
    pytest.skip("no Chromium here: pages were NOT looked at in a real browser")


@contextmanager
def serving(maker: str, folder: Path) -> Iterator[str]:
    """Serve what `maker` («module:function») makes of a data folder; yield its address.

    The function gets the folder, prints the port it listens on and never returns.
    """
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "tinnhiem.config.settings",
        "TINNHIEM_DATA": str(folder),
    }
    with subprocess.Popen(
        [sys.executable, "-c", START, maker, str(folder)],
        env=surroundings,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def launched(playwright: Playwright) -> Browser:
    """Return a headless browser of this machine."""
    return playwright.chromium.launch(executable_path=require_chromium(), args=QUIET)


def context_of(browser: Browser, *, size: str, language: str = "vi") -> BrowserContext:
    """Return a browser window of its own, with cookies of its own."""
    width, height = SIZES[size]
    window = browser.new_context(
        viewport={"width": width, "height": height},
        locale={"vi": "vi-VN", "en": "en-US"}[language],
        has_touch=size == "phone",
    )
    here = "http://127.0.0.1"
    window.add_cookies([{"name": "django_language", "value": language, "url": here}])
    return window


class Look:
    """What one page shows in one window, and what is wrong with it."""

    def __init__(self, page: Page, *, site: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda asked: self._note(asked.url, site))

    def _note(self, url: str, site: str) -> None:
        if not url.startswith((site, "data:", "blob:")):
            self.strangers.append(url)

    def faults(self) -> list[str]:
        """Return what is wrong: console, foreign requests, width, accessibility."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found = [f"console: {one}" for one in self.complaints]
        found += [f"asked outside: {one}" for one in self.strangers]
        if wide > 0:
            found.append(f"{wide} pixels wider than the window")
        for violation in Axe().run(self.page).response["violations"]:
            places = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"axe {violation['id']}: {places}")
        self.complaints.clear()
        self.strangers.clear()
        return found

    def picture(self, name: str) -> Path:
        """Keep a picture of the whole page."""
        path = SCREENSHOTS / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=True)
        return path
