"""Every sentence of the pages that is to be translated: where it stands, what it says.

Templates are read by Django's own reader, Python by its own parser, lists of words by
looking at them; nothing is installed for it, so the tests can ask too.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from django.utils.translation.template import templatize

SOURCE: Final = Path(__file__).resolve().parent.parent / "src" / "tinnhiem"
CATALOGUE: Final = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"

# Words that core and messages keep as plain lists and the pages say (ADR 0025).
WORD_LISTS: Final[tuple[tuple[str, str], ...]] = (
    ("tinnhiem.core.campaigns.acts", "ACT_WORDS"),
    ("tinnhiem.core.levels", "LEVEL_WORDS"),
    ("tinnhiem.messages.checklist", "AREA_WORDS"),
    ("tinnhiem.messages.checklist", "GATE_WORDS"),
    ("tinnhiem.messages.conference", "PHASE_WORDS"),
    ("tinnhiem.messages.conference", "ROLE_WORDS"),
    ("tinnhiem.messages.journal", "EVENT_WORDS"),
    ("tinnhiem.messages.journal", "FACT_WORDS"),
    ("tinnhiem.messages.share", "BASE_WORDS"),
)
ONE: Final = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "Wording"})
TWO: Final = frozenset({"ngettext", "ngettext_lazy"})
# What `templatize` writes where a template says something.
IN_TEMPLATE: Final = re.compile(
    r"\b(?P<call>n?gettext|_)\(\s*(?P<one>u?(['\"]).*?(?<!\\)\3)"
    r"(?:\s*,\s*(?P<two>u?(['\"]).*?(?<!\\)\5))?",
    re.DOTALL,
)

Said = tuple[str, ...]  # a sentence, or one for one thing and one for many


def msgids() -> dict[Said, str]:
    """Return every sentence with the first place it stands at."""
    found: dict[Said, str] = {}
    for said, place in (*_templates(), *_python(), *_lists()):
        found.setdefault(said, place)
    return found


def _templates() -> Iterator[tuple[Said, str]]:
    for path in sorted((SOURCE / "web" / "templates").rglob("*.html")):
        for match in IN_TEMPLATE.finditer(templatize(path.read_text(encoding="utf-8"))):
            texts = [match["one"], match["two"] if match["call"] == "ngettext" else ""]
            said = tuple(ast.literal_eval(text) for text in texts if text)
            yield said, str(path.relative_to(SOURCE))


def _python() -> Iterator[tuple[Said, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (said := _said(node)):
                yield said, f"{path.relative_to(SOURCE)}:{node.lineno}"


def _said(call: ast.Call) -> Said:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    many = 2 if name in TWO else 1 if name in ONE else 0
    texts = [
        arg.value
        for arg in call.args[:many]
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    ]
    return tuple(texts) if many and len(texts) == many and all(texts) else ()


def _lists() -> Iterator[tuple[Said, str]]:
    for module, name in WORD_LISTS:
        for words in _words(getattr(import_module(module), name)):
            yield (words,), f"{module}.{name}"


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _words(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _words(one)
