"""Decisions about single persons, in the browser."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.site.builders import signed_in
from tests.site.stories import tell
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.models import Campaign, Person

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def campaign() -> Campaign:
    made = tell(until="Nhập và chốt danh sách").campaign
    made.roster.all().delete()  # as it was before the story froze it
    Campaign.objects.update(phase="planned")
    return made


@pytest.fixture
def clerk() -> Client:
    return signed_in(Duty.CLERK)


def at(campaign: Campaign, place: str) -> str:
    return f"/cuoc/{campaign.slug}/nhan-su/{place}/"


def test_nobody_is_left_off_the_ballot_without_a_document(
    clerk: Client, campaign: Campaign
) -> None:
    holder = campaign.officeholders.select_related("person").all()[1]
    sent = {"holder": holder.person.key, "reason": "other", "evidence": ""}

    page = clerk.post(at(campaign, "dien"), sent).content.decode()
    assert "tài liệu chứng minh" in page
    clerk.post(at(campaign, "dien"), {**sent, "evidence": "Quyết định 5/QĐ-VP"})

    holder.refresh_from_db()
    assert (holder.eligibility, holder.evidence) == ("other", "Quyết định 5/QĐ-VP")


def test_somebody_is_taken_off_the_roster_with_a_ground(
    clerk: Client, campaign: Campaign
) -> None:
    person = campaign.category_members.last().person  # type: ignore[union-attr]
    sent = {"person": person.key, "change": "remove", "reason": "Nghỉ ốm dài ngày"}

    answer = clerk.post(at(campaign, "dieu-chinh"), sent, follow=True)

    assert "Danh sách hiện có 25 người ghi phiếu." in answer.content.decode()
    assert "Nghỉ ốm dài ngày" in answer.content.decode()


def test_two_files_of_one_person_are_shown_and_merged(
    clerk: Client, campaign: Campaign
) -> None:
    known = campaign.category_members.last().person  # type: ignore[union-attr]
    Person.objects.create(key="trung", name=known.name, birth_year=known.birth_year)

    assert "[trung]" in clerk.get(at(campaign, "trung")).content.decode()
    sent = {"keep": known.key, "drop": "trung", "reason": "cùng số hiệu cán bộ"}
    clerk.post(at(campaign, "trung"), sent)

    assert not Person.objects.filter(key="trung").exists()


@pytest.mark.parametrize("place", ["dien", "dieu-chinh", "trung"])
def test_a_page_asks_few_questions(
    clerk: Client, campaign: Campaign, place: str
) -> None:
    with CaptureQueriesContext(connection) as asked:
        clerk.get(at(campaign, place))

    assert len(asked) <= 15


def test_who_was_considered_and_who_is_rated_are_two_figures(
    clerk: Client, campaign: Campaign
) -> None:
    holder = campaign.officeholders.select_related("person").all()[1]
    pages = [
        at(campaign, "chot"),
        f"/cuoc/{campaign.slug}/nhan-su/",
        f"/cuoc/{campaign.slug}/chuan-bi/",
    ]
    words = "xét 4/4 người theo kế hoạch: lấy phiếu 3, không lấy phiếu 1"
    for address in pages:
        assert words not in clerk.get(address).content.decode()

    sent = {"holder": holder.person.key, "reason": "other", "evidence": "Quyết định 5"}
    clerk.post(at(campaign, "dien"), sent)

    for address in pages:
        assert words in clerk.get(address).content.decode(), address
