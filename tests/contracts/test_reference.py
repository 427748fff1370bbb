"""Every code that a screen or a paper prints can be looked up."""

import ast
import re
from enum import StrEnum

import pytest

from tests.contracts.tree import ROOT, SOURCE, modules, trees
from tinnhiem import rulebooks
from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.conference.phase import MissingCode, Phase
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.outcome.proof import ProofCode
from tinnhiem.papers.making import CATALOGUE

DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param("explanation/counting.md", FaultCode, id="faults of the count"),
        pytest.param("reference/phases.md", Phase, id="phases"),
        pytest.param("reference/phases.md", MissingCode, id="what can be missing"),
        pytest.param("reference/result-check.md", ProofCode, id="proof-reader"),
        pytest.param("reference/readings-file.md", Mark, id="keys of a reading"),
    ],
)
def test_every_code_is_explained(name: str, codes: type[StrEnum]) -> None:
    text = page(name)

    assert [
        c.value for c in codes if not re.search(rf"[`«(]{c.value}[`»)]", text)
    ] == []


def test_every_paper_is_described() -> None:
    text = page("reference/papers.md")

    assert [kind.code for kind in CATALOGUE if kind.code not in text] == []


def test_every_finding_about_a_plan_is_explained() -> None:
    written = {
        node.args[0].value
        for _, tree in trees(SOURCE / "core" / "plans")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "PlanFinding"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    text = page("reference/plan-check.md")

    assert len(written) > 5
    codes = sorted(str(code) for code in written)
    assert [code for code in codes if f"`{code}`" not in text] == []


def test_every_rulebook_is_described() -> None:
    described = page("reference/rulebooks.md") + page("legal/instruments.md")

    assert [key for key in rulebooks.available() if key not in described] == []


def test_every_source_in_a_docstring_is_traced() -> None:
    traced = page("legal/traceability.md")
    sourced = {
        function.__name__
        for module in modules("tinnhiem.core")
        for function in vars(module).values()
        if callable(function)
        and getattr(function, "__module__", "") == module.__name__
        and re.search(r"^\s*Source:", function.__doc__ or "", re.MULTILINE)
    }

    assert sourced
    assert sorted(name for name in sourced if f"`{name}`" not in traced) == []
