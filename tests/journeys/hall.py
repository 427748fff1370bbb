"""A hall with people in it, each at a window of their own, all at the same time."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from tests.journeys.chapters import Visit
from tests.journeys.site import context_of
from tests.site.builders import PASSWORD
from tests.site.hall_day import CARDS

CUOC = "/cuoc/quang-ngai-2023/"
# Free of the vote about themselves, so that they may count.
HEAD, SECRETARY, MEMBER = "Võ Công Chính", "Đỗ Dung Quất", "Vũ Cần Kiệm"
TABLE = (HEAD, SECRETARY, MEMBER)
SEATS = ("head", "second", "third")


@dataclass
class Hall:
    """Everybody in the hall, as they come in.

    Attributes:
        folder: The data folder of the site, with the cards of two voters.
        story: Goes into the names of pictures.
    """

    browser: Browser
    site: str
    folder: Path
    story: str
    people: dict[str, Visit] = field(default_factory=dict)

    def at(self, who: str, *, size: str = "phone") -> Visit:
        """Return the window of somebody, opened when they first need it."""
        if who not in self.people:
            window = context_of(self.browser, size=size)
            visit = Visit(window, site=self.site, story=f"{self.story}-{who}")
            visit.cuoc = CUOC
            self.people[who] = visit
        return self.people[who]

    def faults(self) -> list[str]:
        """Return what anybody saw that was wrong."""
        return [
            f"{who}: {fault}"
            for who, visit in self.people.items()
            for fault in visit.faults
        ]


def sign_in(hall: Hall, who: str, *, login: str) -> Visit:
    """Let a member of staff sign in."""
    visit = hall.at(who, size="desk")
    visit.go("/dang-nhap/")
    visit.page.fill("input[name=login]", login)
    visit.page.fill("input[name=password]", PASSWORD)
    visit.send()
    visit.page.wait_for_load_state()
    return visit


def press(visit: Visit, name: str = "") -> None:
    """Press the one button of the hall, and once more where it asks."""
    visit.area("hoi-nghi/")
    if name:
        visit.see(name)
    visit.page.click("#buoc")
    visit.page.wait_for_load_state()
    if visit.page.locator("form.row input[name=sure]").count():
        visit.send()
    assert_said(visit)


def assert_said(visit: Visit) -> None:
    """Say what a page refused, where it refused something."""
    visit.page.wait_for_load_state()
    refusals = visit.page.locator(".said.error, .errorlist, [role=alert]:visible")
    said = [text for text in refusals.all_inner_texts() if text.strip()]
    assert not said, said
    assert "Không hiển thị được trang này" not in visit.page.inner_text("h1")


def bind(device: Visit, by: Visit, *, kind: str, name: str) -> None:
    """Bind a device face to face: its code is read aloud and typed by the other.

    Args:
        device: Whose window becomes a device.
        by: Who confirms.
        kind: «ban» for a desk, «ban-kiem-phieu» for a member of the committee.
        name: What the desk is called, or the member's name.
    """
    by.area("hoi-nghi/thiet-bi/")
    (address,) = (
        text
        for text in by.page.locator(".address code").all_inner_texts()
        if f"/thiet-bi/{kind}/" in text
    )
    device.go(urlsplit(address).path)
    if kind == "ban":
        device.page.fill("input[name=name]", name)
    else:
        device.page.get_by_label(name).check()
    device.see("binding")
    device.send()
    code = device.page.locator(".code-large").inner_text()
    device.see("code")
    by.area("hoi-nghi/thiet-bi/")
    by.page.locator("li", has_text=name).locator("a[id^=xac-nhan]").click()
    by.page.fill("input[name=code]", code)
    by.see("confirming")
    by.page.locator("main form button[type=submit]").first.click()
    assert_said(by)
    expect(device.page.locator("#standing")).to_contain_text("Đã xác nhận")


def check_in(desk: Visit, texts: Iterable[str]) -> None:
    """Let people in, one scan after the other, as fast as the desk answers."""
    desk.area("diem-danh/")
    for text in texts:
        with desk.page.expect_response(lambda answer: "/json/luot/" in answer.url):
            desk.page.fill("#text", text)
            desk.page.press("#text", "Enter")


def card_of(hall: Hall, number: int) -> tuple[str, str]:
    """Return the address on a voter's card, and the PIN."""
    told = json.loads((hall.folder / CARDS).read_text(encoding="utf-8"))
    token, pin = told[str(number)]
    return f"{hall.site}/the/{token}/", pin


def elect(clerk: Visit, *, present: int) -> None:
    """Elect three who are free of the vote, by every hand in the hall."""
    clerk.area("hoi-nghi/ban-kiem-phieu/")
    for place, name in enumerate(TABLE, 1):
        clerk.page.fill(f"input[name=person_{place}]", name)
    clerk.page.fill("input[name=in_favour]", str(present))
    clerk.see("electing")
    clerk.page.locator(".deeds button[type=submit]").first.click()
    assert_said(clerk)
    clerk.see("elected")


def seat_the_committee(hall: Hall, clerk: Visit) -> tuple[Visit, Visit, Visit]:
    """Bind a device for each member: the clerk the head's, the head the others'."""
    head, secretary, member = (hall.at(name) for name in SEATS)
    bind(head, clerk, kind="ban-kiem-phieu", name=HEAD)
    bind(secretary, head, kind="ban-kiem-phieu", name=SECRETARY)
    bind(member, head, kind="ban-kiem-phieu", name=MEMBER)
    return head, secretary, member


