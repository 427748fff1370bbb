"""Two people face to face: a code on one device, typed on the other."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.site.builders import (
    SLUG,
    by_card,
    counted_record,
    make_account,
    save_campaign,
    signed_in,
)
from tests.site.devices import bind, on_device
from tinnhiem.actions.devices.answer_request import confirm_device
from tinnhiem.actions.devices.ask_to_bind import ask_for_desk
from tinnhiem.actions.devices.hand_key import hand_key, key_code
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.devices import CODE_LASTS, WRONG_CODES, DeviceKind
from tinnhiem.core.devices.errors import (
    CodeWrongError,
    KeyCodeWrongError,
    KeyNotHereError,
    RequestGoneError,
)
from tinnhiem.store import models
from tinnhiem.store.device_keys import new_token
from tinnhiem.store.sealed_rows import key_with, wrap_for
from tinnhiem.web.devices.invitation import mark_of
from tinnhiem.web.who import DEVICE_COOKIE

HALL = f"/cuoc/{SLUG}/hoi-nghi/"
KEY = bytes(range(32))
STAFF = frozenset({Duty.CLERK})


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    assert folder.exists()
    make_account(Duty.ADMIN, login="quan.tri")
    return save_campaign(counted_record(), phase="committee-elected")


def invitation(campaign: models.Campaign, kind: DeviceKind) -> str:
    place = "ban" if kind is DeviceKind.DESK else "ban-kiem-phieu"
    return f"/thiet-bi/{place}/{campaign.slug}/{mark_of(campaign, kind)}/"


def code_on(client: Client) -> str:
    """Return the code as somebody reads it from the device."""
    shown = client.get("/thiet-bi/").content.decode()
    found = re.search(r'class="code-large">(\d{3}) (\d{3})<', shown)
    assert found is not None, shown
    return found[1] + found[2]


def ask(campaign: models.Campaign, role: CommitteeRole) -> tuple[Client, UUID]:
    """Let a new phone ask to be that member's; return it and its request."""
    client, address = Client(), invitation(campaign, DeviceKind.COMMITTEE)
    member = campaign.committee.filter(role=role).get()
    client.get(address)
    assert client.post(address, {"member": member.pk})["Location"] == "/thiet-bi/"
    row = campaign.devices.filter(member=member).order_by("-asked_at").first()
    assert row is not None
    return client, row.pk


def test_a_desk_is_bound_by_the_clerk(campaign: models.Campaign) -> None:
    clerk, tablet = signed_in(Duty.CLERK), Client()
    address = invitation(campaign, DeviceKind.DESK)
    assert address in clerk.get(f"{HALL}thiet-bi/").content.decode()
    assert 'value="Bàn 1"' in tablet.get(address).content.decode()
    tablet.post(address, {"name": "Bàn 1"})
    (row,) = campaign.devices.all()
    assert tablet.get(HALL)["Location"].startswith("/dang-nhap/")

    shown = clerk.get(f"{HALL}thiet-bi/{row.pk}/").content.decode()
    assert row.code not in shown
    code = code_on(tablet)
    said = clerk.post(f"{HALL}thiet-bi/{row.pk}/", {"code": code}, follow=True)

    assert "Đã xác nhận thiết bị: Bàn 1" in said.content.decode()
    assert tablet.get(HALL).status_code == 200
    row.refresh_from_db()
    assert (row.code, row.confirmed_by) == ("", "lan.hcqt")


def test_the_head_is_confirmed_by_staff_and_confirms_the_members(
    campaign: models.Campaign,
) -> None:
    clerk = signed_in(Duty.CLERK)
    head, request = ask(campaign, CommitteeRole.HEAD)
    clerk.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(head)})
    member, other = ask(campaign, CommitteeRole.SECRETARY)

    refused = clerk.post(f"{HALL}thiet-bi/{other}/", {"code": code_on(member)})
    assert "phải do" in refused.content.decode()
    assert campaign.devices.get(pk=other).confirmed_at is None
    head.post(f"{HALL}thiet-bi/{other}/", {"code": code_on(member)})

    assert campaign.devices.get(pk=other).confirmed_at is not None
    assert member.get(f"{HALL}thiet-bi/").status_code == 200


