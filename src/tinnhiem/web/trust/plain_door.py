"""The one thing that is served without encryption on the LAN: the certificate.

A phone cannot trust our pages before it has this. The door is an application of its
own with five fixed answers; it knows no session, no campaign and no form.
"""

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any, Final

from django.template.loader import render_to_string

from tinnhiem.store.queries.certificates import authority_there
from tinnhiem.web.headers import HEADERS
from tinnhiem.web.trust.certificate import KINDS, certificate_part, file_of

LOOKS: Final = {
    "/kieu.css": ("site.css", "text/css; charset=utf-8"),
    "/hinh.svg": ("icon.svg", "image/svg+xml"),
}
HTML: Final = "text/html; charset=utf-8"

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def plain_door(environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
    """Answer one request, as WSGI; 404 for whatever is not the certificate's."""
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return _answer(start, "405 Method Not Allowed", "text/plain", b"")
    path = environ.get("PATH_INFO", "")
    authority = authority_there()
    if path in LOOKS:
        name, kind = LOOKS[path]
        drawn = files("tinnhiem.web") / "static" / "tinnhiem" / name
        return _answer(start, "200 OK", kind, drawn.read_bytes())
    if authority is None or path not in {"/", *(f"/{name}" for name in KINDS)}:
        return _answer(start, "404 Not Found", "text/plain", b"")
    if path == "/":
        context = {"part": certificate_part(authority)}
        text = render_to_string("trust/plain_door.html", context)
        return _answer(start, "200 OK", HTML, text.encode())
    name = path.removeprefix("/")
    return _answer(start, "200 OK", KINDS[name], file_of(authority, name), file=name)


def _answer(
    start: StartResponse, status: str, kind: str, content: bytes, *, file: str = ""
) -> list[bytes]:
    headers = [*HEADERS.items(), ("Content-Type", kind)]
    headers.append(("Content-Length", str(len(content))))
    if file:
        headers.append(("Content-Disposition", f'attachment; filename="{file}"'))
    start(status, headers)
    return [content]
