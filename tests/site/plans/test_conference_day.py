"""The conference day in the browser: chosen on the calendar, refused without reason."""

from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import SLUG, planned_record, save_campaign, signed_in
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

DAY = f"/cuoc/{SLUG}/ke-hoach/ngay-hop/"
SENT = {"day": "2023-07-13", "hour": "08:00", "venue": "Hội trường tầng 2"}


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    assert folder.exists()
    made = save_campaign(planned_record(), phase="planned")
    for name in ("Nguyễn Văn Một", "Trần Thị Hai"):
        person = models.Person.objects.create(key=name, name=name)
        made.category_members.create(person=person, category="Đảng ủy viên")
    return made


@pytest.fixture
def clerk(campaign: models.Campaign) -> Client:
    assert campaign.slug == SLUG
    return signed_in(Duty.CLERK)


def test_a_day_of_the_calendar_leads_to_what_it_would_mean(clerk: Client) -> None:
    page = clerk.get(DAY).content.decode()
    assert f'href="{DAY}?ngay=2023-07-13#chon"' in page

    asked = unescape(clerk.get(f"{DAY}?ngay=2023-07-20").content.decode())
    assert "Họp ngày 20/7/2023" in asked
    assert "Không thể họp ngày 20/7/2023: bước 3.2" in asked
    assert 'value="2023-07-20"' in asked


def test_the_conference_is_set_once_with_its_chair(
    clerk: Client, campaign: models.Campaign
) -> None:
    who = {"chair": "Nguyễn Văn Một", "secretary": "Trần Thị Hai"}
    page = clerk.post(DAY, SENT | who, follow=True).content.decode()

    campaign.refresh_from_db()
    assert "Đã ghi thông tin Hội nghị" in page
    assert campaign.starts_at is not None
    assert f"{timezone.localtime(campaign.starts_at):%H:%M %d/%m/%Y}" == (
        "08:00 13/07/2023"
    )
    assert campaign.chair is not None
    assert campaign.chair.name == "Nguyễn Văn Một"
    assert not campaign.acts.exists()
    assert campaign.journal.get(event="conference.set").by == "lan.hcqt"


def test_a_day_outside_the_plan_needs_a_reason_and_keeps_what_was_typed(
    clerk: Client, campaign: models.Campaign
) -> None:
    outside = SENT | {"day": "2023-07-14"}
    page = unescape(clerk.post(DAY, outside).content.decode())

    campaign.refresh_from_db()
    assert "Ghi lý do, hoặc chọn ngày khác" in page
    assert 'value="Hội trường tầng 2"' in page
    assert campaign.starts_at is None
    assert not campaign.journal.exists()

    clerk.post(DAY, outside | {"reason": "Bão số 1, Tỉnh ủy đồng ý lùi một ngày"})
    assert campaign.acts.get(kind="day-accepted").note.startswith("Bão số 1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "31/02/2023"},
        {"hour": "25:00"},
        {"chair": "Người Lạ"},
        {"members": "0"},
        {"venue": "x" * 201},
    ],
)
def test_what_cannot_be_is_refused_in_place(
    clerk: Client, campaign: models.Campaign, wrong: dict[str, str]
) -> None:
    page = clerk.post(DAY, SENT | wrong).content.decode()

    campaign.refresh_from_db()
    assert 'role="alert"' in page
    assert campaign.starts_at is None


def test_an_absurd_address_is_no_error(clerk: Client) -> None:
    for text in ("2023-02-31", "hôm nay", "9999-99-99", ""):
        assert clerk.get(DAY, {"ngay": text}).status_code == 200


def test_once_the_hall_is_open_the_day_stands(
    clerk: Client, campaign: models.Campaign
) -> None:
    models.Campaign.objects.filter(pk=campaign.pk).update(phase="check-in")

    assert "không đổi được nữa" in clerk.get(DAY).content.decode()
    clerk.post(DAY, SENT)

    campaign.refresh_from_db()
    assert campaign.starts_at is None


def test_an_inspector_sees_the_days_and_sets_none(campaign: models.Campaign) -> None:
    inspector = signed_in(Duty.INSPECTOR, login="giam.sat")

    assert "Ghi thông tin" not in inspector.get(DAY).content.decode()
    assert inspector.post(DAY, SENT).status_code == 404
    assert not campaign.journal.exists()


