"""The pages of a count as a committee's device asks for them."""

from html import unescape

from django.test import Client

from tests.site.builders import SLUG

AT = f"/cuoc/{SLUG}/kiem-phieu/"


def text(client: Client, path: str = "") -> str:
    """Return a page of the count, wherever it leads."""
    answer = client.get(AT + path, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def send(client: Client, path: str, **form: object) -> str:
    """Send a form and return the page that it leads to."""
    answer = client.post(AT + path, form, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())