def test_a_head_bound_anew_by_staff_ends_every_device_of_the_committee(
    campaign: models.Campaign,
) -> None:
    desk = on_device(campaign, Duty.DESK)
    others = [on_device(campaign, Duty.HEAD), on_device(campaign, Duty.COMMITTEE)]
    clerk, (head, request) = signed_in(Duty.CLERK), ask(campaign, CommitteeRole.HEAD)

    clerk.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(head)})

    assert head.get(HALL).status_code == desk.get(HALL).status_code == 200
    for other in others:
        assert other.get(HALL)["Location"].startswith("/dang-nhap/")
    assert campaign.journal.filter(event="device.replaced").count() == 2


def test_a_head_who_confirms_the_own_new_phone_ends_no_other_device(
    campaign: models.Campaign,
) -> None:
    old, member = on_device(campaign, Duty.HEAD), on_device(campaign, Duty.COMMITTEE)
    head, request = ask(campaign, CommitteeRole.HEAD)

    old.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(head)})

    assert head.get(HALL).status_code == member.get(HALL).status_code == 200
    assert old.get(HALL)["Location"].startswith("/dang-nhap/")


def test_once_a_count_is_open_staff_bind_no_head(counting: models.Campaign) -> None:
    held, _ = holding(counting, Duty.HEAD)
    clerk, (false, request) = signed_in(Duty.CLERK), ask(counting, CommitteeRole.HEAD)

    said = clerk.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(false)})

    assert "phải do thiết bị của một thành viên" in said.content.decode()
    assert counting.devices.get(pk=request).confirmed_at is None
    assert held.get(HALL).status_code == 200


def test_a_double_click_asks_once_and_confirms_once(campaign: models.Campaign) -> None:
    head, request = ask(campaign, CommitteeRole.HEAD)
    address = invitation(campaign, DeviceKind.COMMITTEE)
    member = campaign.committee.get(role=CommitteeRole.HEAD)
    head.post(address, {"member": member.pk})
    assert campaign.devices.count() == 1

    clerk = signed_in(Duty.CLERK)
    form = {"code": code_on(head), "once": "5f0c1c9e-6d10-4c6e-9f0e-0f6b6f1d2c11"}
    first = clerk.post(f"{HALL}thiet-bi/{request}/", form, follow=True)
    again = clerk.post(f"{HALL}thiet-bi/{request}/", form, follow=True)

    assert "Đã xác nhận" in first.content.decode()
    assert 'class="said error"' not in again.content.decode()
    assert campaign.journal.filter(event="device.bound").count() == 1


def test_a_lost_phone_works_no_more_once_its_member_has_another(
    campaign: models.Campaign,
) -> None:
    head = on_device(campaign, Duty.HEAD)
    lost = on_device(campaign, Duty.COMMITTEE)
    role = CommitteeRole(campaign.committee.exclude(role="head").first().role)  # type: ignore[union-attr]
    found, request = ask(campaign, role)

    head.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(found)})

    assert found.get(HALL).status_code == 200
    assert lost.get(HALL)["Location"].startswith("/dang-nhap/")
    assert campaign.journal.filter(event="device.replaced").count() == 1


def moment() -> datetime:
    return current_time()


@pytest.fixture
def request_of_a_desk(campaign: models.Campaign) -> models.HallDevice:
    return ask_for_desk(
        campaign=campaign, name="Bàn 1", token=new_token(), now=moment()
    )


@pytest.mark.parametrize(
    ("age", "is_bound"),
    [
        pytest.param(CODE_LASTS - timedelta(seconds=1), True, id="just in time"),
        pytest.param(CODE_LASTS, False, id="expired"),
    ],
)
def test_a_code_expires(
    request_of_a_desk: models.HallDevice, age: timedelta, is_bound: bool
) -> None:
    row = request_of_a_desk
    now = row.asked_at + age
    if is_bound:
        confirm(row, code=row.code, now=now)
    else:
        with pytest.raises(RequestGoneError):
            confirm(row, code=row.code, now=now)
    row.refresh_from_db()

    assert (row.confirmed_at is not None) is is_bound


