"""The hall's screen: who may see it, what it never says, what two hundred cost."""

import json
import re
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.builders import (
    MORNING,
    TALLIES,
    counted_record,
    save_campaign,
    signed_in,
)
from tests.site.crowds import many_voters
from tests.site.screens import hall_in, screen_of, with_many_results
from tinnhiem.actions.screen.keep_screen import revoke_screen
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.store import journal, models
from tinnhiem.web.screen.answers import Answers

pytestmark = pytest.mark.usefixtures("folder", "office")
BEFORE = [phase for phase in Phase if phase is not Phase.ANNOUNCED]


@pytest.fixture(name="office")
def _office(folder: Path) -> None:
    assert folder.exists()
    signed_in(Duty.CLERK)


def address(screen: models.HallScreen, rest: str = "") -> str:
    return f"/man-hinh/{screen.token}/{rest}"


def told(screen: models.HallScreen) -> str:
    """Return everything the screen says, in every way it says it."""
    client = Client()
    answers = [
        client.get(address(screen, rest)) for rest in ("", "phan/", "hien-tai.json")
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    return "".join(answer.content.decode() for answer in answers)


def test_whoever_has_the_address_sees_it_and_is_asked_for_nothing() -> None:
    answer = Client().get(address(hall_in(Phase.CHECK_IN)))

    assert answer.status_code == 200
    assert not answer.cookies
    assert "Đăng nhập" not in answer.content.decode()
    assert "Có mặt <strong>24/26</strong>" in answer.content.decode()


@pytest.mark.parametrize("phase", BEFORE)
def test_nothing_of_the_count_is_on_it_but_while_it_is_announced(phase: Phase) -> None:
    screen = hall_in(phase)
    screen.campaign.remarks.create(text="Một phiếu để trắng")

    words = told(screen)

    for holder in screen.campaign.officeholders.all():
        assert holder.name not in words
    assert '"results": []' in words
    assert 'class="high"' not in words
    assert "để trắng" not in words
    for tally in TALLIES:
        assert not re.search(rf"\b{tally[0]}\b.*\b{tally[1]}\b.*%", words)


def test_a_signed_count_is_not_an_announced_one() -> None:
    assert "%" not in told(hall_in(Phase.SIGNED))


def test_the_announced_result_is_a_table_with_the_lawful_base() -> None:
    page = Client().get(address(hall_in(Phase.ANNOUNCED))).content.decode()

    assert page.count("<table") == 1
    assert "Tỷ lệ tính trên số phiếu thu về" in page
    assert "phần để trống của thanh là phiếu không hợp lệ" in page
    assert re.search(r"<strong>20</strong>\s*<span class=\"share\">83,33%", page)
    assert page.count('<svg class="bar-of"') == len(TALLIES)


def test_the_result_leaves_the_screen_when_the_conference_is_closed() -> None:
    screen = hall_in(Phase.ANNOUNCED)
    screen.campaign.closed_at = MORNING
    screen.campaign.save()

    words = told(screen)

    assert "Hội nghị đã bế mạc" in words
    assert "83,33" not in words


def test_sixty_persons_are_sheets_of_four() -> None:
    page = Client().get(address(with_many_results())).content.decode()

    assert page.count('<div class="sheet">') == 15
    assert page.count('<svg class="bar-of"') == 60 - 1 + 1


def plain(content: bytes, token: str) -> str:
    """Return a page without its address and without what differs every time."""
    words = content.decode().replace(token, "…")
    return re.sub(r'(?<=csrfmiddlewaretoken" value=")[^"]*', "", words)


def test_a_revoked_address_is_as_unknown_as_one_that_never_was() -> None:
    screen = hall_in(Phase.VOTING)
    revoke_screen(campaign=screen.campaign, screen=screen.pk, by="", now=MORNING)
    client = Client()

    for rest in ("", "phan/", "hien-tai.json"):
        revoked = client.get(address(screen, rest))
        unknown = client.get(f"/man-hinh/{'x' * len(screen.token)}/{rest}")
        assert (revoked.status_code, unknown.status_code) == (404, 404)
        words = plain(revoked.content, screen.token)
        assert words == plain(unknown.content, "x" * len(screen.token))
        assert "thu hồi" not in words


def test_an_address_is_not_guessed_and_not_in_the_journal() -> None:
    campaign = hall_in(Phase.VOTING).campaign
    clerk = signed_in(Duty.CLERK)
    for _ in range(2):
        clerk.post(f"/cuoc/{campaign.slug}/man-hinh/", {"deed": "make"})
    made = [s.token for s in campaign.screens.all() if s.token != campaign.slug]

    assert len(set(made)) == 2
    assert all(len(token) == 43 for token in made)
    facts = json.dumps(list(campaign.journal.values_list("facts", flat=True)))
    assert not any(token in facts for token in made)
    assert journal.first_broken_entry(campaign) is None


def test_the_clerk_makes_switches_and_revokes_it_on_a_page() -> None:
    campaign = save_campaign(counted_record(), phase="check-in")
    clerk = signed_in(Duty.CLERK)
    page = f"/cuoc/{campaign.slug}/man-hinh/"
    key = "0b9c1f0e-5d0a-4c43-9b0e-3a6b6f1d2c11"

    assert "Chưa có địa chỉ nào" in clerk.get(page).content.decode()
    for _ in range(2):  # a double click
        clerk.post(page, {"deed": "make", "once": key})
    screen = campaign.screens.get()
    shown = clerk.get(page).content.decode()
    assert address(screen) in shown
    assert "<svg" in shown
    clerk.post(page, {"deed": "show", "screen": str(screen.pk)})
    assert "Nguyễn Thị Một" in told(screen)
    clerk.post(page, {"deed": "hide", "screen": str(screen.pk)})
    assert "Nguyễn Thị Một" not in told(screen)
    clerk.post(page, {"deed": "revoke", "screen": str(screen.pk)})
    assert Client().get(address(screen)).status_code == 404
    clerk.post(page, {"deed": "revoke", "screen": "khong-phai"})
    events = campaign.journal.order_by("id").values_list("event", flat=True)
    assert list(events) == [
        "screen.made",
        "screen.names-shown",
        "screen.names-hidden",
        "screen.revoked",
    ]


def test_names_light_up_as_people_come() -> None:
    screen = hall_in(Phase.CHECK_IN, names=True)
    page = Client().get(address(screen)).content.decode()

    assert page.count('<li class="here">') == 24
    assert page.count('<li class="not-yet">') == 2


def test_more_names_than_can_be_read_are_not_shown_at_all() -> None:
    screen = hall_in(Phase.CHECK_IN, names=True)
    many_voters(screen.campaign, 541)

    assert '<li class="' not in told(screen)


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.COMMITTEE_ELECTED, "Đã phát phiếu"),
        (Phase.VOTING, "Đã phát phiếu"),
        (Phase.CLOSED, "Đã thu phiếu"),
        (Phase.COUNTING, "Đã thu phiếu"),
        (Phase.RECONCILED, "Đã thu phiếu"),
    ],
)
def test_issuing_and_collecting_are_counted(phase: Phase, words: str) -> None:
    page = Client().get(address(hall_in(phase))).content.decode()

    assert re.search(rf"{words}</span> <strong>24/24</strong>", page)


