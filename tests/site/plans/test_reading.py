"""The plan of a campaign in the browser: facts, findings and days."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import (
    MORNING,
    SLUG,
    plan,
    planned_record,
    save_campaign,
    signed_in,
)
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.plans.feasibility import feasible_days
from tinnhiem.store import models

PLAN = f"/cuoc/{SLUG}/ke-hoach/"


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    assert folder.exists()
    return save_campaign(planned_record(), phase="planned")


@pytest.fixture
def clerk(campaign: models.Campaign) -> Client:
    assert campaign.slug == SLUG
    return signed_in(Duty.CLERK)


def shown(client: Client) -> str:
    return unescape(client.get(PLAN).content.decode())


def test_each_fact_stands_beside_its_sentence(clerk: Client) -> None:
    page = shown(clerk)

    for post in plan().officeholders:
        assert post.source.text in page
    for step in plan().steps:
        assert f"Bước {step.number}: " in page
    assert "02 Phó" in page or "03 Phó" in page


def test_a_finding_has_its_severity_and_its_rule(clerk: Client) -> None:
    page = shown(clerk)

    assert "Điểm cần xem lại" in page
    assert '<div class="finding' in page
    assert "Căn cứ:" in page


def test_the_calendar_offers_exactly_the_feasible_days(clerk: Client) -> None:
    page = shown(clerk)
    offered = re.findall(r'class="(?:feasible|off)[^"]*"[^>]*>(\d+)', page)

    assert [int(day) for day in offered] == [d.day for d in feasible_days(plan())]
    assert "không họp được: bước" in page
    assert "Chưa ấn định ngày họp" in page


def test_the_day_that_is_set_is_marked(
    clerk: Client, campaign: models.Campaign
) -> None:
    models.Campaign.objects.filter(pk=campaign.pk).update(starts_at=MORNING)

    page = shown(clerk)

    assert "<strong>13/7/2023</strong>" in page
    assert re.search(r'chosen"[^>]*>13', page)


def test_an_unknown_campaign_has_no_plan(clerk: Client) -> None:
    answer = clerk.get("/cuoc/khong-co/ke-hoach/")

    assert answer.status_code == 404


def test_the_page_asks_few_questions(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(15):
        clerk.get(PLAN)
