"""Chapters of the story from the empty machine to the summons, played in a browser.

Words are not what the hands hold on to: addresses and fields are, in every language.
"""

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, FilePayload, Page
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]
from zxingcpp import read_barcodes

from tests.journeys.coming_plan import coming_conference, coming_plan
from tests.journeys.site import Look, context_of
from tests.site.builders import EXAMPLE, PASSWORD
from tinnhiem.config.clock import current_day

PEOPLE = EXAMPLE.parent / "people.csv"
SAFE = "con trau cay ruong cua lang"


class Visit:
    """Somebody at a window, who looks at every page they come to."""

    def __init__(self, window: BrowserContext, *, site: str, story: str) -> None:
        self.page: Page = window.new_page()
        self.site, self.story = site, story
        self.look = Look(self.page, site=site)
        self.faults: list[str] = []
        self.cuoc = ""
        self.today = current_day()
        self.pictures: dict[str, bytes] = {}

    def see(self, name: str) -> None:
        """Keep a picture of the page, and note what is wrong with it."""
        self.look.picture(f"story-{name}-{self.story}")
        self.page.evaluate("scrollTo(0, 0)")
        self.pictures[name] = self.page.screenshot()
        self.faults += [f"{name}: {fault}" for fault in self.look.faults()]

    def go(self, place: str) -> None:
        self.page.goto(self.site + place)

    def area(self, place: str) -> None:
        self.go(f"{self.cuoc}{place}")

    def send(self, form: str = "main form") -> None:
        self.page.locator(f"{form} button[type=submit]").last.click()
        self.page.wait_for_load_state()


def set_up(clerk: Visit, *, language: str) -> None:
    clerk.go("/")
    if clerk.page.get_attribute("html", "lang") != language:
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


def begin(clerk: Visit) -> None:
    clerk.go("/lap-cuoc/")
    clerk.see("begin")
    plan = coming_plan(clerk.today).encode()
    file = FilePayload(name="ke-hoach.txt", mimeType="text/plain", buffer=plan)
    clerk.page.set_input_files("input[name=file]", files=[file])
    clerk.send()
    clerk.see("review")
    clerk.page.click("button[value=begin]")
    clerk.page.wait_for_url("**/ke-hoach/")
    clerk.cuoc = re.sub(r"^.*?(/cuoc/[^/]+/).*$", r"\1", clerk.page.url)
    clerk.see("plan")


def bring_people(clerk: Visit) -> None:
    clerk.area("nhan-su/nhap/")
    clerk.page.set_input_files("input[name=file]", PEOPLE)
    clerk.send()
    clerk.see("preview")
    clerk.page.click("form[action$='/ghi/'] button")
    clerk.page.wait_for_url("**/nhan-su/")
    clerk.see("roster")


def set_the_day(clerk: Visit) -> None:
    clerk.area("ke-hoach/ngay-hop/")
    clerk.see("calendar")
    day = coming_conference(clerk.today).isoformat()
    clerk.page.click(f"a[href*='{day}']")
    for name, typed in {
        "hour": "08:00",
        "venue": "Hội trường tầng 2, trụ sở Văn phòng",
        "chair": "Nguyễn Thiên Bút",
        "secretary": "Phạm Sa Huỳnh",
    }.items():
        clerk.page.fill(f"input[name={name}]", typed)
    assert clerk.page.input_value("input[name=day]") == day
    clerk.send("#chon form")
    assert clerk.page.locator("[role=alert]").count() == 0
    clerk.see("conference-day")


def freeze(clerk: Visit) -> None:
    clerk.area("chuan-bi/")
    clerk.see("checklist")
    clerk.area("nhan-su/chot/")
    clerk.see("before-freeze")
    clerk.page.check("input[name=sure]")
    clerk.send()
    assert "26" in clerk.page.inner_text("main .lead")
    assert clerk.page.locator("form button[type=submit]").count() == 2  # the frame's
    clerk.see("frozen")


def print_cards(clerk: Visit) -> bytes:
    """Ask for the sheets as the button does; no PIN is ever in a file of ours."""
    clerk.area("nhan-su/the/")
    clerk.see("cards")
    form = clerk.page.locator("section[aria-labelledby=print] form")
    sent = form.evaluate("form => Object.fromEntries(new FormData(form))")
    sent["shape"] = "sheets"
    answer = clerk.page.request.post(
        f"{clerk.site}{clerk.cuoc}nhan-su/the/",
        form=sent,
        headers={"Referer": clerk.page.url},
    )
    assert answer.headers["content-type"] == "application/pdf", answer.text()[:2000]
    return answer.body()


