"""The import contracts of pyproject.toml, run with the tests so that all see them."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.contracts.tree import ROOT, SOURCE, trees


def test_imports_point_the_way_they_should() -> None:
    linter = Path(sys.executable).with_name("lint-imports")

    found = subprocess.run(
        [linter, "--no-logo", "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(SOURCE.parent)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout + found.stderr
    assert "0 broken" in found.stdout


def test_the_core_imports_only_python_and_itself() -> None:
    wrong = []
    for path, tree in trees(SOURCE / "core"):
        for node in ast.walk(tree):
            match node:
                case ast.Import():
                    names = [alias.name for alias in node.names]
                case ast.ImportFrom():
                    names = [node.module or ""]
                case _:
                    continue
            wrong += [
                f"{path}:{node.lineno}: {name}"
                for name in names
                if name.split(".")[0] not in sys.stdlib_module_names
                and not name.startswith("tinnhiem.core")
            ]

    assert not wrong