def confirm(row: models.HallDevice, *, code: str, now: datetime) -> None:
    confirm_device(
        key=uuid4(),
        campaign=row.campaign,
        device=row.pk,
        code=code,
        duties=STAFF,
        token="",
        by="lan.hcqt",
        now=now,
    )


def test_guessing_ends_the_request_and_the_right_code_comes_too_late(
    request_of_a_desk: models.HallDevice,
) -> None:
    row = request_of_a_desk
    wrong = "000000" if row.code != "000000" else "111111"
    for _ in range(WRONG_CODES):
        with pytest.raises(CodeWrongError):
            confirm(row, code=wrong, now=row.asked_at)

    with pytest.raises(RequestGoneError):
        confirm(row, code=row.code, now=row.asked_at)


def test_a_sixth_code_is_refused_on_the_page_though_it_is_right(
    campaign: models.Campaign,
) -> None:
    clerk, (head, request) = signed_in(Duty.CLERK), ask(campaign, CommitteeRole.HEAD)
    code, place = code_on(head), f"{HALL}thiet-bi/{request}/"
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(WRONG_CODES):
        clerk.post(place, {"code": wrong, "once": str(uuid4())})
    assert campaign.devices.get(pk=request).wrong_codes == WRONG_CODES

    clerk.post(place, {"code": code, "once": str(uuid4())})

    assert campaign.devices.get(pk=request).confirmed_at is None


def test_a_request_that_was_turned_down_is_told_on_the_device(
    campaign: models.Campaign,
) -> None:
    tablet, clerk = Client(), signed_in(Duty.CLERK)
    address = invitation(campaign, DeviceKind.DESK)
    tablet.get(address)
    tablet.post(address, {"name": "Cửa sau"})
    (row,) = campaign.devices.all()

    clerk.post(f"{HALL}thiet-bi/{row.pk}/tu-choi/")

    assert "bị từ chối" in tablet.get("/thiet-bi/").content.decode()
    fresh = tablet.get(address)
    assert DEVICE_COOKIE in fresh.cookies  # a new token, to ask anew


def test_a_revoked_device_is_out_at_once_after_a_question(
    campaign: models.Campaign,
) -> None:
    tablet, clerk = on_device(campaign, Duty.DESK), signed_in(Duty.CHAIR)
    (row,) = campaign.devices.all()
    asked = clerk.get(f"{HALL}thiet-bi/{row.pk}/thu-hoi/").content.decode()
    assert "Thu hồi thiết bị Bàn 1?" in asked
    assert tablet.get(HALL).status_code == 200

    clerk.post(f"{HALL}thiet-bi/{row.pk}/thu-hoi/", {"sure": "on"})

    assert tablet.get(HALL)["Location"].startswith("/dang-nhap/")


def test_an_account_is_told_to_sign_out_first(campaign: models.Campaign) -> None:
    clerk = signed_in(Duty.CLERK)
    address = invitation(campaign, DeviceKind.COMMITTEE)

    for said in (clerk.get(address), clerk.post(address, {"member": "1"})):
        assert "cửa sổ riêng tư" in said.content.decode()
    assert not campaign.devices.exists()


def test_an_address_of_an_earlier_sitting_invites_nobody(
    campaign: models.Campaign,
) -> None:
    address = invitation(campaign, DeviceKind.DESK)
    models.Campaign.objects.update(sitting=2)

    assert Client().get(address).status_code == 410


