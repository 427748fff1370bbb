"""A device of the hall: what it may do, and that only its own token opens its key."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    make_account,
    save_campaign,
    signed_in,
)
from tests.site.devices import bind, on_device
from tinnhiem.actions.once import once
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.errors import DeviceKeyError, KeyReusedError
from tinnhiem.store import models
from tinnhiem.store.device_keys import (
    digest_of,
    new_token,
    open_with,
    public_key_of,
    seal_to,
)
from tinnhiem.web.who import Who

KEY, ROW = bytes(range(32)), uuid4().bytes


def test_what_is_sealed_to_a_device_opens_with_its_token() -> None:
    token = new_token()

    sealed = seal_to(public_key_of(token), KEY, device=ROW)

    assert open_with(token, sealed, device=ROW) == KEY
    assert KEY not in sealed


def test_another_token_another_row_and_an_altered_seal_open_nothing() -> None:
    token = new_token()
    sealed = seal_to(public_key_of(token), KEY, device=ROW)
    altered = sealed[:-1] + bytes([sealed[-1] ^ 1])

    for key, content, row in (
        (new_token(), sealed, ROW),
        (token, sealed, uuid4().bytes),
        (token, altered, ROW),
        (token, b"", ROW),
    ):
        with pytest.raises(DeviceKeyError):
            open_with(key, content, device=row)


@given(st.text(max_size=60))
def test_any_text_as_a_token_is_refused_or_is_a_key_of_its_own(text: str) -> None:
    sealed = seal_to(public_key_of(new_token()), KEY, device=ROW)

    with pytest.raises(DeviceKeyError):
        open_with(text, sealed, device=ROW)


def test_the_row_of_a_device_does_not_hold_what_opens_its_key() -> None:
    token = new_token()

    assert token not in digest_of(token)
    assert public_key_of(token) != public_key_of(new_token())


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    make_account(Duty.ADMIN, login="quan.tri")
    return save_campaign(counted_record(), phase="reconciled")


def asking(client: Client, path: str) -> Who:
    """Return who asks for `path` in that browser."""
    who = vars(client.get(path).wsgi_request)["who"]
    assert isinstance(who, Who)
    return who


def test_a_revoked_or_unconfirmed_device_is_a_visitor(
    campaign: models.Campaign,
) -> None:
    client = on_device(campaign, Duty.HEAD)
    assert client.get("/").status_code != 404

    for change in ({"revoked_at": MORNING}, {"confirmed_at": None}):
        models.HallDevice.objects.update(revoked_at=None, confirmed_at=MORNING)
        models.HallDevice.objects.update(**change)

        assert "/dang-nhap/" in client.get("/")["Location"]


def test_staff_have_no_right_in_the_count_on_whatever_device(
    campaign: models.Campaign,
) -> None:
    client = signed_in(Duty.CLERK)
    bind(client, campaign, member=campaign.committee.first())

    who = asking(client, f"/cuoc/{SLUG}/")

    assert who.device is None
    assert who.duties == {Duty.CLERK}


def test_the_head_is_a_member_as_well(campaign: models.Campaign) -> None:
    client = on_device(campaign, Duty.HEAD)

    who = asking(client, "/")

    assert who.duties == {Duty.COMMITTEE, Duty.HEAD}
    assert who.device is not None
    assert who.device.is_head
    assert who.device.token not in repr(who)


def test_a_deed_under_one_key_is_done_once(campaign: models.Campaign) -> None:
    done: list[int] = []
    key = uuid4()

    def act() -> dict[str, int]:
        done.append(1)
        return {"number": len(done)}

    first = once(key, campaign=campaign, deed="sheets.record", act=act)
    again = once(key, campaign=campaign, deed="sheets.record", act=act)

    assert first == again == {"number": 1}
    assert done == [1]


def test_a_key_is_for_one_deed_only(campaign: models.Campaign) -> None:
    key = uuid4()
    once(key, campaign=campaign, deed="sheets.record", act=lambda: None)

    with pytest.raises(KeyReusedError):
        once(key, campaign=campaign, deed="box.seal", act=lambda: None)


def test_a_key_is_for_one_content_only_and_its_answer_is_what_the_deed_said(
    campaign: models.Campaign,
) -> None:
    key, done = uuid4(), []

    def send(content: str) -> object:
        def act() -> dict[str, int]:
            done.append(content)
            return {"issued": 25}

        return once(
            key, campaign=campaign, deed="sheets.record", act=act, content=content
        )

    assert send("25") == send("25") == {"issued": 25}
    with pytest.raises(KeyReusedError):
        send("26")
    assert done == ["25"]


def test_a_refused_deed_may_come_again_under_its_key(
    campaign: models.Campaign,
) -> None:
    key = uuid4()

    def refuse() -> None:
        raise DeviceKeyError

    with pytest.raises(DeviceKeyError):
        once(key, campaign=campaign, deed="box.seal", act=refuse)

    assert once(key, campaign=campaign, deed="box.seal", act=lambda: {"ok": 1})
