"""What Django does not say when a template is wrong."""

import re

from tests.contracts.tree import texts

INCLUDE = re.compile(r'\{% include "(?P<name>[^"]+)"(?P<rest>[^%]*)%\}')
TOKEN = "csrf_token"


def test_a_form_in_a_part_gets_its_token() -> None:
    """With «only» the token stays outside, and a real browser's form is refused."""
    templates = {
        path.as_posix().partition("/templates/")[2]: text
        for path, text in texts(".html")
    }
    with_form = {name for name, text in templates.items() if "{% csrf_token %}" in text}
    for _ in range(3):  # parts within parts
        with_form |= {
            name
            for name, text in templates.items()
            if any(one["name"] in with_form for one in INCLUDE.finditer(text))
        }
    wrong = [
        f"{name}: give {one['name']} {TOKEN}={TOKEN}"
        for name, text in templates.items()
        for one in INCLUDE.finditer(text)
        if one["name"] in with_form
        and one["rest"].split()[-1:] == ["only"]
        and f"{TOKEN}={TOKEN}" not in one["rest"]
    ]

    assert with_form
    assert not wrong, "\n".join(wrong)