def keep_the_box(head: Visit, *, seal: str = "") -> None:
    """Record the next act at the box."""
    head.area("phieu/")
    form = head.page.locator("#hom form").first
    form.locator("input[name=by]").fill(HEAD)
    form.locator("input[name=witnesses]").fill("Hội nghị; đại diện: Hồ Ba Tơ")
    if seal:
        form.locator("input[name=seal]").fill(seal)
    head.page.locator("button[value=box]").click()
    assert_said(head)


def record_sheets(head: Visit, **sheets: int) -> None:
    """Record figures of the ledger."""
    head.area("phieu/")
    for name, number in sheets.items():
        head.page.locator(f"#ghi input[name={name}]").fill(str(number))
    head.page.click("button[value=record]")
    assert_said(head)


def hand_out(head: Visit) -> None:
    """Note that everybody in the hall signed for a sheet."""
    head.area("phieu/phat/")
    head.see("handing-out")
    head.page.click("button[value=all]")
    assert_said(head)


def open_the_count(head: Visit, *, sizes: Sequence[int], way: str = "double") -> None:
    """Open the count with batches counted by hand."""
    head.area("kiem-phieu/mo/")
    head.page.fill("input[name=sizes]", ", ".join(map(str, sizes)))
    head.page.check(f"input[name=way][value={way}]")
    head.see("opening-the-count")
    head.page.locator("form.wide button[type=submit]").click()
    assert_said(head)


def key_batch(
    member: Visit, number: int, part: str, sheets: Iterable[str], *, done: bool = True
) -> None:
    """Key a batch by the keyboard alone, and report it done."""
    member.area(f"kiem-phieu/nhap/{number}/{part}/")
    expect(member.page.locator(".readback")).to_be_visible()
    type_sheets(member, sheets)
    if done:
        report_done(member)


def type_sheets(member: Visit, sheets: Iterable[str]) -> None:
    """Key sheets one after the other, and wait until the server has them."""
    for sheet in sheets:
        for key in sheet:
            member.page.keyboard.press(key)
        member.page.keyboard.press("Enter")
    expect(member.page.locator("#kept")).to_have_text("Đã lưu")


def report_done(member: Visit) -> None:
    """Report the batch that is open as keyed."""
    member.page.locator("#finish button[type=submit]").click()
    assert_said(member)


def sign(member: Visit) -> None:
    """Sign what the count came to."""
    member.area("kiem-phieu/ky/")
    member.page.check("input[name=sure]")
    member.see("signing")
    member.page.get_by_role("button", name="Ký", exact=True).click()
    assert_said(member)


def adjourn(chair: Visit, *, reason: str) -> None:
    """Adjourn for want of a quorum, until tomorrow at eight."""
    chair.area("hoi-nghi/hoan/")
    chair.page.fill("textarea[name=reason]", reason)
    tomorrow = chair.today + timedelta(days=1)
    chair.page.fill("input[name=day]", tomorrow.isoformat())
    chair.page.fill("input[name=hour]", "08:00")
    chair.page.check("input[name=sure]")
    chair.see("adjourning")
    chair.page.locator("button.danger").click()
    assert_said(chair)


def settle_differences(third: Visit, number: int, choices: Iterable[str]) -> None:
    """Decide each differing cell of a batch from the paper: first, second or a key."""
    third.area(f"kiem-phieu/lo/{number}/o-lech/")
    cells = third.page.locator("fieldset.difference")
    for place, choice in enumerate(choices):
        cell = cells.nth(place)
        if choice in {"first", "second"}:
            cell.locator(f"input[value={choice}]").check()
        else:
            cell.locator("input[value=other]").check()
            cell.locator("select").select_option(choice)
    third.see("differences")
    third.page.locator("main form button[type=submit]").click()
    assert_said(third)


def decide_doubt(table: Sequence[Visit], *, mark: str, reason: str) -> None:
    """Propose how a doubtful line is read; every other member agrees."""
    proposer, *others = table
    proposer.area("kiem-phieu/khong-ro/")
    proposer.page.locator("select[name=mark]").first.select_option(mark)
    proposer.page.locator("[name=reason]").first.fill(reason)
    proposer.see("doubt")
    proposer.page.locator("button[value=propose]").first.click()
    assert_said(proposer)
    for member in others:
        member.area("kiem-phieu/khong-ro/")
        member.page.locator("button[value=agree]").first.click()
        assert_said(member)


def screen_of(hall: Hall, clerk: Visit) -> Visit:
    """Make the address of the hall's screen and open it on a projector."""
    clerk.area("man-hinh/")
    clerk.page.locator("button[value=make]").click()
    assert_said(clerk)
    clerk.see("screens")
    address = clerk.page.locator("code").first.inner_text()
    screen = hall.at("screen", size="projector")
    screen.go(urlsplit(address).path)
    screen.see("check-in")
    return screen


def sign_all(table: Iterable[Visit]) -> None:
    """Let every member sign, each on their own device."""
    for member in table:
        sign(member)


def refuse_to_sign(member: Visit, *, reason: str) -> None:
    """Refuse, with a reason that the others read."""
    member.area("kiem-phieu/ky/")
    member.page.locator("details summary").click()
    member.page.locator("details [name=reason]").fill(reason)
    member.page.locator("details button[type=submit]").click()
    assert_said(member)
    member.see("refused")
