"""What every answer forbids the browser, and that no page asks for what is outside."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from tests.contracts.tree import SOURCE
from tests.site.addresses import Address, addresses
from tests.site.builders import (
    MORNING,
    counted_record,
    make_account,
    save_campaign,
    save_paper,
    signed_in,
)
from tinnhiem.actions.trust.lan_certificate import make_authority
from tinnhiem.core.access.duty import Duty
from tinnhiem.web.endpoints import ENDPOINT, JSON
from tinnhiem.web.headers import HEADERS

WEB = SOURCE / "web"
# All that may be fetched, run or drawn is ours; what a policy does not name falls
# under «default-src 'none'».
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# What a browser may show in its own window; all else is a file to keep.
# The one page that may look through the camera.
LOOKS = ("check-in", "Permissions-Policy")
SHOWN = {"text/html", "application/pdf"}
OURS = re.compile(r"(?:/(?!/)|\?|#|data:,$)|$")
NAMESPACES = ("http://www.w3.org/",)


class Page(HTMLParser):
    """What a page of ours would fetch, run or style by itself."""

    FETCHING = ("src", "href", "action", "formaction", "srcset", "poster", "data")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in told):
            self.faults.append(f"inline <{tag}>")
        if tag in {"iframe", "object", "embed", "base"}:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith(("on", "hx-on")) or name == "style":
                self.faults.append(f"{name} of <{tag}>")
            if name in self.FETCHING and not OURS.match(value or ""):
                self.faults.append(f"<{tag} {name}={value}>")


@pytest.fixture
def office(folder: Path) -> None:
    """A folder with something at most addresses."""
    campaign = save_campaign(counted_record(), phase="summoned")
    save_paper(campaign, folder=folder, code="D01")
    make_account(Duty.ADMIN, login="quan.tri")
    make_authority(host="", by="", now=MORNING)


def policy_of(answer: HttpResponseBase) -> dict[str, str]:
    parts = answer["Content-Security-Policy"].split(";")
    pairs = (part.split(maxsplit=1) for part in parts if part.strip())
    return {part[0]: part[1] for part in pairs}


def content_of(answer: HttpResponseBase) -> bytes:
    try:
        return b"" if answer.streaming else getattr(answer, "content", b"")
    finally:
        answer.close()


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("duty", [Duty.CLERK, Duty.ADMIN, Duty.VISITOR])
def test_every_address_answers_under_a_strict_policy(duty: Duty) -> None:
    client = Client() if duty is Duty.VISITOR else signed_in(duty)
    wrong = []
    for address in addresses():
        if address.page == "sign-out":
            continue
        wrong += faults_of(address, client.get(address.path))

    assert not wrong


def faults_of(address: Address, answer: HttpResponseBase) -> list[str]:
    """Return what is wrong with one answer."""
    content, kind = content_of(answer), answer.get("Content-Type", "").split(";")[0]
    policy, found = policy_of(answer), []
    if kind == "application/pdf":
        # The browser's own viewer styles itself; nothing runs and nothing is fetched.
        if policy["default-src"] != "'none'" or "script-src" in policy:
            found.append("a PDF that may run or fetch")
    elif policy != POLICY:
        found.append(f"policy {policy}")
    found += [
        f"{name}: {answer.get(name)}"
        for name, value in HEADERS.items()
        if name != "Content-Security-Policy"
        and answer.get(name) != value
        and (address.name, name) != LOOKS
    ]
    is_kept = "attachment" in answer.get("Content-Disposition", "")
    is_for_scripts = getattr(address.view, ENDPOINT, "") and kind == JSON
    if (
        answer.status_code == 200
        and kind not in SHOWN
        and not is_kept
        and not is_for_scripts
    ):
        found.append(f"{kind} is not a download")
    if kind == "text/html":
        found += Page(content.decode()).faults
    return [f"{address.name}: {fault}" for fault in found]


def test_the_policy_has_no_way_around() -> None:
    told = HEADERS["Content-Security-Policy"]

    assert not re.search(r"unsafe|\*|https?:|data:|blob:|nonce|sha256", told)


@pytest.mark.parametrize(
    ("text", "has_fault"),
    [
        ('<p onclick="x()">', True),
        ('<p style="color:red">', True),
        ("<script>x</script>", True),
        ('<script src="//kia.example/a.js"></script>', True),
        ('<img src="https://kia.example/a.png">', True),
        ('<a href="javascript:x()">', True),
        ('<form action="http://kia.example/">', True),
        ('<iframe src="/"></iframe>', True),
        ('<a href="/cuoc/"><img src="/a.png">', False),
        ('<a href="?trang=2"><a href="#main">', False),
        ('<script src="/static/a.js" defer></script>', False),
    ],
)
def test_the_eye_that_looks_at_pages_sees_what_it_should(
    text: str, has_fault: bool
) -> None:
    assert bool(Page(text).faults) is has_fault


def test_nothing_that_we_ship_to_browsers_names_a_host() -> None:
    shipped = [*(WEB / "static").rglob("*.*"), *(WEB / "templates").rglob("*.html")]
    texts = [(f, f.read_text(encoding="utf-8")) for f in shipped if is_text(f)]
    wrong = [
        f"{file.name}: {found[0]}"
        for file, text in texts
        for found in re.finditer(r"(?:https?:)?//[\w.-]+[^\s\"')]*", text)
        if not found[0].startswith(NAMESPACES) and "@import" not in found[0]
    ]

    assert len(texts) > 20
    assert not wrong
    assert not [file.name for file, text in texts if "@import" in text]


def is_text(file: Path) -> bool:
    return file.suffix in {".html", ".css", ".svg"}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("host", ["kia.example", "192.168.1.5", "a.example:8000"])
def test_a_foreign_host_name_is_answered_with_nothing(host: str) -> None:
    """So that a page elsewhere cannot rebind its name to this machine."""
    answer = Client().get("/dang-nhap/", HTTP_HOST=host)

    assert answer.status_code == 400
    assert b"<form" not in answer.content


@pytest.mark.parametrize("name", ["site.css", "icon.svg"])
def test_files_of_ours_are_what_they_say(name: str) -> None:
    answer = Client().get(f"/static/tinnhiem/{name}")
    list(answer)  # read to its end, as a browser would
    answer.close()

    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_change_nothing(method: str) -> None:
    answer = signed_in(Duty.CLERK).generic(method, "/cuoc/quang-ngai-2023/")

    assert answer.status_code == 405