def test_no_token_is_in_the_journal_or_in_the_database(
    campaign: models.Campaign, folder: Path
) -> None:
    tablet, clerk = Client(), signed_in(Duty.CLERK)
    address = invitation(campaign, DeviceKind.DESK)
    tablet.get(address)
    tablet.post(address, {"name": "Bàn 1"})
    (row,) = campaign.devices.all()
    clerk.post(f"{HALL}thiet-bi/{row.pk}/", {"code": code_on(tablet)})
    token = tablet.cookies[DEVICE_COOKIE].value

    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]

    assert tablet.cookies[DEVICE_COOKIE]["httponly"]
    assert not any(token.encode() in content for content in files)


@pytest.fixture
def counting(campaign: models.Campaign) -> models.Campaign:
    models.Campaign.objects.update(phase="counting")
    campaign.refresh_from_db()
    return campaign


def holding(campaign: models.Campaign, duty: Duty) -> tuple[Client, models.HallDevice]:
    client = on_device(campaign, duty)
    (row,) = [
        one
        for one in campaign.devices.exclude(member=None)
        if (one.member and one.member.role == "head") is (duty is Duty.HEAD)
    ]
    wrap_for(row, KEY)
    return client, row


def test_a_member_bound_during_the_count_by_a_head_with_the_key_gets_it(
    counting: models.Campaign,
) -> None:
    head, _ = holding(counting, Duty.HEAD)
    member, request = ask(counting, CommitteeRole.SECRETARY)

    head.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(member)})

    row = counting.devices.get(pk=request)
    token = member.cookies[DEVICE_COOKIE].value
    assert key_with(counting, device=row.pk, token=token) == KEY
    assert counting.journal.filter(event="key.handed-over").count() == 1


def test_the_only_key_goes_from_the_old_phone_to_the_new_one(
    counting: models.Campaign,
) -> None:
    old, _ = holding(counting, Duty.HEAD)
    on_device(counting, Duty.COMMITTEE)  # bound later, without the key
    new, request = ask(counting, CommitteeRole.HEAD)

    old.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(new)})

    token = new.cookies[DEVICE_COOKIE].value
    assert key_with(counting, device=request, token=token) == KEY
    assert old.get(HALL)["Location"].startswith("/dang-nhap/")


def test_a_device_with_the_only_key_is_not_replaced_by_one_without(
    counting: models.Campaign,
) -> None:
    old, row = holding(counting, Duty.HEAD)
    member = on_device(counting, Duty.COMMITTEE)  # bound later, without the key
    new, request = ask(counting, CommitteeRole.HEAD)

    said = member.post(f"{HALL}thiet-bi/{request}/", {"code": code_on(new)})

    assert "giữ khóa của cuộc kiểm phiếu" in said.content.decode()
    assert counting.devices.get(pk=request).confirmed_at is None
    token = old.cookies[DEVICE_COOKIE].value
    assert key_with(counting, device=row.pk, token=token) == KEY


def test_a_replaced_head_gets_the_key_from_a_member_and_not_from_staff(
    counting: models.Campaign,
) -> None:
    member, _ = holding(counting, Duty.COMMITTEE)
    head = on_device(counting, Duty.HEAD)
    (row,) = counting.devices.filter(member__role="head")
    clerk = signed_in(Duty.CLERK)
    digits = code_on(head)
    place = f"{HALL}thiet-bi/{row.pk}/trao-khoa/"

    clerk.post(place, {"code": digits})
    assert not bytes(counting.devices.get(pk=row.pk).wrapped_key)
    listed = member.get(f"{HALL}thiet-bi/").content.decode()
    assert "Trao khóa cho thiết bị của đồng chí" in listed
    said = member.post(place, {"code": digits}, follow=True).content.decode()

    assert "Đã trao khóa" in said
    row.refresh_from_db()
    token = head.cookies[DEVICE_COOKIE].value
    assert key_with(counting, device=row.pk, token=token) == KEY


def test_the_key_goes_only_to_the_device_whose_digits_were_read(
    counting: models.Campaign,
) -> None:
    member, _ = holding(counting, Duty.COMMITTEE)
    on_device(counting, Duty.HEAD)
    (row,) = counting.devices.filter(member__role="head")
    wrong = "000000" if key_code(row) != "000000" else "111111"

    with pytest.raises(KeyCodeWrongError):
        give(counting, member, to=row, code=wrong)
    with pytest.raises(KeyNotHereError):
        give(counting, Client(), to=row, code=key_code(row))


