"""The chapters of a conference, played by everybody in the hall at once."""

from collections.abc import Callable, Sequence

from playwright.sync_api import expect

from tests.journeys import hall as play
from tests.journeys.chapters import Visit
from tests.journeys.hall import Hall

VOTERS, PRESENT = 26, 25
BY_CARD = 20
SEAL = "NP-01"
# One string a sheet, one key a line; in the order in which they come out of the box.
SHEETS = (
    *("1112", "1121", "1222", "1213", "2112", "1122", "1321", "1112", "1211", "1131"),
    *("1112", "2221", "1110", "1123", "1212", "1132", "1111", "12X1", "1221", "1112"),
    *("1322", "1112", "2113", "1121", "1212"),
)
SIZES = (10, 10, 5)
# What the minutes of these sheets say, wherever their lines break.
TOLD = (
    "Số người có mặt: 25/26 người",
    "tổng số phiếu thu về: 25",
    "Chánh Văn phòng 25 0 22 88,00% 3 12,00% 0 0,00%",
)


def piles(sheets: Sequence[str] = SHEETS) -> list[Sequence[str]]:
    """Return the sheets batch by batch."""
    starts = [sum(SIZES[:number]) for number in range(len(SIZES))]
    return [
        sheets[start : start + size] for start, size in zip(starts, SIZES, strict=True)
    ]


def open_the_door(hall: Hall) -> tuple[Visit, Visit, Visit]:
    """Let clerk and chair sign in, open the check-in, bind the desk at the door."""
    clerk = play.sign_in(hall, "clerk", login="lan.hcqt")
    chair = play.sign_in(hall, "chair", login="chu.tri")
    play.press(clerk, "summoned")
    desk = hall.at("desk")
    play.bind(desk, clerk, kind="ban", name="Bàn 1")
    return clerk, chair, desk


def open_the_hall(hall: Hall) -> tuple[Visit, Visit, Visit]:
    """Fill the hall, open the conference, elect and seat the committee."""
    clerk, chair, desk = open_the_door(hall)
    play.check_in(desk, map(str, range(1, PRESENT + 1)))
    play.press(chair)
    play.elect(clerk, present=PRESENT)
    return play.seat_the_committee(hall, clerk)


def gather(hall: Hall, desk: Visit) -> None:
    """Check everybody in by number, one by the card's code; one has a phone."""
    address, pin = play.card_of(hall, BY_CARD)
    others = [str(number) for number in range(1, PRESENT + 1) if number != BY_CARD]
    play.check_in(desk, [*others, address])
    desk.see("checked-in")
    voter = hall.at("voter")
    voter.page.goto(address)
    voter.page.fill("input[name=pin]", pin)
    voter.send()
    voter.see("in-the-hall")


def vote(hall: Hall, head: Visit) -> None:
    """Hand the sheets out, show and seal the box, vote, close, empty it."""
    play.hand_out(head)
    play.keep_the_box(head)
    play.keep_the_box(head, seal=SEAL)
    play.press(head, "issued")
    play.press(head, "box-sealed")
    for who in hall.people.keys() & {"chair", "voter", "screen"}:
        hall.at(who).page.reload()
        hall.at(who).see("voting")
    play.record_sheets(head, exchanged=1)
    play.press(head, "closing")
    play.keep_the_box(head, seal=SEAL)
    play.record_sheets(head, returned=PRESENT, unused=3)
    head.see("ledger")


def count_twice(head: Visit, second: Visit) -> None:
    """Key every batch by two members, alike."""
    play.open_the_count(head, sizes=SIZES)
    for number, pile in enumerate(piles(), 1):
        play.key_batch(head, number, "first", pile)
        play.key_batch(second, number, "second", pile)


def take_the_count(head: Visit) -> None:
    """Reconcile, and record what the count came to."""
    head.area("kiem-phieu/doi-soat/")
    head.see("reconciling")
    head.page.locator("main form .deeds button[type=submit]").click()
    play.assert_said(head)


