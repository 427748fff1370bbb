"""The table from article to test names what exists."""

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

from tinnhiem.core.rules.rulebook import Rulebook

ROOT = Path(__file__).parents[3]
TABLE = (ROOT / "docs/legal/traceability.md").read_text(encoding="utf-8")
ROWS = re.findall(r"\| `(\w+)` \| `(\w+)` \| `([\w./]+)` \|$", TABLE, re.MULTILINE)


def _functions() -> set[str]:
    trees = (
        ast.parse(path.read_text(encoding="utf-8"))
        for path in (ROOT / "src/tinnhiem/core").rglob("*.py")
    )
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def test_the_table_has_rows() -> None:
    assert len(ROWS) > 10


@pytest.mark.parametrize(("key", "function", "test"), ROWS)
def test_a_row_names_a_figure_a_function_and_a_test(
    key: str, function: str, test: str
) -> None:
    assert key in {field.name for field in fields(Rulebook)}
    assert function in _functions()
    assert (ROOT / test).is_file()
