"""Every sentence of the pages that is to be translated: where it stands, what it says.

Templates are read by Django's own reader, Python by its own parser. A sentence is the
argument of gettext, of `Wording`, or a value in the list that `wordings` takes.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from django.utils.translation.template import templatize

SOURCE: Final = Path(__file__).resolve().parent.parent / "src" / "tinnhiem"
CATALOGUE: Final = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"

ONE: Final = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "Wording"})
TWO: Final = frozenset({"ngettext", "ngettext_lazy"})
LIST: Final = "wordings"
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
    for said, place in (*_templates(), *_python()):
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
        tree = ast.parse(path.read_text(encoding="utf-8"))
        also = _other_names(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for said in (*_said(node, also), *_listed(node, tree)):
                    yield said, f"{path.relative_to(SOURCE)}:{node.lineno}"


def _other_names(tree: ast.Module) -> dict[str, str]:
    """Return what gettext is called here: «later» for `gettext_lazy as later`."""
    return {
        alias.asname: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.asname and alias.name in ONE | TWO
    }


def _said(call: ast.Call, also: dict[str, str]) -> Iterator[Said]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    name = also.get(name, name)
    many = 2 if name in TWO else 1 if name in ONE else 0
    texts = _texts(call.args[:many])
    if many and len(texts) == many:
        yield tuple(texts)


def _listed(call: ast.Call, tree: ast.Module) -> Iterator[Said]:
    """Yield the values of the list that `wordings` takes, by itself or by its name."""
    if getattr(call.func, "id", "") != LIST:
        return
    lists: dict[str, ast.expr | None] = {
        node.target.id: node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    (given,) = call.args
    meant = lists.get(given.id) if isinstance(given, ast.Name) else given
    if isinstance(meant, ast.Dict):
        yield from ((text,) for text in _texts(meant.values))


def _texts(nodes: Iterable[ast.expr]) -> list[str]:
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
    ]
