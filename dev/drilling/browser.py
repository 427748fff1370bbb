"""A browser without scripts: cookies, forms, and answers that may never come."""

import http.client
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from dev.drilling.server import LOOPBACK

PATIENCE = 60.0  # seconds
Fields = dict[str, str | list[str]]


class LostError(Exception):
    """No whole answer came: the server is gone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    text: str
    location: str = ""

    @property
    def is_well(self) -> bool:
        """Say whether the deed was done: sent on to a page, or a JSON answer."""
        return self.status in (200, 302) and (
            bool(self.location) or self.text[:1] == "{"
        )


@dataclass(slots=True)
class Form:
    """A form of a page, as a browser would send it untouched.

    Attributes:
        names: Of all its fields and buttons, and what its buttons say.
    """

    action: str
    fields: Fields = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Browser:
    """Somebody's browser; its cookies are all that it remembers."""

    def __init__(self, port: int, **cookies: str) -> None:
        self.port = port
        self.cookies = dict(cookies)

    def get(self, path: str) -> Answer:
        """Ask for a page, following where it leads.

        Raises:
            LostError: The server is gone.
        """
        answer = self._ask("GET", path)
        while answer.location:
            answer = self._ask("GET", answer.location)
        return answer

    def post(self, path: str, fields: Fields) -> Answer:
        """Send a form.

        Raises:
            LostError: The server is gone before it answered.
        """
        body = urlencode(fields, doseq=True)
        return self._ask("POST", path, body=body, kind=_FORM)

    def post_json(self, path: str, value: Mapping[str, object]) -> Answer:
        """Send JSON, as the scripts of the pages do.

        Raises:
            LostError: The server is gone before it answered.
        """
        return self._ask("POST", path, body=json.dumps(value), kind=_JSON)

    def _ask(self, method: str, path: str, *, body: str = "", kind: str = "") -> Answer:
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Connection": "close"}
        if body:
            token = self.cookies.get("csrftoken", "")
            headers |= {"Content-Type": kind, "X-CSRFToken": token}
        try:
            connection.request(method, path, body.encode() or None, headers)
            got = connection.getresponse()
            content = got.read()
        except (OSError, http.client.HTTPException) as error:
            raise LostError(path) from error
        finally:
            connection.close()
        for line in got.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        where = urlsplit(got.headers.get("Location", ""))
        location = where.path + (f"?{where.query}" if where.query else "")
        return Answer(got.status, content.decode("utf-8", "replace"), location)


_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"


def forms_in(text: str) -> Sequence[Form]:
    """Return the forms of a page that are sent by POST."""
    reader = _Reader()
    reader.feed(text)
    return reader.forms


class _Reader(HTMLParser):
    """Reads forms as far as our own pages use them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._area = self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("method") == "post":
            self._form = Form(told.get("action", ""))
            self.forms.append(self._form)
        elif self._form is None or not (told.get("name") or tag == "option"):
            return
        elif tag == "input":
            self._input(self._form, told, is_on="checked" in told)
        elif tag == "button":
            self._form.names |= {told["name"], told.get("value", "")}
        elif tag == "textarea":
            self._area = told["name"]
            self._form.fields[self._area] = ""
        elif tag == "select":
            self._choice = told["name"]
            self._form.fields[self._choice] = ""
        elif tag == "option" and self._choice and "selected" in told:
            self._form.fields[self._choice] = told.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        self._area = self._area if tag != "textarea" else ""
        self._choice = self._choice if tag != "select" else ""

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            before = self._form.fields[self._area]
            self._form.fields[self._area] = f"{before}{data}"

    @staticmethod
    def _input(form: Form, told: dict[str, str], *, is_on: bool) -> None:
        kind = told.get("type", "text")
        form.names.add(told["name"])
        if kind in ("submit", "button"):
            form.names.add(told.get("value", ""))
        elif kind not in ("checkbox", "radio") or is_on:
            form.fields[told["name"]] = told.get("value", "")