def test_a_sheet_that_the_committee_did_not_issue_is_not_told_to_the_hall() -> None:
    screen = hall_in(Phase.COUNTING)
    screen.campaign.movements.create(kind="foreign", sheets=1, at=MORNING)

    words = told(screen)

    assert "23/24" in words
    assert "phiếu lạ" not in words


def test_a_suspended_and_an_adjourned_hall_say_so_with_the_next_day() -> None:
    suspended = told(hall_in(Phase.SUSPENDED))
    adjourned = hall_in(Phase.PLANNED)
    campaign = adjourned.campaign
    campaign.adjournments.create(
        sitting=1,
        starts_at=MORNING,
        adjourned_at=MORNING,
        present=12,
        summoned=26,
        reason="thiếu người",
    )
    campaign.sitting = 2
    campaign.save()
    unknown = told(adjourned)
    campaign.starts_at = MORNING.replace(day=14)
    campaign.save()
    journal.write(campaign, "conference.set", at=MORNING)
    known = told(adjourned)

    assert "Hội nghị tạm dừng" in suspended
    assert "Chủ trì sẽ thông báo" in suspended
    assert "Hội nghị hoãn sang buổi khác" in unknown
    assert "Thời gian họp sẽ được thông báo." in unknown
    assert "08 giờ 00 phút, Thứ Sáu, ngày 14/7/2023" in known
    assert "thiếu người" not in known


def test_a_rehearsal_says_that_it_is_one() -> None:
    screen = hall_in(Phase.VOTING)
    screen.campaign.is_rehearsal = True
    screen.campaign.save()

    assert "DIỄN TẬP" in told(screen)


