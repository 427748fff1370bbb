"""Everything a page says can be said in English."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from dev.msgids import CATALOGUE, LIST, ONE, TWO, Said, msgids
from tests.contracts.tree import SOURCE, VIETNAMESE, texts, trees
from tinnhiem.web.saying import LETTER

PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)(?::[^{}]*)?\}")
SAYING = SOURCE / "web" / "saying.py"
SAYS = ONE | TWO | {LIST}
TEMPLATES = Path("src/tinnhiem/web/templates")
# What of a template is a comment or is translated.
WRAPPED = re.compile(
    r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}"
    r"|\{%\s*blocktranslate\b.*?\{%\s*endblocktranslate\s*%\}"
    r"|\{%\s*translate\s+(?:\"[^\"]*\"|'[^']*').*?%\}|\b_\(\"[^\"]*\"\)",
    re.DOTALL,
)
# The product's name, and the name of the other language in itself.
NAMED = re.compile("Tín Nhiệm|>Tiếng Việt<")
# Names, letters that are looked for, and what the journal keeps in Vietnamese.
KEPT = {"Tín Nhiệm", "Tiếng Việt", "Cốc Cốc", "đã ", "lấy phiếu tín nhiệm", "thẻ số "}
KEPT |= {LETTER, "nếu có", "Mã kiểm tra"}  # looked for in Vietnamese words
# Used by commands, refusals and minutes, never by a page.
ONLY_IN_VIETNAMESE = {
    *("ballots.py", "conference.py", "count.py", "outcome.py", "paper_edits.py"),
    *("people_preview.py", "record_places.py", "rules.py"),
}


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


def test_templates_say_nothing_that_cannot_be_translated() -> None:
    wrong = []
    for path, text in texts(".html"):
        if TEMPLATES not in path.parents:
            continue
        bare = WRAPPED.sub(lambda found: "\n" * found[0].count("\n"), text)
        for number, line in enumerate(bare.splitlines(), start=1):
            if VIETNAMESE.search(NAMED.sub("", line).lower()):
                wrong.append(f"{path}:{number}: {line.strip()[:80]}")

    assert not wrong, "wrap in {% translate %} or {% blocktranslate %}:\n" + "\n".join(
        wrong
    )


def test_pages_say_nothing_in_python_that_cannot_be_translated() -> None:
    wrong = [
        f"{path}:{line}: {text[:60]!r}"
        for path, tree in trees(SOURCE / "web")
        for line, text in bare_strings(tree)
        if text not in KEPT and VIETNAMESE.search(text.lower())
    ]

    assert not wrong, "wrap in gettext:\n" + "\n".join(wrong)


def bare_strings(tree: ast.Module) -> list[tuple[int, str]]:
    """Return every string that is no docstring and no argument of gettext."""
    wrapped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_called(node) in SAYS | other_names(tree):
            wrapped |= {id(part) for part in ast.walk(node)}
        if isinstance(node, ast.Expr):  # docstrings
            wrapped.add(id(node.value))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in wrapped
    ]


def name_called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def other_names(tree: ast.Module) -> set[str]:
    return {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname
    }


def test_sentences_of_messages_keep_their_patterns() -> None:
    wrong = [
        f"{path}:{line}"
        for path, tree in trees(SOURCE / "messages")
        if path.name not in ONLY_IN_VIETNAMESE
        for line in f_strings_outside_refusals(tree)
    ]

    assert not wrong, (
        "a page cannot say these in English; make each a Wording "
        "(tinnhiem.core.wording):\n" + "\n".join(wrong)
    )


def f_strings_outside_refusals(tree: ast.Module) -> list[int]:
    refusals = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any("register" in ast.unparse(one) for one in node.decorator_list)
    ]
    within = {id(part) for refusal in refusals for part in ast.walk(refusal)}
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and id(node) not in within
        and VIETNAMESE.search(ast.unparse(node).lower())
    ]


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
