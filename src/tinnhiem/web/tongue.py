"""Which language a page speaks: that of the switch, and Vietnamese before anybody asks.

The language a browser names is not asked: many an office runs an English Windows for
people who read Vietnamese.
"""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

VIETNAMESE: Final = "vi"

Answer = Callable[[HttpRequest], HttpResponseBase]


def tongue(get_response: Answer) -> Answer:
    """Speak the language of the switch for one request."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        code = wanted if wanted in known else settings.LANGUAGE_CODE
        with translation.override(code):
            response = get_response(request)
            patch_vary_headers(response, ("Cookie",))
            response.headers.setdefault("Content-Language", code)
            return response

    return answer


def is_vietnamese() -> bool:
    """Say whether this page is in Vietnamese."""
    return (translation.get_language() or VIETNAMESE) == VIETNAMESE
