"""Endpoints refuse with a code and a sentence, whatever a program sends."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.site.builders import MORNING, signed_in
from tests.site.checkin.hall import PEOPLE, PRESENT, SCAN, desk, open_hall
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models

pytestmark = pytest.mark.usefixtures("folder")

GOOD: dict[str, Any] = {"key": str(uuid4()), "text": "1", "mode": "arrive"}


def send(client: Client, body: object, *, kind: str = "application/json") -> Any:
    content = body if isinstance(body, str) else json.dumps(body)
    return client.post(SCAN, content, content_type=kind)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("{", "", id="half an object"),
        pytest.param("[" * 9000, "", id="lists in lists"),
        pytest.param([GOOD], "", id="a list"),
        pytest.param({}, "key", id="an empty object"),
        pytest.param({**GOOD, "key": "x"}, "key", id="no key"),
        pytest.param({**GOOD, "key": 5}, "key", id="a key of another type"),
        pytest.param({**GOOD, "text": ""}, "text", id="no text"),
        pytest.param({**GOOD, "text": "x" * 201}, "text", id="too long"),
        pytest.param({**GOOD, "text": "a\u0000b"}, "text", id="a zero byte"),
        pytest.param(
            json.dumps(GOOD).replace('"1"', '"\\ud800"'), "text", id="half a surrogate"
        ),
        pytest.param({**GOOD, "mode": "toggle"}, "mode", id="a mode there is not"),
        pytest.param({**GOOD, "ago_ms": -1}, "ago_ms", id="from the future"),
        pytest.param({**GOOD, "ago_ms": 86_400_001}, "ago_ms", id="older than a day"),
        pytest.param({**GOOD, "ago_ms": 1.5}, "ago_ms", id="no whole number"),
        pytest.param({**GOOD, "ago_ms": True}, "ago_ms", id="a truth, no number"),
        pytest.param({**GOOD, "queued": "yes"}, "queued", id="no truth"),
        pytest.param({**GOOD, "sitting": 10**30}, "sitting", id="a huge number"),
        pytest.param({**GOOD, "more": 1}, "more", id="a field there is not"),
    ],
)
def test_a_body_that_is_none_is_refused_by_its_field(body: object, field: str) -> None:
    client = desk(open_hall())

    answer = send(client, body)

    assert answer.status_code == 400
    told = answer.json()
    assert (told["code"], told["field"]) == ("body-refused", field)
    assert told["sentence"]
    assert not models.PresenceInterval.objects.exists()


def test_a_form_is_no_body() -> None:
    client = desk(open_hall())

    assert client.post(SCAN, GOOD).status_code == 400


@pytest.mark.parametrize("path", [SCAN, PEOPLE, PRESENT])
def test_a_stranger_is_told_to_sign_in(path: str) -> None:
    open_hall()
    client = Client()

    answer = client.post(path) if path == SCAN else client.get(path)

    assert (answer.status_code, answer.json()["code"]) == (401, "not-signed-in")


def test_a_device_that_was_revoked_is_a_stranger() -> None:
    campaign = open_hall()
    client = desk(campaign)
    campaign.devices.update(revoked_at=MORNING)

    assert send(client, GOOD).status_code == 401


def test_who_may_not_act_finds_nothing() -> None:
    open_hall()
    client = signed_in(Duty.CHAIR)

    answer = send(client, GOOD)

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert client.get(PRESENT).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete", "get"])
def test_another_method_is_not_allowed(method: str) -> None:
    client = desk(open_hall())

    answer = getattr(client, method)(SCAN)

    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert answer.json()["code"] == "method-not-allowed"


def test_a_page_that_was_open_too_long_is_told_so_in_json() -> None:
    campaign = open_hall()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = desk(campaign).cookies

    answer = send(strict, GOOD)

    assert (answer.status_code, answer.json()["code"]) == (403, "page-too-old")