def give(
    campaign: models.Campaign, giver: Client, *, to: models.HallDevice, code: str
) -> None:
    cookie = giver.cookies.get(DEVICE_COOKIE)
    hand_key(
        campaign=campaign,
        token=cookie.value if cookie else "",
        to=to.pk,
        code=code,
        by="",
        now=moment(),
    )


def test_the_last_holder_of_the_key_cannot_give_up(counting: models.Campaign) -> None:
    head, row = holding(counting, Duty.HEAD)

    said = head.post("/thiet-bi/thoi-dung/", follow=True).content.decode()

    assert "giữ khóa của cuộc kiểm phiếu" in said
    assert counting.devices.get(pk=row.pk).revoked_at is None


def test_every_member_sees_whose_devices_are_bound(campaign: models.Campaign) -> None:
    member = on_device(campaign, Duty.COMMITTEE)
    for place in (HALL, "/thiet-bi/"):
        shown = member.get(place).content.decode()
        assert "đã gắn: 1/3." in shown
        assert "lan.hcqt xác nhận" in shown

    on_device(campaign, Duty.HEAD)

    assert "đã gắn: 2/3." in member.get(f"{HALL}bay-gio/").content.decode()
    assert "đã gắn" not in signed_in(Duty.CLERK).get(HALL).content.decode()


def test_a_device_that_gives_up_is_nothing(campaign: models.Campaign) -> None:
    tablet = on_device(campaign, Duty.DESK)

    tablet.post("/thiet-bi/thoi-dung/")

    assert tablet.get(HALL)["Location"].startswith("/dang-nhap/")
    assert campaign.journal.filter(event="device.given-up").count() == 1


def test_a_device_sees_no_other_campaign(campaign: models.Campaign) -> None:
    save = models.Campaign.objects.get(pk=campaign.pk)
    save.pk, save.slug = None, "cuoc-khac"
    save._state.adding = True
    save.id = UUID(int=7)
    save.save()
    tablet = on_device(campaign, Duty.DESK)

    assert tablet.get(HALL).status_code == 200
    assert tablet.get("/cuoc/cuoc-khac/hoi-nghi/").status_code == 404


@pytest.mark.parametrize(
    ("holder", "is_asked"),
    [
        pytest.param(None, False, id="nobody's card"),
        pytest.param(7, False, id="somebody else's card"),
        pytest.param(6, True, id="the member's own card"),
    ],
)
def test_a_member_with_a_card_is_bound_where_that_card_has_entered(
    campaign: models.Campaign, holder: int | None, is_asked: bool
) -> None:
    own = by_card(campaign, number=6)
    others = {None: Client(), 6: own}
    phone = others.get(holder) or by_card(campaign, number=holder or 0)
    member = campaign.committee.get(entry__number=6)
    address = invitation(campaign, DeviceKind.COMMITTEE)
    phone.get(address)

    answer = phone.post(address, {"member": member.pk})

    assert campaign.devices.filter(member=member).exists() is is_asked
    assert (answer.status_code == 200 and "có thẻ" in answer.content.decode()) is (
        not is_asked
    )


def test_a_member_whose_card_was_withdrawn_needs_none(
    campaign: models.Campaign,
) -> None:
    by_card(campaign, number=6)
    models.Card.objects.update(revoked_at=moment())
    role = CommitteeRole(campaign.committee.get(entry__number=6).role)

    assert ask(campaign, role)


def test_a_member_who_entered_by_card_keeps_both(campaign: models.Campaign) -> None:
    phone = by_card(campaign, number=6)
    member = campaign.committee.get(entry__number=6)
    bind(phone, campaign, member=member)

    assert phone.get("/cua-toi/").status_code == 200
    assert phone.get(HALL).status_code == 200
