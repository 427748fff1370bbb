"""Budgets that good code meets: files that fit in a head, functions on a screen."""

import ast

from tests.contracts.tree import ROOT, SOURCE, trees

FILE_HARD = 500
TABLES_HARD = 600  # tests hold the law as tables, and tables grow downwards
FUNCTION_HARD = 50
FUNCTION_TARGET = 20
POSITIONAL_HARD = 4

PLACES = [SOURCE, ROOT / "dev", ROOT / "bench", ROOT / "tests"]
FUNCTIONS = [
    (f"{path}:{node.lineno} {node.name}", node)
    for place in PLACES
    for path, tree in trees(place)
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) and first.end_lineno:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def test_no_file_is_longer_than_a_head_can_hold() -> None:
    lengths = [
        (len((ROOT / path).read_text(encoding="utf-8").splitlines()), path)
        for place in PLACES
        for path, _ in trees(place)
        if "migrations" not in path.parts
    ]
    limits = {"tests": TABLES_HARD}

    wrong = [
        f"{path}: {n}"
        for n, path in lengths
        if n > limits.get(path.parts[0], FILE_HARD)
    ]
    assert not wrong


def test_no_function_is_longer_than_a_screen() -> None:
    wrong = [
        f"{name}: {length(node)}"
        for name, node in FUNCTIONS
        if length(node) > FUNCTION_HARD
    ]

    assert not wrong


def test_nine_functions_in_ten_are_short() -> None:
    ours = sorted(length(n) for name, n in FUNCTIONS if name.startswith("src"))

    assert ours[len(ours) * 9 // 10] <= FUNCTION_TARGET


def test_no_function_of_ours_takes_a_row_of_positional_arguments() -> None:
    wrong = [
        f"{name}: keyword-only from the second"
        for name, node in FUNCTIONS
        if name.startswith("src")
        and "/cli/" not in name  # click passes every parameter by its name
        and "migrations" not in name
        and len([a for a in node.args.args if a.arg not in {"self", "cls"}])
        > POSITIONAL_HARD
    ]

    assert not wrong