def make_vault(clerk: Visit) -> None:
    clerk.go("/kho/")
    clerk.see("vault-absent")
    for name, typed in {"new": SAFE, "again": SAFE}.items():
        clerk.page.locator(f"input[name$={name}]").first.fill(typed)
    clerk.page.locator("input[name$=has_safe]").first.check()
    clerk.page.locator("button[value=make]").click()
    clerk.page.wait_for_load_state()
    clerk.see("recovery-code")


def write_report(holder: Visit) -> None:
    """Fill the form of the report in and hand it in, as the officeholder does."""
    holder.area("ho-so-cua-toi/")
    holder.see("my-dossier")
    holder.area("ho-so-cua-toi/mau/")
    for place, box in enumerate(holder.page.locator("main textarea").all()):
        box.fill(f"Nội dung {place + 1}: kết quả cụ thể, hạn chế và hướng khắc phục.")
    holder.see("report-form")
    holder.page.click("button[value=nop]")
    holder.page.wait_for_load_state()
    assert holder.page.locator("[role=alert]").count() == 0
    holder.see("handed-in")


def release_dossiers(clerk: Visit) -> None:
    clerk.area("ho-so/")
    clerk.see("dossiers")
    clerk.area("ho-so/phat-hanh/")
    clerk.page.fill("textarea[name=reason]", "Hồ sơ còn lại gửi bổ sung sau.")
    clerk.page.check("input[name=sure]")
    clerk.see("release")
    clerk.send()
    assert clerk.page.locator("[role=alert]").count() == 0
    clerk.see("released")


def read_dossiers(voter: Visit) -> None:
    voter.area("doc-ho-so/")
    voter.see("read-dossiers")


def first_two_cards_on(pdf: bytes) -> list[tuple[str, str]]:
    """Return what a phone reads of the first two codes, and the PINs beside them."""
    sheet = PdfDocument(pdf)[0]
    picture = sheet.render(scale=150 / 72, grayscale=True).to_numpy()
    codes = read_barcodes(picture.squeeze())
    codes.sort(
        key=lambda one: (one.position.top_left.y // 100, one.position.top_left.x)
    )
    words = sheet.get_textpage().get_text_range()
    pins = re.findall(r"(?<!\d)(\d{3})\s(\d{3})(?!\d)", words)
    return [(codes[place].text, "".join(pins[place])) for place in (0, 1)]


def enter_by_card(clerk: Visit, *, address: str, pin: str) -> None:
    """Enter as whoever holds the card does, at a window of their own."""
    clerk.page.goto(address)
    clerk.see("card")
    clerk.page.fill("input[name=pin]", pin)
    clerk.send()
    clerk.page.wait_for_url("**/cua-toi/")
    clerk.see("mine")


def send_summons(clerk: Visit) -> None:
    clerk.area("nhan-su/giay-moi/")
    clerk.see("before-sending")
    clerk.page.check("form[action$='/da-gui/'] input[name=sure]")
    clerk.page.click("form[action$='/da-gui/'] button")
    clerk.page.wait_for_url("**/giay-moi/")
    assert clerk.page.locator("form[action$='/da-gui/']").count() == 0
    clerk.see("summoned")


@dataclass(frozen=True)
class Told:
    """Everybody of the story, each with the pictures of their way."""

    clerk: Visit
    officeholder: Visit
    voter: Visit

    def pictures(self) -> dict[str, dict[str, bytes]]:
        """Return the pictures of each, as the manuals name them."""
        return {
            "clerk": self.clerk.pictures,
            "officeholder": self.officeholder.pictures,
            "voter": self.voter.pictures,
        }

    def faults(self) -> list[str]:
        """Return what anybody saw that was wrong."""
        return self.clerk.faults + self.officeholder.faults + self.voter.faults


def tell(browser: Browser, site: str, *, language: str, size: str) -> Told:
    """Play the whole story on an empty machine; the holders of cards have phones."""
    window = context_of(browser, size=size, language=language)
    clerk = Visit(window, site=site, story=f"{size}-{language}")
    set_up(clerk, language=language)
    make_vault(clerk)
    begin(clerk)
    bring_people(clerk)
    set_the_day(clerk)
    freeze(clerk)
    cards = first_two_cards_on(print_cards(clerk))
    people = []
    for who, (address, pin) in zip(("officeholder", "voter"), cards, strict=True):
        phone = context_of(browser, size="phone", language=language)
        holder = Visit(phone, site=site, story=f"{who}-{language}")
        holder.cuoc = clerk.cuoc
        enter_by_card(holder, address=address, pin=pin)
        people.append(holder)
    officeholder, voter = people
    write_report(officeholder)
    release_dossiers(clerk)
    read_dossiers(voter)
    send_summons(clerk)
    return Told(clerk, officeholder, voter)