def test_a_poll_is_answered_from_what_is_ready_with_two_questions() -> None:
    screen = hall_in(Phase.CHECK_IN, names=True)
    client = Client()
    first = client.get(address(screen, "phan/"))
    with CaptureQueriesContext(connection) as asked:
        again = client.get(
            address(screen, "phan/"), headers={"If-None-Match": first["ETag"]}
        )
        weak = client.get(
            address(screen, "phan/"),
            headers={"If-None-Match": f'"x", W/{first["ETag"]}'},
        )

    assert len(asked) <= 4
    assert (again.status_code, again.content) == (304, b"")
    assert weak.status_code == 304
    assert again["Cache-Control"] == "private, no-cache"


def test_the_next_deed_makes_a_new_answer_for_everybody() -> None:
    screen = hall_in(Phase.CHECK_IN)
    client = Client()
    first = client.get(address(screen, "phan/"))
    screen.campaign.roster.get(number=1).stays.update(left_at=MORNING)
    stale = client.get(address(screen, "phan/"))
    journal.write(screen.campaign, "voter.left", at=MORNING, number=1, present=23)
    fresh = client.get(address(screen, "phan/"))

    assert stale["ETag"] == first["ETag"]
    assert fresh["ETag"] != first["ETag"]
    assert "23/26" in fresh.content.decode()


def test_the_sequence_never_falls() -> None:
    screen = hall_in(Phase.CHECK_IN)
    seen = []
    for number in range(5):
        journal.write(screen.campaign, "voter.left", at=MORNING, number=number)
        page = Client().get(address(screen, "phan/")).content.decode()
        seen.append(int(re.findall(r'data-seq="(\d+)"', page)[0]))

    assert seen == sorted(set(seen))


def test_whoever_comes_first_makes_it_and_the_others_wait() -> None:
    answers, made = Answers(), []

    def make() -> bytes:
        made.append(1)
        return b"x"

    def ask() -> None:
        answers.get("kind", state=1, make=make)
        connections.close_all()

    threads = [Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 1


def test_only_so_many_answers_are_kept() -> None:
    answers = Answers()
    for kind in range(200):
        answers.get(kind, state=1, make=lambda: b"x")
    forgotten = answers.get(0, state=1, make=lambda: b"made anew")
    kept = answers.get(199, state=1, make=lambda: b"made anew")

    assert (forgotten.content, kept.content) == (b"made anew", b"x")


@pytest.mark.parametrize("phase", ORDER)
def test_presence_is_on_it_in_every_phase(phase: Phase) -> None:
    assert (
        '<p class="presence">' in Client().get(address(hall_in(phase))).content.decode()
    )


def test_another_screen_of_the_same_vote_has_its_own_names() -> None:
    with_names = hall_in(Phase.CHECK_IN, names=True)
    campaign = with_names.campaign
    campaign.screens.update(token="mot")
    without = screen_of(campaign)

    assert '<li class="here">' in Client().get("/man-hinh/mot/phan/").content.decode()
    assert '<li class="here">' not in told(without)


@pytest.mark.parametrize(("way", "done"), [("double", 1), ("aloud", 2)])
def test_piles_are_counted_as_keyed_and_nothing_of_them_is_opened(
    way: str, done: int
) -> None:
    screen = hall_in(Phase.COUNTING)
    count = screen.campaign.open_counts.create(number=1, way=way)
    for number in (1, 2, 3):
        count.batches.create(number=number, declared=8)
    for batch, kind, state in (
        (1, "first", "finished"),
        (1, "second", "finished"),
        (2, "first", "finished"),
        (2, "second", "keying"),
        (3, "first", "review"),
    ):
        count.rows.create(batch=batch, kind=kind, state=state, sealed=b"not to be read")

    words = told(screen)

    assert f"{done}/3" in words
    assert "review" not in words


def test_the_results_page_draws_the_same_bars_and_tells_levels_by_pattern_too() -> None:
    campaign = hall_in(Phase.SIGNED).campaign
    page = signed_in(Duty.CLERK).get(f"/cuoc/{campaign.slug}/").content.decode()

    for pattern in ("stripes", "dots"):
        assert page.count(f'<pattern id="{pattern}"') == 1
        assert f'fill="url(#{pattern})"' in page
    assert page.count('<svg class="bar-of"') == len(TALLIES)
