"""Whole conferences as the people of a hall live them, many windows at once."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from pypdf import PdfReader

from tests.journeys import hall as play
from tests.journeys import hall_chapters as chapters
from tests.journeys.count_site import Machine, signed_figures
from tests.journeys.hall import Hall
from tests.journeys.site import launched, serving

MORNING = "tests.site.hall_day:serve_morning"
TOO_FEW = 15
COPIES = 3  # as the plan of 2023 asks


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launched(playwright)
        yield started
        started.close()


def test_a_clean_conference_on_paper_to_the_signed_minutes(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(MORNING, tmp_path / "data") as site:
        hall = Hall(browser, site, tmp_path / "data", story="hall")
        clerk, chair, desk = chapters.open_the_door(hall)
        screen = play.screen_of(hall, clerk)
        chapters.gather(hall, desk)
        expect(screen.page.locator("body")).to_contain_text("25")
        play.press(chair, "quorate")
        play.elect(clerk, present=chapters.PRESENT)
        head, second, third = play.seat_the_committee(hall, clerk)
        chapters.vote(hall, head)
        chapters.count_twice(head, second)
        screen.see("counting")
        chapters.take_the_count(head)
        play.sign_all((head, second, third))
        chapters.announce(hall, head)
        copies = chapters.print_the_minutes(clerk)
        chair.area("hoi-nghi/")
        chair.see("announced")

    assert hall.faults() == []
    assert len(copies) == COPIES
    minutes = PdfReader(BytesIO(copies[0]))
    told = " ".join("".join(page.extract_text() for page in minutes.pages).split())
    for words in chapters.TOLD:
        assert words in told


def test_too_few_come_so_the_sitting_is_adjourned_and_summoned_again(
    browser: Browser, tmp_path: Path
) -> None:
    with serving(MORNING, tmp_path / "data") as site:
        hall = Hall(browser, site, tmp_path / "data", story="adjourned")
        clerk, chair, desk = chapters.open_the_door(hall)
        play.check_in(desk, map(str, range(1, TOO_FEW + 1)))
        chair.area("hoi-nghi/")
        expect(chair.page.locator("#vi-sao")).to_contain_text("15/18")
        assert chair.page.locator("#buoc").is_disabled()
        chair.see("too-few")
        play.adjourn(chair, reason="Mới có 15/26 người, chưa đủ hai phần ba.")
        chair.see("adjourned")
        clerk.area("nhan-su/giay-moi/")
        clerk.page.check("form[action$='/da-gui/'] input[name=sure]")
        clerk.page.click("form[action$='/da-gui/'] button")
        clerk.see("summoned-again")
        play.press(clerk, "second-sitting")
        play.bind(desk, clerk, kind="ban", name="Bàn 1")
        play.check_in(desk, map(str, range(1, chapters.PRESENT + 1)))
        play.press(chair, "quorate")
        expect(chair.page.locator("h1")).to_contain_text("phiên thứ 2")
        chair.see("opened")

    assert hall.faults() == []


def test_a_count_with_slips_a_power_cut_and_a_recount(
    browser: Browser, tmp_path: Path
) -> None:
    machine = Machine(MORNING, tmp_path / "data")

    def cut() -> None:
        machine.cut()
        machine.start()

    try:
        hall = Hall(browser, machine.address, tmp_path / "data", story="recount")
        head, second, third = chapters.open_the_hall(hall)
        chapters.vote(hall, head)
        chapters.slip(head, second, cut=cut)
        chapters.mend(head, second, third)
        chapters.take_the_count(head)
        play.sign(head)
        play.refuse_to_sign(second, reason="Đề nghị kiểm lại lô 3.")
        chapters.count_again_aloud(head)
        chapters.take_the_count(head)
        play.sign_all((head, second, third))
        figures = signed_figures(tmp_path / "data")
    finally:
        machine.cut()

    assert hall.faults() == []
    assert {number for number, *_ in figures} == {1, 2}
