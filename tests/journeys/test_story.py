"""From the empty machine to the frozen summons, in a browser, as a clerk does it.

The plan is that of 2023, its 26 people are invented. Each page on the way is looked at
for faults, in both languages; words are not what the hands hold on to, addresses and
fields are.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from zxingcpp import read_barcodes

from tests.journeys.site import Look, context_of, launched, serving
from tests.site.builders import EXAMPLE, PASSWORD

MAKER = "tests.site.builders:serve_empty_folder"
PEOPLE = EXAMPLE.parent / "people.csv"
DAY = "2023-07-13"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


class Clerk:
    """A clerk at a window, who looks at every page they come to."""

    def __init__(self, window: BrowserContext, *, site: str, story: str) -> None:
        self.page: Page = window.new_page()
        self.site, self.story = site, story
        self.look = Look(self.page, site=site)
        self.faults: list[str] = []
        self.cuoc = ""

    def see(self, name: str) -> None:
        """Keep a picture of the page, and note what is wrong with it."""
        self.look.picture(f"story-{name}-{self.story}")
        self.faults += [f"{name}: {fault}" for fault in self.look.faults()]

    def go(self, place: str) -> None:
        self.page.goto(self.site + place)

    def area(self, place: str) -> None:
        self.go(f"{self.cuoc}{place}")

    def send(self, form: str = "main form") -> None:
        self.page.locator(f"{form} button[type=submit]").last.click()
        self.page.wait_for_load_state()


def set_up(clerk: Clerk, *, language: str) -> None:
    clerk.go("/")
    if language == "en":
        clerk.page.click("button[value=en]")
        clerk.page.wait_for_selector("html[lang=en]", state="attached")
    assert clerk.page.url.endswith("/thiet-lap/")
    clerk.see("setup")
    for name, typed in {
        "name": "Trần Thị Lan",
        "title": "Chuyên viên",
        "login": "lan.hcqt",
        "password": PASSWORD,
        "again": PASSWORD,
    }.items():
        clerk.page.fill(f"input[name={name}]", typed)
    clerk.send()
    clerk.go("/")
    clerk.see("empty-front")


def begin(clerk: Clerk) -> None:
    clerk.go("/lap-cuoc/")
    clerk.page.set_input_files("input[name=file]", EXAMPLE)
    clerk.send()
    clerk.see("review")
    clerk.page.click("button[value=begin]")
    clerk.page.wait_for_url("**/ke-hoach/")
    clerk.cuoc = re.sub(r"^.*?(/cuoc/[^/]+/).*$", r"\1", clerk.page.url)
    clerk.see("plan")


def bring_people(clerk: Clerk) -> None:
    clerk.area("nhan-su/nhap/")
    clerk.page.set_input_files("input[name=file]", PEOPLE)
    clerk.send()
    clerk.see("preview")
    clerk.page.click("form[action$='/ghi/'] button")
    clerk.page.wait_for_url("**/nhan-su/")
    clerk.see("roster")


def set_the_day(clerk: Clerk) -> None:
    clerk.area("ke-hoach/ngay-hop/")
    clerk.see("calendar")
    clerk.page.click(f"a[href*='{DAY}']")
    for name, typed in {
        "hour": "08:00",
        "venue": "Hội trường tầng 2, trụ sở Văn phòng",
        "chair": "Nguyễn Thiên Bút",
        "secretary": "Phạm Sa Huỳnh",
    }.items():
        clerk.page.fill(f"input[name={name}]", typed)
    assert clerk.page.input_value("input[name=day]") == DAY
    clerk.send("#chon form")
    assert clerk.page.locator("[role=alert]").count() == 0
    clerk.see("conference-day")


def freeze(clerk: Clerk) -> None:
    clerk.area("chuan-bi/")
    clerk.see("checklist")
    clerk.area("nhan-su/chot/")
    clerk.see("before-freeze")
    clerk.send()
    assert "26" in clerk.page.inner_text("main .lead")
    assert clerk.page.locator("form button[type=submit]").count() == 2  # the frame's
    clerk.see("frozen")


def print_cards(clerk: Clerk) -> bytes:
    """Ask for the sheets as the button does; no PIN is ever in a file of ours."""
    clerk.area("nhan-su/the/")
    clerk.see("cards")
    form = clerk.page.locator("section[aria-labelledby=print] form")
    sent = form.evaluate("form => Object.fromEntries(new FormData(form))")
    answer = clerk.page.request.post(
        f"{clerk.site}{clerk.cuoc}nhan-su/the/",
        form=sent,
        headers={"Referer": clerk.page.url},
    )
    assert answer.headers["content-type"] == "application/pdf", answer.text()[:2000]
    return answer.body()


def first_card_on(pdf: bytes) -> tuple[str, str]:
    """Return what a phone reads of the first card's code, and the PIN beside it."""
    sheet = PdfDocument(pdf)[0]
    picture = sheet.render(scale=150 / 72, grayscale=True).to_numpy()
    codes = read_barcodes(picture.squeeze())
    first = min(
        codes, key=lambda one: one.position.top_left.x + one.position.top_left.y
    )
    words = sheet.get_textpage().get_text_range()
    found = re.search(r"(?<!\d)(\d{3})\s(\d{3})(?!\d)", words)
    assert found is not None, words
    return first.text, found[1] + found[2]


def enter_by_card(clerk: Clerk, *, address: str, pin: str) -> None:
    """Enter as whoever holds the card does, at a window of their own."""
    clerk.page.goto(address)
    clerk.see("card")
    clerk.page.fill("input[name=pin]", pin)
    clerk.send()
    clerk.page.wait_for_url("**/cua-toi/")
    clerk.see("mine")


def send_summons(clerk: Clerk) -> None:
    clerk.area("nhan-su/giay-moi/")
    clerk.see("before-sending")
    clerk.page.click("form[action$='/da-gui/'] button")
    clerk.page.wait_for_url("**/giay-moi/")
    assert clerk.page.locator("form[action$='/da-gui/']").count() == 0
    clerk.see("summoned")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_the_empty_machine_to_the_frozen_summons(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    size = {"vi": "desk", "en": "phone"}[language]
    with serving(MAKER, tmp_path / "data") as site:
        window = context_of(browser, size=size, language=language)
        clerk = Clerk(window, site=site, story=f"{size}-{language}")
        set_up(clerk, language=language)
        begin(clerk)
        bring_people(clerk)
        set_the_day(clerk)
        freeze(clerk)
        sheets = print_cards(clerk)
        send_summons(clerk)
        window.close()

        address, pin = first_card_on(sheets)
        phone = context_of(browser, size="phone", language=language)
        holder = Clerk(phone, site=site, story=f"holder-{language}")
        enter_by_card(holder, address=address, pin=pin)
        phone.close()

    assert clerk.faults + holder.faults == []
