"""What every page forbids the browser to do with it."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # «no-referrer» would make a browser send its forms from «null».
    "Referrer-Policy": "same-origin",
    # A shared office machine: the next person must not find pages in the cache.
    "Cache-Control": "no-store",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
}

Answer = Callable[[HttpRequest], HttpResponseBase]


def security_headers(get_response: Answer) -> Answer:
    """Return `get_response` with `HEADERS` on every answer that has none of its own.

    A cookie that was set on an encrypted connection travels on no other. There is no
    Strict-Transport-Security: the certificate is the office's own and goes with the
    vote, after which phones would be locked out of whatever has this address then.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return answer
