"""Reading the key under which a form asks for its deed."""

from typing import Final
from uuid import UUID, uuid4

from django.http import HttpRequest

FIELD: Final = "once"


def key_of(request: HttpRequest) -> UUID:
    """Return the form's key; a fresh one when it carries none that can be read."""
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return uuid4()
