"""What the holder of a card sees: themself, the conference, the reply."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import (
    MORNING,
    SLUG,
    by_card,
    counted_record,
    name_of,
    planned_record,
    save_campaign,
    signed_in,
)
from tinnhiem.actions.conference.reply_to_summons import reply_to_summons
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.errors import CampaignFrozenError, TextMissingError
from tinnhiem.core.conference.reply import COMING, AbsenceReason, SummonsReply
from tinnhiem.store.models import Campaign, JournalEntry
from tinnhiem.store.queries.exports import tables_of

PAGE, REPLY = "/cua-toi/", "/cua-toi/giay-moi/"
DESK = f"/cuoc/{SLUG}/nhan-su/giay-moi/"
VOTER, RATED = 20, 2
pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def summoned(settings: object) -> Campaign:
    """A campaign whose conference is still to come, whatever the day of this test."""
    assert settings is not None
    campaign = save_campaign(counted_record(), phase="summoned")
    for row in campaign.roster.all():
        row.stays.all().delete()
    campaign.starts_at = datetime(2099, 7, 11, 8, 0, tzinfo=MORNING.tzinfo)
    campaign.save()
    return campaign


def shown(browser: Client) -> str:
    return browser.get(PAGE).content.decode()


def test_a_card_leads_to_the_persons_own_page(summoned: Campaign) -> None:
    browser = by_card(summoned, number=VOTER)

    answer = browser.get("/", follow=True)

    assert answer.request["PATH_INFO"] == PAGE
    page = answer.content.decode()
    assert f"Chào đồng chí {name_of(VOTER)}" in page
    assert f"Số <strong>{VOTER}</strong>" in page
    assert "11/7/2099" in page
    assert "Hội trường tầng 2" in page
    assert "được lấy phiếu tín nhiệm." not in page


def test_an_officeholder_sees_their_own_duties(summoned: Campaign) -> None:
    page = shown(by_card(summoned, number=RATED))

    assert "Đồng chí đồng thời là người được lấy phiếu tín nhiệm." in page
    assert "Nộp báo cáo theo mẫu và bản kê khai" in page
    assert "chậm nhất ngày 30/6/2023" in page
    assert "Báo cáo giải trình" in page


def test_a_campaign_without_a_day_says_so() -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    Campaign.objects.update(starts_at=None)

    page = shown(by_card(campaign, number=VOTER))

    assert "Chưa ấn định ngày họp." in page
    assert "chưa ấn định ngày họp" in page


def test_the_calendar_has_the_conference_and_no_step_of_the_office(
    summoned: Campaign,
) -> None:
    answer = by_card(summoned, number=VOTER).get("/cua-toi/hoi-nghi.ics")

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == 1
    assert events[0].decoded("DTSTART").date() == summoned.starts_at.date()  # type: ignore[union-attr]


def test_a_reply_is_kept_and_can_be_changed(summoned: Campaign) -> None:
    browser = by_card(summoned, number=VOTER)

    browser.post(REPLY, {"answer": "vang", "reason": "illness", "words": "nằm viện"})
    assert "Đồng chí đã báo không dự được: ốm, điều trị: nằm viện." in shown(browser)
    answer = browser.post(REPLY, {"answer": "du"}, follow=True)

    assert "Đồng chí đã trả lời: sẽ dự Hội nghị." in answer.content.decode()
    entry = summoned.roster.get(number=VOTER)
    assert entry.reply.is_coming
    assert not hasattr(entry, "absence")


def test_the_form_shows_an_earlier_reason_again(summoned: Campaign) -> None:
    browser = by_card(summoned, number=VOTER)
    browser.post(REPLY, {"answer": "vang", "reason": "duty", "words": "đi Hà Nội"})

    page = shown(browser)

    assert '<option value="duty" selected>' in page
    assert 'value="đi Hà Nội"' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"answer": "vang"}, "Chọn lý do vắng mặt."),
        ({"answer": "vang", "reason": "other"}, "lý do vắng mặt"),
        ({}, "errorlist"),
    ],
    ids=["no reason", "other without words", "nothing"],
)
def test_what_is_no_reply_is_refused_and_stays_in_the_form(
    summoned: Campaign, sent: dict[str, str], said: str
) -> None:
    browser = by_card(summoned, number=VOTER)

    page = browser.post(REPLY, sent).content.decode()

    assert said in page
    assert not hasattr(summoned.roster.get(number=VOTER), "reply")


@pytest.mark.parametrize(
    ("minutes", "on_paper", "is_open"),
    [
        pytest.param(-1, False, True, id="a minute before, by card"),
        pytest.param(0, False, False, id="at the moment, by card"),
        pytest.param(1, False, False, id="a minute after, by card"),
        pytest.param(1, True, True, id="a minute after, at the desk"),
    ],
)
def test_replies_by_card_end_when_the_conference_begins(
    summoned: Campaign, minutes: int, on_paper: bool, is_open: bool
) -> None:
    assert summoned.starts_at is not None
    voter = summoned.roster.get(number=VOTER)
    now = summoned.starts_at + timedelta(minutes=minutes)

    try:
        reply_to_summons(
            campaign=summoned,
            voter=voter,
            reply=COMING,
            on_paper=on_paper,
            by="",
            now=now,
        )
    except CampaignFrozenError:
        assert not is_open
    else:
        assert is_open


def test_other_needs_words(summoned: Campaign) -> None:
    with pytest.raises(TextMissingError):
        reply_to_summons(
            campaign=summoned,
            voter=summoned.roster.get(number=VOTER),
            reply=SummonsReply(is_coming=False, reason=AbsenceReason.OTHER, words=" "),
            on_paper=True,
            by="",
            now=MORNING,
        )


def test_the_clerk_counts_replies_and_notes_one_on_paper(summoned: Campaign) -> None:
    by_card(summoned, number=VOTER).post(REPLY, {"answer": "du"})
    clerk = signed_in(Duty.CLERK)
    sent = {"number": "25", "answer": "vang", "reason": "other", "words": "tang gia"}

    page = clerk.post(DESK, sent, follow=True).content.decode()

    assert "Đã ghi trả lời của" in page
    assert "<dd>1</dd>" in page  # comes
    assert "tang gia" in page
    assert "bộ phận tham mưu ghi" in page


def test_the_reason_is_for_desk_and_chair_only(summoned: Campaign) -> None:
    sent = {"answer": "vang", "reason": "other", "words": "lý do riêng tư"}
    by_card(summoned, number=VOTER).post(REPLY, sent)
    Campaign.objects.update(opened_at=MORNING)
    places = [DESK, f"/cuoc/{SLUG}/", f"/cuoc/{SLUG}/nhat-ky/", "/nhat-ky/"]

    def sees(*duties: Duty) -> bool:
        who = signed_in(*duties, login=f"{duties[0].value}.thu")
        return any("lý do riêng tư" in who.get(p).content.decode() for p in places)

    assert sees(Duty.CLERK)
    assert sees(Duty.CHAIR)
    assert not sees(Duty.INSPECTOR)
    assert not sees(Duty.ADMIN)
    other = by_card(summoned, number=VOTER + 1)
    assert "lý do riêng tư" not in shown(other)


def test_the_journal_does_not_say_why(summoned: Campaign) -> None:
    sent = {"answer": "vang", "reason": "other", "words": "lý do riêng tư"}
    by_card(summoned, number=VOTER).post(REPLY, sent)

    entry = JournalEntry.objects.get(event="summons.answered")

    assert entry.facts == {"number": VOTER, "is_coming": False}


def test_replies_survive_an_export(summoned: Campaign) -> None:
    sent = {"answer": "vang", "reason": "duty", "words": "đi Hà Nội"}
    by_card(summoned, number=VOTER).post(REPLY, sent)

    (row,) = [r for r in tables_of(summoned)["voter"] if r["number"] == VOTER]

    assert row["absent_because"] == "đi công tác: đi Hà Nội"
    assert (row["absence"], row["is_coming"]) == ("duty", False)


def test_an_empty_roster_says_what_to_do() -> None:
    save_campaign(planned_record(), phase="planned")

    page = signed_in(Duty.CLERK).get(DESK).content.decode()

    assert "Chưa chốt danh sách" in page


@pytest.mark.parametrize("number", [VOTER, RATED])
def test_the_page_asks_few_questions(
    summoned: Campaign,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = by_card(summoned, number=number)

    with django_assert_max_num_queries(15):
        answer = browser.get(PAGE)

    assert len(answer.content) < 60_000


def test_nobody_answers_before_entering(folder: Path) -> None:
    assert folder.exists()
    save_campaign(counted_record(), phase="summoned")

    assert Client().post(REPLY, {"answer": "du"}).status_code == 302
