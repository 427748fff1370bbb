"""Everything a page says can be said in English."""

import ast
import re
from collections import Counter
from functools import cache

from babel.messages.pofile import read_po

from dev.msgids import CATALOGUE, Said, msgids
from tests.contracts.tree import SOURCE, trees

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*[^{}]*\}")
SAYING = SOURCE / "web" / "saying.py"


@cache
def catalogue() -> dict[Said, Said]:
    """Return the catalogue as it is kept: what is said, and its English."""
    with CATALOGUE.open("rb") as file:
        return {_texts(m.id): _texts(m.string) for m in read_po(file) if m.id}


def _texts(value: object) -> Said:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def test_a_translation_has_the_figures_of_its_sentence() -> None:
    wrong = [
        f"{said[0]!r}: {english!r}"
        for said, words in catalogue().items()
        for english in words
        if english
        and Counter(PLACEHOLDER.findall(english))
        != Counter(PLACEHOLDER.findall(said[0]))
    ]

    assert not wrong, "\n".join(wrong)


def test_the_reader_of_sentences_finds_them_where_they_stand() -> None:
    found = msgids()

    assert ("Đăng xuất",) in found  # a template
    assert ("Đã đổi mật khẩu.",) in found  # a view
    assert ("Cấp tài khoản",) in found  # a list of words


def test_views_say_refusals_in_the_language_of_the_page() -> None:
    wrong = [
        f"{path}:{node.lineno}: use say_here of tinnhiem.web.saying"
        for path, tree in trees(SOURCE / "web")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module in {"tinnhiem.messages", "tinnhiem.messages.say"}
        and path.name != SAYING.name
    ]

    assert not wrong, "\n".join(wrong)
