"""The count in real browsers: by keyboard alone, with errors and a power cut."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.count_site import AT, Machine, devices, signed_figures
from tests.journeys.site import VIEWS, Look, launched, serving
from tests.site.builders import TALLIES
from tests.site.count.counting import SHEETS

pytestmark = pytest.mark.xdist_group("browser")
HEAD, SECRETARY, MEMBER = range(3)
# What is looked at of each site: name in the pictures, whose device, address.
SITES: dict[str, Sequence[tuple[str, int, str]]] = {
    "serve_closed_box": (
        ("count-waits", SECRETARY, ""),
        ("open-count", HEAD, "mo/"),
    ),
    "serve_half_a_count": (
        ("count", HEAD, ""),
        ("count-member", MEMBER, ""),
        ("key-batch", HEAD, "nhap/4/first/"),
        ("key-batch-again", SECRETARY, "nhap/3/second/"),
        ("differences", MEMBER, "lo/1/o-lech/"),
        ("differences-typist", HEAD, "lo/1/o-lech/"),
        ("doubts", MEMBER, "khong-ro/"),
        ("reconcile-errors", HEAD, "doi-soat/"),
        ("reconcile-typist", SECRETARY, "doi-soat/"),
        ("declare-batches", HEAD, "lo/"),
        ("recount", HEAD, "kiem-lai/"),
        ("count-card", HEAD, "phim/"),
        ("count-labels", HEAD, "nhan/"),
    ),
    "serve_a_settled_count": (("reconcile", HEAD, "doi-soat/"),),
    "serve_a_count_to_sign": (("sign-count", HEAD, "ky/"),),
    "serve_totals": (("key-totals", HEAD, "nhap/1/first/"),),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


@pytest.mark.parametrize("maker", SITES)
def test_no_page_of_the_count_has_a_fault_that_a_browser_can_see(
    browser: Browser, tmp_path: Path, maker: str
) -> None:
    found = {}
    with serving(f"tests.journeys.count_site:{maker}", tmp_path) as site:
        for size, language in VIEWS:
            windows = devices(browser, tmp_path, size=size, language=language)
            for name, whose, path in SITES[maker]:
                page = windows[whose].new_page()
                look = Look(page, site=site)
                page.goto(site + AT + path)
                look.picture(f"{name}-{size}-{language}")
                found[f"{name}-{size}-{language}"] = look.faults()
                page.close()
            for window in windows:
                window.close()

    assert {name: faults for name, faults in found.items() if faults} == {}


# --- by keyboard alone -----------------------------------------------------


def reach(page: Page, selector: str) -> None:
    """Press Tab until the cursor is there, as somebody without a mouse does."""
    for _ in range(120):
        if page.evaluate(
            "wanted => !!document.activeElement?.matches(wanted)", selector
        ):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {selector} on {page.url}")


def enter(page: Page, selector: str) -> None:
    """Go there by Tab and press Enter."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def key(page: Page, sheets: Sequence[str]) -> None:
    """Key sheets and say that the batch is done; the last needs no Enter."""
    for number, sheet in enumerate(sheets):
        if number:
            page.keyboard.press("Enter")
        for mark in sheet:
            page.keyboard.press(mark)
    enter(page, "#finish button")


def at_the_count(site: str, windows: Sequence[object]) -> list[Page]:
    pages = []
    for window in windows:
        page = window.new_page()  # type: ignore[attr-defined]
        page.goto(site + AT)
        pages.append(page)
    return pages


def record(page: Page, site: str) -> None:
    """Accept the one warning with a reason and record the count."""
    page.goto(f"{site}{AT}doi-soat/")
    reach(page, "textarea")
    page.keyboard.type("cả 24 phiếu đúng như vậy")
    enter(page, "main form button[type=submit]")
    expect(page.locator("h1")).to_have_text("Ký kết quả kiểm phiếu")


def sign(page: Page, site: str) -> None:
    page.goto(f"{site}{AT}ky/")
    reach(page, "input[name=sure]")
    page.keyboard.press("Space")
    enter(page, "main form button[type=submit]")


def count_with_errors(site: str, pages: Sequence[Page]) -> None:
    """Open the box; key it twice, with a wrong cell and a skipped sheet."""
    head, secretary, _member = pages
    enter(head, "#viec")
    enter(head, "main form button[type=submit]")
    enter(head, "#viec")
    key(head, SHEETS[:10])
    secretary.goto(site + AT)
    enter(secretary, "#viec")
    key(secretary, ["X" + SHEETS[0][1:], *SHEETS[1:10]])
    # Both open the second batch at once; whoever keys first is its first typist.
    expect(head.locator("h1")).to_contain_text("Lô 2")
    expect(secretary.locator("h1")).to_contain_text("Lô 2")
    key(head, SHEETS[10:20])
    key(secretary, SHEETS[10:19])  # a miscount: one sheet is skipped
    expect(secretary.locator("main")).to_contain_text("Xem lại lô 2")
    key(head, SHEETS[20:])


