"""The line finder agrees with what `tomllib` finds."""

import tomllib
from typing import Any

import pytest

from tests.core.rules.books import KEYS, shipped
from tinnhiem.core.rules.toml_lines import Path, line_at, lines_of


def _paths(value: Any, path: Path = ()) -> set[Path]:
    if isinstance(value, dict):
        below = [_paths(v, (*path, k)) for k, v in value.items()]
    elif isinstance(value, list) and value and all(isinstance(v, dict) for v in value):
        below = [_paths(v, (*path, n)) for n, v in enumerate(value)]
    else:
        below = []
    return {path}.union(*below)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_shipped_book_has_a_line(key: str) -> None:
    assert set(lines_of(shipped(key))) == _paths(tomllib.loads(shipped(key)))


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        pytest.param("a = 1\nb = 2", ("b",), 2, id="top level"),
        pytest.param("[t]\na = 1", ("t", "a"), 2, id="in a table"),
        pytest.param("[t] # x\n\n\na=1", ("t", "a"), 4, id="blank lines and comments"),
        pytest.param("[[l]]\na = 1\n[[l]]\na = 2", ("l", 1, "a"), 4, id="second entry"),
        pytest.param(
            "[[l]]\n[l.s]\na = 1", ("l", 0, "s", "a"), 3, id="table of an entry"
        ),
        pytest.param("[t.u]\na = 1", ("t", "u", "a"), 2, id="nested table"),
        pytest.param("t.u = 1", ("t", "u"), 1, id="dotted key"),
        pytest.param('"đ i" = 1', ("đ i",), 1, id="quoted key"),
        pytest.param("'x.y' = 1", ("x.y",), 1, id="literal key"),
        pytest.param(
            'a = """\nb = 1\n"""\nb = 2', ("b",), 4, id="not inside a long text"
        ),
        pytest.param(
            "a = '''\n[t]\n'''\n[t]", ("t",), 4, id="no header inside a long text"
        ),
        pytest.param(
            'a = """x\\"""\nb = 1"""\nb = 2',
            ("b",),
            3,
            id="an escaped quote does not close",
        ),
        pytest.param(
            'a = [\n"b = 1",\n"]",\n]\nb = 2', ("b",), 5, id="not inside an array"
        ),
        pytest.param(
            'a = "[" # ]\nb = 2', ("b",), 2, id="brackets in texts and comments"
        ),
        pytest.param("a = {b = 1}\nc = 2", ("c",), 2, id="inline table"),
        pytest.param("a = 'x # [' \nb = 2", ("b",), 2, id="a literal text"),
    ],
)
def test_a_key_is_found_on_its_line(text: str, path: Path, line: int) -> None:
    tomllib.loads(text)

    assert lines_of(text)[path] == line


def test_what_has_no_line_takes_that_of_its_table() -> None:
    lines = lines_of("\n[t]\na = 1")

    assert line_at(lines, ("t", "missing")) == 2
    assert line_at(lines, ("elsewhere", 3, "x")) == 1