def test_the_page_asks_few_questions(
    clerk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(15):
        clerk.get(DAY)


def seen_in(page: str) -> dict[str, str]:
    return {"seen": page.split('name="seen" value="')[1].split('"')[0]}


def test_two_clerks_do_not_overwrite_each_other(
    clerk: Client, campaign: models.Campaign
) -> None:
    other = signed_in(Duty.CLERK, login="minh")
    both = seen_in(clerk.get(DAY).content.decode())
    other.post(DAY, SENT | both)

    mine = SENT | {"venue": "Hội trường A"}
    page = unescape(clerk.post(DAY, mine | both).content.decode())

    campaign.refresh_from_db()
    assert "Chưa ghi: thông tin Hội nghị vừa được người khác đổi" in page
    assert "08:00 13/07/2023" in page  # what the other has set
    assert 'value="Hội trường A"' in page  # what was typed
    assert campaign.venue == "Hội trường tầng 2"

    clerk.post(DAY, mine | seen_in(page))
    campaign.refresh_from_db()
    assert campaign.venue == "Hội trường A"


def test_a_slip_of_the_pen_does_not_hide_what_others_have_set(
    clerk: Client, campaign: models.Campaign
) -> None:
    before = seen_in(clerk.get(DAY).content.decode())
    signed_in(Duty.CLERK, login="minh").post(DAY, SENT | before)

    page = clerk.post(DAY, SENT | before | {"hour": "25:00"}).content.decode()

    assert seen_in(page) == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nguyễn văn  một", "Nguyễn Văn Một"),
        ("NGUYEN VAN MOT", "Nguyễn Văn Một"),
        ("Trần Thị Hai", "Trần Thị Hai"),
        ("tran thi hai", None),  # also «Trần Thị Hài»
        ("Trần Thị", None),
    ],
)
def test_a_typed_name_is_found_when_it_fits_one_person(
    clerk: Client, campaign: models.Campaign, typed: str, meant: str | None
) -> None:
    hai = models.Person.objects.create(key="hai", name="Trần Thị Hài")
    campaign.category_members.create(person=hai, category="Đảng ủy viên")

    answer = clerk.post(DAY, SENT | {"chair": typed})

    campaign.refresh_from_db()
    assert (campaign.chair.name if campaign.chair else None) == meant
    if meant is None:
        assert list(answer.context["form"].errors) == ["chair"]


def test_moving_after_the_summons_needs_a_reason_and_stays_in_sight(
    clerk: Client, campaign: models.Campaign
) -> None:
    todo = f"/cuoc/{SLUG}/chuan-bi/"
    words = "Giấy mời đã ban hành, đã gửi ghi ngày, giờ, nơi khác"
    clerk.post(DAY, SENT)
    campaign.acts.create(kind="summons-sent", at=timezone.now())
    moved = SENT | {"venue": "Hội trường A"}
    assert "Đổi ngày, giờ, địa điểm thì phải ghi lý do" in (
        clerk.get(DAY).content.decode()
    )

    refused = clerk.post(DAY, moved)
    campaign.refresh_from_db()
    assert list(refused.context["form"].errors) == ["reason"]
    assert campaign.venue == "Hội trường tầng 2"
    assert words not in clerk.get(todo).content.decode()

    clerk.post(DAY, moved | {"reason": "Hội trường tầng 2 mất điện"})
    campaign.refresh_from_db()
    assert campaign.venue == "Hội trường A"
    moves = campaign.journal.get(event="conference.moved")
    assert moves.facts["reason"] == "Hội trường tầng 2 mất điện"
    assert words in clerk.get(todo).content.decode()


def test_the_same_day_hour_and_place_need_no_reason_after_the_summons(
    clerk: Client, campaign: models.Campaign
) -> None:
    clerk.post(DAY, SENT)
    campaign.acts.create(kind="summons-sent", at=timezone.now())

    clerk.post(DAY, SENT | {"chair": "Nguyễn Văn Một"})

    campaign.refresh_from_db()
    assert campaign.chair is not None
    assert not campaign.journal.filter(event="conference.moved").exists()
