"""The description of the endpoints is what they do; schemathesis finds nothing.

`TINNHIEM_SCHEMATHESIS_EXAMPLES=500` looks longer than the suite has time for.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.config import SchemathesisConfig
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

from tests.journeys.site import ROOT
from tests.site.addresses import WORDS, addresses
from tests.site.builders import SLUG
from tests.site.checkin.hall import desk, open_hall
from tinnhiem.store.models import HallScreen
from tinnhiem.web.endpoints import ENDPOINT
from tinnhiem.web.who import DEVICE_COOKIE

DOCUMENT = ROOT / "docs" / "reference" / "openapi.json"
EXAMPLES = int(os.environ.get("TINNHIEM_SCHEMATHESIS_EXAMPLES", "12"))
CSRF = "b" * 32
SCREEN = "m" * 43
READ = "/openapi.json"
CONFIG = SchemathesisConfig.from_dict({"seed": 7})

OPERATIONS = (
    *("scan", "people", "present", "hall", "keepDraft"),
    *("lookAtFrame", "takePicture"),
)
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)

Wsgi = Callable[..., Iterable[bytes]]


def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    return found


def test_every_endpoint_is_described_and_nothing_else() -> None:
    ours = {
        (getattr(one.view, ENDPOINT), one.path)
        for one in addresses()
        if hasattr(one.view, ENDPOINT)
    }
    names = ("slug", "token", "number", "part")
    words = {f"{{{name}}}": str(WORDS[name]) for name in names}

    told = set()
    for path, methods in document()["paths"].items():
        for word, value in words.items():
            path = path.replace(word, value)
        told |= {(m.upper(), path) for m in methods if m != "parameters"}

    assert told == ours


def with_document(site: Wsgi) -> Wsgi:
    """Return the site, with the document at an address of its own."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] != READ:
            return site(environ, start)
        start("200 OK", [("Content-Type", "application/json")])
        return [DOCUMENT.read_bytes()]

    return answer


@pytest.fixture
def device(folder: Path) -> str:
    """The token of a desk in a hall whose doors are open, with a screen."""
    assert folder.exists()
    campaign = open_hall()
    HallScreen.objects.create(
        campaign=campaign, token=SCREEN, made_at=campaign.created_at
    )
    return str(desk(campaign).cookies[DEVICE_COOKIE].value)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_endpoint_does_what_is_described(operation: str, device: str) -> None:
    api = schemathesis.openapi.from_wsgi(
        READ, with_document(get_wsgi_application()), config=CONFIG
    )
    found = api.find_operation_by_id(operation)
    cases = st.one_of([found.as_strategy(generation_mode=mode) for mode in MODES])

    @given(case=cases)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def try_one(case: Any) -> None:
        for word, value in {"slug": SLUG, "token": SCREEN}.items():
            # Else hardly one would find the hall.
            if case.meta.generation.mode.is_positive and word in case.path_parameters:
                case.path_parameters[word] = value
        case.call_and_validate(
            headers={"X-CSRFToken": CSRF},
            cookies={DEVICE_COOKIE: device, "csrftoken": CSRF},
            # It spoils one of two ways in while the other stays; strangers have their
            # own tests in test_endpoints.py.
            excluded_checks=[ignored_auth],
        )

    try_one()
