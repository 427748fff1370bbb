"""The hall in real browsers: pages without a fault, refreshes that clear nothing."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.journeys.site import VIEWS, Look, context_of, launched, serving
from tests.journeys.test_pages_in_chromium import enter
from tests.site.builders import SLUG, name_of

MAKER = "tests.site.halls:serve_open_hall"
HALL = f"/cuoc/{SLUG}/hoi-nghi/"
PAGES = {
    "hall": HALL,
    "hall-committee": f"{HALL}ban-kiem-phieu/",
    "hall-devices": f"{HALL}thiet-bi/",
    "hall-absences": f"{HALL}vang-mat/",
    "hall-script": f"{HALL}kich-ban/",
    "suspend-hall": f"{HALL}tam-dung/",
    "adjourn-hall": f"{HALL}hoan/",
    "void-hall": f"{HALL}vo-hieu/",
    "correct-clock": f"{HALL}dinh-chinh-gio/",
}
REFRESHES = 10

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    assert browser.is_connected()
    with serving(MAKER, tmp_path_factory.mktemp("hall")) as address:
        yield address


@pytest.fixture(scope="module")
def clerk(browser: Browser, site: str) -> Iterator[Page]:
    window = context_of(browser, size="desk")
    page = window.new_page()
    enter(page, site)
    yield page
    window.close()


@pytest.mark.parametrize(("size", "language"), VIEWS)
def test_the_pages_of_the_hall_have_no_fault_that_a_browser_can_see(
    browser: Browser, site: str, size: str, language: str
) -> None:
    window = context_of(browser, size=size, language=language)
    page = window.new_page()
    look = Look(page, site=site)
    enter(page, site)
    faults = []
    for name, address in PAGES.items():
        page.goto(site + address)
        look.picture(f"{name}-{size}-{language}")
        faults += [f"{name}: {fault}" for fault in look.faults()]
    window.close()

    assert faults == []


def test_ten_refreshes_leave_a_half_filled_form_and_its_cursor(
    clerk: Page, site: str
) -> None:
    answers = []
    clerk.on("response", lambda got: answers.append(got.url))
    clerk.goto(site + HALL)
    box = clerk.locator("textarea[name=text]")
    box.click()
    clerk.keyboard.type("Đồng chí Một đề nghị")

    while sum(url.endswith("/bay-gio/") for url in answers) < REFRESHES:
        clerk.wait_for_timeout(500)
    clerk.keyboard.type(" giải thích thể lệ")

    assert box.input_value() == "Đồng chí Một đề nghị giải thích thể lệ"


def test_an_older_answer_that_arrives_late_changes_nothing(
    browser: Browser, clerk: Page, site: str
) -> None:
    """Hold the first answer back until newer ones are shown; the counter stays."""
    window: BrowserContext = browser.new_context(
        storage_state=clerk.context.storage_state()
    )
    watcher = window.new_page()
    watcher.goto(site + HALL)
    bodies: list[str] = []

    def answer(route: Route) -> None:
        got = route.fetch()
        bodies.append(got.text())
        # Every second answer is the first one again, slow on its way.
        late = len(bodies) % 2 == 0
        route.fulfill(response=got, body=bodies[0] if late else got.text())

    watcher.route(f"**{HALL}bay-gio/", answer)
    while not bodies:
        watcher.wait_for_timeout(200)
    clerk.goto(site + HALL)
    clerk.fill("textarea[name=text]", "Một việc mới, để nhật ký dài thêm.")
    clerk.click("form:has(textarea[name=text]) button")

    seen: list[int] = []
    while len(bodies) < REFRESHES:
        seen.append(int(watcher.locator("#now").get_attribute("data-seq") or 0))
        watcher.wait_for_timeout(500)
    window.close()

    assert seen == sorted(seen)
    assert seen[-1] > int(re.findall(r'data-seq="(\d+)"', bodies[0])[0])


def test_a_server_that_is_away_is_said_and_what_was_known_stays(
    clerk: Page, site: str
) -> None:
    clerk.goto(site + HALL)
    clerk.route(f"**{HALL}bay-gio/", lambda route: route.abort())
    clerk.wait_for_selector("html[data-away]", state="attached")

    assert clerk.locator(".away").first.is_visible()
    assert "24" in clerk.locator("#now .tally").inner_text()
    clerk.unroute(f"**{HALL}bay-gio/")
    clerk.wait_for_selector("html:not([data-away])", state="attached")


def elect(clerk: Page, site: str) -> None:
    clerk.goto(site + PAGES["hall-committee"])
    for place, who in enumerate((name_of(5), name_of(6), "7"), start=1):
        clerk.fill(f"input[name=person_{place}]", who)
    clerk.fill("input[name=in_favour]", "24")
    clerk.click("form.wide .deeds button")
    clerk.wait_for_selector("caption#elected")
    Look(clerk, site=site).picture("hall-elected-desk-vi")


class Phone:
    """A member's phone, looked at on every page."""

    def __init__(self, browser: Browser, *, site: str) -> None:
        self.window, self.site = context_of(browser, size="phone"), site
        self.page = self.window.new_page()
        self.look = Look(self.page, site=site)
        self.faults: list[str] = []

    def see(self, name: str) -> None:
        self.look.picture(f"{name}-phone-vi")
        self.faults += [f"{name}: {fault}" for fault in self.look.faults()]

    def ask(self, address: str, *, who: str) -> str:
        """Ask to be somebody's device; return the code on the screen."""
        self.page.goto(address)
        self.see("bind-member")
        self.page.check(f"label:has-text('{who}') input")
        self.page.click("form.narrow button")
        self.see("device-code")
        return self.page.locator(".code-large").inner_text()

    def wait_until_bound(self) -> None:
        """Let the page change by itself, then walk on."""
        self.page.wait_for_selector("text=Đã xác nhận")
        self.see("device-bound")
        self.page.click("a.button:has-text('Mở trang Hội nghị')")
        self.page.wait_for_selector("#now")
        self.see("hall-on-device")
        self.page.goto(self.site + PAGES["hall-devices"])
        self.see("hall-devices-on-device")


def confirm(page: Page, *, site: str, code: str) -> None:
    page.goto(site + PAGES["hall-devices"])
    page.click("a.button:has-text('Nhập mã')")
    page.fill("input[name=code]", code)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{HALL}thiet-bi/")


def test_the_committee_is_elected_and_binds_its_devices_face_to_face(
    browser: Browser, clerk: Page, site: str
) -> None:
    elect(clerk, site)
    clerk.goto(site + PAGES["hall-devices"])
    address = clerk.locator(".address code").last.inner_text()
    head, member = (Phone(browser, site=site) for _ in range(2))

    confirm(clerk, site=site, code=head.ask(address, who=name_of(5)))
    head.wait_until_bound()
    confirm(head.page, site=site, code=member.ask(address, who=name_of(6)))
    member.wait_until_bound()
    clerk.goto(site + HALL)
    Look(clerk, site=site).picture("hall-after-election-desk-vi")
    for phone in (head, member):
        phone.window.close()

    assert head.faults + member.faults == []
