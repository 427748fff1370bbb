"""One answer for everybody who asks: made anew only when something has happened.

Two hundred telephones ask every other second; the hall changes every few seconds. Who
comes first after a change makes the answer, the others wait for it and get the same.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from typing import Final

from django.http import HttpRequest, HttpResponse

MOST: Final = 64  # screens, languages and kinds of answer that are kept ready


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer, and the state it tells of."""

    state: Hashable
    content: bytes
    etag: str


class Answers:
    """The latest answer of each kind; an older one is forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Ready] = OrderedDict()
        self._lock = Lock()

    def get(
        self, kind: Hashable, *, state: Hashable, make: Callable[[], bytes]
    ) -> Ready:
        """Return the answer of that kind to that state; made once.

        Args:
            kind: Which screen, in which language, as which kind of answer.
            state: Grows or changes with everything the answer tells.
            make: Draws it.
        """
        found = self._kept.get(kind)
        if found is not None and found.state == state:
            return found
        with self._lock:
            found = self._kept.get(kind)
            if found is not None and found.state == state:
                return found
            content = make()
            etag = f'"{sha256(content).hexdigest()[:32]}"'
            ready = Ready(state, content, etag)
            self._kept[kind] = ready
            self._kept.move_to_end(kind)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return ready


def answer_with(ready: Ready, request: HttpRequest, *, media: str) -> HttpResponse:
    """Return the answer, or 304 to whoever has it."""
    asked = request.headers.get("If-None-Match", "")
    if ready.etag in (one.strip().removeprefix("W/") for one in asked.split(",")):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(ready.content, content_type=media)
    response["ETag"] = ready.etag
    response["Cache-Control"] = "private, no-cache"
    return response
