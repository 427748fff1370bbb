"""Where votes become consequences, nothing is rounded and nothing is approximate."""

import ast

import pytest

from tests.contracts.tree import SOURCE, trees

# Lengths on paper and shares of ink are measured, so they are approximate by nature;
# what leaves this area is an answer or a doubt, never a number that is counted on.
MEASURED = "scanning"
CORE = [
    (path, tree) for path, tree in trees(SOURCE / "core") if MEASURED not in path.parts
]


def places(
    kind: type[ast.AST] | tuple[type[ast.AST], ...],
) -> list[tuple[str, ast.AST]]:
    return [
        (f"{path}:{getattr(node, 'lineno', '?')}", node)
        for path, tree in CORE
        for node in ast.walk(tree)
        if isinstance(node, kind)
    ]


def test_the_core_is_there_to_be_looked_at() -> None:
    assert len(CORE) > 10


def test_no_float_is_written_in_the_core() -> None:
    wrong = [
        place
        for place, node in places(ast.Constant)
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
    ]

    assert not wrong


def test_nothing_in_the_core_is_divided_into_a_float() -> None:
    wrong = [
        place
        for place, node in places((ast.BinOp, ast.AugAssign))
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div)
    ]

    assert not wrong, f"cross-multiply, or use // with the rounding said aloud: {wrong}"


@pytest.mark.parametrize("name", ["float", "round", "complex"])
def test_no_name_in_the_core_makes_figures_inexact(name: str) -> None:
    wrong = [
        place
        for place, node in places(ast.Name)
        if isinstance(node, ast.Name) and node.id == name
    ]

    assert not wrong