def look_again(site: str, pages: Sequence[Page]) -> None:
    """Both typists look again; the third reads the one differing cell."""
    head, secretary, member = pages
    secretary.goto(site + AT)
    enter(secretary, "#viec")
    expect(secretary.locator("#differs")).to_contain_text("Đã nhập 9 phiếu")
    secretary.keyboard.press("Enter")  # nothing happens: the sheet is empty
    key(secretary, SHEETS[19:20])
    head.goto(site + AT)
    enter(head, "#viec")
    enter(head, "#finish button")
    secretary.goto(site + AT)
    enter(secretary, "#viec")
    key(secretary, SHEETS[20:])

    member.goto(site + AT)
    expect(member.locator("#viec")).to_contain_text("Xem ô lệch của lô 1")
    enter(member, "#viec")
    expect(member.locator("fieldset.difference")).to_have_count(1)
    reach(member, "input[value=first]")
    member.keyboard.press("Space")
    enter(member, "main form button[type=submit]")


def begin_recount(site: str, head: Page) -> None:
    """Count again, read aloud this time."""
    head.goto(f"{site}{AT}kiem-lai/")
    reach(head, "textarea[name=why]")
    head.keyboard.type("một thành viên nghi sót phiếu")
    reach(head, "input[name=way]")
    head.keyboard.press("ArrowDown")  # from double entry to reading aloud
    enter(head, "main form button[type=submit]")


def recount_over_a_power_cut(machine: Machine, secretary: Page) -> None:
    """Key everything; the plug is pulled in the middle of the second sheet."""
    site = machine.address
    secretary.goto(site + AT)
    enter(secretary, "#viec")
    for mark in (*SHEETS[0], "Enter", *SHEETS[1][:2]):
        secretary.keyboard.press(mark)
    expect(secretary.locator("#kept")).to_have_text("Đã lưu")
    machine.cut()
    for mark in SHEETS[1][2:]:  # nobody looks up; the keys stay on the device
        secretary.keyboard.press(mark)
    expect(secretary.locator("#trouble")).to_contain_text("Mất kết nối máy chủ")
    machine.start()
    expect(secretary.locator("#kept")).to_have_text("Đã lưu")

    # The lid was closed: another page goes on where this one stood.
    secretary.reload()
    expect(secretary.locator("#sheet")).to_have_text("Phiếu 2")
    secretary.keyboard.press("Enter")
    key(secretary, SHEETS[2:10])
    key(secretary, SHEETS[10:20])
    key(secretary, SHEETS[20:])


def test_a_whole_count_by_keyboard_with_errors_a_recount_and_a_power_cut(
    browser: Browser, tmp_path: Path
) -> None:
    machine = Machine("tests.journeys.count_site:serve_closed_box", tmp_path)
    site = machine.address
    try:
        pages = at_the_count(site, devices(browser, tmp_path))
        head, secretary, member = pages
        count_with_errors(site, pages)
        look_again(site, pages)
        record(head, site)
        sign(member, site)
        begin_recount(site, head)
        recount_over_a_power_cut(machine, secretary)
        record(head, site)
        expect(head.locator("tbody tr")).to_have_count(8)  # both counts, side by side
        for page in pages:
            sign(page, site)
        expect(member.locator("main")).to_contain_text("Đủ chữ ký")
    finally:
        machine.cut()

    truth = [tuple(tally) for tally in TALLIES]
    assert signed_figures(tmp_path) == [(n, *row) for n in (1, 2) for row in truth]


def test_what_was_keyed_before_a_kill_is_there_after_it(
    browser: Browser, tmp_path: Path
) -> None:
    """Killed in the middle of a sheet, without a word: at most a few keys are gone."""
    machine = Machine("tests.journeys.count_site:serve_half_a_count", tmp_path)
    try:
        head = devices(browser, tmp_path)[HEAD].new_page()
        head.goto(f"{machine.address}{AT}nhap/4/first/")
        keys = 0
        for mark in "34":  # 4 is no key: it is refused, and loses nothing
            head.keyboard.press(mark)
            keys += mark == "3"
        expect(head.locator("#kept")).to_have_text("Đã lưu")
        machine.cut()
        head.close()
        machine.start()
        again = devices(browser, tmp_path)[HEAD].new_page()
        again.goto(f"{machine.address}{AT}nhap/4/first/")

        assert keys == 1
        expect(again.locator("#progress")).to_have_text("/6 · dòng 4/4")
        expect(again.locator("tr.current")).to_have_attribute("data-line", "3")
    finally:
        machine.cut()


def test_keys_do_what_the_card_says(browser: Browser, tmp_path: Path) -> None:
    with serving("tests.journeys.count_site:serve_half_a_count", tmp_path) as site:
        page = devices(browser, tmp_path)[HEAD].new_page()
        page.goto(f"{site}{AT}nhap/4/first/")
        last, where = page.locator("#last"), page.locator("#sheet")

        page.keyboard.press("Backspace")
        page.keyboard.press("/")  # «?» on a block of figures
        expect(last).to_have_text("Nguyễn Văn Hai: ghi không rõ, Ban xem xét")
        page.keyboard.press("-")
        expect(last).to_have_text("Nguyễn Thị Ba: gạch tên")
        page.keyboard.press("1")
        page.keyboard.press("1")  # one key too many belongs to no line
        expect(last).to_contain_text("Hết phiếu này")
        page.keyboard.press("Enter")
        expect(where).to_have_text("Phiếu 6")
        page.keyboard.press("u")
        expect(last).to_have_text("Đã bỏ phiếu 5.")
        page.keyboard.press("r")
        expect(where).to_have_text("Phiếu 5")
        expect(page.locator("#keying.full")).to_have_count(1)
        squares = page.locator("tr[data-line='3'] td.fives").first.locator("use")
        expect(squares.first).to_have_attribute("href", "#five-5")


