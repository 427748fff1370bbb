"""One word, one thing: the glossary, banned names, and the two instruments 96."""

import ast
import re
import unicodedata
from pathlib import Path

from tests.contracts.tree import (
    ROOT,
    SOURCE,
    core_classes,
    prose,
    texts,
    trees,
)
from tinnhiem.core.errors import VoteError

ROW = re.compile(r"^\| `([^`]+)` \|([^|]+)\|([^|]*)\|$", re.MULTILINE)

# A word that excludes nothing collects everything (docs/adr, style of this project).
BANNED = {
    *("utils", "util", "helpers", "helper", "common", "manager", "service"),
    *("handle", "process", "data", "info", "misc", "tools"),
}
BANNED_PARTS = {"utils", "util", "helper", "helpers", "manager", "service"}
FRAMEWORK_NAMES = {"handle"}  # Django calls a command's method so

# «96» of Quy định 96-QĐ/TW or Nghị quyết 96/2023/QH15, and nothing else, as a word.
# A figure (96,15 %), a part of a key (party-96-qd-tw) or of a number is not one.
ALONE = re.compile(
    r"(?<![\w.,:/\-–#+=])96(?![\w%]|[.,:]\d|\s?%|-QĐ/TW|/2023/QH15|-qd-tw|-2023-qh15)"
)
# Texts that are not ours, or that must quote what they recognise.
QUOTING = {
    Path("examples"): "the plan of 2023 is printed as its office wrote it",
    Path("tests"): "tests feed wrong and abbreviated texts to the reader of plans",
}
# The plan's own abbreviation and what people type, in these marks; and the sentences
# that explain this very rule.
QUOTATION = re.compile(r"«(?:Quy định số )?96»|\bcùng số 96\b|\bnumber(?:ed)?\s+96\b")


def glossary() -> dict[str, tuple[str, str]]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {
        code: (word.strip(), other.strip()) for code, word, other in ROW.findall(text)
    }


def test_every_class_of_the_core_has_its_vietnamese_word() -> None:
    classes = core_classes()
    wanted = {name for name, cls in classes.items() if not issubclass(cls, VoteError)}
    missing = sorted(wanted - glossary().keys())

    assert not missing, "add to docs/glossary.md:\n" + "\n".join(
        f"| `{name}` | … | … |  <!-- {first_line(classes[name])} -->"
        for name in missing
    )


def first_line(cls: type) -> str:
    return (cls.__doc__ or "").strip().split("\n")[0]


def test_every_word_of_the_glossary_still_names_something() -> None:
    classes = core_classes()
    gone = []
    for code in glossary():
        name, _, member = code.partition(".")
        if not name[0].isupper():
            continue
        if name not in classes or (member and not hasattr(classes[name], member)):
            gone.append(code)

    assert not gone, f"docs/glossary.md explains what no longer exists: {gone}"


def test_no_two_rows_of_the_glossary_share_their_vietnamese_word() -> None:
    seen: dict[str, str] = {}
    twice = []
    for code, (word, _) in glossary().items():
        if word in seen:
            twice.append(f"{code} and {seen[word]}: {word}")
        seen[word] = code

    assert not twice


def test_modules_and_functions_have_names_that_exclude_something() -> None:
    wrong = []
    for path, tree in trees(SOURCE):
        if path.stem in BANNED:
            wrong.append(f"{path}: module {path.stem}")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                words = set(
                    re.sub(r"(?<!^)(?=[A-Z])", "_", node.name).lower().split("_")
                )
                vague = node.name in BANNED - FRAMEWORK_NAMES or words & BANNED_PARTS
                if vague:
                    wrong.append(f"{path}:{node.lineno}: {node.name}")

    assert not wrong


def test_check_means_check_in_inside_the_core() -> None:
    wrong = [
        f"{path}:{node.lineno}: {node.name}: say require_…, reject_… or what it finds"
        for path, tree in trees(SOURCE / "core")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.name.lower().startswith("check")
        and not node.name.lower().startswith(("check_in", "check" + "in"))
    ]

    assert not wrong


def test_no_text_of_ours_says_96_alone() -> None:
    wrong = [
        f"{path}: …{text[max(0, match.start() - 30) : match.end() + 30]!r}…"
        for path, text in [*prose(), *texts(".html", ".typ"), *strings_in_source()]
        if not any(place in path.parents for place in QUOTING)
        for match in ALONE.finditer(QUOTATION.sub("", text))
    ]

    assert not wrong, (
        "two instruments of 2023 bear this number: write «Quy định 96-QĐ/TW» or "
        "«Nghị quyết 96/2023/QH15»:\n" + "\n".join(wrong)
    )


def strings_in_source() -> list[tuple[Path, str]]:
    python = [
        (path, node.value)
        for path, tree in trees(SOURCE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return python + [
        (path, text)
        for path, text in texts(".toml", ".txt")
        if path.parts[:2] == ("src", "tinnhiem")
    ]


def test_the_search_for_96_finds_what_it_should() -> None:
    bad = ["Quy định 96", "số 96 năm 2023", "96 của Bộ Chính trị", "(96)", "QĐ 96."]
    good = [
        *("Quy định 96-QĐ/TW", "Nghị quyết 96/2023/QH15", "96,15%", "96.5", "96 %"),
        *("party-96-qd-tw-2023", "196", "960", "3.96"),
    ]

    assert [text for text in bad if not ALONE.search(text)] == []
    assert [text for text in good if ALONE.search(text)] == []


def test_every_text_is_in_composed_unicode() -> None:
    wrong = [
        str(path)
        for path, text in texts(".py", ".md", ".html", ".toml", ".txt", ".typ", ".css")
        if not unicodedata.is_normalized("NFC", text)
    ]

    assert not wrong, f"store these files in NFC: {wrong}"