def faulty_piles() -> tuple[list[list[str]], list[list[str]]]:
    """Return what two members key who slip: a cell, a sheet, a line nobody can read.

    In the first batch the second reads one cell otherwise; in the second the second
    leaves a sheet out; in the third both find a line that nobody can read.
    """
    first, second = ([list(pile) for pile in piles()] for _ in range(2))
    second[0][3] = "1313"
    del second[1][4]
    first[2][0] = second[2][0] = "1?22"
    return first, second


def slip(head: Visit, second: Visit, *, cut: Callable[[], None]) -> None:
    """Key all three batches with the slips; the power goes while a sheet is keyed."""
    one, other = faulty_piles()
    play.open_the_count(head, sizes=SIZES)
    play.key_batch(head, 1, "first", one[0])
    play.key_batch(second, 1, "second", other[0])
    play.key_batch(head, 2, "first", one[1][:4], done=False)
    cut()
    head.page.reload()
    head.see("after-the-cut")
    expect(head.page.locator("#sheet")).to_have_text("Phiếu 5")
    play.key_batch(head, 2, "first", one[1][4:])
    play.key_batch(second, 2, "second", other[1])
    play.key_batch(head, 3, "first", one[2])
    play.key_batch(second, 3, "second", other[2])


def mend(head: Visit, second: Visit, third: Visit) -> None:
    """Find every slip by its code, and put it right from the paper."""
    head.area("kiem-phieu/doi-soat/")
    head.see("faults")
    for code in ("E-208", "E-209", "E-210"):
        expect(head.page.locator("main")).to_contain_text(code)
    second.area("kiem-phieu/")
    expect(second.page.locator("#viec")).to_have_text("Xem lại lô 2")
    second.see("review")
    missed = 4
    second.area("kiem-phieu/nhap/2/second/")
    for _ in range(len(piles()[1]) - missed - 1):
        second.page.keyboard.press("u")
    play.type_sheets(second, piles()[1][missed:])
    play.report_done(second)
    head.area("kiem-phieu/nhap/2/first/")
    play.report_done(head)
    play.settle_differences(third, 1, ["first"])
    reason = "dấu đánh ra ngoài ô, gần ô thứ hai"
    play.decide_doubt((third, head, second), mark="2", reason=reason)


def count_again_aloud(head: Visit) -> None:
    """Count again beside the first count: one reads, one keys, one watches."""
    head.area("kiem-phieu/kiem-lai/")
    head.page.fill("textarea[name=why]", "Một thành viên đề nghị kiểm lại.")
    head.page.fill("input[name=sizes]", ", ".join(map(str, SIZES)))
    head.page.check("input[name=way][value=aloud]")
    head.see("counting-again")
    head.page.locator("form.wide button[type=submit]").click()
    play.assert_said(head)
    for number, pile in enumerate(piles(), 1):
        play.key_batch(head, number, "first", pile)


def print_the_minutes(clerk: Visit) -> list[bytes]:
    """Make the minutes of the count final, and print each numbered copy."""
    clerk.area("ket-qua/bien-ban/")
    clerk.see("minutes-to-make")
    clerk.page.locator("main form button[type=submit]").first.click()
    play.assert_said(clerk)
    clerk.see("minutes")
    printed = []
    for form in clerk.page.locator("main form[action$='/in/']").all():
        answer = clerk.page.request.post(
            clerk.site + (form.get_attribute("action") or ""),
            form=form.evaluate("form => Object.fromEntries(new FormData(form))"),
            headers={"Referer": clerk.page.url},
        )
        assert answer.headers["content-type"] == "application/pdf", answer.text()[:999]
        printed.append(answer.body())
    return printed


def announce(hall: Hall, head: Visit) -> None:
    """Tell the hall what came out; the screen shows it only now."""
    screen = hall.at("screen")
    assert "Nguyễn Thiên Bút" not in screen.page.inner_text("body")
    head.area("ket-qua/")
    head.see("result")
    head.page.locator("form[action$='/cong-bo/'] button").click()
    head.page.wait_for_load_state()
    head.send()
    play.assert_said(head)
    expect(screen.page.locator("body")).to_contain_text("Nguyễn Thiên Bút")
    screen.see("announced")