def test_a_missing_sheet_is_put_in_without_keying_the_others_again(
    browser: Browser, tmp_path: Path
) -> None:
    with serving("tests.journeys.count_site:serve_half_a_count", tmp_path) as site:
        page = devices(browser, tmp_path)[HEAD].new_page()
        page.goto(f"{site}{AT}nhap/4/first/")
        page.locator("#keyed summary").click()
        keys = page.locator("#keyed td.keys")
        before = keys.all_inner_texts()

        page.get_by_label("Chèn vào trước phiếu 2").click()
        expect(page.locator("#last")).to_contain_text("chưa xong")
        page.keyboard.press("u")  # the sheet that was begun
        page.get_by_label("Chèn vào trước phiếu 2").click()
        expect(page.locator("#sheet")).to_have_text("Phiếu 2")
        page.keyboard.press("Escape")  # not there after all
        expect(page.locator("#sheet")).to_have_text("Phiếu 5")
        page.get_by_label("Chèn vào trước phiếu 2").click()
        page.keyboard.type("0G0X")
        page.keyboard.press("Enter")
        expect(keys).to_have_text([before[0], "0 G 0 X", *before[1:]])


def test_a_keyed_sheet_is_corrected_or_taken_out_alone(
    browser: Browser, tmp_path: Path
) -> None:
    with serving("tests.journeys.count_site:serve_half_a_count", tmp_path) as site:
        page = devices(browser, tmp_path)[HEAD].new_page()
        page.goto(f"{site}{AT}nhap/4/first/")
        page.locator("#keyed summary").click()
        keys = page.locator("#keyed td.keys")
        before = keys.all_inner_texts()
        page.keyboard.press("u")  # the sheet that was begun

        page.get_by_label("Sửa phiếu 1", exact=True).click()
        page.keyboard.press("Backspace")
        page.keyboard.press("?")
        page.keyboard.press("Enter")
        page.get_by_label("Bỏ phiếu 4").click()

        left = [before[0][:-1] + "?", *before[1:3]]
        expect(keys).to_have_text(left)
        expect(page.locator("#kept")).to_have_text("Đã lưu")
        fives = page.locator("tr[data-line='1'] td.fives").all_inner_texts()
        assert sum(int(n or 0) for n in fives) == len(left)
        page.reload()
        page.locator("#keyed summary").click()
        expect(keys).to_have_text(left)


def test_large_buttons_do_the_same_on_a_tablet(
    browser: Browser, tmp_path: Path
) -> None:
    with serving("tests.journeys.count_site:serve_half_a_count", tmp_path) as site:
        page = devices(browser, tmp_path, size="phone")[HEAD].new_page()
        page.goto(f"{site}{AT}nhap/4/first/")

        for mark in ("3", "X"):
            button = page.locator(f"button[data-key='{mark}']")
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44
            button.tap()
        page.locator("button[data-do=next]").tap()

        expect(page.locator("#sheet")).to_have_text("Phiếu 6")


def test_a_window_that_was_overtaken_says_so_and_overwrites_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    with serving("tests.journeys.count_site:serve_half_a_count", tmp_path) as site:
        window = devices(browser, tmp_path)[HEAD]
        first, second = window.new_page(), window.new_page()
        for page in (first, second):
            page.goto(f"{site}{AT}nhap/4/first/")
        first.keyboard.press("3")
        expect(first.locator("#kept")).to_have_text("Đã lưu")

        second.keyboard.press("1")

        expect(second.locator("#trouble")).to_contain_text("chưa ghi đè")


def test_totals_go_from_field_to_field(browser: Browser, tmp_path: Path) -> None:
    with serving("tests.journeys.count_site:serve_totals", tmp_path) as site:
        page = devices(browser, tmp_path)[HEAD].new_page()
        page.goto(f"{site}{AT}nhap/1/first/")
        fields = page.locator("input[name=figure]")

        page.keyboard.type("20")  # the first field has the cursor
        page.keyboard.press("Enter")
        page.keyboard.type("3")
        page.keyboard.press("ArrowDown")
        page.keyboard.type("1")
        expect(page.locator("td.sum").first).to_have_text("24/24")
        fields.last.focus()
        page.keyboard.press("ArrowDown")  # on the last field it does nothing
        assert fields.last.evaluate("f => f === document.activeElement")
        expect(page.locator("#kept")).to_have_text("Đã lưu")
        page.reload()
        values = [fields.nth(n).input_value() for n in range(4)]
        assert values == ["20", "3", "1", ""]
