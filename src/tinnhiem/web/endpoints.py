"""Endpoints of devices: JSON in, JSON out, and every refusal has a code and a sentence.

They are described in `docs/reference/openapi.json`; a test holds the two together.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from tinnhiem.core.errors import VoteError
from tinnhiem.web.gate import MARK, READING, page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

P = ParamSpec("P")
Answer = Callable[Concatenate[Request, P], HttpResponseBase]
Shown = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

ENDPOINT: Final = "endpoint_of_devices"  # a contract test asks every view for it
JSON: Final = "application/json"
# What programs send; no form of a page does.
OF_PROGRAMS: Final = frozenset({JSON, "application/octet-stream"})
LARGEST_BODY: Final = 16_384  # bytes
FIRST_PRINTABLE: Final = 0x20
# What the pages say by leading somewhere, or with a page, an endpoint says by status.
LED_AWAY: Final = 302


class BodyRefusedError(Exception):
    """A body that the endpoint does not read; `field` is where, empty: all of it."""

    def __init__(self, field: str = "") -> None:
        self.field = field
        super().__init__(field)


def endpoint(name: str, *, method: str) -> Callable[[Answer[P]], Shown[P]]:
    """Give a view its page of the table of rights, and answers that a program reads."""
    allowed = READING if method in READING else frozenset({method})

    def guarded(view: Answer[P]) -> Shown[P]:
        def asked_rightly(
            request: Request, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            # After the rights: whoever has none learns nothing of methods.
            if request.method not in allowed:
                return _wrong_method(allowed)
            return view(request, *args, **kwargs)

        gated = page(name)(asked_rightly)

        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            try:
                answered = gated(request, *args, **kwargs)
            except Http404:
                return refused("not-found", _("Không có địa chỉ này."), status=404)
            except BodyRefusedError as refusal:
                return _wrong_body(refusal)
            except VoteError as refusal:
                return refused(refusal.code, say_here(refusal), status=409)
            return _not_led_away(answered)

        setattr(answer, ENDPOINT, method)
        setattr(answer, MARK, name)
        return answer

    return guarded


def refused(
    code: str, sentence: str, *, status: int, **more: str | bool
) -> JsonResponse:
    """Return a refusal."""
    return JsonResponse({"code": code, "sentence": sentence, **more}, status=status)


def _wrong_method(allowed: frozenset[str]) -> HttpResponse:
    answer = refused(
        "method-not-allowed", _("Địa chỉ này không nhận cách gửi đó."), status=405
    )
    answer["Allow"] = ", ".join(sorted(allowed))
    return answer


def _wrong_body(refusal: BodyRefusedError) -> HttpResponse:
    words = _("Nội dung gửi lên không đúng mẫu.")
    return refused("body-refused", words, status=400, field=refusal.field)


def _not_led_away(answered: HttpResponseBase) -> HttpResponseBase:
    if answered.status_code != LED_AWAY:
        return answered
    words = _("Thiết bị chưa được gắn, hoặc phiên làm việc đã hết. Đăng nhập lại.")
    return refused("not-signed-in", words, status=401)


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON object that a device sent; every field is asked for by its type."""

    fields: Mapping[str, Any]

    def text(self, name: str, *, longest: int) -> str:
        """Return a text without control characters, not empty, in one line."""
        found = self.fields.get(name)
        if not isinstance(found, str) or not 0 < len(found) <= longest:
            raise BodyRefusedError(name)
        if any(map(_is_unkept, found)):
            raise BodyRefusedError(name)
        return found

    def number(self, name: str, *, least: int, most: int, default: int) -> int:
        """Return a whole number between two others."""
        found = self.fields.get(name, default)
        if isinstance(found, float) and found.is_integer():
            found = int(found)  # JSON knows one kind of number: 5.0 is whole
        if not isinstance(found, int) or isinstance(found, bool):
            raise BodyRefusedError(name)
        if not least <= found <= most:
            raise BodyRefusedError(name)
        return found

    def truth(self, name: str) -> bool:
        """Return yes or no; what is left out is no."""
        found = self.fields.get(name, False)
        if not isinstance(found, bool):
            raise BodyRefusedError(name)
        return found

    def key(self, name: str) -> UUID:
        """Return the key under which something is done once."""
        found = self.fields.get(name)
        try:
            return UUID(found if isinstance(found, str) else "")
        except ValueError as error:
            raise BodyRefusedError(name) from error


def _is_unkept(letter: str) -> bool:
    """Say whether no table keeps it: a control sign, or half of a surrogate pair."""
    return ord(letter) < FIRST_PRINTABLE or "\ud800" <= letter <= "\udfff"


def body_of(request: HttpRequest, *, known: frozenset[str]) -> Body:
    """Return the JSON object of a request.

    Raises:
        BodyRefusedError: It is not JSON, no object, too large, or has other fields.
    """
    if request.content_type != JSON or len(request.body) > LARGEST_BODY:
        raise BodyRefusedError
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BodyRefusedError from error
    if not isinstance(found, dict):
        raise BodyRefusedError
    strangers = sorted(found.keys() - known)
    if strangers:
        raise BodyRefusedError(strangers[0][:60])
    return Body(found)
