"""Reading the key under which a form asks for its deed."""

from typing import Final
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FIELD: Final = "once"


def key_of(request: HttpRequest) -> UUID:
    """Return the form's key; a fresh one when it carries none that can be read."""
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return uuid4()


def content_of(request: HttpRequest) -> str:
    """Return a digest of what the form says, for `once`; it tells nothing by itself.

    Keyed with the key of this site. Not for forms that carry marks: these are few, and
    whoever holds the folder could try them all.
    """
    said = [
        (name, values)
        for name, values in sorted(request.POST.lists())
        if name not in {FIELD, "csrfmiddlewaretoken"}
    ]
    return salted_hmac("tinnhiem/once", repr(said), algorithm="sha256").hexdigest()
