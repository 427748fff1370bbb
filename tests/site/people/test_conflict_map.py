"""The map of parts: who plays which, and which should not meet in one person."""

from pathlib import Path

import pytest

from tests.site.builders import (
    SLUG,
    counted_record,
    make_account,
    name_of,
    planned_record,
    save_campaign,
    signed_in,
)
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

PLACE = f"/cuoc/{SLUG}/nhan-su/vai/"


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    return save_campaign(counted_record(), phase="signed")


def shown(duty: Duty = Duty.CLERK, login: str = "lan.hcqt") -> str:
    return signed_in(duty, login=login).get(PLACE).content.decode()


def test_the_chair_who_is_rated_is_shown_with_the_rule(
    campaign: models.Campaign,
) -> None:
    assert campaign.chair is not None

    (finding,) = shown().split('class="finding')[1:]
    finding = finding.split("</div>")[0]

    assert campaign.chair.name in finding
    assert "Cần xem xét" in finding
    assert "suy luận, chưa đối chiếu toàn văn" in finding


def test_an_account_that_is_a_member_of_the_committee_is_shown(
    campaign: models.Campaign,
) -> None:
    member = campaign.committee.order_by("place")[0].entry
    account = make_account(Duty.CLERK)
    before = shown()
    assert "người làm việc ở bộ phận tham mưu, " not in before
    account.person = member.person
    account.save()

    row = next(r for r in shown().split('class="finding') if member.name in r)

    assert "thành viên Ban Kiểm phiếu, người làm việc ở bộ phận tham mưu" in row


def test_a_rated_member_of_the_committee_is_refused_or_doubted_as_the_law_says(
    campaign: models.Campaign,
) -> None:
    rated = campaign.roster.get(number=1)
    campaign.committee.filter(place=1).update(entry=rated)

    row = " ".join(r for r in shown().split('class="finding') if name_of(1) in r)

    assert "người được lấy phiếu tín nhiệm, thành viên Ban Kiểm phiếu" in row


def test_who_asked_for_an_explanation_is_not_on_the_map(
    campaign: models.Campaign,
) -> None:
    assert "người yêu cầu giải trình" not in shown()


def test_before_there_are_people_the_map_says_what_to_do(folder: Path) -> None:
    save_campaign(planned_record(), phase="planned")

    assert "Nhập danh sách nhân sự" in shown()
