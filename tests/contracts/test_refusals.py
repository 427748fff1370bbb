"""Every refusal has a code, one Vietnamese sentence, and an entry in the reference."""

import ast
import re
import unicodedata
from collections import Counter

import pytest

from tests.contracts.examples import instance
from tests.contracts.tree import (
    ROOT,
    SOURCE,
    VIETNAMESE,
    can_be_raised,
    refusals,
    sections,
    trees,
)
from tinnhiem.cli.run import exit_code_of
from tinnhiem.core.errors import VoteError
from tinnhiem.messages import say

PAGE = ROOT / "docs" / "reference" / "errors.md"
MET = [cls for cls in refusals() if can_be_raised(cls)]
BY_CLASS = [pytest.param(cls, id=cls.__name__) for cls in MET]
KEBAB = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def entry(cls: type[VoteError]) -> str:
    """Return what the reference must say below the heading of one refusal."""
    refusal = instance(cls)
    meaning = (cls.__doc__ or "").strip().split("\n\n")[0]
    return (
        f"{' '.join(meaning.split())} Exit code {exit_code_of(refusal)}.\n\n"
        f"> {say(refusal)}"
    )


def test_there_are_refusals_to_look_at() -> None:
    assert len(MET) > 5


@pytest.mark.parametrize("refusal", BY_CLASS)
def test_a_refusal_is_named_after_what_is_wrong(refusal: type[VoteError]) -> None:
    assert refusal.__name__.endswith("Error")
    assert KEBAB.fullmatch(refusal.code), refusal.code
    assert "code" in vars(refusal), "each class has a code of its own"


def test_no_two_refusals_share_a_code() -> None:
    codes = Counter(cls.code for cls in MET)

    assert [code for code, times in codes.items() if times > 1] == []


@pytest.mark.parametrize("refusal", BY_CLASS)
def test_a_refusal_explains_itself_to_developers(refusal: type[VoteError]) -> None:
    assert refusal.__doc__, "one sentence that says what is wrong"
    assert str(instance(refusal)), "an English text in args, ending in what to do"


@pytest.mark.parametrize("refusal", BY_CLASS)
def test_a_clerk_is_told_in_vietnamese(refusal: type[VoteError]) -> None:
    assert say.dispatch(refusal) is not say.dispatch(VoteError), (
        f"register a sentence for {refusal.__name__} in messages/"
    )

    sentence = say(instance(refusal))

    assert VIETNAMESE.search(sentence.lower()), sentence
    assert unicodedata.is_normalized("NFC", sentence)
    opening, *listed = sentence.splitlines()
    assert opening.rstrip("»)").endswith((":",) if listed else (".", "?", "!", "…"))
    assert refusal.__name__ not in sentence
    assert "None" not in sentence, sentence
    assert not re.search(r"<\w+\.|<class|object at 0x|\bFraction\(", sentence), sentence


def test_no_refusal_has_two_sentences() -> None:
    named: Counter[str] = Counter()
    for _, tree in trees(SOURCE / "messages"):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                named.update(registered(node))

    assert [name for name, times in named.items() if times > 1] == []


def registered(function: ast.FunctionDef) -> list[str]:
    """Name the classes that a `@say.register` function speaks for."""
    decorators = [ast.unparse(d) for d in function.decorator_list]
    if not any(d.startswith("say.register") for d in decorators):
        return []
    called = re.findall(r"say\.register\((.+)\)", " ".join(decorators))
    annotation = function.args.args[0].annotation
    shown = called or ([ast.unparse(annotation)] if annotation else [])
    return [name.strip().split(".")[-1] for text in shown for name in text.split("|")]


def test_the_reference_has_every_refusal() -> None:
    written = sections(PAGE.read_text(encoding="utf-8"), level=3)
    wrong = [
        f"### `{cls.code}`\n\n{entry(cls)}\n"
        for cls in MET
        if written.get(cls.code, "").split("\n## ")[0].strip() != entry(cls)
    ]

    assert not wrong, (
        f"put these into {PAGE.relative_to(ROOT)} in place of what stands there:\n\n"
        + "\n".join(wrong)
    )


def test_the_reference_has_no_refusal_that_is_gone() -> None:
    written = sections(PAGE.read_text(encoding="utf-8"), level=3)

    assert sorted(written.keys() - {cls.code for cls in MET}) == []


def test_refusals_live_where_one_looks_for_them() -> None:
    homes = {"errors", "files", "share"}
    misplaced = [
        f"{cls.__module__}.{cls.__name__}"
        for cls in refusals()
        if cls.__module__.startswith("tinnhiem.core")
        and cls.__module__.rsplit(".", 1)[1] not in homes
    ]

    assert not misplaced


def test_no_refusal_is_swallowed_without_a_word() -> None:
    wrong = [
        f"{path}:{node.lineno}"
        for path, tree in trees(SOURCE)
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or ast.unparse(node.type) in {"Exception", "BaseException"}
        )
        and all(isinstance(line, ast.Pass) for line in node.body)
    ]

    assert not wrong
