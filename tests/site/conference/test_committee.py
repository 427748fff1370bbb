"""The tally committee: proposed, refused with the rule, elected by hands."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from tests.site.builders import SLUG, name_of, signed_in
from tests.site.halls import PRESENT, hall_in
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

PAGE = f"/cuoc/{SLUG}/hoi-nghi/ban-kiem-phieu/"
ELECTED = {
    "person_1": "5",
    "role_1": "head",
    "person_2": name_of(6),
    "role_2": "secretary",
    "person_3": "7",
    "role_3": "member",
    "in_favour": "22",
    "against": "1",
    "abstained": "1",
}


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    assert folder.exists()
    return hall_in("quorate")


@pytest.fixture
def clerk(campaign: models.Campaign) -> Client:
    assert campaign.phase == "quorate"
    return signed_in(Duty.CLERK)


def sent(client: Client, **changes: str) -> str:
    form = {**ELECTED, "once": str(uuid4()), **changes}
    return client.post(PAGE, form, follow=True).content.decode()


def test_the_form_says_the_rules_and_how_many_hands(clerk: Client) -> None:
    page = clerk.get(PAGE).content.decode()

    assert f"ba số phải cộng lại bằng {PRESENT}" in page
    assert "Người được lấy phiếu tín nhiệm không tham gia." in page
    assert page.count("Căn cứ:") == 4
    assert "chưa kiểm chứng" in page
    assert f'<option value="{name_of(5)}"' in page
    assert f'<option value="{name_of(25)}"' not in page  # not in the hall


def test_the_elected_committee_is_shown_with_its_hands(
    campaign: models.Campaign, clerk: Client
) -> None:
    page = sent(clerk)

    campaign.refresh_from_db()
    assert campaign.phase == "committee-elected"
    for number in (5, 6, 7):
        assert name_of(number) in page
    assert "22" in page
    assert "/hoi-nghi/thiet-bi/" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"person_1": "2"}, "là người được lấy phiếu", id="rated"),
        pytest.param({"person_1": "25"}, "không có mặt", id="not in the hall"),
        pytest.param({"person_3": ""}, "cần ít nhất 3", id="too few"),
        pytest.param({"role_2": "head"}, "có 2 Trưởng ban", id="two heads"),
        pytest.param({"role_1": "member"}, "chưa có Trưởng ban", id="no head"),
        pytest.param({"person_3": "6"}, "hai lần", id="twice"),
        pytest.param({"person_3": "Ai Đó"}, "Ai Đó", id="unknown"),
        pytest.param({"in_favour": "24"}, "Số giơ tay không thể đúng", id="26 of 24"),
        pytest.param({"in_favour": "21"}, "còn 1 người chưa rõ", id="23 of 24"),
        pytest.param(
            {"in_favour": "12", "against": "12", "abstained": ""},
            "cần ít nhất 13",
            id="half is not more than half",
        ),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(
    campaign: models.Campaign, clerk: Client, changes: dict[str, str], words: str
) -> None:
    page = sent(clerk, **changes)

    campaign.refresh_from_db()
    assert campaign.phase == "quorate"
    assert not campaign.committee.exists()
    assert words in page
    for name, typed in {**ELECTED, **changes}.items():
        if typed and not name.startswith("role"):
            assert f'value="{typed}"' in page, name


def test_one_more_than_half_is_enough(campaign: models.Campaign, clerk: Client) -> None:
    sent(clerk, in_favour="13", against="11", abstained="")

    campaign.refresh_from_db()
    assert campaign.phase == "committee-elected"


def test_a_vote_that_failed_goes_to_the_minutes_and_is_repeated(
    campaign: models.Campaign, clerk: Client
) -> None:
    lost = {"in_favour": "12", "against": "12", "abstained": "0"}
    assert 'name="failed"' in sent(clerk, **lost)

    sent(clerk, **lost, failed="on")

    (remark,) = campaign.remarks.exclude(text__contains="bị rách")
    assert "đồng ý 12, không đồng ý 12" in remark.text
    assert name_of(6) in remark.text
    sent(clerk)
    campaign.refresh_from_db()
    assert campaign.phase == "committee-elected"


def test_a_vote_that_was_carried_is_not_noted_as_failed(
    campaign: models.Campaign, clerk: Client
) -> None:
    before = campaign.remarks.count()

    sent(clerk, failed="on")

    assert campaign.remarks.count() == before


def test_more_lines_keep_what_was_typed(
    campaign: models.Campaign, clerk: Client
) -> None:
    page = sent(clerk, more="on")

    assert 'name="person_5"' in page
    assert f'value="{name_of(6)}"' in page
    assert not campaign.committee.exists()


def test_a_double_click_elects_once(campaign: models.Campaign, clerk: Client) -> None:
    key = str(uuid4())
    sent(clerk, once=key)
    page = sent(clerk, once=key)

    assert 'class="said error"' not in page
    assert campaign.journal.filter(event="committee.elected").count() == 1


def test_who_only_watches_sees_no_form(campaign: models.Campaign) -> None:
    inspector = signed_in(Duty.INSPECTOR)

    assert 'name="person_1"' not in inspector.get(PAGE).content.decode()
    assert inspector.post(PAGE, ELECTED).status_code == 404
    assert not campaign.committee.exists()
