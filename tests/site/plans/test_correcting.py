"""Correcting the plan in the browser: a new version, or a refusal that says where."""

from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tests.site.builders import SLUG, plan, planned_record, save_campaign, signed_in
from tests.site.sheets import filled_in
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.queries.plans import plan_of

PAGE = f"/cuoc/{SLUG}/ke-hoach/sua/"


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    assert folder.exists()
    return save_campaign(planned_record(), phase="planned")


@pytest.fixture
def clerk(campaign: models.Campaign) -> Client:
    assert campaign.slug == SLUG
    return signed_in(Duty.CLERK)


def form_of(client: Client) -> dict[str, str]:
    return filled_in(client.get(PAGE).content.decode())


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    clerk: Client, campaign: models.Campaign
) -> None:
    sent = form_of(clerk)
    sent["step-0-day"] = "2023-06-26"
    page = clerk.post(PAGE, sent, follow=True).content.decode()

    assert "bản thứ 2" in page
    assert "26/6/2023" in page
    assert campaign.plan_versions.count() == 2
    assert campaign.journal.get(event="plan.corrected").by == "lan.hcqt"


def test_the_same_plan_again_changes_nothing(
    clerk: Client, campaign: models.Campaign
) -> None:
    clerk.post(PAGE, form_of(clerk))

    assert campaign.plan_versions.count() == 1
    assert plan_of(campaign) == plan()
    assert not campaign.journal.exists()


def test_a_double_click_makes_one_version(
    clerk: Client, campaign: models.Campaign
) -> None:
    sent = form_of(clerk)
    sent["step-0-day"] = "2023-06-26"
    clerk.post(PAGE, sent)
    answer = clerk.post(PAGE, sent)

    assert answer.status_code == 302
    assert campaign.plan_versions.count() == 2


def test_what_somebody_else_corrected_is_not_overwritten(
    clerk: Client, campaign: models.Campaign
) -> None:
    mine, theirs = form_of(clerk), form_of(clerk)
    theirs["step-0-day"] = "2023-06-26"
    clerk.post(PAGE, theirs)
    mine["step-0-day"] = "2023-06-27"
    page = clerk.post(PAGE, mine).content.decode()

    assert "người khác đã ghi bản thứ 2" in page
    assert "2023-06-27" in page
    assert campaign.plan_versions.count() == 2


def test_a_mistake_is_refused_where_it_stands(
    clerk: Client, campaign: models.Campaign
) -> None:
    page = unescape(
        clerk.post(PAGE, form_of(clerk) | {"step-0-day": "mai"}).content.decode()
    )

    assert "ngày hợp lệ" in page
    assert filled_in(page)["step-0-day"] == "mai"
    assert campaign.plan_versions.count() == 1


def test_a_form_without_its_version_changes_nothing(
    clerk: Client, campaign: models.Campaign
) -> None:
    sent = form_of(clerk) | {"step-0-day": "2023-06-26"}
    del sent["version"]

    assert clerk.post(PAGE, sent).status_code == 200
    assert campaign.plan_versions.count() == 1


def test_a_version_that_never_was_is_no_page(clerk: Client) -> None:
    assert clerk.post(PAGE, form_of(clerk) | {"version": "7"}).status_code == 404


def test_a_category_that_people_have_cannot_vanish(
    clerk: Client, campaign: models.Campaign
) -> None:
    name = plan().voter_categories[0].name
    person = models.Person.objects.create(key="p1", name="Nguyễn Văn Một")
    campaign.category_members.create(person=person, category=name)
    sent = form_of(clerk)
    sent["category-0-name"] = "Nhóm khác"
    page = unescape(clerk.post(PAGE, sent).content.decode())

    assert 'role="alert"' in page
    assert campaign.plan_versions.count() == 1


def test_after_the_freeze_the_plan_stands(
    clerk: Client, campaign: models.Campaign
) -> None:
    sent = form_of(clerk)
    sent["step-0-day"] = "2023-06-26"
    models.Campaign.objects.filter(pk=campaign.pk).update(phase="summoned")

    assert "không sửa được nữa" in clerk.get(PAGE).content.decode()
    clerk.post(PAGE, sent)
    assert campaign.plan_versions.count() == 1
