"""The steps of the plan in the browser: recorded once, taken back, as a calendar."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import (
    SLUG,
    plan,
    planned_record,
    save_campaign,
    signed_in,
    steps_done_in_time,
)
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

STEPS = f"/cuoc/{SLUG}/ke-hoach/cac-buoc/"
FIRST = plan().steps[0].number


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    assert folder.exists()
    return save_campaign(planned_record(), phase="planned")


@pytest.fixture
def clerk(campaign: models.Campaign) -> Client:
    assert campaign.slug == SLUG
    return signed_in(Duty.CLERK)


def done(day: str, *, step: str = FIRST) -> dict[str, str]:
    return {"step": step, "done_on": day, "deed": "done"}


def test_the_board_shows_every_step_with_who_and_until_when(clerk: Client) -> None:
    page = clerk.get(STEPS).content.decode()

    for step in plan().steps:
        assert step.title[:40] in page
    assert "Chủ trì" in page
    assert "quá hạn" in page


def test_a_step_is_recorded_on_its_day_and_said(
    clerk: Client, campaign: models.Campaign
) -> None:
    page = clerk.post(STEPS, done("2023-06-28"), follow=True).content.decode()

    assert f"Đã ghi bước {FIRST} hoàn thành ngày 28/6/2023." in page
    assert "Ghi lại là chưa xong" in page
    assert campaign.steps_done.get().done_on == date(2023, 6, 28)
    assert campaign.journal.get(event="step.done").by == "lan.hcqt"


def test_a_double_click_records_one_step(
    clerk: Client, campaign: models.Campaign
) -> None:
    clerk.post(STEPS, done("2023-06-28"))
    clerk.post(STEPS, done("2023-06-28"))

    assert campaign.steps_done.count() == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [("", "Trường này là bắt buộc"), ("2999-01-01", "chưa đến"), ("hôm qua", "hợp lệ")],
)
def test_a_day_that_cannot_be_is_refused_in_place(
    clerk: Client, campaign: models.Campaign, day: str, words: str
) -> None:
    page = clerk.post(STEPS, done(day)).content.decode()

    assert "<details" in page
    assert page.count('role="alert"') == 1
    assert f'value="{day}"' in page or not day
    assert not campaign.steps_done.exists()
    assert words in page


def test_a_step_that_the_plan_has_not_is_refused_aloud(
    clerk: Client, campaign: models.Campaign
) -> None:
    page = clerk.post(STEPS, done("2023-06-28", step="9.9")).content.decode()

    assert "9.9" in page
    assert 'role="alert"' in page
    assert not campaign.steps_done.exists()


def test_a_step_is_taken_back_and_the_journal_keeps_both(
    clerk: Client, campaign: models.Campaign
) -> None:
    clerk.post(STEPS, done("2023-06-28"))
    undo = {"step": FIRST, "deed": "undo"}
    page = clerk.post(STEPS, undo, follow=True).content.decode()
    clerk.post(STEPS, undo)

    assert "trở lại là chưa xong" in page
    assert not campaign.steps_done.exists()
    events = list(campaign.journal.values_list("event", flat=True))
    assert events == ["step.done", "step.taken-back"]


def test_an_inspector_sees_the_board_and_may_not_record(
    clerk: Client, campaign: models.Campaign
) -> None:
    assert clerk.get(STEPS).status_code == 200
    inspector = signed_in(Duty.INSPECTOR, login="giam.sat")

    assert "Ghi nhận" not in inspector.get(STEPS).content.decode()
    assert inspector.post(STEPS, done("2023-06-28")).status_code == 404
    assert not campaign.steps_done.exists()


def test_the_calendar_has_every_deadline(
    clerk: Client, campaign: models.Campaign
) -> None:
    for step, day in steps_done_in_time().items():
        campaign.steps_done.create(step=step, done_on=day)

    answer = clerk.get(f"/cuoc/{SLUG}/ke-hoach/lich.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")

    assert answer["Content-Type"].startswith("text/calendar")
    assert "attachment" in answer["Content-Disposition"]
    assert len(events) == sum(
        1 for s in plan().steps if s.deadline and s.deadline.last_day()
    )
    assert sum(str(e["SUMMARY"]).startswith("Đã xong") for e in events) == 2


def test_the_board_asks_few_questions(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(15):
        clerk.get(STEPS)
